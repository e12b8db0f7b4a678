/** Which claims a coverage is for. */
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { PlanTerms } from '../adjudication/benefit-terms.ts';

/** Medicare Part A pays for inpatient care of hospitals, on their own claims; Part B for everything else (42 CFR 409.5, 410.3). Other plans pay for both. */
export function takesClaim({ type }: Pick<PlanTerms, 'type'>, { type: claim, type_of_bill: bill }: Pick<Claim, 'type' | 'type_of_bill'>): boolean {
  if (type !== 'medicare_a' && type !== 'medicare_b') return true;
  const inpatient = claim === 'institutional' && bill?.startsWith('011') === true;
  return inpatient === (type === 'medicare_a');
}
