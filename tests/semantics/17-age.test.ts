import { expect, test } from 'vitest';
import { completedYears, dayOf } from '../../model/time/civil.ts';
import { cohort, one, values } from '../support/cohorts.ts';

test('age is at `start`: the birth date is fixed by it', () => {
  for (const subject of cohort({ person: 'age: 12', events: '  anchor start: 2020-05-05' }, 50))
    expect(completedYears(subject.patient.birth_date, dayOf(2020, 5, 5))).toBe(12);
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
