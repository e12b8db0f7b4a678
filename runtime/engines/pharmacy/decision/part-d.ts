/**
 * The standard benefit of Medicare Part D from 2025 on: deductible, initial coverage, catastrophic; no coverage gap. A fill is split between phases.
 * Source: Social Security Act 1860D-2 and 1860D-14C as amended by the Inflation Reduction Act of 2022, sections 11201, 11401 and 11406.
 */
import { dollars, shareOf } from './cents.ts';
import { type Accumulators, type PartDKind, type PartDYear, partDAmounts } from './drug-benefit.ts';
import type { DecisionSteps, PhaseCost } from './fill-decision.ts';

/** What a month of insulin costs the patient at most, in cents. */
const INSULIN_MONTH = 3_500;
/** The patient's part in the initial phase. */
const INITIAL = 0.25;

/** The part of the manufacturer, and of Medicare, in a phase; the plan pays the rest. */
interface Others {
  readonly manufacturer: number;
  readonly medicare: number;
}

/** Insulins and vaccines are licensed biologics: their manufacturers give the discount, too. */
const discounted = (kind: PartDKind): boolean => kind !== 'selected' && kind !== 'other';
const initialOthers = (kind: PartDKind): Others => ({ manufacturer: discounted(kind) ? 0.1 : 0, medicare: kind === 'selected' ? 0.1 : 0 });
const catastrophicOthers = (kind: PartDKind): Others => ({ manufacturer: discounted(kind) ? 0.2 : 0, medicare: discounted(kind) ? 0.2 : 0.4 });

export interface PartDSplit {
  readonly phases: readonly PhaseCost[];
  readonly used: Accumulators;
}

/**
 * @param cost cents of the negotiated price
 * @param before what the patient has paid for the first part of the fill
 * @param kind insulin is without deductible and 35 dollars a month at most; recommended vaccines cost nothing
 */
export function splitPartD(
  cost: number,
  daysSupply: number,
  kind: PartDKind,
  year: PartDYear,
  used: Accumulators,
  steps: DecisionSteps,
  before: number,
): PartDSplit {
  const { deductible, threshold } = partDAmounts[year];
  const phases: PhaseCost[] = [];
  let [rest, oop] = [cost, used.oop];
  const add = (phase: PhaseCost['phase'], part: number, patient: number, others: Others): void => {
    const manufacturer = shareOf(part, others.manufacturer);
    const medicare = shareOf(part, others.medicare);
    phases.push({ phase, cost: part, patient, plan: part - patient - manufacturer - medicare, manufacturer, medicare });
    steps?.push({ rule: 'Part D phase', term: `${phase} of ${year}, ${dollars(oop)} of ${dollars(threshold)} out of pocket`, before: part, after: patient });
    [rest, oop] = [rest - part, oop + patient];
  };
  const special = kind === 'insulin' || kind === 'vaccine';
  const inDeductible = special ? 0 : Math.min(rest, Math.max(0, deductible - used.deductible), threshold - Math.min(threshold, oop));
  if (inDeductible > 0) add('01', inDeductible, inDeductible, { manufacturer: 0, medicare: 0 });
  if (rest > 0 && oop < threshold) {
    const due = initialShare(rest, daysSupply, kind, before);
    const left = threshold - oop;
    if (due <= left) add('02', rest, due, initialOthers(kind));
    // The part of the price up to which the patient's share reaches the threshold.
    else add('02', special ? rest : Math.min(rest, left / INITIAL), left, initialOthers(kind));
  }
  if (rest > 0) add('04', rest, 0, catastrophicOthers(kind));
  return { phases, used: { deductible: used.deductible + inDeductible, oop, card: used.card } };
}

function initialShare(cost: number, daysSupply: number, kind: PartDKind, before: number): number {
  if (kind === 'vaccine') return 0;
  const share = shareOf(cost, INITIAL);
  return kind === 'insulin' ? Math.min(share, Math.max(0, INSULIN_MONTH * Math.ceil(daysSupply / 30) - before)) : share;
}
