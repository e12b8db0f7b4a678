/** The conditional law of X given a range: the value at u is the quantile of u's share of the mass inside. Nothing is redrawn, nothing clamped. */
import { nextBelow } from '../bits.ts';
import type { Prepared } from './law.ts';
import { integral } from './tails.ts';

export interface Truncated {
  /** P(X in the range) under the untruncated law; 0 where nothing can be drawn, and then `quantile` gives the end of the range nearest to the law. */
  readonly mass: number;
  /** Mean within the range; undefined for a discrete law over a very wide range. Computed when asked for. */
  readonly mean?: number;
  /** The value at u in (0, 1), always inside the range. */
  quantile(u: number): number;
}

/** X in low..high, the upper end excluded where `highOpen`. Either end may be infinite. */
export function truncate(law: Prepared, low: number, high: number, highOpen: boolean): Truncated {
  return new Conditional(law, low, high, highOpen);
}

class Conditional implements Truncated {
  readonly mass: number;
  readonly #law: Prepared;
  /** The smallest and the largest value inside. */
  readonly #low: number;
  readonly #high: number;
  /** The mass outside on either side. */
  readonly #below: number;
  readonly #above: number;

  constructor(law: Prepared, low: number, high: number, highOpen: boolean) {
    this.#law = law;
    // Where the law is discrete, the ends move to the whole numbers inside. Where it is continuous, a single point has no mass, but an open end must
    // not be met either.
    const first = law.discrete ? Math.ceil(low) : low;
    const last = law.discrete ? (highOpen ? Math.ceil(high) - 1 : Math.floor(high)) : high;
    this.#low = Math.max(first, law.low);
    this.#high = Math.min(highOpen && !law.discrete && high < Infinity ? nextBelow(high) : last, law.high);
    const before = law.discrete ? first - 1 : first;
    this.#below = law.cdf(before);
    this.#above = law.survival(last);
    this.mass = this.#high < this.#low ? 0 : Math.max(0, inside(law, before, last, this.#below, this.#above));
  }

  quantile(u: number): number {
    return this.#at(u, 1 - u);
  }

  /** The value with a share u of the inner mass below it and a share v = 1 - u above. */
  #at(u: number, v: number): number {
    if (this.mass === 0) return this.#above > 0.5 ? this.#high : this.#low;
    const p = this.#below + u * this.mass;
    const x = p <= 0.5 ? this.#law.quantile(p) : this.#law.quantileUpper(this.#above + v * this.mass);
    // Exact arithmetic would end inside; rounding can end a last digit outside.
    return Math.min(Math.max(x, this.#low), this.#high);
  }

  get mean(): number | undefined {
    if (this.mass === 0) return this.quantile(0.5);
    return this.#law.discrete ? this.#sum() : this.#integral();
  }

  /** The integral of the quantile, over panels that halve toward both ends, where it may grow without bound. */
  #integral(): number {
    let sum = 0;
    for (let i = 1, width = 0.25; i <= 60; i++, width *= 0.5) {
      sum += integral(width, 2 * width, (u) => this.#at(u, 1 - u) + this.#at(1 - u, u));
    }
    return sum;
  }

  /** low + Σ P(X > k), within bounds beyond which nothing adds to the sum. */
  #sum(): number | undefined {
    const first = this.#at(1e-18, 1);
    const last = this.#at(1, 1e-18);
    if (!(last - first <= WIDEST_SUM)) return undefined;
    let sum = first;
    for (let k = first; k < last; k++) {
      const survival = this.#law.survival(k);
      sum += survival < 0.5 ? (survival - this.#above) / this.mass : 1 - (this.#law.cdf(k) - this.#below) / this.mass;
    }
    return sum;
  }
}

const WIDEST_SUM = 100_000;

/** P(before < X <= last). A range in one tail is a difference in that tail, where small numbers keep their digits. */
function inside(law: Prepared, before: number, last: number, below: number, above: number): number {
  if (below > 0.5) return law.survival(before) - above;
  if (above > 0.5) return law.cdf(last) - below;
  return 1 - below - above;
}
