import { describe, expect, test } from 'vitest';
import { Draw, Sites } from '../../../draws/draw.ts';
import type { RatioPart } from '../../../ir/definition.ts';
import { BlockRunner } from '../../../runtime/sink/block-runner.ts';
import { estimate, verdictOf } from '../../../runtime/sink/expectation-verdicts.ts';
import { CALIBRATION_ERROR, type ErrorRate, type Interval, rarest, studentInterval } from '../../../runtime/sink/interval.ts';
import { ratioEstimate } from '../../../runtime/sink/ratio-estimate.ts';
import { type Counted, noRatio, noteRatio, nothingCounted } from '../../../runtime/sink/ratio-sums.ts';
import { addTally, type ExpectationTally, emptyTally } from '../../../runtime/sink/tally.ts';
import { compileText, planOf } from '../../support/scenario-runs.ts';

const part = (ask: RatioPart['ask']): RatioPart => ({ ask, of: { op: 'boolean', value: true, at: [0, 0, 0] }, given: null, over: null });

function ofSubjects(
  ask: RatioPart['ask'],
  under: RatioPart['ask'] | null,
  people: readonly (readonly [Counted, Counted])[],
  error: ErrorRate = CALIBRATION_ERROR,
) {
  const ratio = noRatio();
  for (const one of people) noteRatio(ratio, one);
  const judge = { kind: 'near', value: 1 } as const;
  return ratioEstimate(
    { kind: 'ratio', top: part(ask), bottom: under === null ? null : part(under), judge },
    { ratio, asked: people.length } as unknown as ExpectationTally,
    error,
  );
}

const counted = (amount: number, values = 1): Counted => ({ amount, values });

describe('right values', () => {
  test('a ratio of totals', () => {
    const people = [
      [counted(1), counted(2)],
      [counted(0), counted(1)],
      [counted(3), counted(3)],
    ] as const;
    const { value, interval } = ofSubjects('sum', 'sum', people);
    expect(value).toBe(4 / 6);
    // Σ (y/4 - x/6)² × n/(n-1), from each subject.
    const squared = ((1 / 4 - 2 / 6) ** 2 + (0 - 1 / 6) ** 2 + (3 / 4 - 3 / 6) ** 2) * 1.5;
    expect(interval?.low).toBeCloseTo((4 / 6) * Math.exp(-1.959963984540054 * Math.sqrt(squared)), 6);
    expect(interval?.high).toBeCloseTo((4 / 6) * Math.exp(1.959963984540054 * Math.sqrt(squared)), 6);
  });
  test('a ratio of shares of two groups is the risk ratio, with the interval of Katz', () => {
    const group = (yes: number, n: number, first: boolean): (readonly [Counted, Counted])[] =>
      Array.from({ length: n }, (_, i) => (first ? [counted(i < yes ? 1 : 0), nothingCounted] : [nothingCounted, counted(i < yes ? 1 : 0)]));
    const { value, interval } = ofSubjects('share', 'share', [...group(30, 100, true), ...group(10, 200, false)]);
    expect(value).toBeCloseTo(6, 12);
    // Katz et al., Biometrics 34 (1978): 1/30 - 1/100 + 1/10 - 1/200, here with 300/299.
    const half = 1.959963984540054 * Math.sqrt((1 / 30 - 1 / 100 + 1 / 10 - 1 / 200) * (300 / 299));
    expect(interval?.low).toBeCloseTo(6 * Math.exp(-half), 5);
    expect(interval?.high).toBeCloseTo(6 * Math.exp(half), 5);
  });
  test('an average of records, where each subject counts once', () => {
    const people = [5, 6, 9].map((value) => [counted(value * 4, 4), nothingCounted] as const);
    const { value, interval } = ofSubjects('mean', null, people);
    expect(value).toBeCloseTo(20 / 3, 12);
    const means = [5, 6, 9];
    const variance = means.reduce((sum, x) => sum + (x - 20 / 3) ** 2, 0) / 2 / 3;
    expect(interval).toEqual(
      studentInterval(20 / 3, variance, 2, CALIBRATION_ERROR) && expect.objectContaining({ low: expect.closeTo(20 / 3 - 4.302653 * Math.sqrt(variance), 4) }),
    );
  });
  test('a share of records is from 0 to 1, and none of few is no certainty', () => {
    const people = (yes: readonly number[]) => yes.map((amount) => [counted(amount, 4), nothingCounted] as const);
    const few = ofSubjects('share', null, people([1, 0, 0, 0, 0, 0, 0, 0])).interval;
    expect(few?.low).toBe(0);
    expect(few?.high).toBeGreaterThan(1 / 32);
    expect(ofSubjects('share', null, people([4, 4, 4, 4, 3])).interval?.high).toBe(1);
    const none = ofSubjects('share', null, people(Array.from({ length: 100 }, () => 0)));
    expect(none).toEqual({ value: 0, interval: { low: 0, high: rarest(100, CALIBRATION_ERROR) } });
    const all = ofSubjects('share', null, people(Array.from({ length: 100 }, () => 4)));
    expect(all).toEqual({ value: 1, interval: { low: 1 - rarest(100, CALIBRATION_ERROR), high: 1 } });
  });
  test('nothing found of many', () => {
    const none = Array.from({ length: 100 }, () => [counted(0), counted(2)] as const);
    expect(ofSubjects('count', 'sum', none)).toEqual({ value: 0, interval: { low: 0, high: rarest(1, CALIBRATION_ERROR) / 200 } });
    expect(rarest(100, CALIBRATION_ERROR)).toBeCloseTo(0.0369, 4);
    expect(
      ofSubjects(
        'share',
        'share',
        none.map(() => [counted(1), counted(0)] as const),
      ).value,
    ).toBeNull();
  });
});

/** Of 2,000 runs at an error of 1 in 20, 100 miss; more than 150 would be by chance once in a million. */
const MISSES = 150;

function misses(truth: number, of: (draw: Draw) => Interval | null): number {
  const draw = new Draw();
  const site = new Sites('7').site('ratio');
  let missed = 0;
  for (let run = 0; run < 2000; run++) {
    draw.at(site, run);
    const interval = of(draw);
    if (interval !== null && (truth < interval.low || truth > interval.high)) missed++;
  }
  return missed;
}

test('the true value is outside of the interval in one of twenty runs', () => {
  const people = (draw: Draw, n: number): (readonly [Counted, Counted])[] =>
    Array.from({ length: n }, () => {
      const years = 1 + draw.uniform();
      const rate = draw.uniform() < 0.5 ? 0.2 : 0.6;
      return [counted([0, 0, 0].filter(() => draw.uniform() < (rate * years) / 3).length), counted(years)];
    });
  expect(misses(0.4, (draw) => ofSubjects('count', 'sum', people(draw, 200)).interval)).toBeLessThanOrEqual(MISSES);
  const alike = (draw: Draw): Interval | null => {
    const one = (): readonly [Counted, Counted] => {
      const mean = draw.uniform();
      return [
        counted(
          Array.from({ length: 5 }, () => (draw.uniform() < mean ? 1 : 0)).reduce((a: number, b) => a + b, 0),
          5,
        ),
        nothingCounted,
      ];
    };
    return ofSubjects('share', null, Array.from({ length: 100 }, one)).interval;
  };
  expect(misses(0.5, alike)).toBeLessThanOrEqual(MISSES);
});

const scenario = (lines: string): string => `hsim 1
scenario t "T" { as_of: 2025-06-30 }
use "std/labs" as labs
profile adult { age: uniform(40..80)  attribute height: uniform(150..190)  attribute smoker: chance 30%  attribute weight: height * 2 - 270 + normal(mean: 0, sd: 3) }
timeline care of adult {
  anchor index: 2024-01-05
  event visit every 3 months from index for 1 year { encounter ambulatory { observe labs.a1c: 6.5 } }
}
expect { ${lines} }`;

function run(lines: string, count = 300) {
  const ir = compileText(scenario(lines));
  const { tally } = new BlockRunner(planOf(ir, { count })).subjects(0, count, '00000', []);
  return { ir, tally, verdicts: ir.expectations.map((expectation, i) => verdictOf(expectation, tally.expectations[i])) };
}

test('a slope is that of the formula, and of a straight line exactly its factor', () => {
  const { verdicts } = run('slope(weight, height) ~ 2  slope(height * 3 + 1, height) in 2.999999..3.000001  slope(height, weight) ~ 2');
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'failed']);
  expect(verdicts[1].value).toBeCloseTo(3, 6);
  expect(verdicts[0].interval?.low).toBeGreaterThan(1.9);
});

test('ratios in expectations, also at another time', () => {
  const { verdicts } = run(
    `share(subjects where smoker given age < 60) / share(subjects where smoker given age >= 60) ~ 1
     sum(count(encounter)) / sum(age) in 0.05..0.1
     count(encounters where class == ambulatory) / count(encounters where class == emergency) in 0..1
     mean(count(encounter), at: index + 100 days) / mean(count(encounter)) in 0.25..0.25`,
  );
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'too_few', 'passed']);
  // The first of four visits, which is three months after the index.
  expect(verdicts[3].value).toBe(0.25);
});

test('parts of a cohort add up to the whole', () => {
  const { ir, tally } = run('sum(count(encounter)) / sum(age) in 0..1');
  const parts = emptyTally(ir);
  const runner = new BlockRunner(planOf(ir, { count: 300 }));
  for (const [first, end] of [
    [200, 300],
    [0, 70],
    [70, 200],
  ])
    addTally(parts, runner.subjects(first, end, '00000', []).tally);
  expect(parts).toEqual(tally);
  const { form } = ir.expectations[0];
  if (form.kind !== 'ratio') throw new Error(form.kind);
  expect(estimate(form, parts.expectations[0], CALIBRATION_ERROR)).toEqual(estimate(form, tally.expectations[0], CALIBRATION_ERROR));
});
