import { expect, test } from 'vitest';
import { codes, cohort, one, values } from '../support/cohorts.ts';

test('an attribute is drawn once for a subject; a distribution in an event for each occurrence', () => {
  for (const subject of cohort(
    {
      person: 'age: 40 attribute level: uniform(4.0..10.0)',
      events:
        '  anchor d: 2025-01-06\n  event visit every 1 month from d times 5 { encounter ambulatory { observe labs.a1c: level  observe labs.k: uniform(3.0..6.0) } }',
    },
    20,
  )) {
    expect(new Set(values(subject)).size).toBe(1);
    expect(new Set(values(subject, '2823-3')).size).toBeGreaterThan(2);
  }
});

test('`set` changes an attribute from then on', () => {
  const subject = one({
    person: 'age: 40 attribute level: 5',
    events: `
  anchor d: 2025-01-06
  event visit every 1 month from d times 4 { encounter ambulatory { observe labs.a1c: level } }
  event up at d + 70 days { set level: level + 3 }`,
  });
  expect(values(subject)).toEqual([5, 5, 8, 8]);
});

test('what depends on an attribute does not follow a later `set`: it was drawn', () => {
  const subject = one({
    person: 'age: 40 attribute level: 5 attribute double: level * 2',
    events: `
  anchor d: 2025-01-06
  event up at d { set level: 6 }
  event visit at d + 1 day { encounter ambulatory { observe labs.a1c: double } }`,
  });
  expect(values(subject)).toEqual([10]);
});

test('what is wrong with an attribute is reported, whichever value reads it first', () => {
  const events = '  event visit at 2025-01-06 { encounter ambulatory { note "Heavy." when heavy } }';
  for (const first of ['weight > 80', '80 < weight', 'weight == 80', 'not (weight > 80)', 'if weight > 80 then yes else no'])
    expect(codes({ person: `age: 40  attribute heavy: ${first}  attribute weight: hieght + 1`, events }), first).toEqual(['HS2001']);
});
