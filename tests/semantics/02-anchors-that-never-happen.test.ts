import { expect, test } from 'vitest';
import { codes, cohort, days, one } from '../support/cohorts.ts';

test('what depends on an event that did not happen does not happen', () => {
  const subject = one({
    events: `
  anchor d: 2025-01-06
  event never_seen at d when age > 90 { encounter ambulatory { } }
  event hung at never_seen + 1 month { encounter ambulatory { } }
  event hung_twice at hung + 1 month { encounter ambulatory { } }
  event series every 1 month from hung times 3 { encounter ambulatory { } }`,
  });
  expect(days(subject)).toEqual([]);
});

test('what depends on an event by chance happens as often as it does', () => {
  const all = cohort(
    {
      events: `
  anchor d: 2025-01-06
  event maybe at d chance 50% { encounter ambulatory { } }
  event hung at maybe + 1 month { encounter virtual { } }`,
    },
    200,
  );
  for (const subject of all) expect(subject.encounters.map((e) => e.class).join()).toMatch(/^(ambulatory,virtual)?$/);
  expect(all.some((subject) => subject.encounters.length === 0)).toBe(true);
  expect(all.some((subject) => subject.encounters.length === 2)).toBe(true);
});

test('a repeated event is an anchor for each of its occurrences', () => {
  const subject = one({
    events: `
  anchor d: 2025-01-06
  event visit every 3 months from d times 3 { encounter ambulatory { } }
  event call at visit + 1 week { encounter virtual { } }`,
  });
  expect(subject.encounters.map((e) => e.class)).toEqual(['ambulatory', 'virtual', 'ambulatory', 'virtual', 'ambulatory', 'virtual']);
});

test('the last occurrence is known when the series is over', () => {
  const events = `
  anchor d: 2025-01-06
  event visit every 1 month from d times 3 on_days monday..sunday chance 50% { encounter ambulatory { } }
  event call at last(visit) + 1 week on_days monday..sunday { encounter virtual { } }`;
  for (const subject of cohort({ events }, 60)) {
    const visits = subject.encounters.filter((encounter) => encounter.class === 'ambulatory');
    const calls = subject.encounters.filter((encounter) => encounter.class === 'virtual');
    expect(calls).toHaveLength(visits.length === 0 ? 0 : 1);
    if (calls.length > 0) expect(Math.floor(calls[0].start / 1440)).toBe(Math.max(20184, Math.floor(visits[visits.length - 1].start / 1440) + 7));
  }
  // As of a day within the series, which one is the last is not yet known.
  expect(one({ events: events.replace(' chance 50%', ''), asOf: '2025-03-20' }).encounters.map((e) => e.class)).toEqual(['ambulatory', 'ambulatory']);
});

test('the last of an event that begins again is never known', () => {
  const again = `
  anchor d: 2025-01-06
  event visit every 3 months from d times 3 { encounter ambulatory { } }
  event call every 1 week from visit times 2 { encounter virtual { } }
  event after at last(call) + 1 day { encounter home { } }`;
  expect(codes({ events: again.replace('from visit', 'from d') })).toEqual([]);
  expect(codes({ events: again.replace('every 1 week from visit times 2', 'at visit + [1 week, 2 weeks]') })).toEqual(['HS5014']);
});

test('one occurrence can be named', () => {
  const subject = one({
    events: `
  anchor d: 2025-01-06
  event visit every 1 month from d times 3 on_days monday..sunday { encounter ambulatory { } }
  event call at visit[2] + 1 day { encounter virtual { } }`,
  });
  expect(days(subject)).toEqual(['2025-02-06', '2025-03-06', '2025-03-07', '2025-04-06']);
});
