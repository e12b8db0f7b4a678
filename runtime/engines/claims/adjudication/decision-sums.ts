/** Sums of a decision over its lines. */
import type { DecisionSums, LineDecision } from './decision.ts';

export function sumsOf(lines: readonly LineDecision[]): DecisionSums {
  const adjusted = (group: string, reasons: readonly string[] | null): number =>
    lines
      .flatMap(({ adjustments }) => adjustments)
      .filter((one) => one.group === group && (reasons === null || reasons.includes(one.reason)))
      .reduce((sum, { amount }) => sum + amount, 0);
  const total = (of: 'charge' | 'allowed' | 'paid'): number => lines.reduce((sum, line) => sum + line[of], 0);
  return {
    charge: total('charge'),
    allowed: total('allowed'),
    paid: total('paid'),
    deductible: adjusted('PR', ['1']),
    copay: adjusted('PR', ['3']),
    coinsurance: adjusted('PR', ['2']),
    patientResponsibility: adjusted('PR', null),
  };
}
