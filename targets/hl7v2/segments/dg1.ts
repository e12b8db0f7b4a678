import type { Condition } from '../../../model/clinical/condition.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { coded, entity, person } from '../hl7v2-types.ts';
import type { ActionCode } from './action-code.ts';

/** HL7 table 0052: a working diagnosis until it is confirmed. */
const TYPE = { confirmed: 'F', other: 'W' } as const;

export function dg1(c: Hl7v2Context, r: Condition, number: number, action: ActionCode): string {
  return c.segment('DG1', {
    1: String(number),
    3: coded(c, r.code),
    5: date(r.onset),
    6: r.verification_status === 'confirmed' ? TYPE.confirmed : TYPE.other,
    16: person(c, c.practitioner(r.practitioner_id)),
    19: c.time(r.recorded),
    20: entity(r.id),
    21: action,
  });
}
