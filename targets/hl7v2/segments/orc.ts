import type { Hl7v2Context } from '../hl7v2-context.ts';
import { entity, person } from '../hl7v2-types.ts';

/** HL7 table 0119. */
export type OrderControl = 'NW' | 'CA' | 'DC' | 'RE' | 'OC' | 'XO';

export interface CommonOrder {
  readonly control: OrderControl;
  /** Identifier of the order at the one who placed it, and at the one who fills it. */
  readonly placer: string | null;
  readonly filler: string | null;
  /** HL7 table 0038. */
  readonly status?: 'CM' | 'CA' | 'DC' | 'IP';
  /** TQ, where timing has no segment of its own. */
  readonly timing?: string | null;
  /** The order that this one replaces. */
  readonly parent?: string | null;
  readonly time: number;
  readonly practitioner: string;
}

export function orc(c: Hl7v2Context, o: CommonOrder): string {
  return c.segment('ORC', {
    1: o.control,
    2: o.placer === null ? null : entity(o.placer),
    3: o.filler === null ? null : entity(o.filler),
    5: o.status,
    7: o.timing,
    8: o.parent === undefined || o.parent === null ? null : `${o.parent}&HSIMC`,
    9: c.time(o.time),
    12: person(c, c.practitioner(o.practitioner)),
  });
}
