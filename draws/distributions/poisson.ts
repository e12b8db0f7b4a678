import { exp } from '../exact-math.ts';
import { Certain, Count, cornishFisher, summedTails } from './count.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { type Law, type LawParameter, refused } from './law.ts';
import type { Tails } from './tails.ts';

const MEAN: readonly LawParameter[] = [{ name: 'mean', kind: 'nonnegative', doc: 'Mean number' }];

/** Up to this mean the probabilities are summed one by one. */
const SMALL = 20;

class Poisson extends Count {
  readonly low = 0;
  readonly high = Infinity;
  readonly mean: number;
  readonly #first: number;

  constructor(mean: number) {
    super();
    this.mean = mean;
    this.#first = mean <= SMALL ? exp(-mean) : 0;
  }

  get sd(): number {
    return Math.sqrt(this.mean);
  }

  protected override guess(z: number): number {
    return cornishFisher(this.mean, this.sd, 1 / this.sd, z);
  }

  protected override tails(k: number): Tails {
    if (this.mean <= SMALL) return summedTails(this.#first, (j) => this.mean / j, k);
    // P(X > k) is the chance that the (k + 1)-th event of a unit rate comes before the time `mean`.
    const { lower, upper } = gammaTails(k + 1, this.mean);
    return { lower: upper, upper: lower };
  }
}

/** The Poisson law: the number of events of constant rate. */
export const poisson: Law = {
  name: 'poisson',
  doc: 'how many events there are at a constant rate',
  example: 'poisson(mean: 2.4)',
  discrete: true,
  parameterSets: [MEAN],
  prepare: (_set, values) => refused(MEAN, values) ?? (values[0] === 0 ? new Certain(0) : new Poisson(values[0])),
};
