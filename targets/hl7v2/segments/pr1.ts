import type { Procedure } from '../../../runtime/canonical/procedure.ts';
import type { Context } from '../context.ts';
import { coded, entity, optionallyCoded, person } from '../types.ts';
import type { Action } from './action.ts';

export function pr1(c: Context, r: Procedure, number: number, action: Action): string {
  return c.segment('PR1', {
    1: String(number),
    3: coded(c, r.code),
    5: c.time(r.start),
    7: String(r.end - r.start),
    12: person(c, c.practitioner(r.practitioner_id)),
    15: optionallyCoded(c, r.reason),
    19: entity(r.id),
    20: action,
  });
}
