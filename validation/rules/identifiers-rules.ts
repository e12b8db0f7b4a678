/** Identifiers: well-formed, each used once, and of nobody who lives. Those that another subject has are reported by `validation/identifier-registry.ts`. */

import { luhnDigit } from '../../model/identifiers/luhn.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import { partyLists } from '../case.ts';
import { states } from '../facts/state-facts.ts';
import { brief } from '../finding-words.ts';
import type { Path, Rule } from '../rule.ts';
import { another, sampleId, stranger } from '../sample.ts';

export const identifierRules: readonly Rule[] = [
  {
    id: 'IDENT-001',
    severity: 'error',
    title: 'Id that is not a UUID',
    why: 'Record ids become keys in tables and urn:uuid references in FHIR, where other formats are rejected.',
    source: 'RFC 9562',
    valid: { edits: [['/immunizations/0/id', sampleId(26)]] },
    invalid: { edits: [['/immunizations/0/id', 'flu-shot-1']] },
  },
  {
    id: 'IDENT-002',
    severity: 'error',
    title: 'Duplicate id within a subject',
    why: 'A reference to this id is ambiguous, and a database rejects the second record.',
    valid: { edits: [['/immunizations/0/id', sampleId(27)]] },
    invalid: { edits: [['/immunizations/0/id', sampleId(24)]] },
    examine(one, report) {
      const seen = new Map<string, Path>();
      const enter = (id: string | undefined, path: Path): void => {
        if (id === undefined) return;
        const before = seen.get(id);
        if (before === undefined) seen.set(id, path);
        else report([...path, 'id'], `/${before.join('/')} has the same id`);
      };
      enter(one.subject.patient?.id, ['patient']);
      for (const kind of recordKinds) one.each(kind, ({ id }, path) => enter(id, path));
      for (const list of partyLists) one.eachParty(list, ({ id }, path) => enter(id, path));
    },
  },
  {
    id: 'IDENT-003',
    severity: 'error',
    title: 'Duplicate id across patients',
    why: 'Records of two people have the same id. Organizations, locations and practitioners are shared by design and are not checked.',
    valid: { edits: [], second: stranger({}) },
    invalid: { edits: [], second: stranger({ id: sampleId(10) }) },
  },
  {
    id: 'IDENT-004',
    severity: 'error',
    title: 'Duplicate medical record number',
    why: 'The histories of both patients would be merged. A master patient index exists to prevent this.',
    valid: { edits: [], second: stranger({}) },
    invalid: { edits: [], second: stranger({ mrn: 'MRN00000417' }) },
  },
  {
    id: 'IDENT-005',
    severity: 'warning',
    title: 'Duplicate social security number',
    why: 'Either one person is registered twice, which may be intended (`duplicate` in `defects`), or two people share a number.',
    valid: { edits: [], second: stranger({}) },
    invalid: { edits: [], second: stranger({ ssn: '912-34-0417' }) },
  },
  {
    id: 'IDENT-006',
    severity: 'error',
    title: 'Blank medical record number',
    why: 'Every message identifies the patient by this number.',
    valid: { edits: [] },
    invalid: { edits: [['/patient/mrn', ' ']] },
    examine(one, report) {
      if (one.subject.patient?.mrn?.trim() === '') report(['patient', 'mrn'], 'the patient has no medical record number');
      one.each('encounters', ({ mrn }, path) => {
        if (mrn?.trim() === '') report([...path, 'mrn'], 'the visit has no medical record number');
      });
    },
  },
  {
    id: 'IDENT-007',
    severity: 'warning',
    title: 'Medical record number in another format',
    why: 'hsimc generates `MRN` and at least eight digits, so that its numbers can be recognized. Numbers from a roster are kept as they are.',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/patient/mrn', 'PT-417'],
        ['/encounters/0/mrn', 'PT-417'],
      ],
    },
    examine(one, report) {
      const mrn = one.subject.patient?.mrn;
      if (mrn !== undefined && mrn.trim() !== '' && !/^MRN\d{8,}$/.test(mrn)) report(['patient', 'mrn'], `${brief(mrn)} is not MRN followed by eight digits`);
    },
  },
  {
    id: 'IDENT-008',
    severity: 'error',
    title: 'Invalid social security number',
    why: 'A social security number has nine digits in the format 912-34-0417. Systems that match people by it reject other formats.',
    source: 'Social Security Administration, structure of the number',
    valid: { edits: [] },
    invalid: { edits: [['/patient/ssn', '912340417X']] },
    examine(one, report) {
      const ssn = one.subject.patient?.ssn;
      if (ssn !== undefined && ssn !== '' && !SSN.test(ssn)) report(['patient', 'ssn'], `${brief(ssn)} is not nine digits such as 912-34-0417`);
    },
  },
  {
    id: 'IDENT-009',
    severity: 'warning',
    title: 'Social security number of a real person',
    why: 'Areas 000, 666 and 900 to 999 are never issued. A number in any other area may belong to a real person.',
    source: 'Social Security Administration, randomization of 25 June 2011',
    valid: { edits: [] },
    invalid: { edits: [['/patient/ssn', '212-34-0417']] },
    examine(one, report) {
      const ssn = one.subject.patient?.ssn;
      const digits = ssn !== undefined && SSN.test(ssn) ? ssn.replaceAll('-', '') : null;
      if (digits !== null && !/^(?:000|666|9)/.test(digits)) report(['patient', 'ssn'], 'the social security number may have been issued to a real person');
    },
  },
  {
    id: 'IDENT-010',
    severity: 'error',
    title: 'Invalid NPI',
    why: 'A National Provider Identifier has ten digits. The last one is a check digit, computed with the prefix 80840. Clearinghouses reject claims with an invalid NPI.',
    source: '45 CFR 162.406; ISO/IEC 7812-1 annex B',
    valid: { edits: [] },
    invalid: { edits: [['/parties/practitioners/0/npi', '2000000029']] },
    examine(one, report) {
      for (const list of ['organizations', 'practitioners'] as const) {
        one.eachParty(list, ({ npi }, path) => {
          if (npi === undefined) return;
          const right = luhnDigit(`80840${npi.slice(0, 9)}`);
          if (!/^\d{10}$/.test(npi)) report([...path, 'npi'], `${brief(npi)} is not ten digits`);
          else if (right !== Number(npi[9])) report([...path, 'npi'], `the check digit of the NPI should be ${right}`);
        });
      }
    },
  },
  {
    id: 'IDENT-011',
    severity: 'error',
    title: 'Invalid study UID',
    why: 'A UID consists of numbers separated by dots, without leading zeros, with at most 64 characters. Image archives reject anything else.',
    source: 'DICOM PS3.5, section 9.1',
    valid: { edits: [study('2.25.329800735698586629295641978511506172918')] },
    invalid: { edits: [study('2.25.007')] },
    examine(one, report) {
      one.each('imaging_studies', ({ uid }, path) => {
        if (uid !== undefined && (uid.length > 64 || !/^[0-2](?:\.(?:0|[1-9]\d*))+$/.test(uid))) report([...path, 'uid'], `${brief(uid)} is not a valid UID`);
      });
    },
  },
  {
    id: 'IDENT-012',
    severity: 'warning',
    title: 'Possibly real telephone number or e-mail address',
    why: 'Telephone numbers 555-0100 to 555-0199 and the example and test domains are reserved and reach nobody. Others may reach a real person.',
    source: 'North American Numbering Plan, 555-01XX; RFC 2606',
    valid: { edits: [] },
    invalid: { edits: [['/patient/email', 'ada@gmail.com']] },
    examine(one, report) {
      const check = (record: { phone?: string | null; email?: string | null } | undefined, path: Path): void => {
        const { phone, email } = record ?? {};
        if (phone != null && !/^1?(?:\d{3})?55501\d\d$/.test(phone.replace(/\D/g, '')))
          report([...path, 'phone'], 'the telephone number is not one of those reserved for fiction');
        if (email?.includes('@') && !RESERVED.test(email)) report([...path, 'email'], 'the address is not in a domain reserved for examples');
      };
      check(one.subject.patient, ['patient']);
      one.each('related_persons', check);
      for (const list of partyLists) one.eachParty(list, check);
    },
  },
  {
    id: 'IDENT-013',
    severity: 'warning',
    title: 'Invalid state or ZIP code',
    why: 'States are two-letter postal codes. ZIP codes have five digits, including leading zeros, which spreadsheets often remove.',
    source: 'USPS Publication 28, appendix B',
    valid: {
      edits: [
        ['/patient/state', 'MA'],
        ['/patient/zip', '02139'],
      ],
    },
    invalid: { edits: [['/patient/zip', '2139']] },
    examine(one, report) {
      const check = (record: { state?: string | null; zip?: string | null } | undefined, path: Path): void => {
        const { state, zip } = record ?? {};
        if (state != null && !states.has(state)) report([...path, 'state'], `${brief(state)} is not a two-letter US state code`);
        if (zip != null && !/^\d{5}(?:-\d{4})?$/.test(zip)) report([...path, 'zip'], `${brief(zip)} is not five digits`);
      };
      check(one.subject.patient, ['patient']);
      one.each('related_persons', check);
      for (const list of partyLists) one.eachParty(list, check);
    },
  },
];

const SSN = /^(?:\d{3}-\d{2}-\d{4}|\d{9})$/;
const RESERVED = /(?:@|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

function study(uid: string): readonly [string, unknown] {
  const image = { system: 'LOINC', code: '36643-5', display: 'XR Chest 2 Views' };
  return another('imaging_studies', {
    ...{ code: image, status: 'available', uid, modality: 'DX', body_site: null, started: '2025-03-10T09:05', reason: null, findings: null },
    ...{ conclusion: null, report_id: null, request_id: null, recorded: '2025-03-10T09:05', encounter_id: null, practitioner_id: sampleId(4) },
  });
}
