/** Takes a decision back: its amounts with signs turned, and the accumulators as they would be without it. Later claims stay as they were decided. */
import type { LedgerView, PaidLine, Posting } from './benefit-ledger.ts';
import { BenefitLedger, oneVisit } from './benefit-ledger.ts';
import type { Movement } from './decision.ts';
import { sumsOf } from './decision-sums.ts';

/** @param day of the reversal */
export function reverse({ decision, lines: paid }: Posting, ledger: LedgerView, day: number): Posting {
  const draft = new BenefitLedger(ledger);
  const movements: Movement[] = [];
  for (const { key, line, amount, limit } of decision.movements) if (key.kind !== 'visits') movements.push(draft.move(key, line, -amount, limit));
  for (const line of uncounted(paid, ledger)) {
    const { account, benefit, member, year, visitLimit } = line;
    movements.push(draft.move({ account, network: 'in', kind: 'visits', of: benefit ?? '', member, year }, line.line, -1, visitLimit));
  }
  const lines = decision.lines.map((line) => ({
    ...line,
    charge: turned(line.charge),
    allowed: turned(line.allowed),
    paid: turned(line.paid),
    adjustments: line.adjustments.map((one) => ({ ...one, amount: turned(one.amount) })),
  }));
  const trace = movements.map((movement) => ({ rule: 'reversal' as const, line: movement.line, term: null, amount: null, movement, adjustment: null }));
  const { claim, denied, level } = decision;
  return { decision: { claim, status: 'reversal', denied, level, day, ...sumsOf(lines), lines, movements, trace }, lines: paid };
}

/** Lines of visits that no longer count: one for each benefit and visit, unless a line of another claim stands for it. */
function uncounted(paid: readonly PaidLine[], ledger: LedgerView): readonly PaidLine[] {
  return paid.filter(
    (line, i) =>
      line.visitLimit !== null &&
      !paid.slice(0, i).some((one) => oneVisit(one, line)) &&
      !ledger.paidLines(line.member).some((one) => one.claim !== line.claim && oneVisit(one, line)),
  );
}

/** No negative zero. */
const turned = (amount: number): number => (amount === 0 ? 0 : -amount);
