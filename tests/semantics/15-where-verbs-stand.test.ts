import { expect, test } from 'vitest';
import { codes } from '../support/cohorts.ts';

const body = (statement: string): string[] =>
  codes({ person: 'age: 40 attribute level: 1', events: `  anchor d: 2025-01-06\n  event visit at d { ${statement} }` });

test('a clinical verb outside an encounter is an error', () => {
  for (const statement of ['diagnose dx.a', 'observe labs.a1c: 5', 'prescribe rx.metformin', 'note "x"']) expect(body(statement)).toEqual(['HS2006']);
});

test('`set`, `onset`, `resolve` and the encounter itself stand in an event', () => {
  for (const statement of ['set level: 2', 'onset dx.a', 'resolve dx.a', 'encounter ambulatory { diagnose dx.a }']) expect(body(statement)).toEqual([]);
});
