import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepared } from './draws.ts';

const size = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const any = fc.double({ min: -1000, max: 1000, noNaN: true });
const share = fc.double({ min: 1e-3, max: 0.999, noNaN: true });
const shape = fc.double({ min: -2, max: 6, noNaN: true }).map((x) => 10 ** x);
const unit = fc.double({ min: 1e-15, max: 1 - 1e-15, noNaN: true });

type Case = readonly [law: string, set: number, values: number[]];
const of = (law: string, set: number, ...values: fc.Arbitrary<number>[]) => fc.tuple(...values).map((v): Case => [law, set, v]);

const continuous: fc.Arbitrary<Case> = fc.oneof(
  of('normal', 0, any, size),
  of('lognormal', 1, size, share),
  of('lognormal', 2, size, size),
  fc.tuple(any, size).map(([low, width]): Case => ['uniform', 0, [low, low + width]]),
  fc.tuple(any, size, fc.double({ min: 0, max: 1, noNaN: true })).map(([min, width, part]): Case => ['triangular', 0, [min, min + part * width, min + width]]),
  of('beta', 1, shape, shape),
  fc.tuple(share, share).map(([mean, part]): Case => ['beta', 0, [mean, 0.9 * part * Math.sqrt(mean * (1 - mean))]]),
  of('gamma', 1, shape, size),
  of('exponential', 0, size),
  of('weibull', 0, fc.double({ min: 0.1, max: 20, noNaN: true }), size),
);

const discrete: fc.Arbitrary<Case> = fc.oneof(
  of('poisson', 0, fc.oneof(fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 60, max: 1e6, noNaN: true }))),
  of('binomial', 0, fc.oneof(fc.nat(60), fc.nat(1_000_000)), fc.double({ min: 0, max: 1, noNaN: true })),
  of('zipf', 0, fc.double({ min: 1.1, max: 6, noNaN: true })),
  of('zipf', 1, fc.double({ min: 0, max: 4, noNaN: true }), fc.integer({ min: 1, max: 1_000_000 })),
);

test('continuous: the quantile undoes the distribution function, from either tail', () => {
  fc.assert(
    fc.property(continuous, unit, ([law, set, values], u) => {
      const distribution = prepared(law, set, values);
      const x = distribution.quantile(u);
      expect(x).toBeGreaterThanOrEqual(distribution.low);
      expect(x).toBeLessThanOrEqual(distribution.high);
      // A step of one rounding may carry more probability than a rounding of u: in a narrow law, in one far from 0, or where the density is unbounded.
      const far = ['normal', 'uniform', 'triangular'].includes(law) ? Math.max(...values.map(Math.abs)) : 0;
      const rounding = (value: number) => 4e-15 * Math.max(Math.abs(value), far) + 1e-300;
      expect(distribution.cdf(x - rounding(x))).toBeLessThanOrEqual(u * (1 + 1e-10));
      expect(distribution.cdf(x + rounding(x))).toBeGreaterThanOrEqual(u * (1 - 1e-10));
      const y = distribution.quantileUpper(u);
      expect(distribution.survival(y + rounding(y))).toBeLessThanOrEqual(u * (1 + 1e-10));
      expect(distribution.survival(y - rounding(y))).toBeGreaterThanOrEqual(u * (1 - 1e-10));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('discrete: the quantile is the smallest number that reaches u', () => {
  fc.assert(
    fc.property(discrete, unit, ([law, set, values], u) => {
      const distribution = prepared(law, set, values);
      const k = distribution.quantile(u);
      expect(Math.floor(k)).toBe(k);
      // Beyond 2^52 the whole numbers have no neighbours.
      if (k > 2 ** 52) return;
      expect(distribution.cdf(k)).toBeGreaterThanOrEqual(u);
      if (k > distribution.low) expect(distribution.cdf(k - 1)).toBeLessThan(u);
      const upper = distribution.quantileUpper(u);
      if (upper > 2 ** 52) return;
      expect(distribution.survival(upper)).toBeLessThanOrEqual(u);
      if (upper > distribution.low) expect(distribution.survival(upper - 1)).toBeGreaterThan(u);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('discrete: quantile(cdf(k)) is k wherever k has a probability that a double can show', () => {
  fc.assert(
    fc.property(discrete, unit, ([law, set, values], u) => {
      const distribution = prepared(law, set, values);
      const k = distribution.quantile(u);
      // At 1 the quantile is the end of the support.
      if (k > 2 ** 52 || distribution.cdf(k) === 1 || distribution.cdf(k) - distribution.cdf(k - 1) < 1e-12) return;
      expect(distribution.quantile(distribution.cdf(k))).toBe(k);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('a larger u never gives a smaller value', () => {
  fc.assert(
    fc.property(fc.oneof(continuous, discrete), unit, unit, ([law, set, values], u, v) => {
      const distribution = prepared(law, set, values);
      const [less, more] = u < v ? [u, v] : [v, u];
      const [low, high] = [distribution.quantile(less), distribution.quantile(more)];
      expect(low - high).toBeLessThanOrEqual(1e-13 * Math.max(Math.abs(low), Math.abs(high)));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('a slightly changed parameter moves a value slightly', () => {
  fc.assert(
    fc.property(continuous, fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.nat(2), ([law, set, values], u, which) => {
      const before = prepared(law, set, values);
      const changed = values.map((value, i) => (i === which % values.length ? value + 1e-9 * Math.abs(value) : value));
      // The ends of a range, and what lies between them, keep their order.
      if (law === 'triangular' || law === 'uniform') changed.sort((a, b) => a - b);
      const after = prepared(law, set, changed);
      const scale = Math.max(Math.abs(before.quantile(u)), ...values.map(Math.abs), law === 'beta' ? 1 : before.sd);
      expect(Math.abs(after.quantile(u) - before.quantile(u))).toBeLessThan(1e-4 * scale);
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test('values at fixed uniforms are pinned', () => {
  const cases: readonly Case[] = [
    ['normal', 0, [58, 11]],
    ['lognormal', 0, [180, 420]],
    ['uniform', 0, [6.5, 7]],
    ['triangular', 0, [1, 3, 9]],
    ['beta', 0, [0.82, 0.1]],
    ['gamma', 0, [4, 2]],
    ['gamma', 1, [1e5, 1]],
    ['exponential', 0, [30]],
    ['weibull', 0, [1.5, 2]],
    ['poisson', 0, [1e6]],
    ['binomial', 0, [1000, 0.3]],
    ['zipf', 0, [1.2]],
  ];
  const pinned = cases.map(([law, set, values]) => [law, ...[1e-9, 0.1, 0.5, 0.975].map((u) => prepared(law, set, values).quantile(u))].join(' '));
  expect(pinned).toMatchInlineSnapshot(`
    [
      "normal -7.975877165084555 43.90293277900939 58 79.55960382994058",
      "lognormal 8.193681964434004 93.01895953477188 180 494.0192694670239",
      "uniform 6.5000000005 6.55 6.75 6.9875",
      "triangular 1.0001264911064067 2.264911064067352 4.101020514433644 7.904554884989667",
      "beta 0.11901986052358024 0.6820107910645385 0.8356930316006402 0.9666692587644672",
      "gamma 0.012477753124183049 1.7447695628249107 3.6720607488508956 8.767273069742325",
      "gamma 98114.96946713947 99594.95253927626 99999.6666668642 100620.74164077373",
      "exponential 3.0000000015000005e-8 3.160815469734789 20.79441541679836 110.66638362341806",
      "weibull 0.0000020000000006666686 0.4461510512738342 1.5664395375493028 4.774848956100407",
      "poisson 994008 998719 1000000 1001960",
      "binomial 216 281 300 329",
      "zipf 1 1 18 58543181",
    ]
  `);
});
