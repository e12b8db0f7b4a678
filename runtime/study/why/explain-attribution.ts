/** Why a member is attributed to a practitioner: the claims of primary care that counted on the day, where claims decided it. */
import type { Attribution } from '../../../model/benefits/attribution.ts';
import { type CountedCare, countedCare } from '../../engines/enrollment/claims-attribution.ts';
import { type ExplainedCoverage, explainCoverage } from './explain-coverage.ts';
import type { TracedSubject } from './traced-subject.ts';

export interface ExplainedAttribution {
  readonly about: 'attribution';
  readonly record: Attribution;
  readonly coverage: ExplainedCoverage;
  readonly counted: CountedCare;
}

/** Null for whom the plan assigned, or the member chose: the coverage explains that. */
export function explainAttribution(traced: TracedSubject, record: Attribution): ExplainedAttribution | null {
  const coverage = traced.subject.coverages.find(({ id }) => id === record.coverage_id);
  const counted = traced.trace.noted(countedCare, record.id);
  return coverage === undefined || counted === null ? null : { about: 'attribution', record, coverage: explainCoverage(traced, coverage), counted };
}
