import { expect, test } from 'vitest';
import { codes, cohort, margin } from '../support/cohorts.ts';

const N = 3000;

test('a percentage a year is an annual probability, at most once', () => {
  const all = cohort(
    {
      asOf: '2024-12-31',
      events: `
  anchor d: 2024-01-01
  event ill rate 20% per year from d { encounter ambulatory { } }`,
    },
    N,
  );
  const had = all.filter((subject) => subject.encounters.length > 0).length / N;
  // 2024 has 366 days, and a year of rates 365.25: the last quarter day is less than the margin.
  expect(Math.abs(had - 0.2)).toBeLessThan(margin(0.2, N) + 0.001);
  expect(Math.max(...all.map((subject) => subject.encounters.length))).toBe(1);
});

test('a number a year is a Poisson rate: mean and variance are equal', () => {
  const counts = cohort(
    {
      asOf: '2024-12-31',
      events: `
  anchor d: 2024-01-01
  event ill rate 2.4 per year from d { encounter ambulatory { } }`,
    },
    N,
  ).map((subject) => subject.encounters.length);
  const mean = counts.reduce((a, b) => a + b, 0) / N;
  const variance = counts.reduce((a, b) => a + (b - mean) ** 2, 0) / (N - 1);
  expect(Math.abs(mean - 2.4 * (366 / 365.25))).toBeLessThan(3.89 * Math.sqrt(2.4 / N));
  // Standard error of the variance of a Poisson sample: sqrt((2 λ² + λ) / n).
  expect(Math.abs(variance - 2.4)).toBeLessThan(3.89 * Math.sqrt((2 * 2.4 ** 2 + 2.4) / N) + 0.01);
});

test('competing rates take the first: the shares follow the hazards', () => {
  const all = cohort(
    {
      person: 'age: 40 attribute out: no',
      asOf: '2024-12-31',
      events: `
  anchor d: 2024-01-01
  event by_a rate 30% per year from d while not out { set out: yes encounter ambulatory { diagnose dx.a } }
  event by_b rate 10% per year from d while not out { set out: yes encounter ambulatory { diagnose dx.b } }`,
    },
    N,
  );
  const share = (code: string): number => all.filter((subject) => subject.conditions.some((c) => c.code.code === code)).length / N;
  const [a, b] = [-Math.log(0.7), -Math.log(0.9)];
  const any = 1 - Math.exp(-(a + b));
  expect(Math.abs(share('J45.909') - (any * a) / (a + b))).toBeLessThan(margin(0.28, N) + 0.001);
  expect(Math.abs(share('I10') - (any * b) / (a + b))).toBeLessThan(margin(0.09, N) + 0.001);
  expect(Math.abs(share('J45.909') + share('I10') - any)).toBeLessThan(margin(any, N) + 0.001);
  expect(all.every((subject) => subject.encounters.length <= 1)).toBe(true);
});

test('a rate that depends on the age grows as the subject does', () => {
  const all = cohort(
    {
      person: 'age: 40',
      asOf: '2025-12-31',
      events: `
  anchor d: 2016-01-01
  anchor start: 2016-01-01
  event ill rate by age { ..<45: 0%, 45..: 40% } per year from d { encounter ambulatory { } }`,
    },
    400,
  );
  for (const subject of all)
    for (const encounter of subject.encounters) expect(encounter.start / 1440 - (subject.patient.birth_date as number)).toBeGreaterThanOrEqual(45 * 365.2);
  expect(all.filter((subject) => subject.encounters.length === 1).length).toBeGreaterThan(300);
});

test('a computed rate whose maximum is known is that of its moment', () => {
  const visits = (rate: string, person = 'age: 40') =>
    cohort({ person, asOf: '2024-12-31', events: `anchor d: 2024-01-01 event ill rate ${rate} from d { encounter ambulatory { } }` }, N).map(
      (subject) => subject.encounters.length,
    );
  // The same process where the number is the same.
  expect(visits('min(2.4, 9) per year')).toEqual(visits('2.4 per year'));
  expect(visits('min(0.2, 9) per month')).toEqual(visits('0.2 per month'));
  // Hazards of 0.5, 1 and 2, drawn in equal parts, and one above the maximum.
  const level = 'age: 40 attribute level: choose { -1: 25%, 0: 25%, 1: 25%, 9: 25% }';
  const counts = visits('min(exp(0.6931471805599453 * level), 3) per year', level);
  const mean = counts.reduce((a, b) => a + b, 0) / N;
  const expected = (0.5 + 1 + 2 + 3) / 4;
  expect(Math.abs(mean - expected * (366 / 365.25))).toBeLessThan(3.89 * Math.sqrt((expected + 0.92) / N));
  // Below zero, nothing happens.
  expect(Math.max(...visits('min(0 - level, 0) per year', 'age: 40 attribute level: uniform(1..2)'))).toBe(0);
});

test('the maximum of a computed rate follows from its form, or is asked for', () => {
  const found = (rate: string) =>
    codes({ person: 'age: 40 attribute a: uniform(1..2)', events: `event ill rate ${rate} per year from start { encounter ambulatory { } }` });
  for (const rate of [
    'min(a, 2)',
    'by age { ..44: 0.1, 45..: 0.2 } * min(a, 3)',
    '0.1 * (if a > 1.5 then 2 else 1)',
    'min(a, 1) / (if a > 1.5 then 2 else 1) + 0.1',
    'exp(min(a, 1) - 2)',
    '2 - max(a, 1)',
    'pick_first { when a > 1.5: min(a, 2), else: 0 - exp(0 - max(a, 0)) }',
  ])
    expect(found(rate), rate).not.toContain('HS5010');
  for (const rate of [
    'a',
    'exp(a)',
    'min(a, 1) / (a - 1)',
    'max(a, 2)',
    '0.1 * a',
    'min(a, 1) * a',
    'min(pow(a, 2), 3) - a',
    'uniform(0..1)',
    '1% * (if a > 1.5 then 2 else 1)',
  ])
    expect(found(rate), rate).toContain('HS5010');
});

test('a rate below zero is out of range', () => {
  expect(codes({ events: 'event fall rate -2 per year from start { encounter emergency { } }' })).toContain('HS3016');
});
