/** The laws by name. A new law is one file and one line here. */
import { beta } from './beta.ts';
import { binomial } from './binomial.ts';
import { exponential } from './exponential.ts';
import { gamma } from './gamma.ts';
import type { Law } from './law.ts';
import { lognormal } from './lognormal.ts';
import { normal } from './normal.ts';
import { poisson } from './poisson.ts';
import { triangular } from './triangular.ts';
import { uniform } from './uniform.ts';
import { weibull } from './weibull.ts';
import { zipf } from './zipf.ts';

export { isProblem, type Law, type LawParameter, type ParameterKind, type Prepared, type Problem } from './law.ts';
export { type Truncated, truncate } from './truncate-distribution.ts';

export const laws: ReadonlyMap<string, Law> = new Map(
  [normal, lognormal, uniform, triangular, beta, gamma, exponential, weibull, poisson, binomial, zipf].map((law) => [law.name, law]),
);
