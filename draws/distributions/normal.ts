import { type Law, type LawParameter, type Prepared, refused } from './law.ts';
import * as standard from './standard-normal.ts';

const MEAN_SD: readonly LawParameter[] = [
  { name: 'mean', kind: 'any', doc: 'Mean' },
  { name: 'sd', kind: 'positive', doc: 'Standard deviation' },
];

export class Normal implements Prepared {
  readonly discrete = false;
  readonly low = -Infinity;
  readonly high = Infinity;
  readonly mean: number;
  readonly sd: number;

  constructor(mean: number, sd: number) {
    this.mean = mean;
    this.sd = sd;
  }

  cdf(x: number): number {
    return standard.cdf((x - this.mean) / this.sd);
  }

  survival(x: number): number {
    return standard.survival((x - this.mean) / this.sd);
  }

  quantile(u: number): number {
    return this.mean + this.sd * standard.quantile(u);
  }

  quantileUpper(v: number): number {
    return this.mean + this.sd * standard.quantileUpper(v);
  }
}

/** The normal (Gaussian) law. */
export const normal: Law = {
  name: 'normal',
  doc: 'bell-shaped',
  example: 'normal(mean: 58, sd: 11)',
  discrete: false,
  parameterSets: [MEAN_SD],
  prepare: (_set, values) => refused(MEAN_SD, values) ?? new Normal(values[0], values[1]),
};
