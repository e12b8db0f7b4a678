/** Sums of a decision over its lines. */
import type { DecisionSums, LineDecision } from './decision.ts';

export function sumsOf(lines: readonly LineDecision[]): DecisionSums {
  const sums = { charge: 0, allowed: 0, paid: 0, deductible: 0, copay: 0, coinsurance: 0, patientResponsibility: 0 };
  for (const { charge, allowed, paid, adjustments } of lines) {
    sums.charge += charge;
    sums.allowed += allowed;
    sums.paid += paid;
    for (const { group, reason, amount } of adjustments) {
      if (group !== 'PR') continue;
      sums.patientResponsibility += amount;
      if (reason === '1') sums.deductible += amount;
      else if (reason === '2') sums.coinsurance += amount;
      else if (reason === '3') sums.copay += amount;
    }
  }
  return sums;
}
