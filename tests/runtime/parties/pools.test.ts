import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import { margin, text } from '../../support/cohorts.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';

const more = (pick: string): string => `
provider a { given: "A" family: "One" state: "OH" zip: "44113" }
provider b { given: "B" family: "Two" state: "OH" zip: "43215" }
provider c { given: "C" family: "Three" state: "TX" zip: "75201" }
pool team { members: [a, b, c] ${pick} }
`;
const events = 'event visit every 1 month from start for 6 months { encounter ambulatory { provider: team } }';
const cohort = (pick: string, count: number, person = 'age: 40 state: "OH"'): Subject[] =>
  subjects(compileText(text({ person, more: more(pick), events })), { count });
/** Family names of whom a subject saw, in order. */
const seen = (subject: Subject): string[] =>
  subject.encounters.map((encounter) => subject.parties.practitioners.find((p) => p.id === encounter.practitioner_id)?.family ?? '');

test('sticky: a subject keeps seeing the same one, and subjects differ', () => {
  const all = cohort('pick: sticky', 60).map(seen);
  expect(all.every((names) => names.length === 6 && new Set(names).size === 1)).toBe(true);
  expect(new Set(all.flat())).toEqual(new Set(['One', 'Two', 'Three']));
});

test('round_robin: visits go in turn, beginning with the subject’s own place', () => {
  const [first, second] = cohort('pick: round_robin', 2).map(seen);
  expect(first.slice(0, 3)).not.toEqual(second.slice(0, 3));
  expect(new Set(first.slice(0, 3)).size).toBe(3);
  expect(first.slice(0, 3)).toEqual(first.slice(3, 6));
});

test('nearest: the one whose ZIP code shares most digits, or else the state', () => {
  const near = (zip: string, state: string) => new Set(cohort('pick: nearest', 10, `age: 40 state: "${state}" zip: "${zip}"`).flatMap(seen));
  expect(near('44114', 'OH')).toEqual(new Set(['One']));
  expect(near('43201', 'OH')).toEqual(new Set(['Two']));
  expect(near('77002', 'TX')).toEqual(new Set(['Three']));
});

test('skewed: weights fall with the rank by a power', () => {
  const all = cohort('pick: skewed skew: 1', 400).flatMap(seen);
  // 1, 1/2, 1/3 of 11/6.
  for (const [name, share] of [
    ['One', 6 / 11],
    ['Two', 3 / 11],
    ['Three', 2 / 11],
  ] as const)
    expect(Math.abs(all.filter((n) => n === name).length / all.length - share)).toBeLessThan(margin(share, all.length));
});

test('a party is a function of its name: another party before it changes nothing of it', () => {
  const of = (others: string) =>
    subjects(compileText(text({ more: `${others} provider z { }`, events: 'event visit at start { encounter ambulatory { provider: z } }' })), { count: 1 })[0]
      .parties.practitioners;
  const alone = of('');
  const beside = of('provider y { } facility f { } pool q { of: provider count: 5 }');
  const id = alone.at(-1)?.id;
  expect(beside.find((p) => p.id === id)).toEqual(alone.at(-1));
});
