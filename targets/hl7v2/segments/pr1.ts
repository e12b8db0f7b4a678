import type { Procedure } from '../../../model/clinical/procedure.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { coded, entity, optionallyCoded, person } from '../hl7v2-types.ts';
import type { ActionCode } from './action-code.ts';

export function pr1(c: Hl7v2Context, r: Procedure, number: number, action: ActionCode): string {
  return c.segment('PR1', {
    1: String(number),
    3: coded(c, r.code),
    5: c.time(r.start),
    7: String(c.minutes(r.start, r.end)),
    12: person(c, c.practitioner(r.practitioner_id)),
    15: optionallyCoded(c, r.reason),
    19: entity(r.id),
    20: action,
  });
}
