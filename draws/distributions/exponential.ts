import { exp, expm1, log, log1p } from '../exact-math.ts';
import { type Law, type LawParameter, type Prepared, refused } from './law.ts';

const MEAN: readonly LawParameter[] = [{ name: 'mean', kind: 'positive', doc: 'Mean, the reciprocal of the rate' }];

class Exponential implements Prepared {
  readonly discrete = false;
  readonly low = 0;
  readonly high = Infinity;
  readonly mean: number;

  constructor(mean: number) {
    this.mean = mean;
  }

  get sd(): number {
    return this.mean;
  }

  cdf(x: number): number {
    return x <= 0 ? 0 : -expm1(-x / this.mean);
  }

  survival(x: number): number {
    return x <= 0 ? 1 : exp(-x / this.mean);
  }

  quantile(u: number): number {
    return -this.mean * log1p(-u);
  }

  quantileUpper(v: number): number {
    return -this.mean * log(v);
  }
}

/** The exponential law: the wait for an event of constant hazard. */
export const exponential: Law = {
  name: 'exponential',
  doc: 'the time to an event that comes at a constant rate',
  example: 'exponential(mean: 3)',
  discrete: false,
  parameterSets: [MEAN],
  prepare: (_set, values) => refused(MEAN, values) ?? new Exponential(values[0]),
};
