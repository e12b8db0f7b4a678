import { expect, test } from 'vitest';
import { codes, cohort } from '../support/cohorts.ts';

const notes = (shape: string, count: number): (string | null)[] =>
  cohort(
    {
      person: `age: 40  attribute label: pattern("${shape}")`,
      events: 'event visit at 2025-03-03 { encounter ambulatory { observe labs.a1c: 5 { note: label } } }',
    },
    count,
  ).map(({ observations }) => observations[0].note);

test('a pattern gives letters and digits where it asks for them, and stands as it is elsewhere', () => {
  const all = notes('Aa-##/B', 400);
  for (const note of all) expect(note).toMatch(/^[A-Z][a-z]-\d\d\/B$/);
  // 26 letters, each with probability 1/26 in 400: none is missing but once in some 250,000 runs.
  expect(new Set(all.map((note) => note?.[0])).size).toBe(26);
  expect(new Set(all.map((note) => note?.[3])).size).toBe(10);
});

test('a pattern without a place to draw, and one in an expectation, are errors', () => {
  const events = 'event visit at 2025-03-03 { encounter ambulatory { } }';
  expect(codes({ person: 'age: 40  attribute label: pattern("K")', events })).toContain('HS3010');
  expect(codes({ events, more: 'expect { share(subjects where pattern("##") == "12") in 0%..5% }' })).toContain('HS3007');
});
