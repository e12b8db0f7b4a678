/** Claims: sums, codes, and what they say about the visit that they bill. */

import { isModifier, MOST_MODIFIERS } from '../../model/benefits/modifiers.ts';
import { placesOfService } from '../../model/benefits/places-of-service.ts';
import { counted } from '../../model/counted.ts';
import { dayOfMinute, formatDay, formatMinute } from '../../model/time/civil.ts';
import { differ, dollars, sumOf } from '../amounts.ts';
import { dischargeStatuses, typeOfBillProblem } from '../facts/billing-codes.ts';
import { brief } from '../finding-words.ts';
import type { Rule } from '../rule.ts';
import { another, billedLine, coded, sampleId, sampleInstitutional } from '../sample.ts';

/** X12 005010X222A1: 12 diagnoses; 005010X223A2: the principal one, 24 others and the admitting one. */
const MOST_DIAGNOSES = { professional: 12, institutional: 26 } as const;
/** SV107: places of four diagnoses. */
const MOST_POINTERS = 4;
/** Outpatient services of the three days before an admission are part of the claim of the stay (42 CFR 412.2(c)(5)). */
const PAYMENT_WINDOW = 3;

export const claimRules: readonly Rule[] = [
  {
    id: 'CLAIM-001',
    severity: 'error',
    title: 'Charge that is not the sum of the lines',
    why: 'Clearinghouses reject a claim whose total is not the sum of its lines.',
    source: 'X12 005010X222A1 and 005010X223A2, CLM02',
    valid: { edits: [] },
    invalid: { edits: [['/claims/0/charge', '200.00']] },
    examine(one, report) {
      one.each('claims', ({ charge, lines }, path) => {
        const sum = sumOf(lines, (line) => line.charge);
        if (differ(charge, sum)) report([...path, 'charge'], `\`charge\` is ${dollars(charge)}, but the lines add up to ${dollars(sum)}`);
      });
    },
  },
  {
    id: 'CLAIM-002',
    severity: 'error',
    title: 'Claim without lines or diagnoses',
    why: 'A claim says what was done and what it was for.',
    source: 'X12 005010X222A1 and 005010X223A2, 2400 LX and 2300 HI',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claims/0/diagnoses', []],
        ['/claims/0/lines/0/diagnosis_pointers', []],
        ['/claims/0/lines/1/diagnosis_pointers', []],
      ],
    },
    examine(one, report) {
      one.each('claims', (record, path) => {
        for (const field of ['lines', 'diagnoses'] as const) if (record[field]?.length === 0) report([...path, field], `the claim has no ${field}`);
      });
    },
  },
  {
    id: 'CLAIM-003',
    severity: 'error',
    title: 'Diagnosis pointer without a diagnosis',
    why: 'The pointers of a line are positions in the list of diagnoses of the claim, starting at 1. A professional line has one to four; the admitting diagnosis is not among them.',
    source: 'X12 005010X222A1, SV107',
    valid: { edits: [['/claims/0/lines/0/diagnosis_pointers', [2, 1]]] },
    invalid: { edits: [['/claims/0/lines/0/diagnosis_pointers', [3]]] },
    examine(one, report) {
      one.each('claims', ({ type, lines, diagnoses }, path) => {
        if (diagnoses === undefined || diagnoses.length === 0) return;
        const ranked = diagnoses.filter((diagnosis) => diagnosis?.role !== 'admitting').length;
        lines?.forEach((line, i) => {
          const pointers = line?.diagnosis_pointers;
          const at = [...path, 'lines', i, 'diagnosis_pointers'];
          if (pointers === undefined) return;
          if (type === 'professional' && pointers.length === 0) report(at, 'the line points to no diagnosis');
          if (pointers.length > MOST_POINTERS) report(at, `the line has ${pointers.length} pointers; at most ${MOST_POINTERS} are allowed`);
          if (new Set(pointers).size < pointers.length) report(at, 'the line points to the same diagnosis twice');
          pointers.forEach((pointer, nth) => {
            if (pointer !== undefined && pointer > ranked)
              report([...at, nth], `the pointer is ${pointer}, but the claim has ${counted(ranked, 'diagnosis', 'diagnoses')}`);
          });
        });
      });
    },
  },
  {
    id: 'CLAIM-004',
    severity: 'error',
    title: 'Principal diagnosis that is not the first',
    why: 'The first diagnosis of a claim is the principal one, and the only one. Payers group stays and check medical necessity by it.',
    source: 'X12 005010X222A1 and 005010X223A2, HI*ABK',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claims/0/diagnoses/0/role', 'other'],
        ['/claims/0/diagnoses/1/role', 'principal'],
      ],
    },
    examine(one, report) {
      one.each('claims', ({ type, diagnoses }, path) => {
        if (diagnoses === undefined || diagnoses.length === 0) return;
        const seen = new Set<string>();
        diagnoses.forEach((diagnosis, i) => {
          const at = [...path, 'diagnoses', i];
          if (diagnosis?.role === undefined) return;
          if (i === 0 && diagnosis.role !== 'principal') report([...at, 'role'], `the first diagnosis is ${diagnosis.role}, but must be principal`);
          if (i > 0 && diagnosis.role === 'principal') report([...at, 'role'], 'the principal diagnosis is not the first one');
          if (diagnosis.role === 'admitting' || diagnosis.code?.code === undefined) return;
          if (seen.has(diagnosis.code.code)) report([...at, 'code'], `${brief(diagnosis.code.code)} is on the claim more than once`);
          seen.add(diagnosis.code.code);
        });
        const most = type === undefined ? Number.POSITIVE_INFINITY : MOST_DIAGNOSES[type];
        if (diagnoses.length > most) report([...path, 'diagnoses'], `the claim has ${diagnoses.length} diagnoses; at most ${most} are allowed`);
      });
    },
  },
  {
    id: 'CLAIM-005',
    severity: 'error',
    title: 'Diagnosis on a claim that is not ICD-10-CM',
    why: 'The diagnoses of a claim are coded only in ICD-10-CM.',
    source: '45 CFR 162.1002(c)(2)',
    valid: { edits: [] },
    invalid: { edits: [['/claims/0/diagnoses/1/code', coded('SNOMED', '44054006', 'Diabetes mellitus type 2 (disorder)')]] },
    examine(one, report) {
      one.each('claims', ({ diagnoses }, path) => {
        diagnoses?.forEach((diagnosis, i) => {
          const system = diagnosis?.code?.system;
          if (system !== undefined && system !== 'ICD10CM')
            report([...path, 'diagnoses', i, 'code', 'system'], `the code is from ${system}, but the diagnoses of a claim must be ICD10CM codes`);
        });
      });
    },
  },
  {
    id: 'CLAIM-006',
    severity: 'error',
    title: 'Line without a valid service code',
    why: 'A professional line has a CPT or HCPCS code and no revenue code. An institutional line has a revenue code of four digits, and may have a code too. Lines are numbered from 1.',
    source: 'X12 005010X222A1, SV101; 005010X223A2, SV201; National Uniform Billing Committee',
    valid: { edits: [sampleInstitutional({})] },
    invalid: { edits: [['/claims/0/lines/1/code', null]] },
    examine(one, report) {
      one.each('claims', ({ type, lines }, path) => {
        lines?.forEach((line, i) => {
          if (line === undefined) return;
          const { line: number, code, revenue } = line;
          const at = [...path, 'lines', i];
          if (number !== undefined && number !== i + 1) report([...at, 'line'], `\`line\` is ${number}, but this is line ${i + 1} of the claim`);
          if (code?.system !== undefined && code.system !== 'CPT' && code.system !== 'HCPCS')
            report([...at, 'code', 'system'], `the code is from ${code.system}, but the services of a claim must be CPT or HCPCS codes`);
          if (type === 'professional' && code === null) report([...at, 'code'], 'the line has no code');
          if (type === 'professional' && revenue != null) report([...at, 'revenue'], 'professional claims have no revenue codes');
          if (type === 'institutional' && revenue !== undefined && !/^\d{4}$/.test(revenue ?? ''))
            report([...at, 'revenue'], revenue === null ? 'the line has no revenue code' : `${brief(revenue)} is not four digits`);
        });
      });
    },
  },
  {
    id: 'CLAIM-007',
    severity: 'error',
    title: 'Service outside the statement period',
    why: 'Each line of a claim is for a day from `service_start` to `service_end`, and the period does not end before it begins.',
    source: 'X12 005010X223A2, DTP*434 and DTP*472',
    valid: { edits: [] },
    invalid: { edits: [['/claims/0/lines/1/service_date', '2025-03-11']] },
    examine(one, report) {
      one.each('claims', ({ service_start: first, service_end: last, lines }, path) => {
        if (first === undefined || last === undefined) return;
        if (last < first) report([...path, 'service_end'], '`service_end` is before `service_start`');
        else
          lines?.forEach((line, i) => {
            const day = line?.service_date;
            if (day !== undefined && (day < first || day > last))
              report(
                [...path, 'lines', i, 'service_date'],
                `${formatDay(day)} is outside the service dates of the claim, ${formatDay(first)} to ${formatDay(last)}`,
              );
          });
      });
    },
  },
  {
    id: 'CLAIM-008',
    severity: 'error',
    title: 'Claim dates outside the visit',
    why: 'A claim bills the days of its visit. The claim of a stay may begin up to three days earlier, with outpatient services that are part of it.',
    source: '42 CFR 412.2(c)(5)',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claims/0/service_start', '2025-03-09'],
        ['/claims/0/lines/0/service_date', '2025-03-09'],
      ],
    },
    examine(one, report) {
      one.each('claims', ({ type, encounter_id: id, service_start: first, service_end: last }, path) => {
        const visit = one.find('encounters', id);
        if (visit?.start === undefined || first === undefined || last === undefined || last < first) return;
        const begins = dayOfMinute(visit.start) - (type === 'institutional' && visit.class === 'inpatient' ? PAYMENT_WINDOW : 0);
        if (first < begins) report([...path, 'service_start'], `${formatDay(first)} is before the visit, which starts at ${formatMinute(visit.start)}`);
        if (visit.end != null && last > dayOfMinute(visit.end))
          report([...path, 'service_end'], `${formatDay(last)} is after the visit, which ends at ${formatMinute(visit.end)}`);
      });
    },
  },
  {
    id: 'CLAIM-009',
    severity: 'error',
    title: 'Claim before the end of the service',
    why: 'Services are billed after they have ended.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/encounters/0/class', 'inpatient'],
        ['/encounters/0/end', '2025-03-20T10:00'],
        ['/claims/0/service_end', '2025-03-20'],
      ],
    },
    examine(one, report) {
      one.each('claims', ({ service_start: first, service_end: last, submitted }, path) => {
        // Before its beginning: that is another rule's.
        if (first === undefined || last === undefined || submitted === undefined || dayOfMinute(submitted) < first) return;
        if (dayOfMinute(submitted) < last) report([...path, 'submitted'], `${formatMinute(submitted)} is before the end of the service, ${formatDay(last)}`);
      });
    },
  },
  {
    id: 'CLAIM-010',
    severity: 'error',
    title: 'Invalid place of service',
    why: 'A professional claim has a place of service code of two digits that is assigned. Prices depend on it.',
    source: 'Centers for Medicare & Medicaid Services, place of service codes',
    valid: { edits: [['/claims/0/place_of_service', '19']] },
    invalid: { edits: [['/claims/0/place_of_service', '29']] },
    examine(one, report) {
      one.each('claims', ({ type, place_of_service: place }, path) => {
        if (type === 'professional' && place === null) report([...path, 'place_of_service'], 'the professional claim has no place of service');
        if (place != null && !placesOfService.has(place)) report([...path, 'place_of_service'], `${brief(place)} is not a place of service code`);
      });
    },
  },
  {
    id: 'CLAIM-011',
    severity: 'warning',
    title: 'Place of service that does not fit the visit',
    why: 'Care in a hospital stay has the place 21, and care in an emergency department 23. Payers compare them with the claim of the hospital.',
    source: 'Centers for Medicare & Medicaid Services, place of service codes',
    valid: {
      edits: [
        ['/encounters/0/class', 'emergency'],
        ['/claims/0/place_of_service', '23'],
      ],
    },
    invalid: { edits: [['/claims/0/place_of_service', '21']] },
    examine(one, report) {
      one.each('claims', ({ type, place_of_service: place, encounter_id: id }, path) => {
        const visit = one.find('encounters', id);
        if (type !== 'professional' || visit?.class === undefined || place == null) return;
        if ((place === '21' && visit.class !== 'inpatient') || (place === '23' && visit.class !== 'emergency'))
          report([...path, 'place_of_service'], `\`place_of_service\` is ${place}, but the class of the visit is ${visit.class}`);
      });
    },
  },
  {
    id: 'CLAIM-012',
    severity: 'error',
    title: 'Invalid type of bill',
    why: 'An institutional claim has a type of bill of four digits: a zero, kind of facility, kind of care, and the claim frequency code. A professional claim has none.',
    source: 'National Uniform Billing Committee; 005010X223A2, CLM05',
    valid: { edits: [sampleInstitutional({})] },
    invalid: { edits: [sampleInstitutional({ type_of_bill: '0199' })] },
    examine(one, report) {
      one.each('claims', ({ type, type_of_bill: bill, frequency }, path) => {
        const at = [...path, 'type_of_bill'];
        if (type === 'professional' && bill != null) report(at, 'professional claims have no type of bill');
        if (type !== 'institutional' || bill === undefined) return;
        const problem = bill === null ? 'the institutional claim has no type of bill' : typeOfBillProblem(bill);
        if (problem !== null) report(at, bill === null ? problem : `${brief(bill)} is not a type of bill: ${problem}`);
        else if (bill !== null && frequency !== undefined && bill[3] !== frequency)
          report(at, `the type of bill ends in ${bill[3]}, but the frequency is ${frequency}`);
      });
    },
  },
  {
    id: 'CLAIM-013',
    severity: 'error',
    title: 'Invalid discharge status',
    why: 'An institutional claim has a patient discharge status code, which payments of transfers depend on. A professional claim has none.',
    source: 'National Uniform Billing Committee, form locator 17; 42 CFR 412.4',
    valid: { edits: [sampleInstitutional({ discharge_status: '62' })] },
    invalid: { edits: [sampleInstitutional({ discharge_status: '08' })] },
    examine(one, report) {
      one.each('claims', ({ type, discharge_status: status }, path) => {
        const at = [...path, 'discharge_status'];
        if (type === 'professional' && status != null) report(at, 'professional claims have no discharge status');
        if (type !== 'institutional' || status === undefined) return;
        if (status === null) report(at, 'the institutional claim has no discharge status');
        else if (!dischargeStatuses.has(status)) report(at, `${brief(status)} is not a discharge status code`);
      });
    },
  },
  {
    id: 'CLAIM-014',
    severity: 'error',
    title: 'Negative charge',
    why: 'A charge is never negative: a claim is taken back with another one, of frequency 8.',
    source: 'X12 005010X222A1, SV102',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claims/0/lines/0/charge', '-150.00'],
        ['/claims/0/charge', '-90.00'],
        ['/claim_payments', []],
        ['/remittances', []],
        ['/accumulators', []],
      ],
    },
    examine(one, report) {
      one.each('claims', ({ lines }, path) => {
        lines?.forEach((line, i) => {
          if (line?.charge !== undefined && line.charge < 0) report([...path, 'lines', i, 'charge'], `\`charge\` is negative: ${dollars(line.charge)}`);
        });
      });
    },
  },
  {
    id: 'CLAIM-015',
    severity: 'error',
    title: 'Medical claim under a pharmacy coverage',
    why: 'The payer of a pharmacy coverage decides about fills, and does not take claims for visits.',
    source: 'X12 005010X222A1, 2000B SBR; NCPDP Telecommunication D.0',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claims/0/coverage_id', sampleId(42)],
        ['/claim_payments/0/coverage_id', sampleId(42)],
        ['/accumulators', []],
      ],
    },
    examine(one, report) {
      one.each('claims', ({ coverage_id: id }, path) => {
        if (one.find('coverages', id)?.kind === 'pharmacy')
          report([...path, 'coverage_id'], 'the coverage of a claim must be medical, but this one is for pharmacy');
      });
    },
  },
  {
    id: 'CLAIM-016',
    severity: 'error',
    title: 'Present on admission without an admission',
    why: 'Only claims of hospitals say whether a diagnosis was present at admission.',
    source: 'X12 005010X223A2, HI; 42 CFR 412.6',
    valid: { edits: [] },
    invalid: { edits: [['/claims/0/diagnoses/0/present_on_admission', 'Y']] },
    examine(one, report) {
      one.each('claims', ({ type, diagnoses }, path) => {
        diagnoses?.forEach((diagnosis, i) => {
          if (type === 'professional' && diagnosis?.present_on_admission != null)
            report([...path, 'diagnoses', i, 'present_on_admission'], 'only institutional claims have this field, but the claim is professional');
        });
      });
    },
  },
  {
    id: 'CLAIM-017',
    severity: 'error',
    title: 'Control number of another visit',
    why: 'Providers match payments to claims by this number. The claims of one visit may share it: a claim that is sent twice, replaced or sent to a second payer keeps it.',
    source: 'X12 005010X222A1, CLM01',
    valid: { edits: [sampleInstitutional({ control_number: 'C0000000000041' })] },
    invalid: {
      edits: [
        another('encounters', { start: '2025-02-03T10:00', end: '2025-02-03T10:30', recorded: '2025-02-03T10:00' }),
        another('claims', {
          ...{ id: sampleId(91), encounter_id: sampleId(90), service_start: '2025-02-03', service_end: '2025-02-03', charge: '0.00' },
          lines: [{ ...billedLine, line: 1, units: 1, charge: '0.00', service_date: '2025-02-03', source_id: null }],
        }),
      ],
    },
    examine(one, report) {
      const seen = new Map<string, { readonly visit: string; readonly at: string }>();
      one.each('claims', ({ control_number: number, encounter_id: visit }, path) => {
        if (number === undefined || visit === undefined) return;
        const before = seen.get(number);
        if (before === undefined) seen.set(number, { visit, at: path.join('/') });
        else if (before.visit !== visit) report([...path, 'control_number'], `/${before.at}, which is for another visit, has the same control number`);
      });
    },
  },
  {
    id: 'CLAIM-018',
    severity: 'error',
    title: 'Replacement or void without its original',
    why: 'A claim with frequency 7 or 8 names the earlier claim for the same visit that it replaces or takes back. An original claim names none.',
    source: 'X12 005010X222A1, CLM05-3 and REF*F8',
    valid: { edits: [replaced({})] },
    invalid: { edits: [replaced({ original_id: null })] },
    examine(one, report) {
      one.each('claims', ({ frequency, original_id: id, type, encounter_id: visit, submitted }, path) => {
        const at = [...path, 'original_id'];
        if (frequency === undefined || id === undefined) return;
        if (frequency === '1') {
          if (id !== null) report(at, 'the claim is an original, but refers to another claim');
          return;
        }
        if (id === null) report(at, `the frequency is ${frequency}, but the claim does not refer to an original`);
        const original = one.find('claims', id);
        if (original === undefined) return;
        if (type !== undefined && original.type !== undefined && original.type !== type) report(at, `the original claim has another type, ${original.type}`);
        if (visit !== undefined && original.encounter_id !== undefined && original.encounter_id !== visit)
          report(at, 'the original claim is for another visit');
        if (submitted !== undefined && original.submitted !== undefined && original.submitted > submitted)
          report(at, 'the original claim was submitted after this one');
      });
    },
  },
  {
    id: 'CLAIM-019',
    severity: 'error',
    title: 'Acknowledgement that contradicts itself',
    why: 'A payer acknowledges a claim after it was sent. A rejection has a claim status category and a claim status code, and nothing else has them.',
    source: 'X12 005010X214, 2200D STC; X12 claim status category codes and claim status codes',
    valid: { edits: [rejected({})] },
    invalid: { edits: [rejected({ reject_code: null })] },
    examine(one, report) {
      one.each('claims', ({ submitted, acknowledged, acknowledgement: answer, reject_category: category, reject_code: code }, path) => {
        const at = [...path, 'acknowledged'];
        if (answer === 'pending' && acknowledged != null) report(at, '`acknowledged` has a time, but the acknowledgement is pending');
        if ((answer === 'accepted' || answer === 'rejected') && acknowledged === null) report(at, `the claim was ${answer}, but never acknowledged`);
        if (submitted !== undefined && acknowledged != null && acknowledged < submitted)
          report(at, `\`acknowledged\` is before the claim was submitted, ${formatMinute(submitted)}`);
        for (const [field, value] of [
          ['reject_category', category],
          ['reject_code', code],
        ] as const) {
          if (answer === 'rejected' && value === null) report([...path, field], `the claim was rejected, but has no \`${field}\``);
          if (answer !== undefined && answer !== 'rejected' && value != null)
            report([...path, field], `\`${field}\` is ${brief(value)}, but the claim is ${answer}`);
        }
        if (code != null && !/^\d{1,3}$/.test(code)) report([...path, 'reject_code'], `${brief(code)} is not a claim status code`);
      });
    },
  },
  {
    id: 'CLAIM-020',
    severity: 'error',
    title: 'Member number of another coverage',
    why: 'A payer finds the member by the number on the claim. It takes no claim with a number that is not that of the coverage.',
    source: 'X12 005010X222A1, 2010BA NM109',
    valid: { edits: [rejected({ member_id: 'HSM000004171' })] },
    invalid: { edits: [['/claims/0/member_id', 'HSM000004171']] },
    examine(one, report) {
      one.each('claims', ({ coverage_id: id, member_id: member, acknowledgement: answer }, path) => {
        const own = one.find('coverages', id)?.member_id;
        if (answer === 'accepted' && member !== undefined && own !== undefined && member !== own)
          report([...path, 'member_id'], `\`member_id\` is ${brief(member)}, but that of the coverage is ${brief(own)}`);
      });
    },
  },
  {
    id: 'CLAIM-021',
    severity: 'error',
    title: 'Invalid modifiers',
    why: 'A modifier has two letters or digits and belongs to a code. A line has at most four, and none twice.',
    source: 'X12 005010X222A1, SV101-3 to SV101-6; 005010X223A2, SV202',
    valid: { edits: [['/claims/0/lines/0/modifiers', ['25', 'GT']]] },
    invalid: { edits: [['/claims/0/lines/0/modifiers', ['modifier 25']]] },
    examine(one, report) {
      one.each('claims', ({ lines }, path) => {
        lines?.forEach((line, i) => {
          const modifiers = line?.modifiers;
          if (modifiers === undefined) return;
          const at = [...path, 'lines', i, 'modifiers'];
          if (modifiers.length > MOST_MODIFIERS) report(at, `has ${modifiers.length} modifiers; at most ${MOST_MODIFIERS} are allowed`);
          if (modifiers.length > 0 && line?.code === null) report(at, 'the line has no code that they could modify');
          modifiers.forEach((modifier, nth) => {
            if (modifier === undefined) return;
            if (!isModifier(modifier)) report([...at, nth], `${brief(modifier)} does not have two capital letters or digits`);
            else if (modifiers.indexOf(modifier) < nth) report([...at, nth], `${brief(modifier)} is on the line already`);
          });
        });
      });
    },
  },
];

/** A claim of the sample subject that the payer rejected before it was sent again. */
function rejected(fields: object): readonly [string, unknown] {
  return another('claims', {
    ...{ id: sampleId(91), submitted: '2025-03-11T18:00', acknowledged: '2025-03-12T05:00', acknowledgement: 'rejected', reject_category: 'A7' },
    ...{ reject_code: '164', ...fields },
  });
}

/** The sample claim, replaced. */
function replaced(fields: object): readonly [string, unknown] {
  return another('claims', {
    id: sampleId(91),
    frequency: '7',
    original_id: sampleId(43),
    submitted: '2025-05-02T18:00',
    acknowledged: '2025-05-03T05:00',
    ...fields,
  });
}
