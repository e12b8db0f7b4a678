/** What the laws on whole numbers share: quantiles by a search that only asks for tails, and tails as plain sums where the terms are few. */
import type { Prepared } from './law.ts';
import * as standard from './standard-normal.ts';
import type { Tails } from './tails.ts';

/** Beyond this, neighbouring whole numbers are not distinct, and a search among them has no meaning. */
const LARGEST_EXACT = 4503599627370496;

export abstract class Count implements Prepared {
  readonly discrete = true;
  abstract readonly low: number;
  abstract readonly high: number;
  abstract readonly mean: number;
  abstract readonly sd: number;

  /** P(X <= k) and P(X > k) for whole k with low <= k < high. */
  protected abstract tails(k: number): Tails;

  /** A number near the quantile at which the standard normal law has the value z. A poor guess costs time, not truth. */
  protected abstract guess(z: number): number;

  cdf(x: number): number {
    if (x < this.low) return 0;
    return x >= this.high ? 1 : this.tails(Math.floor(x)).lower;
  }

  survival(x: number): number {
    if (x < this.low) return 1;
    return x >= this.high ? 0 : this.tails(Math.floor(x)).upper;
  }

  quantile(u: number): number {
    if (u <= 0) return this.low;
    if (u >= 1) return this.high;
    return this.#smallest(standard.quantile(u), (k) => this.tails(k).lower >= u);
  }

  quantileUpper(v: number): number {
    if (v <= 0) return this.high;
    if (v >= 1) return this.low;
    return this.#smallest(standard.quantileUpper(v), (k) => this.tails(k).upper <= v);
  }

  /** The smallest k that is `reached`; from the guess outward in growing steps, then by halving. `high` counts as reached. */
  #smallest(z: number, reached: (k: number) => boolean): number {
    const start = Math.min(Math.max(Math.round(this.guess(z)), this.low), this.high);
    if (start > LARGEST_EXACT) return start;
    let yes = start;
    let no = start;
    if (start === this.high || reached(start)) {
      for (let step = 1; ; step *= 2) {
        no = Math.max(this.low - 1, yes - step);
        if (no < this.low || !reached(no)) break;
        yes = no;
      }
    } else {
      for (let step = 1; ; step *= 2) {
        yes = Math.min(this.high, no + step);
        if (yes === this.high || reached(yes)) break;
        no = yes;
      }
    }
    while (yes - no > 1) {
      const middle = Math.floor((yes + no) / 2);
      if (reached(middle)) yes = middle;
      else no = middle;
    }
    return yes;
  }
}

/** One number without chance: the law of trials that cannot fail, or of events that cannot happen. */
export class Certain extends Count {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly sd = 0;

  constructor(value: number) {
    super();
    this.low = value;
    this.high = value;
    this.mean = value;
  }

  protected override guess(): number {
    return this.low;
  }

  protected override tails(): Tails {
    return { lower: 1, upper: 0 };
  }
}

/** Quantile of a law with this mean, sd and skewness at the normal quantile z, by the first terms of Cornish and Fisher (1938). */
export function cornishFisher(mean: number, sd: number, skewness: number, z: number): number {
  return mean + sd * (z + (skewness * (z * z - 1)) / 6);
}

/** Both tails at k of a law on 0, 1, 2, … given by its first probability and by the ratio of the probabilities of j and j - 1. */
export function summedTails(first: number, ratio: (j: number) => number, k: number): Tails {
  let term = first;
  let lower = first;
  for (let j = 1; j <= k; j++) {
    term *= ratio(j);
    lower += term;
  }
  if (lower <= 0.5) return { lower, upper: 1 - lower };
  let upper = 0;
  for (let j = k + 1; ; j++) {
    term *= ratio(j);
    upper += term;
    // Past the mode the terms fall at a growing rate, so a term this small ends the sum.
    if (term <= upper * 1e-17) return { lower: 1 - upper, upper };
  }
}
