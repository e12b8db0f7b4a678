/**
 * What each diagnosis is to its visit: one is the principal diagnosis, which `role: principal` states, and else the reason of the visit decides, and else the
 * order. A diagnosis that comes to be the principal one makes the one before it secondary. Where the principal one turns out to be none, the next one by the
 * same order takes its place: a claim must have one (X12 837, HI segment with ABK; UB-04, form locator 67), and HL7 table 0359 has it as number 1.
 */
import { type Condition, isExternalCause } from '../../../model/clinical/condition.ts';
import { recordedAt, revise } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { amend } from './amend.ts';
import { visit } from './care-context.ts';

/** By what a diagnosis is the principal one, from the weakest on. */
const FIRST = 1;
const REASON = 2;
export const STATED = 3;

/** Gives a new diagnosis of the visit in progress its role; outside of a visit there is none. */
export function giveRole(s: SubjectState, record: Condition, stated: Condition['role']): void {
  const encounter = visit(s);
  if (encounter === null) return;
  record.role = stated ?? 'secondary';
  if (stated === 'principal') becomePrincipal(s, record, STATED);
  if (stated !== null || record.verification_status === 'refuted' || isExternalCause(record.code)) return;
  const { reason } = encounter;
  becomePrincipal(s, record, reason !== null && reason.system === record.code.system && reason.code === record.code.code ? REASON : FIRST);
}

/** Makes a diagnosis the principal one of its visit, unless another is by something stronger. Of two that are stated, the later one is it. */
export function becomePrincipal(s: SubjectState, record: Condition | null, by: number): void {
  if (record === null || record.encounter_id === null) return;
  const candidates = s.clinical.candidates.get(record.encounter_id) ?? [];
  s.clinical.candidates.set(record.encounter_id, [...candidates.filter(({ condition }) => condition !== record), { condition: record, by }]);
  const before = s.clinical.principals.get(record.encounter_id);
  if (before !== undefined && (by < before.by || (by === before.by && by !== STATED))) return;
  s.clinical.principals.set(record.encounter_id, { condition: record, by });
  record.role = 'principal';
  if (before === undefined || before.condition === record) return;
  // What has been reported before is changed by a message of its own.
  if (before.condition.recorded < recordedAt(s)) amend(s, 'updated', 'conditions', before.condition, { role: 'secondary' });
  else revise(s, 'conditions', before.condition, { role: 'secondary' });
}

/** Gives a visit another principal diagnosis, if the one that it has was cancelled, entered in error or refuted; none where no other can be it. */
export function replacePrincipal(s: SubjectState, encounterId: string): void {
  const { principals, candidates } = s.clinical;
  const before = principals.get(encounterId)?.condition;
  if (before === undefined || !isNone(before)) return;
  const left = (candidates.get(encounterId) ?? []).filter(({ condition }) => !isNone(condition));
  const strongest = Math.max(...left.map(({ by }) => by));
  const next = strongest === STATED ? left.findLast(({ by }) => by === strongest) : left.find(({ by }) => by === strongest);
  if (before.verification_status === 'refuted') amend(s, 'updated', 'conditions', before, { role: 'secondary' });
  if (next === undefined) principals.delete(encounterId);
  else {
    principals.set(encounterId, next);
    amend(s, 'updated', 'conditions', next.condition, { role: 'principal' });
  }
}

/** Whether it is no diagnosis any more. */
function isNone({ verification_status: status }: Condition): boolean {
  return status === 'refuted' || status === 'entered_in_error';
}
