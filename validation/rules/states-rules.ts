/** States that contradict what the record says besides. */
import { isExternalCause } from '../../model/clinical/condition.ts';
import type { Kind } from '../../model/kind.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { Path, Rule } from '../rule.ts';
import { another, coded, diedAt, glucose, result, sampleId } from '../sample.ts';

const fall = coded('ICD10CM', 'W19.XXXA', 'Unspecified fall, initial encounter');

export const stateRules: readonly Rule[] = [
  {
    id: 'STATE-001',
    severity: 'error',
    title: 'Active condition with an end',
    why: 'A condition with an end must be in remission or resolved.',
    source: 'FHIR R4, Condition, invariant con-4',
    valid: {
      edits: [
        ['/conditions/0/abatement', '2025-01-01'],
        ['/conditions/0/clinical_status', 'resolved'],
      ],
    },
    invalid: { edits: [['/conditions/0/abatement', '2025-01-01']] },
    examine(one, report) {
      one.standing('conditions', ({ clinical_status: status, abatement }, path) => {
        if (abatement != null && (status === 'active' || status === 'recurrence'))
          report([...path, 'clinical_status'], `the condition is ${status}, but has an \`abatement\` date`);
      });
    },
  },
  {
    id: 'STATE-002',
    severity: 'error',
    title: 'Finished visit without an end',
    why: 'The length of stay and the discharge message need it.',
    source: 'HL7 v2.5.1, PV1-45 in ADT^A03',
    valid: {
      edits: [
        ['/encounters/0/end', null],
        ['/encounters/0/status', 'in_progress'],
      ],
    },
    invalid: { edits: [['/encounters/0/end', null]] },
    examine(one, report) {
      one.each('encounters', ({ status, end }, path) => {
        if (status === 'finished' && end === null) report([...path, 'end'], 'the visit is finished, but has no `end`');
      });
    },
  },
  {
    id: 'STATE-003',
    severity: 'error',
    title: 'Completed immunization with a reason for not giving it',
    why: '`not_done_reason` applies only to vaccines that were not given.',
    source: 'FHIR R4, Immunization.statusReason',
    valid: {
      edits: [
        ['/immunizations/0/not_done_reason', 'patient_objection'],
        ['/immunizations/0/status', 'not_done'],
      ],
    },
    invalid: { edits: [['/immunizations/0/not_done_reason', 'patient_objection']] },
    examine(one, report) {
      one.each('immunizations', ({ status, not_done_reason: reason }, path) => {
        if (status === 'completed' && reason != null)
          report([...path, 'not_done_reason'], `the immunization is completed, but has a reason for not giving it: ${reason}`);
      });
    },
  },
  {
    id: 'STATE-004',
    severity: 'error',
    title: 'Discharge by death of a living patient',
    why: 'The disposition means that the patient died, but the person has no death, or a death on another day.',
    source: 'HL7 table 0112, discharge disposition 20',
    valid: {
      edits: [
        ['/encounters/0/disposition', 'expired'],
        ...diedAt('2025-03-10T09:30'),
        ['/medication_dispenses', []],
        ['/pharmacy_claims', []],
        ['/dur_alerts', []],
      ],
    },
    invalid: { edits: [['/encounters/0/disposition', 'expired']] },
    examine(one, report) {
      const death = one.subject.patient?.death;
      one.standing('encounters', ({ disposition, end }, path) => {
        if (disposition !== 'expired' || death === undefined) return;
        if (death === null) report([...path, 'disposition'], 'the disposition is expired, but the patient has no date of death');
        else if (end != null && Math.abs(dayOfMinute(end) - dayOfMinute(death)) > 1)
          report([...path, 'disposition'], 'the disposition is expired, but the patient died on another day');
      });
    },
  },
  {
    id: 'STATE-005',
    severity: 'error',
    title: 'Active prescription with a stop date',
    why: 'Depending on the field that is read, a list of current drugs contains it or not.',
    source: 'FHIR R4, MedicationRequest.status',
    valid: {
      edits: [
        ['/medication_requests/0/stopped', '2025-04-01T09:00'],
        ['/medication_requests/0/status', 'stopped'],
      ],
    },
    invalid: { edits: [['/medication_requests/0/stopped', '2025-04-01T09:00']] },
    examine(one, report) {
      one.each('medication_requests', ({ status, stopped }, path) => {
        if (status === 'active' && stopped != null) report([...path, 'status'], 'the prescription is active, but has a `stopped` time');
        if (status === 'stopped' && stopped === null) report([...path, 'stopped'], 'the prescription is stopped, but has no `stopped` time');
      });
    },
  },
  {
    id: 'STATE-006',
    severity: 'warning',
    title: 'Final report with preliminary results',
    why: 'A report can be final only if all of its results are.',
    source: 'FHIR R4, DiagnosticReport.status',
    valid: { edits: [['/observations/0/status', 'corrected']] },
    invalid: { edits: [['/observations/0/status', 'preliminary']] },
    examine(one, report) {
      one.each('diagnostic_reports', ({ status, result_ids: ids }, path) => {
        if (status !== 'final') return;
        ids?.forEach((id, i) => {
          if (one.find('observations', id)?.status === 'preliminary') report([...path, 'result_ids', i], 'the report is final, but this result is preliminary');
        });
      });
    },
  },
  {
    id: 'STATE-007',
    severity: 'warning',
    title: 'Duplicate problem',
    why: 'The same diagnosis is active twice on the problem list, so it is counted twice in prevalences.',
    valid: { edits: [another('conditions', { category: 'encounter_diagnosis' })] },
    invalid: { edits: [another('conditions', {})] },
    examine(one, report) {
      const seen = new Map<string, Path>();
      one.standing('conditions', ({ code, category, clinical_status: status }, path) => {
        if (category !== 'problem_list_item' || status !== 'active' || code?.code === undefined) return;
        const key = `${code.system} ${code.code}`;
        const before = seen.get(key);
        if (before === undefined) seen.set(key, path);
        else report([...path, 'code', 'code'], `${code.code} is also active in /${before.join('/')}`);
      });
    },
  },
  {
    id: 'STATE-008',
    severity: 'warning',
    title: 'Duplicate result',
    why: 'The same test, time and value: a message that was processed twice, or a deliberate repetition (`repeat` in `defects`).',
    valid: { edits: [result(glucose, 120, 'mg/dL', { effective: '2025-03-10T09:05', issued: '2025-03-10T15:00' })] },
    invalid: { edits: [result(glucose, 142, 'mg/dL', { id: sampleId(92) })] },
    examine(one, report) {
      const seen = new Map<string, Path>();
      one.standing('observations', (record, path) => {
        const { code, effective, value, value_code, value_boolean, value_date, value_text } = record;
        const values = [value, value_code?.code, value_boolean, value_date, value_text];
        if (code?.code === undefined || effective === undefined || values.every((one) => one == null)) return;
        const key = [code.system, code.code, effective, ...values].join(' ');
        const before = seen.get(key);
        if (before === undefined) seen.set(key, path);
        else report(path, `this result repeats /${before.join('/')}`);
      });
    },
  },
  {
    id: 'STATE-009',
    severity: 'error',
    title: 'Open record after death',
    why: 'After death, appointments are cancelled, orders revoked and drugs stopped, and goals, plans, teams, devices and coverages end. Otherwise reminders and medication lists are wrong.',
    source: 'FHIR R4, status of Appointment, ServiceRequest, MedicationRequest, Goal, CarePlan, CareTeam, Device and Coverage',
    valid: {
      edits: diedAt('2025-06-01T03:00'),
    },
    invalid: { edits: [...diedAt('2025-06-01T03:00'), ['/medication_requests/0/status', 'active'], ['/medication_requests/0/stopped', null]] },
    examine(one, report) {
      if (one.subject.patient?.death == null) return;
      for (const { list, atDeath } of kindList as readonly Kind[]) {
        if (atDeath === undefined) continue;
        one.standing(list as RecordKind, (record, path) => {
          const status = (record as Readonly<Record<string, unknown>>)[atDeath.field];
          if (atDeath.from.includes(String(status)))
            report([...path, atDeath.field], `the \`${atDeath.field}\` is ${String(status)}, but the patient has died`);
        });
      }
    },
  },
  {
    id: 'STATE-010',
    severity: 'error',
    title: 'Two principal diagnoses',
    why: 'A visit has one principal diagnosis, after which it is billed, grouped and counted.',
    source: 'UB-04, form locator 67; X12 837, HI segment with ABK; HL7 table 0359',
    valid: { edits: [another('conditions', { category: 'encounter_diagnosis' })] },
    invalid: { edits: [another('conditions', { category: 'encounter_diagnosis', role: 'principal' })] },
    examine(one, report) {
      const seen = new Map<string, Path>();
      one.standing('conditions', ({ role, encounter_id: visit }, path) => {
        if (role !== 'principal' || visit == null) return;
        const before = seen.get(visit);
        if (before === undefined) seen.set(visit, path);
        else report([...path, 'role'], `the visit already has a principal diagnosis, /${before.join('/')}`);
      });
    },
  },
  {
    id: 'STATE-011',
    severity: 'error',
    title: 'Role without a visit',
    why: 'A diagnosis is principal, secondary or admitting among those of its visit.',
    source: 'FHIR R4, Encounter.diagnosis.use and rank',
    valid: {
      edits: [
        ['/conditions/0/encounter_id', null],
        ['/conditions/0/role', null],
      ],
    },
    invalid: { edits: [['/conditions/0/encounter_id', null]] },
    examine(one, report) {
      one.standing('conditions', ({ role, encounter_id: visit }, path) => {
        if (role != null && visit === null) report([...path, 'role'], `the role is ${role}, but the diagnosis belongs to no visit`);
      });
    },
  },
  {
    id: 'STATE-012',
    severity: 'error',
    title: 'External cause as the principal diagnosis',
    why: 'An external cause says how an injury happened; the injury is the principal diagnosis, and claims with a cause in its place are rejected.',
    source: 'ICD-10-CM Official Guidelines for Coding and Reporting, section I.C.20.a.6',
    valid: { edits: [another('conditions', { code: fall, category: 'encounter_diagnosis' })] },
    invalid: {
      edits: [
        ['/conditions/0/code', fall],
        ['/conditions/0/category', 'encounter_diagnosis'],
      ],
    },
    examine(one, report) {
      one.standing('conditions', ({ role, code }, path) => {
        if (role === 'principal' && code?.system !== undefined && code.code !== undefined && isExternalCause({ system: code.system, code: code.code }))
          report([...path, 'role'], `the role is principal, but ${code.code} is an external cause`);
      });
    },
  },
];
