/** `unique(a..b)` and pools that go in turn: what one subject has, no other has. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sites } from '../../draws/draw.ts';
import { option } from '../../model/interface-terms.ts';
import { permuted } from '../../runtime/plan/expressions/compile-unique.ts';
import { codes, cohort, ir } from '../support/cohorts.ts';
import { subjects } from '../support/scenario-runs.ts';

test('each number of a range is given once', () => {
  const site = new Sites('7').site('person.kit/unique');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), (size) => {
      const all = Array.from({ length: size }, (_, i) => permuted(site, size, i));
      return new Set(all).size === size && all.every((n) => n >= 0 && n < size);
    }),
    { seed: 1, numRuns: 60 },
  );
  const all = Array.from({ length: 997 }, (_, i) => permuted(site, 997, i));
  // Numbers look scattered: few neighbours have neighbouring numbers.
  expect(all.filter((n, i) => i > 0 && Math.abs(n - all[i - 1]) === 1).length).toBeLessThan(12);
});

const events = 'event visit at 2025-03-03 { encounter ambulatory { observe labs.a1c: kit } }';
const kits = (count: number, seed = '1'): (number | null)[] =>
  cohort({ person: 'age: 40  attribute kit: unique(101..160)', events }, count, seed).map((s) => s.observations[0].value);

test('subjects have numbers of their own, whatever the count', () => {
  expect(new Set(kits(60)).size).toBe(60);
  expect(kits(60).every((n) => n !== null && n >= 101 && n <= 160)).toBe(true);
  expect(kits(60).slice(0, 20)).toEqual(kits(20));
  expect(kits(60, '2')).not.toEqual(kits(60));
  const of = ir({ person: 'age: 40  attribute kit: unique(101..160)', events });
  expect(subjects(of, { count: 60, reference: true })).toEqual(subjects(of, { count: 60 }));
});

test('a cohort that is larger than the range is refused with the count that it may have', () => {
  expect(() => kits(61)).toThrow(`at most ${option('count', 60)}`);
});

test('a pool that goes in turn gives each subject a member of its own, as long as there are enough', () => {
  const of = (count: number): (string | undefined)[] =>
    cohort(
      {
        more: 'pool doctors { of: provider  count: 30  pick: round_robin }',
        events: 'event visit at 2025-03-03 { encounter ambulatory { provider: doctors } }',
      },
      count,
    ).map((s) => s.encounters[0].practitioner_id);
  expect(new Set(of(30)).size).toBe(30);
});

test('what cannot be said is said so', () => {
  expect(codes({ events: 'event e at 2025-03-03 { set x: unique(1..9) }', person: 'age: 40  attribute x: 1' })).toEqual(['HS3007']);
  expect(codes({ events: '', person: 'age: 40  attribute x: unique(1, 9)' })).toEqual(['HS3010']);
  expect(codes({ events: '', person: 'age: 40  attribute x: unique(1.5..9)' })).toEqual(['HS3010']);
  expect(codes({ events: '', person: 'age: 40  attribute x: unique(9..1)' })).toEqual(['HS4019']);
});
