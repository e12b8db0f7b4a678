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
  const shifts = cohort({ events: '  anchor d: 2025-03-12\n  event visit at d jitter 4 days { encounter emergency { } }' }, 900).map(
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

test('jitter is uniform over the days on which the event may be', () => {
  const nominal = 20158; // Tuesday, 2025-03-11
  const count = (events: string): Map<number, number> => {
    const days = new Map<number, number>();
    for (const { encounters } of cohort({ events: `  anchor d: 2025-03-11\n  ${events}` }, 900)) {
      const shift = dayOf(encounters[0].start) - nominal;
      days.set(shift, (days.get(shift) ?? 0) + 1);
    }
    return days;
  };
  const uniformOver = (days: Map<number, number>, shifts: readonly number[]): void => {
    expect([...days.keys()].sort((a, b) => a - b)).toEqual(shifts);
    const p = 1 / shifts.length;
    for (const shift of shifts) expect(Math.abs((days.get(shift) ?? 0) - 900 * p)).toBeLessThan(3.89 * Math.sqrt(900 * p * (1 - p)));
  };
  // A visit by appointment: the business days of the two weeks and a half around, without a rush on Mondays.
  uniformOver(count('event visit at d jitter 9 days { encounter ambulatory { } }'), [-8, -7, -6, -5, -4, -1, 0, 1, 2, 3, 6, 7, 8, 9]);
  uniformOver(count('event visit at d on_days [monday, thursday] jitter 9 days { encounter ambulatory { } }'), [-8, -5, -1, 2, 6, 9]);
  uniformOver(count('event visit at d except [2025-03-10, 2025-03-12] jitter 2 days { encounter emergency { } }'), [-2, 0, 2]);
});

test('where no day of the jitter may be, the next one after it is', () => {
  // 14 and 15 June 2025 are a weekend.
  const events = '  anchor d: 2025-06-14\n  event visit at d on_days [wednesday] jitter 1 day { encounter ambulatory { } }';
  for (const { encounters } of cohort({ events, asOf: '2025-12-31' }, 20)) expect(dayOf(encounters[0].start)).toBe(20257); // Wednesday, 2025-06-18
});
