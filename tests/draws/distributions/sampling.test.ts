import { expect, test } from 'vitest';
import { truncate } from '../../../draws/distributions/distributions.ts';
import { chiSquare, chiSquareBound, kolmogorov, kolmogorovBound, Z } from '../statistics.ts';
import { prepared, subjects } from './draws.ts';

const N = 20_000;

const CONTINUOUS: readonly [string, number, readonly number[]][] = [
  ['normal', 0, [58, 11]],
  ['lognormal', 0, [180, 420]],
  ['lognormal', 1, [3, 0.2]],
  ['lognormal', 2, [10, 3]],
  ['uniform', 0, [6.5, 7]],
  ['triangular', 0, [1, 3, 9]],
  ['triangular', 0, [1, 1, 9]],
  ['triangular', 0, [1, 9, 9]],
  ['beta', 0, [0.82, 0.1]],
  ['beta', 1, [0.5, 0.5]],
  ['beta', 1, [40000, 60000]],
  ['gamma', 0, [4, 2]],
  ['gamma', 1, [0.3, 2]],
  ['gamma', 1, [1e6, 1]],
  ['exponential', 0, [30]],
  ['weibull', 0, [1.5, 2]],
  ['weibull', 0, [0.7, 2]],
];

const DISCRETE: readonly [string, number, readonly number[]][] = [
  ['poisson', 0, [2.4]],
  ['poisson', 0, [0.3]],
  ['poisson', 0, [100]],
  ['binomial', 0, [10, 0.3]],
  ['binomial', 0, [10, 0.95]],
  ['binomial', 0, [200, 0.5]],
  ['zipf', 0, [2.5]],
  ['zipf', 1, [1, 1000]],
  ['zipf', 1, [0, 7]],
];

/** Chi-square of whole numbers against P(X <= k), on at most 60 cells of neighbouring values that expect at least 50 each, compared with its bound. */
function fits(values: readonly number[], cdf: (k: number) => number): void {
  const expected: number[] = [];
  const last: number[] = [];
  let before = 0;
  for (let k = Math.min(...values); (1 - before) * values.length >= 100 && expected.length < 60; k++) {
    const count = (cdf(k) - before) * values.length;
    if (count < 50) continue;
    expected.push(count);
    last.push(k);
    before = cdf(k);
  }
  // What is left goes to the last cell.
  expected.push(expected.pop()! + (1 - before) * values.length);
  last[last.length - 1] = Infinity;
  const observed = new Array<number>(expected.length).fill(0);
  for (const k of values) observed[last.findIndex((end) => k <= end)]++;
  expect(observed.length).toBeGreaterThan(1);
  expect(chiSquare(observed, expected)).toBeLessThan(chiSquareBound(observed.length - 1));
}

test.each(CONTINUOUS)('20,000 subjects follow %s %d %j (Kolmogorov–Smirnov, error 1e-4)', (law, set, values) => {
  const distribution = prepared(law, set, values);
  const drawn = subjects(N, `${law} ${set} ${values}`).map((u) => distribution.quantile(u));
  expect(kolmogorov(drawn, (x) => distribution.cdf(x))).toBeLessThan(kolmogorovBound(N));
});

test.each(DISCRETE)('20,000 subjects follow %s %d %j (chi-square, error 1e-4)', (law, set, values) => {
  const distribution = prepared(law, set, values);
  const drawn = subjects(N, `${law} ${set} ${values}`).map((u) => distribution.quantile(u));
  fits(drawn, (k) => distribution.cdf(k));
});

test.each([...CONTINUOUS, ...DISCRETE].filter(([law, , values]) => law !== 'zipf' || values.length === 2))(
  'mean and standard deviation of %s %d %j are those stated (error 1e-4)',
  (law, set, values) => {
    const { mean, sd, quantile } = bound(prepared(law, set, values));
    const drawn = subjects(N, `${law} ${set} ${values}`).map(quantile);
    const average = (x: readonly number[]) => x.reduce((a, b) => a + b, 0) / x.length;
    expect(Math.abs(average(drawn) - mean)).toBeLessThan((Z * sd) / Math.sqrt(N));
    const squares = drawn.map((x) => (x - mean) ** 2);
    const spread = Math.sqrt(average(squares.map((s) => (s - sd * sd) ** 2)));
    expect(Math.abs(average(squares) - sd * sd)).toBeLessThan((Z * spread) / Math.sqrt(N));
  },
);

function bound(distribution: ReturnType<typeof prepared>) {
  return { mean: distribution.mean, sd: distribution.sd, quantile: (u: number) => distribution.quantile(u) };
}

test.each([
  ['normal', 0, [58, 11], 18, 90],
  ['normal', 0, [0, 1], 6, 8],
  ['normal', 0, [0, 1], -8, -6],
  ['normal', 0, [0, 1], -Infinity, -3],
  ['lognormal', 0, [180, 420], 100, 200],
  ['triangular', 0, [1, 3, 9], 2, 7],
  ['beta', 0, [0.82, 0.1], 0.2, 0.5],
  ['gamma', 0, [4, 2], 10, Infinity],
  ['exponential', 0, [30], 400, 500],
  ['weibull', 0, [1.5, 2], 0, 0.1],
] as const)('%s %d %j in %d..%d follows the conditional law (Kolmogorov–Smirnov, error 1e-4)', (law, set, values, low, high) => {
  const distribution = prepared(law, set, values);
  const inside = truncate(distribution, low, high, false);
  const drawn = subjects(N, `${law} in ${low}..${high}`).map((u) => inside.quantile(u));
  expect(drawn.every((x) => x >= low && x <= high)).toBe(true);
  // Of the two differences that give the conditional law, the one in the tail where the range lies.
  const conditional = (x: number) =>
    distribution.cdf(low) < 0.5
      ? (distribution.cdf(x) - distribution.cdf(low)) / (distribution.cdf(high) - distribution.cdf(low))
      : (distribution.survival(low) - distribution.survival(x)) / (distribution.survival(low) - distribution.survival(high));
  expect(kolmogorov(drawn, conditional)).toBeLessThan(kolmogorovBound(N));
});

test.each([
  ['poisson', 0, [2.4], 1, 5, false],
  ['poisson', 0, [2.4], 1, 5, true],
  ['poisson', 0, [100], 120, 140, false],
  ['binomial', 0, [10, 0.3], 5, 10, false],
  ['zipf', 0, [1.2], 3, 40, true],
] as const)('%s %d %j in %d..%d (open above: %s) follows the conditional law (chi-square, error 1e-4)', (law, set, values, low, high, open) => {
  const distribution = prepared(law, set, values);
  const inside = truncate(distribution, low, high, open);
  const last = open ? high - 1 : high;
  const drawn = subjects(N, `${law} in ${low}..${high} ${open}`).map((u) => inside.quantile(u));
  expect(drawn.every((k) => Number.isInteger(k) && k >= low && k <= last)).toBe(true);
  const mass = distribution.cdf(last) - distribution.cdf(low - 1);
  expect(Math.abs(inside.mass / mass - 1)).toBeLessThan(1e-12);
  fits(drawn, (k) => (k >= last ? 1 : (distribution.cdf(k) - distribution.cdf(low - 1)) / mass));
});
