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

test('an attribute that begins with a whole number holds any number that it is given, in an event or an arm', () => {
  const visit = '  event visit at 2025-01-06 { encounter ambulatory { observe labs.a1c: level } }';
  const set = (value: string): string => `  event up at 2025-01-03 { set level: ${value} }\n${visit}`;
  expect(values(one({ person: 'age: 40 attribute level: 5', events: set('2.7') }))).toEqual([2.7]);
  expect(values(one({ person: 'age: 40 attribute level: 5', events: set('level / 2') }))).toEqual([2.5]);
  expect(
    values(one({ person: 'age: 40 attribute other: 5 attribute level: 4', events: `  event next at 2025-01-02 { set other: 6.5 }\n${set('other')}` })),
  ).toEqual([6.5]);
  const drawn = cohort({ person: 'age: 40 attribute level: 5', events: set('normal(mean: 6, sd: 1)') }, 20).flatMap((subject) => values(subject));
  expect(drawn.filter((value) => Number.isInteger(value)).length).toBeLessThan(10);
  const arms = cohort({ person: 'age: 40 attribute level: 5', more: 'variations x { a 50% { } b 50% { level: 2.5 } }', events: visit }, 10);
  expect(new Set(arms.flatMap((subject) => values(subject)))).toEqual(new Set([5, 2.5]));
});

test('a whole number stays whole where all that it is given is', () => {
  const visit = '  event visit at 2025-01-06 { encounter ambulatory { observe labs.a1c: level } }';
  const drawn = cohort(
    { person: 'age: 40 attribute level: 5', events: `  event up at 2025-01-03 { set level: level + choose { 1: 50%, 4: 50% } }\n${visit}` },
    20,
  );
  expect(new Set(drawn.flatMap((subject) => values(subject)))).toEqual(new Set([6, 9]));
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
