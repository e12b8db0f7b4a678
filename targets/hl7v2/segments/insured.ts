/** Whose contract a coverage is, as far as the records of the patient name that person. */
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Patient } from '../../../model/parties/patient.ts';
import type { RelatedPerson, Relationship } from '../../../model/parties/related-person.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';

/** What IN1 and GT1 have of a person. */
export type Insured = Pick<
  RelatedPerson,
  'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'line' | 'city' | 'state' | 'zip' | 'county' | 'phone' | 'email' | 'sex'
> &
  Pick<Patient, 'birth_date'>;

/** What the subscriber is to the patient, by what the patient is to the subscriber. */
const SUBSCRIBER: Readonly<Record<Exclude<Coverage['relationship'], 'self'>, Relationship>> = { spouse: 'spouse', child: 'parent', other: 'partner' };

/** The subscriber is a patient of the same unit; null where the records have none. */
export function insuredOf(c: Hl7v2Context, { relationship }: Pick<Coverage, 'relationship'>, person: Patient): Insured | null {
  if (relationship === 'self') return person;
  const is = SUBSCRIBER[relationship];
  return c.subject.related_persons.find((one) => one.relationship === is && one.related_patient_id !== null) ?? null;
}

/** HL7 table 0063, by what the patient is to the insured: what the insured is to the patient. */
export const INSURED_IS: Readonly<Record<Coverage['relationship'], string>> = {
  self: 'SEL^Self^HL70063',
  spouse: 'SPO^Spouse^HL70063',
  child: 'PAR^Parent^HL70063',
  other: 'DOM^Life partner^HL70063',
};
