import { expect, test } from 'vitest';
import { cohort, days, margin, one, values } from '../support/cohorts.ts';

test('a guard sees what came before: at an earlier minute, or in the same one and earlier in the source', () => {
  const subject = one({
    events: `
  anchor d: 2025-03-03
  event zeroth at d clock 09:00..09:00 when last(labs.a1c) == 9 { encounter ambulatory { observe labs.a1c: 1 } }
  event first at d clock 09:00..09:00 { encounter ambulatory { observe labs.a1c: 9 } }
  event second at d clock 09:00..09:00 when last(labs.a1c) == 9 { encounter ambulatory { observe labs.a1c: 8 } }
  event third at d clock 09:01..09:01 when last(labs.a1c) == 8 { encounter ambulatory { observe labs.a1c: 7 } }`,
  });
  expect(values(subject)).toEqual([9, 8, 7]);
});

test('ties of one minute come in source order, then by occurrence', () => {
  const subject = one({
    events: `
  anchor d: 2025-03-03
  event late at d clock 10:00..10:00 { encounter ambulatory { observe labs.a1c: 6 } }
  event b at d clock 09:00..09:00 { encounter ambulatory { observe labs.a1c: 4 } }
  event a at d clock 09:00..09:00 { encounter ambulatory { observe labs.a1c: 5 } }`,
  });
  expect(values(subject)).toEqual([4, 5, 6]);
});

test('a false guard drops that occurrence and leaves later ones', () => {
  const subject = one({
    person: 'age: 40 attribute level: 0',
    events: `
  anchor d: 2025-01-06
  event visit every 1 month from d times 4 when level >= 2 { encounter ambulatory { observe labs.a1c: level } }
  event grow every 1 month from d times 4 clock 00:30..00:30 { set level: level + 1 }`,
  });
  expect(values(subject)).toEqual([2, 3, 4]);
});

test('a guard is evaluated at the realised time, after jitter', () => {
  const all = cohort(
    {
      events: `
  anchor d: 2025-06-01
  event mark at d { encounter ambulatory { observe labs.a1c: 6 } }
  event visit at d jitter 10 days when any(encounter.ambulatory) { encounter virtual { } }`,
    },
    400,
  );
  const after = all.filter((subject) => days(subject).length === 2);
  // Uniform over ±10 days: about half fall after.
  expect(Math.abs(after.length / 400 - 0.5)).toBeLessThan(margin(0.5, 400) + 0.03);
  for (const subject of after) expect(subject.encounters[1].start).toBeGreaterThan(subject.encounters[0].start);
});

test('`while` is asked for as long as a rate runs', () => {
  const all = cohort(
    {
      person: 'age: 40 attribute open: yes',
      events: `
  anchor d: 2024-01-01
  event shut at d + 6 months { set open: no }
  event visit rate 12 per year from d while open { encounter ambulatory { } }`,
    },
    200,
  );
  const starts = all.flatMap(days);
  expect(starts.every((day) => day >= '2024-01-01' && day <= '2024-07-01')).toBe(true);
  // 6 a subject expected; 3.89 standard deviations of a Poisson sum.
  expect(Math.abs(starts.length - 1200 * (182 / 183))).toBeLessThan(3.89 * Math.sqrt(1200) + 10);
});
