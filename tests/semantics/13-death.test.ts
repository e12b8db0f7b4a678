import { expect, test } from 'vitest';
import { cohort, days, one } from '../support/cohorts.ts';

test('after death nothing happens, and the record of the death is kept', () => {
  const subject = one({
    events: `
  anchor d: 2025-01-06
  event visit every 1 month from d times 6 { encounter ambulatory { diagnose dx.b } }
  event end_of_life at d + 75 days { die { cause: dx.a } }`,
  });
  expect(days(subject)).toEqual(['2025-02-06', '2025-03-06']);
  expect(Math.floor((subject.patient.death ?? 0) / 1440)).toBe(20094 + 75);
});

test('`death` is an anchor', () => {
  const all = cohort(
    {
      events: `
  anchor d: 2024-01-06
  event ends rate 50% per year from d { die { cause: dx.a } }
  event visit every 1 month from d until death { encounter ambulatory { } }`,
    },
    60,
  );
  expect(all.some((subject) => subject.patient.death !== null)).toBe(true);
  for (const subject of all) for (const { start } of subject.encounters) expect(start).toBeLessThanOrEqual(subject.patient.death ?? Number.POSITIVE_INFINITY);
});

test('a stay ends with the life', () => {
  const subject = one({
    events: `
  anchor d: 2025-01-06
  event stay at d { admit { reason: dx.a } }
  event ends at d + 3 days { die { cause: dx.a } }
  event home at d + 9 days { discharge home }`,
  });
  expect(subject.encounters).toHaveLength(1);
  expect(subject.encounters[0].disposition).toBe('expired');
  expect(subject.encounters[0].end).toBe(subject.patient.death);
});
