/** Patient discharge status codes of the National Uniform Billing Committee, which HL7 table 0112 follows, by how a visit ended. */
import type { Encounter } from './encounter.ts';

export const DISCHARGE_STATUS: Readonly<Record<NonNullable<Encounter['disposition']>, string>> = {
  home: '01',
  transfer: '02',
  skilled_nursing: '03',
  home_health: '06',
  against_advice: '07',
  admitted: '09',
  expired: '20',
  hospice: '50',
  rehabilitation: '62',
};
