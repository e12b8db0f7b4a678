import { expect, test } from 'vitest';
import { days, minutes, one } from '../support/cohorts.ts';

const at = (offset: string, d: string): string =>
  days(one({ events: `  anchor d: ${d}\n  event visit at d ${offset} { encounter ambulatory { } }`, asOf: '2030-12-31' }))[0];

test('months and years are calendar units, clamped at the end of the month', () => {
  expect(at('+ 1 month', '2025-01-31')).toBe('2025-02-28');
  expect(at('+ 1 month', '2024-01-31')).toBe('2024-02-29');
  expect(at('- 1 month', '2025-03-31')).toBe('2025-02-28');
  expect(at('+ 1 year', '2024-02-29')).toBe('2025-02-28');
  expect(at('+ 30 days', '2025-01-31')).toBe('2025-03-02');
  expect(at('+ 2 weeks', '2025-02-20')).toBe('2025-03-06');
});

test('hours and minutes are exact, without zones: a day has 24 hours through a change of clocks', () => {
  const subject = one({
    events: `
  anchor d: 2025-03-09T01:00
  event a at d { encounter ambulatory { } }
  event b at d + 24 hours { encounter ambulatory { } }
  event c at d + 90 minutes { encounter ambulatory { } }`,
  });
  expect(minutes(subject)).toEqual(['2025-03-09T01:00', '2025-03-09T02:30', '2025-03-10T01:00']);
});
