/** Which profile an observation claims, by its category and LOINC code. */
import type { Observation } from '../../model/clinical/observation.ts';
import type { Profile } from './editions.ts';

/** Vital signs with a profile of their own: FHIR R4, section 11.15 (vital signs), and US Core. */
const VITAL_SIGNS: ReadonlyMap<string, Profile> = new Map<string, Profile>([
  ['85354-9', 'blood_pressure'],
  ['39156-5', 'bmi'],
  ['8302-2', 'body_height'],
  ['8310-5', 'body_temperature'],
  ['29463-7', 'body_weight'],
  ['9843-4', 'head_circumference'],
  ['8867-4', 'heart_rate'],
  ['59408-5', 'pulse_oximetry'],
  ['2708-6', 'pulse_oximetry'],
  ['9279-1', 'respiratory_rate'],
  ['8289-1', 'head_circumference_percentile'],
  ['59576-9', 'bmi_for_age'],
  ['77606-2', 'weight_for_height'],
]);

/** Social history with a profile of its own; each asks for a coded value. */
const SOCIAL_HISTORY: ReadonlyMap<string, Profile> = new Map<string, Profile>([
  ['72166-2', 'smoking_status'],
  ['82810-3', 'pregnancy_status'],
  ['86645-9', 'pregnancy_intent'],
  ['76690-7', 'sexual_orientation'],
]);

export function observationProfile(r: Observation): Profile {
  switch (r.category) {
    case 'laboratory':
      return 'laboratory_result';
    case 'vital_signs':
      return (r.code.system === 'LOINC' && VITAL_SIGNS.get(r.code.code)) || 'vital_signs';
    case 'survey':
      return 'screening';
    case 'social_history':
      // A preliminary smoking status is not allowed by its profile.
      return (r.code.system === 'LOINC' && r.value_code !== null && r.status === 'final' && SOCIAL_HISTORY.get(r.code.code)) || 'simple_observation';
    default:
      return 'clinical_result';
  }
}

/** Whether an observation is an oxygen saturation by pulse oximetry, which takes two codes. */
export function isPulseOximetry(r: Observation): boolean {
  return r.category === 'vital_signs' && r.code.system === 'LOINC' && (r.code.code === '59408-5' || r.code.code === '2708-6');
}
