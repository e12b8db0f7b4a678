import type { Coding } from '../../../model/scalars.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { coded, entity, name, optionallyCoded, person } from '../hl7v2-types.ts';

export interface ObservationRequest {
  readonly placer: string | null;
  readonly filler: string | null;
  readonly code: Coding;
  /** When it was observed; null for an order. */
  readonly observed: number | null;
  readonly reported: number | null;
  /** HL7 table 0074. */
  readonly section: string | null;
  /** HL7 table 0123. */
  readonly status: 'F' | 'P' | 'C' | 'X' | null;
  readonly practitioner: string;
  readonly reason: Coding | null;
  readonly interpreter: string | null;
}

export function obr(c: Hl7v2Context, r: ObservationRequest, number: number): string {
  return c.segment('OBR', {
    1: String(number),
    2: r.placer === null ? null : entity(r.placer),
    3: r.filler === null ? null : entity(r.filler),
    4: coded(c, r.code),
    7: r.observed === null ? null : c.time(r.observed),
    16: person(c, c.practitioner(r.practitioner)),
    22: r.reported === null ? null : c.time(r.reported),
    24: r.section,
    25: r.status,
    31: optionallyCoded(c, r.reason),
    32: r.interpreter === null ? null : name(c, c.practitioner(r.interpreter)),
  });
}
