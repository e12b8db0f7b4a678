import { z } from 'zod';
import { authored, civilDate, civilTime, id, reference, SHORT } from '../scalars.ts';

/** The person of a subject, as the hospital's registration knows them. */
export const patient = z.strictObject({
  id,
  mrn: z.string().describe('Medical record number: MRN and eight digits'),
  ssn: z.string().describe('Social security number from the 9xx area, which is never issued'),
  sex: authored(z.enum(['female', 'male', 'other', 'unknown']), 'Administrative gender'),
  birth_date: authored(civilDate.nullable(), 'Date of birth; follows from `age` at `start` unless given, and is always known unless a defect hides it'),
  multiple_birth: authored(z.boolean().nullable(), 'Whether born as a twin, triplet, …; null where that is not recorded'),
  birth_order: authored(z.int().min(1).max(20).nullable(), 'Place among those of a multiple birth, from 1; implies `multiple_birth`'),
  death: civilTime.nullable(),
  prefix: authored(z.string().max(SHORT).nullable(), 'Title before the name'),
  given: authored(z.string().max(SHORT), 'First name'),
  middle: authored(z.string().max(SHORT).nullable(), 'Middle name'),
  family: authored(z.string().max(SHORT), 'Last name'),
  suffix: authored(z.string().max(SHORT).nullable(), 'Suffix of the name'),
  race: authored(
    z.enum(['white', 'black', 'asian', 'american_indian', 'pacific_islander', 'multiple', 'other', 'unknown']),
    'Race by the categories of the Office of Management and Budget',
  ),
  ethnicity: authored(z.enum(['hispanic', 'not_hispanic', 'unknown']), 'Hispanic or Latino origin'),
  language: authored(z.string().max(SHORT), 'Preferred language as a BCP 47 tag, such as "en" or "es"'),
  marital_status: authored(z.enum(['married', 'never_married', 'divorced', 'widowed', 'separated', 'unknown']), 'Marital status'),
  phone: authored(z.string().max(SHORT).nullable(), 'Home phone number'),
  email: authored(z.string().max(SHORT).nullable(), 'E-mail address'),
  line: authored(z.string().max(SHORT).nullable(), 'Street and house number'),
  city: authored(z.string().max(SHORT).nullable(), 'City'),
  state: authored(z.string().max(SHORT).nullable(), 'State as its two-letter USPS code'),
  zip: authored(z.string().max(SHORT).nullable(), 'Five-digit ZIP code'),
  county: authored(z.string().max(SHORT).nullable(), 'County name'),
  organization_id: reference('organizations').describe('The managing organization'),
  practitioner_id: reference('practitioners').describe('The primary-care practitioner'),
});
export type Patient = z.infer<typeof patient>;
