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

test('`with` makes the combinations exact too', () => {
  const together = scenario('variations v { a 50% { } b rest { } }\nvariations w with v { x 25% { } y rest { } }');
  for (const count of [8, 16, 80, 800]) {
    const combinations = deal(together, count).map(([v, w]) => v * 2 + w);
    expect([0, 1, 2, 3].map((of) => combinations.filter((one) => one === of).length)).toEqual([count / 8, (3 * count) / 8, count / 8, (3 * count) / 8]);
  }
});

const appeals = `variations answer { approved 70% { } denied rest { } }
variations appeals when answer == denied { yes 60% { } no rest { } }
variations ruling when answer == denied and appeals == yes { overturned 1/3 { } upheld rest { } }
variations place with appeals when answer == denied { north 25% { } south rest { } }
variations letter when appeals != yes or ruling == upheld { sent 99.9% { } lost rest { } }`;

test('a conditional axis has its exact shares of the subjects whom it is for, in every prefix', () => {
  const of = scenario(appeals);
  const most = deal(of, 1500);
  // Axes with their weights, and the arms that their subjects have.
  const parts = [
    { axis: 0, weights: [70, 30], has: () => true },
    { axis: 1, weights: [60, 40], has: ([answer]: readonly number[]) => answer === 1 },
    { axis: 2, weights: [100 / 3, 200 / 3], has: ([, appeal]: readonly number[]) => appeal === 0 },
    { axis: 3, weights: [25, 75], has: ([, appeal]: readonly number[]) => appeal === 0 },
    { axis: 3, weights: [25, 75], has: ([, appeal]: readonly number[]) => appeal === 1 },
    { axis: 4, weights: [99.9, 0.1], has: ([, appeal, ruling]: readonly number[]) => appeal === 1 || ruling === 1 },
  ];
  for (const { axis, weights, has } of parts) {
    const found = weights.map(() => 0);
    let n = 0;
    for (const arms of most) {
      if (!has(arms)) continue;
      n++;
      found[arms[axis]]++;
      for (const [arm, weight] of weights.entries()) expect(Math.abs(found[arm] - (weight * n) / 100), `axis ${axis} at ${n}`).toBeLessThan(1);
    }
    expect(n).toBeGreaterThan(50);
  }
  // Whom an axis is not for has no arm of it.
  expect(most.filter(([answer, appeal]) => (answer === 0) !== (appeal === -1))).toEqual([]);
  expect(most.filter(([, appeal, ruling]) => (appeal === 0) !== ruling >= 0)).toEqual([]);
  expect(most.filter(([answer, , , place]) => (answer === 1) !== place >= 0)).toEqual([]);
});

test('subjects of a conditional axis depend neither on the count nor on the order in which they are asked', () => {
  const of = scenario(appeals);
  const most = deal(of, 400);
  for (const count of [1, 7, 99, 250]) expect(deal(of, count)).toEqual(most.slice(0, count));
  const { assign } = planOf(of, { count: 400 });
  const draw = new Draw();
  const backwards = Array.from({ length: 400 }, (_, i) => {
    const arms = of.axes.map(() => 0);
    assign(draw, 399 - i, arms);
    return arms;
  });
  expect(backwards.toReversed()).toEqual(most);
});

test('an axis that depends on others changes none of them', () => {
  const alone = scenario('variations answer { approved 70% { } denied rest { } }');
  expect(deal(scenario(appeals), 300).map(([answer]) => [answer])).toEqual(deal(alone, 300));
});

test('a third is a third: weights are fractions, parameters and what is computed of them', () => {
  const thirds = scenario('param part: 100% / 3\nvariations v { a part { } b 1/3 { } c 100% - 2 * part { } }');
  for (const count of [3, 30, 999]) expect(counts(deal(thirds, count), 0, 3)).toEqual([count / 3, count / 3, count / 3]);
});

test('`random` with `when` draws the arms of those whom it is for', () => {
  const of = scenario('variations v { a 50% { } b rest { } }\nvariations w random when v == b { x 40% { } y rest { } }');
  const n = 20_000;
  const arms = deal(of, n);
  expect(arms.filter(([v, w]) => (v === 0) !== (w === -1))).toEqual([]);
  expect(Math.abs(arms.filter(([, w]) => w === 0).length / (n / 2) - 0.4)).toBeLessThan(margin(0.4, n / 2));
});

test('`random` draws each arm: the share is right in the long run, and exact only by chance', () => {
  const random = scenario('variations v random { a 40% { } b rest { } }');
  const n = 20_000;
  const [first] = counts(deal(random, n), 0, 2);
  expect(Math.abs(first / n - 0.4)).toBeLessThan(margin(0.4, n));
  expect(new Set([1, 2, 3, 4, 5].map((seed) => counts(deal(random, 100, String(seed)), 0, 2)[0])).size).toBeGreaterThan(1);
  expect(deal(random, 50)).toEqual(deal(random, 500).slice(0, 50));
});
