/** States that contradict what the record says besides. */
import type { Kind } from '../../model/kind.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { Path, Rule } from '../rule.ts';
import { another, glucose, result, sampleId, stoppedAt } from '../sample.ts';

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
          report([...path, 'clinical_status'], `${status}, but \`abatement\` gives an end`);
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
        if (status === 'finished' && end === null) report([...path, 'end'], 'the visit is finished but has no `end`');
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
        if (status === 'completed' && reason != null) report([...path, 'not_done_reason'], `completed, but the reason for not giving it is ${reason}`);
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
        ['/patient/death', '2025-03-10T09:30'],
        ['/medication_dispenses', []],
        ...stoppedAt('2025-03-10T09:30'),
      ],
    },
    invalid: { edits: [['/encounters/0/disposition', 'expired']] },
    examine(one, report) {
      const death = one.subject.patient?.death;
      one.standing('encounters', ({ disposition, end }, path) => {
        if (disposition !== 'expired' || death === undefined) return;
        if (death === null) report([...path, 'disposition'], 'expired, but the patient has no death');
        else if (end != null && Math.abs(dayOfMinute(end) - dayOfMinute(death)) > 1)
          report([...path, 'disposition'], 'expired, but the patient died on another day');
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
        if (status === 'active' && stopped != null) report([...path, 'status'], 'active, but `stopped` gives an end');
        if (status === 'stopped' && stopped === null) report([...path, 'stopped'], 'the prescription is stopped but has no `stopped` time');
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
        else report(path, `repeats the result of /${before.join('/')}`);
      });
    },
  },
  {
    id: 'STATE-009',
    severity: 'error',
    title: 'Open record after death',
    why: 'After death, appointments are cancelled, orders revoked and drugs stopped, and goals, plans, teams and devices end. Otherwise reminders and medication lists are wrong.',
    source: 'FHIR R4, status of Appointment, ServiceRequest, MedicationRequest, Goal, CarePlan, CareTeam and Device',
    valid: {
      edits: [['/patient/death', '2025-06-01T03:00'], ...stoppedAt('2025-06-01T03:00')],
    },
    invalid: { edits: [['/patient/death', '2025-06-01T03:00']] },
    examine(one, report) {
      if (one.subject.patient?.death == null) return;
      for (const { list, atDeath } of kindList as readonly Kind[]) {
        if (atDeath === undefined) continue;
        one.standing(list as RecordKind, (record, path) => {
          const status = (record as Readonly<Record<string, unknown>>)[atDeath.field];
          if (atDeath.from.includes(String(status))) report([...path, atDeath.field], `${String(status)}, but the patient has died`);
        });
      }
    },
  },
];
