import { expect, test } from 'vitest';
import { birthday, completedYears, dayOf, formatDay } from '../../model/time/civil.ts';
import { cohort, days, one, type Parts, values } from '../support/cohorts.ts';

test('age is at `start`: the birth date is fixed by it', () => {
  for (const subject of cohort({ person: 'age: 12', events: '  anchor start: 2020-05-05' }, 50))
    expect(completedYears(subject.patient.birth_date as number, dayOf(2020, 5, 5))).toBe(12);
});

test('age grows with the time of the event', () => {
  const subject = one({
    person: 'age: 40',
    events: `
  anchor start: 2020-01-01
  event visit every 1 year from start times 4 { encounter ambulatory { observe labs.a1c: age } }`,
  });
  expect(values(subject)).toEqual([41, 42, 43, 44]);
});

test('who was born on 29 February becomes 21 on the day of birth + 21 years, 1 March', () => {
  const subject = one({
    person: 'birth_date: 2000-02-29',
    events: `
  event eve at birth + 21 years - 1 day on_days monday..sunday { encounter ambulatory { observe labs.a1c: age } }
  event adult at birth + 21 years { encounter ambulatory { observe labs.a1c: age } }
  event later at birth + 24 years { encounter ambulatory { observe labs.a1c: age } }`,
  });
  expect(days(subject)).toEqual(['2021-02-28', '2021-03-01', '2024-02-29']);
  expect(values(subject)).toEqual([20, 21, 24]);
});

test('a birthday is the first day of an age, for every birth', () => {
  for (let born = dayOf(1999, 1, 1); born < dayOf(2001, 1, 1); born++) {
    for (const years of [1, 4, 18, 21, 100]) {
      const day = birthday(born, years);
      expect([formatDay(born), completedYears(born, day - 1), completedYears(born, day)]).toEqual([formatDay(born), years - 1, years]);
    }
  }
});

test('questions see the birth date that a field or an arm sets', () => {
  const parts = (guard: string): Parts => ({
    person: 'birth_date: 1990-01-01',
    more: 'variations who { old 50% { birth_date: 1940-05-05 } young rest { } }',
    events: `  anchor d: 2025-01-06\n  event visit at d when ${guard} { encounter ambulatory { } }`,
  });
  const visits = (guard: string): number => cohort(parts(guard), 20).filter(({ encounters }) => encounters.length > 0).length;
  expect(['birth_date == 1940-05-05', 'birth_date < 1950-01-01', 'birth == 1940-05-05', 'age > 80'].map(visits)).toEqual([10, 10, 10, 10]);
  expect(visits('birth_date == 1990-01-01')).toBe(10);
});

test('an attribute may follow from the birth date', () => {
  const parts: Parts = {
    person: 'age: 40\nattribute grown: birth_date + 20 years',
    events: '  anchor d: 2025-01-06\n  event visit at d when grown < d { encounter ambulatory { } }',
  };
  expect(cohort(parts, 10).every(({ encounters }) => encounters.length === 1)).toBe(true);
});

test('an age at another time than the start: the birth date follows from an anchor, and questions see it', () => {
  const parts: Parts = {
    person: 'birth_date: found - (normal(mean: 55 years, sd: 8 years) in 30 years..90 years)  sex: by age { ..62: female, 63..: male }',
    events: `
  anchor found: uniform(2015-01-01..2020-12-31)
  anchor start: 2024-01-08
  event visit at start { encounter ambulatory { observe labs.a1c: age(at: found)  observe labs.k: age } }`,
  };
  const all = cohort(parts, 200);
  for (const subject of all) {
    expect(values(subject)[0]).toBeGreaterThanOrEqual(30);
    expect(subject.patient.sex).toBe(Number(values(subject, '2823-3')[0]) > 62 ? 'male' : 'female');
  }
  const mean = all.reduce((sum, subject) => sum + Number(values(subject)[0]), 0) / all.length;
  // Completed years are half a year below the mean; 3.3 standard errors.
  expect(Math.abs(mean - 54.5)).toBeLessThan((3.3 * 8) / Math.sqrt(200));
});
