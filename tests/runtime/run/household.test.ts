import { expect, test } from 'vitest';
import { completedYears } from '../../../model/time/civil.ts';
import { cohort, type Parts } from '../../support/cohorts.ts';

const person = `age: uniform(21..64)
  household {
    spouse chance 60% { age: age + normal(mean: 0, sd: 6) in 16..75 }
    child { count: choose { 0: 40%, 1: 30%, 3: 30% } age: uniform(0..30) }
    parent { }
    sibling brother { sex: male }
    grandparent { }
    other friend { }
  }`;
const parts = (more: string = person): Parts => ({ person: more, events: 'event visit at start { encounter ambulatory { } }' });

test('nobody is impossible: parents are old enough, mothers not too old, spouses adult', () => {
  for (const { patient, related_persons } of cohort(parts(), 400)) {
    for (const one of related_persons) {
      const [old, young] = one.relationship === 'child' ? [patient, one] : [one, patient];
      const years = completedYears(old.birth_date as number, young.birth_date as number);
      if (one.relationship === 'child' || one.relationship === 'parent') {
        expect(years).toBeGreaterThanOrEqual(15);
        expect(years).toBeLessThanOrEqual(old.sex === 'female' ? 49 : 70);
      }
      if (one.relationship === 'grandparent') expect(years).toBeGreaterThanOrEqual(30);
      if (one.relationship === 'spouse') expect(patient.marital_status).toBe('married');
      if (one.relationship === 'other') expect(one.same_household).toBe(false);
      else expect([one.line, one.zip, one.family]).toEqual([patient.line, patient.zip, patient.family]);
    }
    if (!related_persons.some((one) => one.relationship === 'spouse')) expect(patient.marital_status).not.toBe('married');
  }
});

test('a person is named by where it stands: another kind of person changes nobody else', () => {
  const few = cohort(parts('age: uniform(21..64) household { child { count: 2 } }'), 40);
  const more = cohort(parts('age: uniform(21..64) household { sibling { } child { count: 2 } other { } }'), 40);
  expect(more.map((s) => s.related_persons.filter((one) => one.relationship === 'child'))).toEqual(few.map((s) => s.related_persons));
  expect(more.map((s) => s.patient)).toEqual(few.map((s) => s.patient));
});

test('a subject’s household does not depend on the count', () => {
  expect(cohort(parts(), 30).map((s) => s.related_persons)).toEqual(
    cohort(parts(), 60)
      .slice(0, 30)
      .map((s) => s.related_persons),
  );
});

test('persons of a kind differ, and their identifiers are unique', () => {
  const all = cohort(parts(), 100).flatMap((s) => s.related_persons);
  expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  const threes = cohort(parts(), 100)
    .map((s) => s.related_persons.filter((one) => one.relationship === 'child'))
    .filter((children) => children.length === 3);
  expect(threes.length).toBeGreaterThan(10);
  expect(threes.some((children) => new Set(children.map((one) => one.given)).size === 3)).toBe(true);
});

test('who is born after the as-of day is not there yet', () => {
  const at = (asOf: string) =>
    cohort({
      ...parts('age: 30 sex: female household { child newborn { birth_date: due } }'),
      events: 'anchor due: 2025-06-15\n event visit at due { encounter inpatient { } }',
      asOf,
    })[0].related_persons.length;
  expect([at('2025-06-14'), at('2025-06-15')]).toEqual([0, 1]);
});
