import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, reference } from '../scalars.ts';

/** A vaccine given, or not given with the reason. */
export const immunization = z.strictObject({
  id,
  code: coding,
  status: authored(z.enum(['completed', 'not_done', 'entered_in_error']), 'Whether the vaccine was given', ['completed', 'not_done']),
  not_done_reason: authored(z.enum(['patient_objection', 'immunity', 'medical_precaution', 'out_of_stock']).nullable(), 'Why it was not given'),
  occurrence: civilTime,
  lot_number: z.string().nullable(),
  site: authored(z.enum(['left_arm', 'right_arm', 'left_thigh', 'right_thigh']).nullable(), 'Where it was given'),
  dose_number: authored(z.int().min(1).max(99).nullable(), 'Place in the series'),
  recorded: civilTime.describe('Message time'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
  location_id: reference('locations'),
});
export type Immunization = z.infer<typeof immunization>;
export const immunizations = kind('immunizations', immunization, {
  event: 'occurrence',
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'entered_in_error', entered_in_error: 'entered_in_error' },
  leaf: { event: 'occurrence' },
  word: 'immunization',
  act: true,
});
