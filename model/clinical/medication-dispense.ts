import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilTime, coding, id, reference } from '../scalars.ts';
import { supplied } from './medication.ts';

/** A drug handed over by a pharmacy. */
export const medicationDispense = z.strictObject({
  id,
  code: coding,
  status: authored(z.enum(['completed', 'declined', 'cancelled', 'entered_in_error']), 'Whether it was handed over', ['completed', 'declined']),
  quantity: authored(supplied.quantity.nullable(), 'Amount handed over; that of the prescription unless given'),
  unit: z.string().nullable().describe('Unit of `quantity` in words'),
  days_supply: authored(supplied.days.nullable(), 'Days that it lasts; those of the prescription unless given'),
  fill_number: z.int().describe('0 for the first fill of a prescription'),
  sig: z.string().nullable(),
  handed_over: civilTime,
  recorded: civilTime.describe('Message time'),
  request_id: reference('medication_requests').nullable().describe('The prescription that it is a fill of'),
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners').describe('The prescriber'),
  organization_id: reference('organizations').describe('Who handed it over'),
});
export type MedicationDispense = z.infer<typeof medicationDispense>;
export const medicationDispenses = kind('medication_dispenses', medicationDispense, {
  event: 'handed_over',
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: null,
});
