import { z } from 'zod';
import { kind } from '../kind.ts';
import { specialtyNames } from '../parties/providers.ts';
import { authored, civilTime, coding, id, reference } from '../scalars.ts';

export const encounterClasses = ['ambulatory', 'emergency', 'inpatient', 'observation', 'virtual', 'home'] as const;
export type EncounterClass = (typeof encounterClasses)[number];

export const dispositions = [
  'home',
  'home_health',
  'skilled_nursing',
  'rehabilitation',
  'hospice',
  'transfer',
  'admitted',
  'against_advice',
  'expired',
] as const;

/** A meeting of the patient with the health system: a visit, a stay, a call. */
export const encounter = z.strictObject({
  id,
  mrn: z.string().describe('Medical record number that the visit is filed under: the patient’s, or a temporary one'),
  class: z.enum(encounterClasses),
  status: z.enum(['planned', 'in_progress', 'finished', 'cancelled', 'entered_in_error']),
  type: authored(coding.nullable(), 'Kind of visit as a code'),
  specialty: authored(z.enum(specialtyNames), 'Specialty of the practitioner who is seen'),
  reason: authored(coding.nullable(), 'Why the patient came'),
  priority: authored(z.enum(['routine', 'urgent', 'emergency', 'elective']).nullable(), 'Urgency of the visit'),
  admit_source: authored(z.enum(['home', 'emergency', 'transfer', 'referral', 'birth']).nullable(), 'From where the patient was admitted'),
  disposition: z.enum(dispositions).nullable(),
  start: civilTime,
  end: civilTime.nullable(),
  location_id: reference('locations'),
  organization_id: reference('organizations'),
  practitioner_id: reference('practitioners'),
  recorded: civilTime.describe('Message time'),
});
export type Encounter = z.infer<typeof encounter>;
export const encounters = kind('encounters', encounter, {
  event: 'start',
  end: 'end',
  unended: { field: 'status', from: ['finished'], to: 'in_progress' },
  withEnd: ['disposition'],
  atDeath: { field: 'status', from: ['in_progress'], to: 'finished' },
  reported: 'recorded',
  withdrawn: { field: 'status', cancelled: 'cancelled', entered_in_error: 'entered_in_error' },
  leaf: null,
});
