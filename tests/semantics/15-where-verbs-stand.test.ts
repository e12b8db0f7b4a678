import { expect, test } from 'vitest';
import { codes, cohort } from '../support/cohorts.ts';

const body = (statement: string): string[] =>
  codes({ person: 'age: 40 attribute level: 1', events: `  anchor d: 2025-01-06\n  event visit at d { ${statement} }` });

test('a clinical verb outside an encounter is an error', () => {
  for (const statement of ['diagnose dx.a', 'observe labs.a1c: 5', 'prescribe rx.metformin', 'note "x"']) expect(body(statement)).toEqual(['HS2006']);
});

test('`set`, `onset`, `resolve` and the encounter itself are in an event', () => {
  for (const statement of ['set level: 2', 'onset dx.a', 'resolve dx.a', 'encounter ambulatory { diagnose dx.a }']) expect(body(statement)).toEqual([]);
});

test('a visit that a mixin brings falls into office hours, in an event and in a state', () => {
  const more = `mixin seen { encounter ambulatory { note "Seen." } }
states s from 2025-02-03 { first { include seen }  }`;
  const all = cohort({ more, events: 'event visit at 2025-01-06 { include seen }' }, 50);
  const hours = all.flatMap(({ encounters }) => encounters.map(({ start }) => Math.floor((start % 1440) / 60)));
  expect(hours).toHaveLength(100);
  expect(hours.filter((hour) => hour < 8 || hour > 16)).toEqual([]);
});

test('an `end` that a mixin brings ends the flow', () => {
  const more = `mixin over { end done }
flow f() -> done { event first at start + 1 day { include over } }`;
  expect(codes({ more, events: 'run f()' })).toEqual([]);
});
