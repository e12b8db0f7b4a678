/** Risk scores of members of Medicare Advantage plans: the raw score of a payment year, with the factors that it is the sum of. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilTime, coding, id, reference } from '../scalars.ts';

export const riskModels = ['cms_hcc_v28'] as const;

/** Parts of the model with factors of their own: members of 65 years and more, and members who have Medicare by a disability. */
export const riskSegments = ['community_nondual_aged', 'community_nondual_disabled'] as const;
export type RiskSegment = (typeof riskSegments)[number];

const factor = z.number().min(0).max(100);

const hcc = z.strictObject({
  hcc: z.int().min(1).max(999).describe('Number of the hierarchical condition category'),
  factor: factor.describe('Relative factor'),
  code: coding.describe('The first diagnosis of the year that belongs to it'),
  claim_id: reference('claims').describe('The claim with this diagnosis'),
});

const interaction = z.strictObject({
  name: z.string().describe('Conditions that occur together, the number of payment HCCs, or Medicare by a disability before 65'),
  factor: factor.describe('Relative factor'),
});

export const riskScore = z.strictObject({
  id,
  coverage_id: reference('coverages'),
  model: z.enum(riskModels),
  year: z.int().min(1900).max(9999).describe('Payment year'),
  diagnosis_year: z.int().min(1900).max(9999).describe('Year of service of the diagnoses: the one before the payment year'),
  segment: z.enum(riskSegments),
  age: z.int().min(0).max(130).describe('On 1 February of the payment year'),
  demographic: z.string().describe('Sex and range of age'),
  demographic_factor: factor.describe('Relative factor of sex and age'),
  hccs: z.array(hcc).describe('Payment HCCs after the hierarchies'),
  interactions: z.array(interaction),
  score: factor.describe('Raw score: the sum of all factors, before normalization and the coding adjustment'),
  recorded: civilTime.describe('Message time: the end of the year of diagnosis'),
});
export type RiskScore = z.infer<typeof riskScore>;
export const riskScores = kind('risk_scores', riskScore, {
  event: 'recorded',
  reported: 'recorded',
  withdrawn: null,
  leaf: null,
  onlyWhereMade: true,
});
