import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { fitting, optionallyCoded } from '../hl7v2-types.ts';

/** The most characters of PV2-12. */
const DESCRIPTION = 50;

/** More of the visit: its reason, its kind in words, and the day a planned one is expected. Empty where there is nothing to say. */
export function pv2(c: Hl7v2Context, e: Encounter): string {
  if (e.reason === null && e.type === null && e.status !== 'planned') return '';
  return c.segment('PV2', {
    3: optionallyCoded(c, e.reason),
    8: e.status === 'planned' ? c.time(e.start) : null,
    12: e.type === null ? null : c.escape(fitting(e.type.display, DESCRIPTION)),
  });
}
