import { expect, test } from 'vitest';
import { cohort } from '../support/cohorts.ts';

const all = cohort(
  { asOf: '2027-12-31', events: '  anchor d: 2025-01-06\n  event visit every 1 month from d times 12 jitter 25 days { encounter ambulatory { } }' },
  150,
);
const dayOf = (start: number): number => Math.floor(start / 1440);

test('jitter never reorders the occurrences of an event', () => {
  for (const subject of all) {
    expect(subject.encounters).toHaveLength(12);
    const starts = subject.encounters.map((encounter) => encounter.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  }
});

test('jitter is uniform on both sides', () => {
  const nominal = 20159; // 2025-03-12
  const shifts = cohort({ events: '  anchor d: 2025-03-12\n  event visit at d jitter 4 days { encounter ambulatory { } }' }, 900).map(
    (subject) => dayOf(subject.encounters[0].start) - nominal,
  );
  for (let day = -4; day <= 4; day++)
    expect(Math.abs(shifts.filter((shift) => shift === day).length - 100)).toBeLessThan(3.89 * Math.sqrt(900 * (1 / 9) * (8 / 9)));
});

test('jitter crosses neither birth nor `until`', () => {
  const born = cohort({ person: 'age: 0', asOf: '2025-12-31', events: '  event visit at birth jitter 20 days { encounter ambulatory { } }' }, 100);
  for (const subject of born) for (const { start } of subject.encounters) expect(dayOf(start)).toBeGreaterThanOrEqual(subject.patient.birth_date as number);
  expect(born.every((subject) => subject.encounters.length === 1)).toBe(true);
  const until = cohort(
    { events: '  anchor d: 2025-01-06\n  event visit every 1 month from d until 2025-04-06 jitter 20 days { encounter ambulatory { } }' },
    100,
  );
  for (const subject of until) for (const { start } of subject.encounters) expect(dayOf(start)).toBeLessThanOrEqual(20184);
});
