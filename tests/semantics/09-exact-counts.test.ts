import { expect, test } from 'vitest';
import { Draw } from '../../draws/draw.ts';
import type { Ir } from '../../ir/definition.ts';
import { ir, margin } from '../support/cohorts.ts';
import { planOf } from '../support/scenario-runs.ts';

const events = '  event visit at 2025-01-06 { encounter ambulatory { } }';
const scenario = (more: string): Ir => ir({ more, events });

/** The arms of every subject of a cohort, by axis. */
function deal(of: Ir, count: number, seed = '1'): number[][] {
  const { assign } = planOf(of, { count, seed });
  const draw = new Draw();
  return Array.from({ length: count }, (_, index) => {
    const arms = of.axes.map(() => 0);
    assign(draw, index, arms);
    return arms;
  });
}

const counts = (arms: readonly (readonly number[])[], axis: number, size: number): number[] =>
  Array.from({ length: size }, (_, arm) => arms.filter((of) => of[axis] === arm).length);

const four = scenario('variations v { a 40% { } b 30% { } c 20% { } d rest { } }');

test('arms have exact numbers at every count', () => {
  for (let count = 1; count <= 130; count++) {
    const found = counts(deal(four, count), 0, 4);
    for (const [arm, weight] of [40, 30, 20, 10].entries()) expect(Math.abs(found[arm] - (weight * count) / 100), String(count)).toBeLessThan(1);
  }
  expect(counts(deal(four, 50), 0, 4)).toEqual([20, 15, 10, 5]);
});

test('each window is exact on its own, and shuffled by its own draws', () => {
  const arms = deal(four, 400).map(([arm]) => arm);
  const windows = Array.from({ length: 40 }, (_, i) => arms.slice(i * 10, i * 10 + 10));
  for (const window of windows) expect([...window].sort()).toEqual([0, 0, 0, 0, 1, 1, 1, 2, 2, 3]);
  expect(new Set(windows.map(String)).size).toBeGreaterThan(30);
});

test('no subject depends on the count', () => {
  const most = deal(four, 130);
  for (let count = 1; count < 130; count++) expect(deal(four, count)).toEqual(most.slice(0, count));
});

test('every place in a window is open to every arm', () => {
  const arms = deal(four, 4000).map(([arm]) => arm);
  // Of 400 windows each place is of each arm at least once, but where its bounds forbid it: the last arm of one in ten may be anywhere.
  for (let place = 0; place < 10; place++) expect(arms.filter((arm, i) => arm === 3 && i % 10 === place).length, String(place)).toBeGreaterThan(10);
});

test('weights without a window of at most a hundred are exact to less than one at every count too', () => {
  const odd = scenario('variations v { a 33.33% { } b 41.27% { } c rest { } }');
  for (let count = 1; count <= 450; count += 7) {
    const found = counts(deal(odd, count), 0, 3);
    for (const [i, weight] of [33.33, 41.27, 25.4].entries()) expect(Math.abs(found[i] - (weight * count) / 100), String(count)).toBeLessThan(1);
  }
});

test('axes are independent of each other: both are exact, and neither tells the other', () => {
  const two = scenario('variations v { a 50% { } b rest { } }\nvariations w { x 50% { } y rest { } }');
  const n = 4000;
  const arms = deal(two, n);
  expect(counts(arms, 0, 2)).toEqual([n / 2, n / 2]);
  expect(counts(arms, 1, 2)).toEqual([n / 2, n / 2]);
  const both = arms.filter(([v, w]) => v === 0 && w === 0).length;
  expect(Math.abs(both / n - 0.25)).toBeLessThan(margin(0.25, n));
  expect(both).not.toBe(n / 4);
});

test('`joint` makes the combinations exact too', () => {
  const joint = scenario('variations v { a 50% { } b rest { } }\nvariations w { x 25% { } y rest { } }\njoint(v, w)');
  for (const count of [8, 16, 80, 800]) {
    const combinations = deal(joint, count).map(([v, w]) => v * 2 + w);
    expect([0, 1, 2, 3].map((of) => combinations.filter((one) => one === of).length)).toEqual([count / 8, (3 * count) / 8, count / 8, (3 * count) / 8]);
  }
});

test('`random` draws each arm: the share is right in the long run, and exact only by chance', () => {
  const random = scenario('variations v random { a 40% { } b rest { } }');
  const n = 20_000;
  const [first] = counts(deal(random, n), 0, 2);
  expect(Math.abs(first / n - 0.4)).toBeLessThan(margin(0.4, n));
  expect(new Set([1, 2, 3, 4, 5].map((seed) => counts(deal(random, 100, String(seed)), 0, 2)[0])).size).toBeGreaterThan(1);
  expect(deal(random, 50)).toEqual(deal(random, 500).slice(0, 50));
});
