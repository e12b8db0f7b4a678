import { describe, expect, test } from 'vitest';
import { Draw, Sites } from '../../../draws/draw.ts';
import { correlationInterval, deviationInterval, type Interval, meanInterval, quantileInterval, shareInterval } from '../../../runtime/sink/interval.ts';

const RUNS = 2000;
/** Of 2,000 runs at an error of 1 in 1,000, two miss; more than nine would be by chance once in 5,000. */
const MISSES = 9;

/** How often the true value is outside, over runs of n uniforms each. */
function misses(n: number, true_: number, of: (uniforms: readonly number[]) => Interval | null): number {
  const draw = new Draw();
  const site = new Sites('11').site('interval');
  let missed = 0;
  for (let run = 0; run < RUNS; run++) {
    draw.at(site, run);
    const interval = of(Array.from({ length: n }, () => draw.uniform()));
    if (interval !== null && (true_ < interval.low || true_ > interval.high)) missed++;
  }
  return missed;
}

const normals = (u: readonly number[]): number[] =>
  u.slice(0, u.length / 2).map((x, i) => Math.sqrt(-2 * Math.log(x)) * Math.cos(2 * Math.PI * u[u.length / 2 + i]));
const meanOf = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
const moment = (x: readonly number[], power: number): number => meanOf(x.map((one) => (one - meanOf(x)) ** power));
const variance = (x: readonly number[]): number => (moment(x, 2) * x.length) / (x.length - 1);
const pairs = (x: readonly number[]): (readonly [number, number])[] => [...x].sort((a, b) => a - b).map((one) => [one, 1] as const);
const sdOf = (x: readonly number[]): Interval | null => deviationInterval(Math.sqrt(variance(x)), moment(x, 4) / moment(x, 2) ** 2, x.length);

describe('the true value is outside of an interval in one of a thousand runs', () => {
  test.each([0.02, 0.1, 0.5] as const)('a share of %s', (p) => {
    expect(misses(60, p, (u) => shareInterval(u.filter((x) => x < p).length, 60))).toBeLessThanOrEqual(MISSES);
  });
  test('a mean of a normal law', () => {
    expect(misses(40, 0, (u) => meanInterval(meanOf(normals(u)), variance(normals(u)) / 20, 20))).toBeLessThanOrEqual(MISSES);
  });
  test.each([0.1, 0.5, 0.95] as const)('the quantile %s of any law', (share) => {
    // Of an exponential law.
    expect(misses(200, -Math.log(1 - share), (u) => quantileInterval(pairs(u.map((x) => -Math.log(1 - x))), 200, share))).toBeLessThanOrEqual(MISSES);
  });
  test('the standard deviation of a normal and of a uniform law', () => {
    expect(misses(400, 1, (u) => sdOf(normals(u)))).toBeLessThanOrEqual(2 * MISSES);
    expect(misses(200, Math.sqrt(1 / 12), sdOf)).toBeLessThanOrEqual(2 * MISSES);
  });
  test.each([-0.3, 0, 0.8])('a correlation of %s', (rho) => {
    const of = (u: readonly number[]): Interval | null => {
      const x = normals(u.slice(0, 100));
      const y = normals(u.slice(100)).map((e, i) => rho * x[i] + Math.sqrt(1 - rho * rho) * e);
      const both = meanOf(x.map((one, i) => (one - meanOf(x)) * (y[i] - meanOf(y))));
      return correlationInterval(both / Math.sqrt(moment(x, 2) * moment(y, 2)), 50);
    };
    expect(misses(200, rho, of)).toBeLessThanOrEqual(MISSES);
  });
});

test('intervals are no wider than they must be', () => {
  // Half of the normal interval at this error is 3.29 standard errors.
  const share = shareInterval(5000, 10_000) as Interval;
  expect((share.high - share.low) / 2).toBeCloseTo((3.29 * 0.5) / 100, 3);
  const median = quantileInterval(
    Array.from({ length: 10_000 }, (_, i) => [i + 1, 1] as const),
    10_000,
    0.5,
  ) as Interval;
  expect((median.high - median.low) / 2).toBeCloseTo(3.29 * 50, -1);
});

test('too few values have no quantile beyond them', () => {
  expect(quantileInterval(pairs([1, 2, 3]), 3, 0.5)).toBeNull();
  expect(quantileInterval(pairs(Array.from({ length: 200 }, (_, i) => i)), 200, 0.99)).toBeNull();
});
