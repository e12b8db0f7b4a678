import { expect, test } from 'vitest';
import { isProblem, laws } from '../../../draws/distributions/distributions.ts';

const WRONG: readonly [law: string, set: number, values: readonly number[], parameter: string, problem: string][] = [
  ['normal', 0, [0, -1], 'sd', '`sd` must be above 0, not -1'],
  ['normal', 0, [Number.NaN, 1], 'mean', '`mean` must be a finite number, not NaN'],
  ['normal', 0, [0, Infinity], 'sd', '`sd` must be a finite number, not Infinity'],
  ['lognormal', 0, [180, 180], 'p95', '`p95` must be above the median of 180, not 180'],
  ['lognormal', 0, [0, 180], 'median', '`median` must be above 0, not 0'],
  ['lognormal', 0, [1e-300, 1e300], 'p95', '`p95` must be nearer to the median of 1e-300, not 1e+300'],
  ['lognormal', 1, [5, 41], 'sigma', '`sigma` must be at most 40, not 41'],
  ['lognormal', 2, [1e-200, 1], 'sd', '`sd` must be nearer in size to the mean of 1e-200, not 1'],
  ['uniform', 0, [7, 7], 'high', '`high` must be above the lower end of 7, not 7'],
  ['uniform', 0, [-1e308, 1e308], 'high', '`high` must be at a finite distance from the lower end, not 1e+308'],
  ['triangular', 0, [1, 9.5, 9], 'mode', '`mode` must be between the min of 1 and the max of 9, not 9.5'],
  ['triangular', 0, [1, 1, 1], 'max', '`max` must be above the min of 1, not 1'],
  ['triangular', 0, [-1e308, 0, 1e308], 'max', '`max` must be at a finite distance from the min, not 1e+308'],
  ['beta', 0, [0.5, 0.5], 'sd', '`sd` must be below 0.5 for a mean of 0.5, not 0.5'],
  ['beta', 0, [0.5, 0.4999999999], 'sd', '`sd` must be well below 0.5 for a mean of 0.5, not 0.4999999999'],
  ['beta', 0, [0.5, 1e-9], 'sd', '`sd` must be at least 5e-7 for a mean of 0.5, not 1e-9'],
  ['beta', 0, [1, 0.1], 'mean', '`mean` must be above 0 and below 1, not 1'],
  ['beta', 0, [1.2, 0.1], 'mean', '`mean` must be between 0 and 1, not 1.2'],
  ['beta', 1, [0, 1], 'alpha', '`alpha` must be above 0, not 0'],
  ['beta', 1, [1, 1e-9], 'beta', '`beta` must be at least 0.000001, not 1e-9'],
  ['gamma', 0, [4, 0], 'sd', '`sd` must be above 0, not 0'],
  ['gamma', 0, [4, 1e9], 'sd', '`sd` must be at most 1000 times the mean of 4, not 1000000000'],
  ['gamma', 0, [4, 1e-9], 'sd', '`sd` must be at least 1e-7 times the mean of 4, not 1e-9'],
  ['gamma', 1, [1e15, 1], 'shape', '`shape` must be at most 100000000000000, not 1000000000000000'],
  ['exponential', 0, [0], 'mean', '`mean` must be above 0, not 0'],
  ['weibull', 0, [0.001, 2], 'shape', '`shape` must be at least 0.02, not 0.001'],
  ['poisson', 0, [-0.5], 'mean', '`mean` must be at least 0, not -0.5'],
  ['binomial', 0, [2.5, 0.5], 'n', '`n` must be a whole number from 0, not 2.5'],
  ['binomial', 0, [10, 1.5], 'p', '`p` must be between 0 and 1, not 1.5'],
  ['zipf', 0, [1], 's', '`s` must be at least 1.1 where no n is given, not 1'],
  ['zipf', 1, [1, 0], 'n', '`n` must be at least 1, not 0'],
];

test.each(WRONG)('%s %d %j is refused', (law, set, values, parameter, problem) => {
  expect(laws.get(law)!.prepare(set, values)).toEqual({ parameter, problem });
});

test('each law is found by its name and describes its parameters', () => {
  for (const [name, law] of laws) {
    expect(law.name).toBe(name);
    expect(law.parameterSets.length).toBeGreaterThan(0);
    for (const set of law.parameterSets) {
      expect(new Set(set.map((parameter) => parameter.name)).size).toBe(set.length);
      for (const { doc } of set) expect(doc).toMatch(/^[A-Z0-9].*[^.]$/);
    }
    // A set is chosen by the names that are given, so no two sets may have the same names.
    const names = law.parameterSets.map((set) => set.map((parameter) => parameter.name).join());
    expect(new Set(names).size).toBe(names.length);
  }
});

test('laws without chance', () => {
  for (const [law, values, certain] of [
    ['poisson', [0], 0],
    ['binomial', [7, 0], 0],
    ['binomial', [7, 1], 7],
    ['binomial', [0, 0.4], 0],
    ['zipf', [2, 1], 1],
  ] as const) {
    const distribution = laws.get(law)!.prepare(law === 'zipf' ? 1 : 0, values);
    if (isProblem(distribution)) throw new Error(distribution.problem);
    for (const u of [2 ** -53, 0.5, 1 - 2 ** -53]) expect(distribution.quantile(u)).toBe(certain);
    expect([distribution.mean, distribution.sd, distribution.cdf(certain), distribution.survival(certain - 0.5)]).toEqual([certain, 0, 1, 1]);
  }
});
