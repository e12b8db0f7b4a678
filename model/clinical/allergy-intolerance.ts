import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, coding, id, reference } from '../scalars.ts';

/** A propensity to react badly to a substance. */
export const allergyIntolerance = z.strictObject({
  id,
  code: coding,
  type: authored(z.enum(['allergy', 'intolerance']), 'Immune reaction or not'),
  category: authored(z.enum(['food', 'medication', 'environment', 'biologic']), 'Kind of substance'),
  criticality: authored(z.enum(['low', 'high', 'unable_to_assess']), 'How dangerous the next reaction could be'),
  clinical_status: z.enum(['active', 'inactive', 'resolved']),
  verification_status: z.enum(['confirmed', 'entered_in_error']),
  reaction: authored(coding.nullable(), 'What the substance did'),
  severity: authored(z.enum(['mild', 'moderate', 'severe']).nullable(), 'How bad the reaction was'),
  onset: authored(civilDate, 'First day; the day it was recorded unless given'),
  recorded: civilTime,
  encounter_id: reference('encounters').nullable(),
  practitioner_id: reference('practitioners'),
});
export type AllergyIntolerance = z.infer<typeof allergyIntolerance>;
export const allergyIntolerances = kind('allergy_intolerances', allergyIntolerance, {
  event: 'onset',
  reported: 'recorded',
  withdrawn: { field: 'verification_status', cancelled: 'entered_in_error', entered_in_error: 'entered_in_error' },
  leaf: { event: 'recorded' },
  word: 'allergy',
});
