import { z } from 'zod';
import { kind } from '../kind.ts';
import { specialtyNames } from '../parties/providers.ts';
import { authored, civilTime, coding, id, reference } from '../scalars.ts';

/** A visit that was booked. */
export const appointment = z.strictObject({
  id,
  status: authored(
    z.enum(['booked', 'fulfilled', 'cancelled', 'noshow', 'entered_in_error']),
    'What became of it; booked until a visit to the specialty on its day unless given',
    ['booked', 'fulfilled', 'cancelled', 'noshow'],
  ),
  specialty: authored(z.enum(specialtyNames), 'Specialty of the practitioner'),
  reason: authored(coding.nullable(), 'Why it was booked'),
  created: civilTime,
  start: civilTime,
  end: civilTime,
  recorded: civilTime.describe('Message time'),
  practitioner_id: reference('practitioners'),
  location_id: reference('locations'),
});
export type Appointment = z.infer<typeof appointment>;
export const appointments = kind('appointments', appointment, {
  event: 'created',
  due: 'start',
  planned: ['start', 'end'],
  atDeath: { field: 'status', from: ['booked'], to: 'cancelled' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: { event: 'start', end: 'end' },
});
