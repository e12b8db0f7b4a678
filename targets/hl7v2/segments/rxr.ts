import type { Immunization } from '../../../model/clinical/immunization.ts';
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';

/** HL7 table 0162. */
const ROUTE: Readonly<Record<NonNullable<MedicationRequest['route']>, string>> = {
  oral: 'PO^Oral^HL70162',
  subcutaneous: 'SC^Subcutaneous^HL70162',
  intravenous: 'IV^Intravenous^HL70162',
  intramuscular: 'IM^Intramuscular^HL70162',
  inhaled: 'IH^Inhalation^HL70162',
  topical: 'TP^Topical^HL70162',
  ophthalmic: 'OP^Ophthalmic^HL70162',
};
const OTHER = 'OTH^Other/Miscellaneous^HL70162';

/** HL7 table 0163; the right thigh is our own. */
const SITE: Readonly<Record<NonNullable<Immunization['site']>, string>> = {
  left_arm: 'LA^Left Arm^HL70163',
  right_arm: 'RA^Right Arm^HL70163',
  left_thigh: 'LT^Left Thigh^HL70163',
  right_thigh: 'RT^Right Thigh^HL70163',
};

/** Route; the segment must be in an encoded order, so an unknown one is other. */
export function rxr(c: Hl7v2Context, route: MedicationRequest['route'], site: Immunization['site'] = null): string {
  return c.segment('RXR', { 1: route === null ? OTHER : ROUTE[route], 2: site === null ? null : SITE[site] });
}
