/** What is explained of a record beyond the statement that made it: coverages, claims, fills, and what was decided about them. */
import { type ExplainedAttribution, explainAttribution } from './explain-attribution.ts';
import { type ExplainedClaim, explainClaim } from './explain-claim.ts';
import { type ExplainedCoverage, explainCoverage } from './explain-coverage.ts';
import { type ExplainedFill, explainFill } from './explain-fill.ts';
import { type ExplainedRemittance, explainRemittance } from './explain-remittance.ts';
import { madeBy, type TracedSubject } from './traced-subject.ts';

export type Explanation = ExplainedAttribution | ExplainedClaim | ExplainedFill | ExplainedRemittance | ({ readonly about: 'coverage' } & ExplainedCoverage);

/** Null for records of care: the statement and its draws explain them. */
export function explain(traced: TracedSubject, id: string): Explanation | null {
  const { subject } = traced;
  const by = <R extends { readonly id: string }>(list: readonly R[]): R | undefined => list.find((one) => one.id === id);
  const remittance = by(subject.remittances);
  if (remittance !== undefined) return explainRemittance(traced, remittance);
  const attribution = by(subject.attributions);
  const byClaims = attribution === undefined ? null : explainAttribution(traced, attribution);
  if (byClaims !== null) return byClaims;
  // What follows from a coverage from day to day is about it.
  const covered =
    [subject.enrollments, subject.attributions, subject.capitations, subject.risk_scores, subject.premiums]
      .map((list) => by<(typeof list)[number]>(list))
      .find((one) => one !== undefined)?.coverage_id ?? id;
  const coverage = subject.coverages.find((one) => one.id === covered);
  if (coverage !== undefined) return { about: 'coverage', ...explainCoverage(traced, coverage) };
  const accumulator = by(subject.accumulators);
  const filled = subject.pharmacy_claims.find((one) => one.id === (accumulator?.pharmacy_claim_id ?? id));
  if (filled !== undefined) return explainFill(traced, filled, filled.id);
  const dispense = by(subject.medication_dispenses);
  // What the statement `dispense` hands over is explained by it.
  if (dispense !== undefined && dispense.request_id !== null && madeBy(traced, id) === null)
    return explainFill(traced, { request_id: dispense.request_id, fill_number: dispense.fill_number });
  const payment = by(subject.claim_payments)?.id ?? accumulator?.claim_payment_id ?? null;
  const claimed = subject.claim_payments.find((one) => one.id === payment)?.claim_id ?? id;
  const claim = subject.claims.find((one) => one.id === claimed);
  return claim === undefined ? null : explainClaim(traced, claim, payment);
}
