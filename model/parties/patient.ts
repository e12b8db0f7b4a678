import { z } from 'zod';
import { authored, civilDate, civilTime, id, reference, SHORT } from '../scalars.ts';

const named = {
  prefix: authored(z.string().max(SHORT).nullable(), 'Title before the name'),
  given: authored(z.string().max(SHORT), 'First name'),
  middle: authored(z.string().max(SHORT).nullable(), 'Middle name'),
  family: authored(z.string().max(SHORT), 'Last name'),
  suffix: authored(z.string().max(SHORT).nullable(), 'Suffix of the name'),
};
const located = {
  line: authored(z.string().max(SHORT).nullable(), 'Street and house number'),
  city: authored(z.string().max(SHORT).nullable(), 'City'),
  state: authored(z.string().max(SHORT).nullable(), 'State as its two-letter USPS code'),
  zip: authored(z.string().max(SHORT).nullable(), 'Five-digit ZIP code'),
  county: authored(z.string().max(SHORT).nullable(), 'County name'),
};
const lasted = {
  start: civilDate.nullable().describe('First day; null for the earliest that is known'),
  end: civilDate.describe('Day of the change to the next'),
};

/** A name that a patient had before. */
export const previousName = z.strictObject({
  kind: z.enum(['maiden', 'old']).describe('`maiden`: the last name changed together with a marriage'),
  ...named,
  ...lasted,
});
export type PreviousName = z.infer<typeof previousName>;

/** An address at which a patient lived before. */
export const previousAddress = z.strictObject({ ...located, ...lasted });
export type PreviousAddress = z.infer<typeof previousAddress>;

/** The person of a subject, as the hospital's registration knows them. */
export const patient = z.strictObject({
  id,
  mrn: z.string().describe('Medical record number: MRN and eight digits'),
  ssn: z.string().describe('Social security number from the 9xx area, which is never issued; empty for who is born in the scenario'),
  sex: authored(z.enum(['female', 'male', 'other', 'unknown']), 'Administrative gender'),
  birth_date: authored(civilDate.nullable(), 'Date of birth; follows from `age` at `start` unless given, and is always known unless a defect hides it'),
  multiple_birth: authored(z.boolean().nullable(), 'Whether born as a twin, triplet, …; null where that is not recorded'),
  birth_order: authored(z.int().min(1).max(20).nullable(), 'Place among those of a multiple birth, from 1; implies `multiple_birth`'),
  death: civilTime.nullable(),
  ...named,
  race: authored(
    z.enum(['white', 'black', 'asian', 'american_indian', 'pacific_islander', 'multiple', 'other', 'unknown']),
    'Race by the categories of the Office of Management and Budget',
  ),
  ethnicity: authored(z.enum(['hispanic', 'not_hispanic', 'unknown']), 'Hispanic or Latino origin'),
  language: authored(z.string().max(SHORT), 'Preferred language as a BCP 47 tag, such as "en" or "es"'),
  marital_status: authored(z.enum(['married', 'never_married', 'divorced', 'widowed', 'separated', 'unknown']), 'Marital status'),
  phone: authored(z.string().max(SHORT).nullable(), 'Home phone number'),
  email: authored(z.string().max(SHORT).nullable(), 'E-mail address'),
  ...located,
  previous_names: z.array(previousName).describe('Earlier names, from the first to the last'),
  previous_addresses: z.array(previousAddress).describe('Earlier addresses, from the first to the last'),
  organization_id: reference('organizations').describe('The managing organization'),
  practitioner_id: reference('practitioners').describe('The primary-care practitioner'),
});
export type Patient = z.infer<typeof patient>;
