/** References between records: each leads somewhere, and both sides say the same. */

import { recordKinds } from '../../model/record-kinds.ts';
import { eachReferred } from '../../model/references.ts';
import { anyRecord } from '../../model/scalars.ts';
import { type Case, type LooseParty, partyLists } from '../case.ts';
import { brief } from '../finding-words.ts';
import { links } from '../links.ts';
import type { Path, ReportFinding, Rule } from '../rule.ts';
import { another, coded, sampleId } from '../sample.ts';

const partyNames = new Set<string>(partyLists);

/** Reports each reference into some lists that leads nowhere. */
function follow(one: Case, wanted: (list: string) => boolean, report: ReportFinding): void {
  const check = (name: string, record: object | undefined, path: Path): void => {
    for (const link of links.get(name) ?? []) {
      // A list that could not be read is reported already.
      if (record === undefined || !wanted(link.list) || one.list(link.list) === undefined) continue;
      const index = one.index(link.list);
      eachReferred(record, link, [...path], (id, at) => {
        if (!index.has(id)) report([...at], `no record of ${link.list} has the id ${brief(id)}`);
      });
    }
  };
  check('patient', one.subject.patient, ['patient']);
  for (const kind of recordKinds) one.each(kind, (record, path) => check(kind, record, path));
  for (const list of partyLists) one.eachParty(list, (party, path) => check(list, party, path));
}

/** Numbers of visits that are not yet merged: temporary ones, and second ones of nine or more digits. */
const ANOTHER_NUMBER = /^TMP|^MRN0\d{8}/;

export const referenceRules: readonly Rule[] = [
  {
    id: 'REF-001',
    severity: 'error',
    title: 'Reference to a missing record',
    why: 'A join drops the record silently, and a FHIR server rejects the bundle.',
    source: 'Referential integrity; FHIR R4, references within a transaction',
    valid: { edits: [['/immunizations/0/encounter_id', null]] },
    invalid: { edits: [['/immunizations/0/encounter_id', sampleId(99)]] },
    examine: (one, report) => follow(one, (list) => !partyNames.has(list) && list !== anyRecord, report),
  },
  {
    id: 'REF-002',
    severity: 'error',
    title: 'Reference to a missing organization, location or practitioner',
    why: 'The organization, location or practitioner is not in the `parties` of the subject.',
    source: 'Referential integrity',
    valid: { edits: [] },
    invalid: { edits: [['/immunizations/0/practitioner_id', sampleId(99)]] },
    examine: (one, report) => follow(one, (list) => partyNames.has(list), report),
  },
  {
    id: 'REF-003',
    severity: 'error',
    title: 'Inconsistent links between report and result',
    why: '`result_ids` of the report and `report_id` of the result must agree. Targets read one or the other.',
    valid: { edits: [] },
    invalid: { edits: [['/observations/0/report_id', null]] },
    examine(one, report) {
      one.each('diagnostic_reports', ({ id, result_ids: ids }, path) => {
        ids?.forEach((each, i) => {
          const found = one.find('observations', each);
          if (found !== undefined && found.report_id !== undefined && found.report_id !== id)
            report([...path, 'result_ids', i], 'the result refers to another report, or to none');
        });
      });
      const listed = new Map<string, ReadonlySet<unknown>>();
      one.each('diagnostic_reports', ({ id, result_ids: ids }) => {
        if (id !== undefined && ids !== undefined && !listed.has(id)) listed.set(id, new Set(ids));
      });
      one.each('observations', ({ id, report_id: reportId }, path) => {
        if (reportId != null && id !== undefined && listed.get(reportId)?.has(id) === false)
          report([...path, 'report_id'], 'the report does not list this result');
      });
    },
  },
  {
    id: 'REF-004',
    severity: 'warning',
    title: 'Fill, dose or pharmacy claim of a drug that was not prescribed',
    why: 'A pharmacist may substitute a drug, but a code that differs from the prescription should be reviewed.',
    valid: { edits: [] },
    invalid: { edits: [['/medication_dispenses/0/code', coded('RXNORM', '310490', 'glipizide 5 MG Oral Tablet')]] },
    examine(one, report) {
      const check = (row: { code?: { system?: string; code?: string }; request_id?: string | null }, path: Path): void => {
        const ordered = one.find('medication_requests', row.request_id)?.code;
        if (ordered?.code === undefined || row.code?.code === undefined || ordered.system !== row.code.system) return;
        if (ordered.code !== row.code.code)
          report([...path, 'code'], `the code differs from that of the prescription, ${brief(ordered.display ?? ordered.code)}`);
      };
      one.standing('medication_dispenses', check);
      one.standing('medication_administrations', check);
      one.each('pharmacy_claims', check);
    },
  },
  {
    id: 'REF-005',
    severity: 'error',
    title: 'Specimen of another visit',
    why: 'The specimen was taken at one visit, but the result belongs to another.',
    valid: { edits: [] },
    invalid: { edits: [['/specimens/0/encounter_id', null]] },
    examine(one, report) {
      one.each('observations', ({ specimen_id: specimen, encounter_id: visit }, path) => {
        const taken = one.find('specimens', specimen);
        if (taken !== undefined && taken.encounter_id !== undefined && visit !== undefined && taken.encounter_id !== visit)
          report([...path, 'specimen_id'], 'the specimen belongs to another visit');
      });
    },
  },
  {
    id: 'REF-006',
    severity: 'error',
    title: 'Change of a missing record',
    why: '`changes` describe later changes of a record. Without the record they have no meaning.',
    valid: { edits: [['/changes/-', changeOf('encounters', sampleId(11))]] },
    invalid: { edits: [['/changes/-', changeOf('encounters', sampleId(99))]] },
    examine(one, report) {
      const kinds = new Set<string>(recordKinds);
      one.each('changes', ({ record_kind: kind, record_id: id }, path) => {
        if (kind === undefined || id === undefined) return;
        if (kind === 'patients') {
          if (one.subject.patient?.id !== undefined && one.subject.patient.id !== id) report([...path, 'record_id'], 'this is not the id of the patient');
        } else if (!kinds.has(kind)) report([...path, 'record_kind'], `${brief(kind)} is not a kind of record`);
        else if (one.list(kind) !== undefined && !one.index(kind).has(id)) report([...path, 'record_id'], `no record of ${kind} has the id ${brief(id)}`);
      });
    },
  },
  {
    id: 'REF-007',
    severity: 'error',
    title: 'Visit with the record number of another person',
    why: 'The record number of a visit must be that of the patient, or, until two patient records are merged, a temporary one (`TMP…`) or a second one of the patient (`MRN0…`).',
    valid: { edits: [['/encounters/0/mrn', 'TMP00000417']] },
    invalid: { edits: [['/encounters/0/mrn', 'MRN00000999']] },
    examine(one, report) {
      const mrn = one.subject.patient?.mrn;
      one.each('encounters', ({ mrn: filed }, path) => {
        if (mrn !== undefined && mrn.trim() !== '' && filed !== undefined && filed.trim() !== '' && filed !== mrn && !ANOTHER_NUMBER.test(filed))
          report([...path, 'mrn'], `the medical record number of the patient is ${brief(mrn)}`);
      });
    },
  },
  {
    id: 'REF-008',
    severity: 'error',
    title: 'Cycle of prescriptions',
    why: 'The chain of earlier prescriptions must end. In a cycle, a program would never stop reading.',
    valid: { edits: [another('medication_requests', { prior_id: sampleId(14), status: 'active' })] },
    invalid: { edits: [['/medication_requests/0/prior_id', sampleId(14)]] },
    examine(one, report) {
      // Each prescription replaces at most one, so what was walked without coming back never needs another walk.
      const ends = new Set<string>();
      one.each('medication_requests', ({ id }, path) => {
        const walked = new Set<string>();
        let here: string | null | undefined = id;
        while (here != null && !ends.has(here) && !walked.has(here)) {
          walked.add(here);
          here = one.find('medication_requests', here)?.prior_id;
        }
        if (here != null && here === id) report([...path, 'prior_id'], 'the chain of earlier prescriptions leads back to this one');
        if (here == null || ends.has(here)) for (const each of walked) ends.add(each);
      });
    },
  },
  {
    id: 'REF-009',
    severity: 'warning',
    title: 'Practitioner at a location of another organization',
    why: 'The location of a practitioner must belong to the organization of the practitioner.',
    source: 'FHIR R4, PractitionerRole.organization and .location',
    valid: { edits: [] },
    invalid: { edits: [['/parties/locations/0/organization_id', sampleId(2)]] },
    examine(one, report) {
      one.eachParty('practitioners', ({ location_id: place, organization_id: own }, path) => {
        const found = place === undefined ? undefined : (one.index('locations').get(place)?.record as LooseParty<'locations'> | undefined);
        if (found?.organization_id !== undefined && own !== undefined && found.organization_id !== own)
          report([...path, 'location_id'], 'the location belongs to another organization');
      });
    },
  },
];

function changeOf(kind: string, id: string): object {
  return {
    ...{ id: sampleId(96), kind: 'updated', record_kind: kind, record_id: id, fields: [], occurred: '2025-03-10T10:00', recorded: '2025-03-10T10:00' },
    ...{ encounter_id: null, practitioner_id: sampleId(4) },
  };
}
