import type { ClaimDiagnosis } from '../../../model/benefits/claim.ts';
import { type Condition, diagnosisRank } from '../../../model/clinical/condition.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { coded, entity, person } from '../hl7v2-types.ts';
import type { ActionCode } from './action-code.ts';

/** HL7 table 0052: a working diagnosis until it is confirmed. */
const TYPE = { admitting: 'A', confirmed: 'F', other: 'W' } as const;

export function dg1(c: Hl7v2Context, r: Condition, number: number, action: ActionCode): string {
  const rank = r.role === null ? null : diagnosisRank(c.index.findings(r.encounter_id).conditions, r);
  return c.segment('DG1', {
    1: String(number),
    3: coded(c, r.code),
    5: date(r.onset),
    6: r.role === 'admitting' ? TYPE.admitting : r.verification_status === 'confirmed' ? TYPE.confirmed : TYPE.other,
    // HL7 table 0359: 1 is the primary diagnosis.
    15: rank === null ? '' : String(rank),
    16: person(c, c.practitioner(r.practitioner_id)),
    19: c.time(r.recorded),
    20: entity(r.id),
    21: action,
  });
}

/** A diagnosis of a claim. */
export function billedDiagnosis(c: Hl7v2Context, all: readonly ClaimDiagnosis[], diagnosis: ClaimDiagnosis, number: number): string {
  const { code, role } = diagnosis;
  const ranked = all.filter((one) => one.role !== 'admitting');
  return c.segment('DG1', {
    1: String(number),
    3: coded(c, code),
    6: role === 'admitting' ? TYPE.admitting : TYPE.confirmed,
    15: role === 'admitting' ? null : String(ranked.indexOf(diagnosis) + 1),
    26: diagnosis.present_on_admission,
  });
}
