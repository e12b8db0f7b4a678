/** The raw score of a member by CMS-HCC V28: demographic factor, payment HCCs, and interactions. A pure function of the member and the diagnoses of a year. */
import type { RiskSegment } from '../../../model/benefits/risk-score.ts';
import { afterHierarchies, hccsOf, type RiskMember } from './diagnosed-hccs.ts';
import { demographicFactor, hccFactor, interactionFactors, type NamedFactor, originallyDisabled } from './v28-factors.ts';

/** From this age on 1 February of the payment year, a member is one of the aged; younger members have Medicare by a disability. */
const AGED = 65;

export interface ScoredMember extends RiskMember {
  /** Whether Medicare began before 65, by a disability. */
  readonly byDisability: boolean;
}

export interface ScoredHcc<D> {
  readonly hcc: number;
  readonly factor: number;
  readonly diagnosis: D;
}

/** All factors in thousandths, so that sums are exact. */
export interface RawScore<D> {
  readonly segment: RiskSegment;
  readonly demographic: NamedFactor;
  readonly hccs: readonly ScoredHcc<D>[];
  readonly interactions: readonly NamedFactor[];
  readonly score: number;
}

/** @param diagnoses in order: the first of each HCC is kept with it */
export function rawScore<D extends { readonly code: string }>(member: ScoredMember, diagnoses: Iterable<D>): RawScore<D> {
  const segment = member.age >= AGED ? 'community_nondual_aged' : 'community_nondual_disabled';
  const demographic = demographicFactor(segment, member.sex, member.age);
  const first = new Map<number, D>();
  for (const diagnosis of diagnoses) for (const hcc of hccsOf(diagnosis.code, member)) if (!first.has(hcc)) first.set(hcc, diagnosis);
  const kept = afterHierarchies(new Set(first.keys()));
  const hccs = kept.map((hcc) => ({ hcc, factor: hccFactor(hcc, segment), diagnosis: first.get(hcc) as D }));
  const before = segment === 'community_nondual_aged' && member.byDisability ? [{ name: 'originally_disabled', factor: originallyDisabled[member.sex] }] : [];
  const interactions = [...before, ...interactionFactors(segment, new Set(kept))];
  const score = [demographic, ...hccs, ...interactions].reduce((sum, { factor }) => sum + factor, 0);
  return { segment, demographic, hccs, interactions, score };
}
