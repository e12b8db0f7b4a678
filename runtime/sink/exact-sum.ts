/**
 * A sum of whole numbers that is exact, and so the same in any order and grouping. A double alone is exact only to 2^53, which the squares of a few
 * large values pass. `low` lies in [0, 2^40), so that equal sums are equal objects; values may reach 2^92 in size.
 */
export interface ExactSum {
  high: number;
  low: number;
}

/** 2^40: quotients by it and products with it are exact. */
const LIMB = 1_099_511_627_776;

export function zeroSum(): ExactSum {
  return { high: 0, low: 0 };
}

/** Adds a whole number, which may be negative. */
export function addWhole(sum: ExactSum, value: number): void {
  const high = Math.floor(value / LIMB);
  addLimbs(sum, high, value - high * LIMB);
}

export function addSum(sum: ExactSum, more: ExactSum): void {
  addLimbs(sum, more.high, more.low);
}

function addLimbs(sum: ExactSum, high: number, low: number): void {
  const together = sum.low + low;
  const carry = together >= LIMB ? 1 : 0;
  sum.low = together - carry * LIMB;
  sum.high += high + carry;
}

export function wholeOf(sum: ExactSum): bigint {
  return BigInt(sum.high) * BigInt(LIMB) + BigInt(sum.low);
}
