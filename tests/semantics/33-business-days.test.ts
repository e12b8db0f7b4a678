/** Visits by appointment are on business days; expected days are from the calendars of 2024 and 2025. */
import { describe, expect, test } from 'vitest';
import { weekday } from '../../model/time/civil.ts';
import { isBusinessDay } from '../../model/time/holidays.ts';
import { codes, cohort, days, minutes, one, type Parts } from '../support/cohorts.ts';

const at = (schedule: string, d: string, kind = 'ambulatory', asOf = '2025-12-31'): string[] =>
  days(one({ asOf, events: `  anchor d: ${d}\n  event visit ${schedule} { encounter ${kind} { } }` }));
const dayOf = (minute: number): number => Math.floor(minute / 1440);

describe('a visit by appointment', () => {
  test('is on the next business day', () => {
    // Saturday, Sunday, the Friday of 4 July, the Saturday before Labor Day, Thanksgiving.
    expect(['2025-01-04', '2025-01-05', '2025-07-04', '2025-08-30', '2025-11-27'].map((d) => at('at d', d)[0])).toEqual([
      '2025-01-06',
      '2025-01-06',
      '2025-07-07',
      '2025-09-02',
      '2025-11-28',
    ]);
    for (const kind of ['ambulatory', 'virtual', 'home']) expect(at('at d', '2025-01-04', kind)).toEqual(['2025-01-06']);
  });

  test('no other care, and nothing without a visit', () => {
    for (const kind of ['emergency', 'inpatient', 'observation']) expect(at('at d', '2025-01-04', kind)).toEqual(['2025-01-04']);
    const events = '  anchor d: 2025-01-04\n  event unwell at d { onset dx.a }\n  event visit at unwell + 2 days { encounter ambulatory { diagnose dx.a } }';
    expect(one({ events }).conditions.map(({ onset }) => onset)).toEqual([dayOf(Date.UTC(2025, 0, 4) / 60_000)]);
  });

  test('moves alone: the next one is counted from the time before the move', () => {
    expect(at('every 1 month from d times 4', '2025-01-04')).toEqual(['2025-02-04', '2025-03-04', '2025-04-04', '2025-05-05']);
    expect(at('every 2 weeks from d times 3', '2025-01-04')).toEqual(['2025-01-21', '2025-02-03', '2025-02-18']);
  });

  test('what depends on it is counted from the day that it is moved to', () => {
    const events = '  anchor d: 2025-01-04\n  event visit at d { encounter ambulatory { } }\n  event call at visit + 2 weeks { encounter virtual { } }';
    // Two weeks after Monday 6 January is Martin Luther King Jr. Day.
    expect(days(one({ events }))).toEqual(['2025-01-06', '2025-01-21']);
  });

  test('two that fall on one day are one', () => {
    expect(at('every 1 day from d times 6', '2025-01-02')).toEqual(['2025-01-03', '2025-01-06', '2025-01-07', '2025-01-08', '2025-01-09', '2025-01-10']);
  });

  test('before another event it is on the business day before', () => {
    const events = (before: string): Parts => ({
      events: `  anchor d: 2025-03-03\n  event surgery at d { encounter inpatient { } }\n  event tests at surgery - ${before} { encounter ambulatory { } }`,
    });
    expect(days(one(events('1 day')))).toEqual(['2025-02-28', '2025-03-03']);
    expect(days(one(events('14 days')))).toEqual(['2025-02-14', '2025-03-03']);
  });

  test('does not happen if that is after `until`', () => {
    expect(at('every 1 month from d until 2025-04-06', '2025-01-06')).toEqual(['2025-02-06', '2025-03-06']);
  });

  test('is not known before its day', () => {
    expect(at('at d', '2025-01-04', 'ambulatory', '2025-01-05')).toEqual([]);
    expect(at('at d', '2025-01-04', 'ambulatory', '2025-01-06')).toEqual(['2025-01-06']);
  });
});

describe('stated days', () => {
  test('`on_days` replaces the business days, holidays included', () => {
    expect(at('at d on_days monday..sunday', '2025-01-04')).toEqual(['2025-01-04']);
    expect(at('at d on_days saturday..sunday', '2025-01-06')).toEqual(['2025-01-11']);
    expect(at('at d on_days [friday..monday, wednesday]', '2025-01-07')).toEqual(['2025-01-08']);
    expect(at('at d on_days monday..friday', '2025-07-04')).toEqual(['2025-07-04']);
    expect(at('at d on_days monday..friday', '2025-07-05')).toEqual(['2025-07-07']);
    expect(at('at d on_days monday..<friday', '2025-07-04')).toEqual(['2025-07-07']);
  });

  test('`except` adds to them', () => {
    expect(at('at d except [2025-01-06, 2025-01-07]', '2025-01-04')).toEqual(['2025-01-08']);
  });

  test('a day or a minute that is written is kept', () => {
    expect(at('at 2025-01-04', '2025-01-01')).toEqual(['2025-01-04']);
    expect(minutes(one({ events: '  event visit at 2025-01-04T10:30 { encounter ambulatory { } }' }))).toEqual(['2025-01-04T10:30']);
    expect(at('at 2025-01-04 then every 1 month times 2', '2025-01-01')).toEqual(['2025-01-06', '2025-02-04']);
    expect(at('at 2025-01-04 + 1 month', '2025-01-01')).toEqual(['2025-02-04']);
  });

  test('a list of days that leaves out a year is no end', () => {
    const mondays = Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + 7 * i)).toISOString().slice(0, 10));
    expect(at(`at d on_days monday except [${mondays.join(', ')}]`, '2024-01-02')).toEqual(['2025-02-24']);
  });

  test('what has no effect is reported', () => {
    const of = (clauses: string, kind = 'ambulatory'): string[] =>
      codes({ events: `  anchor d: 2025-01-04\n  event visit ${clauses} { encounter ${kind} { } }` });
    expect(of('at d except holidays')).toEqual(['HS5018']);
    expect(of('at d on_days [monday, tuesday, wednesday, thursday, friday] except [holidays, 2025-12-24]')).toEqual(['HS5018']);
    expect(of('at d on_days monday..friday')).toEqual([]);
    expect(of('at d on_days tuesday..friday except holidays')).toEqual([]);
    expect(of('at d on_days monday..friday except holidays', 'emergency')).toEqual([]);
    expect(of('at d + 3 hours on_days monday')).toEqual(['HS5003']);
    expect(of('every 3 hours from d times 3 except holidays')).toEqual(['HS5003']);
    expect(of('at nowhere on_days monday')).toEqual(['HS2001']);
    expect(of('at d on_days monday..fridy')).toEqual(['HS5012']);
  });
});

describe('by every road', () => {
  const starts = (parts: Parts, count = 40): number[] => cohort(parts, count).flatMap(({ encounters }) => encounters.map(({ start }) => dayOf(start)));
  const roads: Readonly<Record<string, Parts>> = {
    'a rate': { events: '  event visit rate 20 per year from 2024-12-31 { encounter ambulatory { } }' },
    'a jitter': { events: '  event visit every 9 days from 2024-12-31 times 20 jitter 4 days { encounter ambulatory { } }' },
    'a drawn interval': { events: '  event visit every uniform(3 days..9 days) from 2024-12-31 times 20 { encounter virtual { } }' },
    'a wait until the person is free': {
      events:
        '  event long every 5 days from 2024-12-31 times 20 on_days monday..sunday { encounter emergency { duration: 20 hours } }\n  event visit every 5 days from 2024-12-31 times 20 { encounter ambulatory { } }',
    },
    'a time that has passed': {
      events: '  anchor d: 2025-01-04\n  event ill at d { encounter emergency { } }\n  event visit at ill - 3 days { encounter ambulatory { } }',
    },
    states: { more: 'states s from start { a { encounter ambulatory { }  wait uniform(1 day..9 days)  goto a } }', events: '  anchor start: 2025-01-04' },
    'a cycle': {
      more: 'cycle c every 5 days from start times 12 { day 1 { encounter ambulatory { } } day 3 { encounter virtual { } } }',
      events: '  anchor start: 2025-01-04',
    },
    'a flow': {
      more: 'flow f(d: anchor) -> done { event x at d { encounter ambulatory { } }  event y at x + 5 days { encounter virtual { } }  else end done }',
      events: '  anchor d: uniform(2025-01-01..2025-06-30)\nrun f(d: d) as one',
    },
  };
  for (const [road, parts] of Object.entries(roads))
    test(road, () => {
      const found = starts({ ...parts, events: parts.events.replaceAll('encounter emergency', 'encounter inpatient') });
      const other = road.startsWith('a wait') || road.startsWith('a time');
      expect(found.length).toBeGreaterThan(20);
      if (!other) expect(found.filter((day) => !isBusinessDay(day))).toEqual([]);
      for (const subject of other ? cohort(parts, 40) : [])
        for (const { start, class: of } of subject.encounters) if (of === 'ambulatory') expect([of, isBusinessDay(dayOf(start))]).toEqual([of, true]);
    });

  test('days of a rate without a visit can be stated', () => {
    const events = '  event visit rate 30 per year from 2024-12-31 on_days [saturday, sunday] { encounter emergency { } }';
    const found = starts({ events });
    expect(found.length).toBeGreaterThan(100);
    expect(new Set(found.map(weekday))).toEqual(new Set([5, 6]));
  });
});

test('business days and moves that lead out of all years end at once', () => {
  const parts = (schedule: string): Parts => ({
    more: 'param many: 1000000000000',
    events: `  anchor d: 2025-01-04\n  event visit ${schedule} { encounter ambulatory { } }`,
  });
  for (const far of ['at d + many * 1 business_day', 'at d - many * 1 business_day']) expect(() => one(parts(far))).toThrow('is not in the years 1800 to 2199');
  expect(days(one(parts('every many * 1 business_day from d times 5')))).toEqual([]);
  expect(days(one(parts('every many * 1 month from d times 5 also at d')))).toEqual(['2025-01-06']);
});
