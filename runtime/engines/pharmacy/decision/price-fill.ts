/** The price of a fill: the least of ingredients and fee, the usual and customary charge, and the gross amount due. */

import type { DecisionSteps, Payment } from './fill-decision.ts';
import type { FillPrice } from './fill-request.ts';

export type Price = Pick<Payment, 'basis' | 'ingredient' | 'fee' | 'allowed'>;

export function priceFill({ ingredient, basis, fee, usual, gross }: FillPrice, steps: DecisionSteps): Price {
  const cost = ingredient + fee;
  const allowed = Math.min(cost, usual ?? cost, gross ?? cost);
  if (allowed === cost) {
    steps?.push({ rule: 'price', term: `${basis} ingredient cost + dispensing fee`, before: cost, after: allowed });
    return { basis, ingredient, fee, allowed };
  }
  // The usual and customary charge includes the fee.
  const isUsual = usual === allowed;
  steps?.push({ rule: 'price', term: isUsual ? 'usual and customary charge' : 'gross amount due', before: cost, after: allowed });
  const paidFee = isUsual ? 0 : Math.min(fee, allowed);
  return { basis: isUsual ? 'usual' : 'gross', ingredient: allowed - paidFee, fee: paidFee, allowed };
}
