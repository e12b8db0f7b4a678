import { expect, test } from 'vitest';
import { days, one } from '../support/cohorts.ts';

const events = (recorded: string): string => `
  anchor d: 2025-01-06
  event visit at d recorded + ${recorded} { encounter ambulatory { } }
  event seen at d + 1 day when any(encounter.ambulatory) { encounter virtual { } }`;

test('what is not yet known as of the day is not written, though guards see it', () => {
  expect(one({ asOf: '2025-01-31', events: events('30 days') }).encounters.map((e) => e.class)).toEqual(['virtual']);
  expect(one({ asOf: '2025-02-28', events: events('30 days') }).encounters.map((e) => e.class)).toEqual(['ambulatory', 'virtual']);
});

test('what happens after the day is not written', () => {
  expect(days(one({ asOf: '2025-03-01', events: '  anchor d: 2025-01-06\n  event v every 1 month from d { encounter ambulatory { } }' }))).toEqual([
    '2025-02-06',
  ]);
});
