import { z } from 'zod';
import { kind } from '../kind.ts';
import { authored, civilDate, civilTime, id, reference } from '../scalars.ts';
import { patient } from './patient.ts';

/** What a related person is to the patient. */
export const relationships = ['spouse', 'partner', 'child', 'parent', 'sibling', 'grandparent', 'grandchild', 'other'] as const;
export type Relationship = (typeof relationships)[number];

const { sex, prefix, given, middle, family, suffix, race, ethnicity, language, marital_status } = patient.shape;
const { phone, email, line, city, state, zip, county } = patient.shape;

/** A related person of a subject: a member of the household, or somebody else who matters; perhaps a patient of the same unit. */
export const relatedPerson = z.strictObject({
  id,
  name: z.string().describe('Which person of the scenario: the relationship, unless it names them'),
  relationship: z.enum(relationships),
  same_household: z.boolean().describe('Whether they live with the patient'),
  related_patient_id: reference('patients').nullable().describe('The patient whom they are, where they have records of their own'),
  related_mrn: z.string().nullable().describe('Their medical record number, where they are a patient'),
  sex,
  birth_date: authored(civilDate, 'Date of birth; follows from `age` at `start` unless given'),
  ...{ prefix, given, middle, family, suffix, race, ethnicity, language, marital_status },
  ...{ phone, email, line, city, state, zip, county },
  recorded: civilTime.describe('When they became known: at the start, or else when they were born'),
});
export type RelatedPerson = z.infer<typeof relatedPerson>;
export const relatedPersons = kind('related_persons', relatedPerson, {
  event: 'recorded',
  afterDeath: true,
  beforeBirth: true,
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
});
