/** Arithmetic of amounts: whole cents, and shares in whole millionths. */

/** Whole cents. */
export type Cents = number;
/** A share in whole millionths: 20% is 200,000. */
export type Millionths = number;

const ONE = 1_000_000;

/** A share as the language holds it (0.2) in millionths; more digits are rounded. */
export function millionths(share: number): Millionths {
  return Math.round(share * ONE);
}

/** A share of an amount, cents rounded half up. Exact for amounts up to 10^15 cents: the product is taken in two parts, so that it stays a whole number. */
export function shareOf(amount: Cents, share: Millionths): Cents {
  const whole = Math.floor(amount / ONE);
  return whole * share + Math.floor(((amount - whole * ONE) * share + ONE / 2) / ONE);
}

/**
 * An amount spread over parts in proportion to their weights; the last takes the remainder. Running sums are rounded half up, not each part, so that no
 * part is negative.
 */
export function spread(amount: Cents, weights: readonly number[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [seen, given] = [0, 0];
  return weights.map((weight, i) => {
    seen += weight;
    const upTo = i === weights.length - 1 ? amount : total === 0 ? 0 : proportion(amount, seen, total);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** amount × part / total, rounded half up. In whole numbers, since the product may exceed what a number holds exactly. */
export function proportion(amount: number, part: number, total: number): number {
  const doubled = 2n * BigInt(amount) * BigInt(part) + BigInt(total);
  return Number(doubled / (2n * BigInt(total)));
}
