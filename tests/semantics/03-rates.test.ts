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

test('a rate below zero is out of range', () => {
  expect(codes({ events: 'event fall rate -2 per year from start { encounter emergency { } }' })).toContain('HS3016');
});
