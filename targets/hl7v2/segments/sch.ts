import type { Appointment } from '../../../model/clinical/appointment.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { components, entity, optionallyCoded, person } from '../hl7v2-types.ts';

/** HL7 table 0278. */
export type SlotStatus = 'Booked' | 'Cancelled' | 'Complete' | 'Deleted' | 'Noshow';

/** What the message says of the booking: HL7 tables 0276 and 0277. */
const REASON = 'ROUTINE^Routine appointment^HL70276';
const KIND = 'NORMAL^Routine schedule request type^HL70277';

/** Scheduling activity. */
export function sch(c: Hl7v2Context, r: Appointment, status: SlotStatus): string {
  const contact = person(c, c.practitioner(r.practitioner_id));
  return c.segment('SCH', {
    1: entity(r.id),
    2: entity(r.id),
    6: REASON,
    7: optionallyCoded(c, r.reason),
    8: KIND,
    9: String(c.minutes(r.start, r.end)),
    10: 'min^^UCUM',
    11: components(['', '', '', c.time(r.start), c.time(r.end)]),
    16: contact,
    20: contact,
    25: `${status}^${status}^HL70278`,
  });
}
