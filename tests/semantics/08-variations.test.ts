import { expect, test } from 'vitest';
import { codes, cohort, values } from '../support/cohorts.ts';

const events = '  anchor d: 2025-01-06\n  event visit at d { encounter ambulatory { observe labs.a1c: level  observe labs.k: half } }';
const person = 'age: 40 attribute level: uniform(4.0..6.0) attribute half: level / 2';

test('an arm replaces a definition before anything is drawn, and what depends on it follows', () => {
  for (const subject of cohort({ person, more: 'variations v { low 50% { } high rest { level: uniform(9.0..11.0) } }', events }, 40)) {
    const [level] = values(subject);
    const [half] = values(subject, '2823-3');
    if (subject.variations['v'] === 'low') expect(level).toBeLessThanOrEqual(6);
    else expect(level).toBeGreaterThanOrEqual(9);
    expect(half).toBeCloseTo((level ?? 0) / 2, 0);
  }
});

test('the same field set by two axes is an error', () => {
  expect(codes({ person, more: 'variations v { x 50% { level: 5 } y rest { } }\nvariations w { x 50% { level: 6 } y rest { } }', events })).toEqual(['HS2017']);
});

test('an arm may replace a clause of an event, and nothing else of it changes', () => {
  const all = cohort({ person, more: 'variations v { usual 50% { } later rest { event visit at d + 1 month } }', events }, 20);
  for (const subject of all) {
    const day = Math.floor(subject.encounters[0].start / 1440);
    expect(day).toBe(subject.variations['v'] === 'usual' ? 20094 : 20125);
    expect(values(subject)).toHaveLength(1);
  }
});
