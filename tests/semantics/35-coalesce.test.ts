/** Planned visits that are close together become one; expected days are from the calendars of 2025 and 2026. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import { codes, cohort, days, ir, one, type Parts } from '../support/cohorts.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

/** Two series of visits, of which the second begins later. */
const two = (later: string, { head = 'coalesce: 21 days', first = '', second = '', more = '' } = {}): Parts => ({
  asOf: '2026-12-31',
  events: `
  ${head}
  anchor d: 2025-01-06
  event often every 3 months from d times 4 ${first} { encounter ambulatory { observe labs.a1c: 6 } }
  event seldom every 1 year from d + ${later} times 1 ${second} { encounter ambulatory { duration: 90 minutes  observe labs.k: 4 } }
  ${more}`,
});
const of = (subject: Subject, encounter: string): string[] =>
  subject.observations.filter(({ encounter_id }) => encounter_id === encounter).map(({ code }) => code.code);

const A1C = '4548-4';
const K = '2823-3';
/** The third months after 6 January 2025, of which 6 April and 6 July are Sundays. */
const quarters = ['2025-04-07', '2025-07-07', '2025-10-06', '2026-01-06'];

describe('a planned visit that is due within the length', () => {
  test('is part of the earlier one: one visit, which has the records of both and lasts as long as the longer', () => {
    const subject = one(two('10 days'));
    expect(days(subject)).toEqual(quarters);
    const last = subject.encounters[3];
    expect(of(subject, last.id)).toEqual([A1C, K]);
    expect((last.end as number) - last.start).toBe(90);
    expect(subject.observations.every(({ effective, encounter_id: id }) => effective === subject.encounters.find((visit) => visit.id === id)?.start)).toBe(
      true,
    );
  });

  test('counts by days, from one to the other, both ends included', () => {
    // 27 January 2026 is 21 days after the visit of the 6th.
    expect(days(one(two('21 days')))).toEqual(quarters);
    expect(days(one(two('22 days')))).toEqual([...quarters, '2026-01-28']);
    expect(days(one(two('10 days', { head: '' })))).toEqual([...quarters, '2026-01-16']);
  });

  test('comes first where it is earlier, and the other is part of it', () => {
    // A year after 27 December 2024 is a Saturday, so Monday 29 December 2025.
    const parts = two('0 days', { second: '' });
    const subject = one({ ...parts, events: parts.events.replace('d + 0 days', 'd - 10 days') });
    expect(days(subject)).toEqual([...quarters.slice(0, 3), '2025-12-29']);
    expect(of(subject, subject.encounters[3].id)).toEqual([K, A1C]);
  });

  test('is counted from its own time by its next occurrence, and is had once', () => {
    const parts = two('10 days').events.replace('times 1', 'times 2').replace('1 year', '6 months');
    // Six months after 16 January is 16 July; the next is 16 January.
    expect(days(one({ asOf: '2026-12-31', events: parts }))).toEqual(quarters);
    const weekly = `
  coalesce: 21 days
  anchor d: 2025-01-06
  event rare at d { encounter ambulatory { } }
  event weekly every 1 week from d times 4 { encounter ambulatory { observe labs.k: 4 } }`;
    // The first of the weekly ones is part of the other; those that follow have not been planned by then.
    expect(days(one({ events: weekly }))).toEqual(['2025-01-06', '2025-01-21', '2025-01-27', '2025-02-03']);
    expect(one({ events: weekly }).observations).toHaveLength(4);
  });

  test('is asked for its conditions at the time of the visit', () => {
    const more = 'event ill at 2026-01-10 { diagnose dx.a }'.replace('{ diagnose dx.a }', '{ encounter emergency { diagnose dx.a } }');
    expect(one(two('10 days', { second: 'when has(dx.a)', more })).observations.map(({ code }) => code.code)).toEqual([A1C, A1C, A1C, A1C]);
    expect(one(two('10 days', { head: '', second: 'when has(dx.a)', more })).observations.map(({ code }) => code.code)).toEqual([A1C, A1C, A1C, A1C, K]);
  });

  test('happens at the visit, for what depends on it', () => {
    const more = 'event call at seldom.end + 2 hours { encounter virtual { } }  event later at seldom + 2 weeks { encounter home { } }';
    const subject = one(two('10 days', { more }));
    const [visit, call, later] = subject.encounters.slice(3);
    expect(call.start).toBe((visit.end as number) + 120);
    expect(days(subject).slice(3)).toEqual(['2026-01-06', '2026-01-06', '2026-01-20']);
    expect(later.class).toBe('home');
  });

  test('is not planned yet if it depends on the visit itself', () => {
    const events = `
  coalesce: 21 days
  anchor d: 2025-01-06
  event first at d { encounter ambulatory { } }
  event second at first + 2 weeks { encounter ambulatory { } }`;
    expect(days(one({ events }))).toEqual(['2025-01-06', '2025-01-21']);
  });
});

describe('what stays by itself', () => {
  const apart = (parts: Parts): void => expect(days(one(parts))).toEqual([...quarters, '2026-01-16']);

  test('a visit of another class, specialty, provider or facility', () => {
    const seldom = (visit: string): Parts => ({ ...two('10 days'), events: two('10 days').events.replace('ambulatory { duration', visit) });
    apart(seldom('virtual { duration'));
    apart(seldom('ambulatory { specialty: ophthalmology  duration'));
    apart({ ...seldom('ambulatory { provider: dr  duration'), more: 'provider dr { family: "Example"  specialty: cardiology }' });
    const both = seldom('ambulatory { specialty: cardiology  duration');
    expect(days(one({ ...both, events: both.events.replace('ambulatory { observe', 'ambulatory { specialty: cardiology  observe') }))).toEqual(quarters);
  });

  test('a day that is written, an hour, a rate, an emergency, what is before another event', () => {
    const other = (event: string, kind = 'ambulatory'): Parts => {
      const { events } = two('10 days');
      return {
        asOf: '2026-12-31',
        events: events.replace(/event seldom .*/, `${event.includes('event') ? event : `event seldom ${event}`} { encounter ${kind} { } }`),
      };
    };
    apart(other('at 2026-01-16'));
    apart(other('at d + 375 days + 9 hours'));
    apart(other('at d + 375 days', 'emergency'));
    apart(
      other('at d + 375 days { encounter emergency { } }  event tests at seldom - 0 days', 'emergency').events.includes('tests')
        ? other('at d + 375 days', 'emergency')
        : two('10 days'),
    );
    const rate = cohort(other('rate 60 per year from d + 11 months for 60 days'), 20);
    const without = cohort(
      {
        ...other('rate 60 per year from d + 11 months for 60 days'),
        events: other('rate 60 per year from d + 11 months for 60 days').events.replace('coalesce: 21 days', ''),
      },
      20,
    );
    expect(rate.map(days)).toEqual(without.map(days));
  });

  test('what is before another event keeps its distance', () => {
    const events = `
  coalesce: 21 days
  anchor d: 2025-01-06
  event visit at d { encounter ambulatory { } }
  event surgery at d + 14 days { encounter ambulatory { } }
  event tests at surgery - 4 days { encounter ambulatory { } }`;
    // Neither the tests nor the surgery that they precede.
    expect(days(one({ events }))).toEqual(['2025-01-06', '2025-01-17', '2025-01-21']);
  });

  test('visits of a timeline that does not say so, and those beyond its own length', () => {
    const timelines = (first: string, second: string): string => `hsim 1
scenario t "T" { as_of: 2025-12-31 start: d }
profile p { age: 40 }
timeline a of p { ${first}  anchor d: 2025-01-06  event x at d { encounter ambulatory { } } }
timeline b of p { ${second}  event y at d + 10 days { encounter ambulatory { } } }`;
    const found = (first: string, second: string): string[] => days(subjects(compileText(timelines(first, second)), { count: 1 })[0]);
    expect(found('coalesce: 5 days', 'coalesce: 10 days')).toEqual(['2025-01-06']);
    expect(found('coalesce: 21 days', 'coalesce: 9 days')).toEqual(['2025-01-06', '2025-01-16']);
    expect(found('coalesce: 21 days', '')).toEqual(['2025-01-06', '2025-01-16']);
    expect(found('', 'coalesce: 21 days')).toEqual(['2025-01-06', '2025-01-16']);
  });
});

test('a visit that is missed brings nothing forward, and who comes to one has come to both', () => {
  const parts = two('10 days', { head: 'coalesce: 21 days', first: 'attends 0%' });
  expect(days(one(parts))).toEqual(['2026-01-16']);
  expect(days(one(two('10 days', { second: 'attends 0%' })))).toEqual(quarters);
  expect(one(two('10 days', { second: 'attends 0%' })).observations.map(({ code }) => code.code)).toContain(K);
});

test('nobody has two planned visits within the length, unless the second follows from the first', () => {
  const events = (head: string): Parts => ({
    asOf: '2027-12-31',
    events: `
  ${head}
  anchor d: uniform(2025-01-01..2025-06-30)
  event quarterly every 3 months from d for 2 years jitter 10 days { encounter ambulatory { } }
  event yearly every 1 year from d for 2 years jitter 14 days { encounter ambulatory { } }`,
  });
  const short = (parts: Parts): number =>
    cohort(parts, 300).reduce((sum, { encounters }) => {
      const starts = encounters.map(({ start }) => Math.floor(start / 1440)).sort((a, b) => a - b);
      return sum + starts.filter((start, i) => i > 0 && start - starts[i - 1] <= 21).length;
    }, 0);
  expect(short(events(''))).toBeGreaterThan(500);
  expect(short(events('coalesce: 21 days'))).toBe(0);
});

describe('laws', () => {
  const life = (head: string): Parts => ({
    asOf: '2026-12-31',
    events: `
  ${head}
  anchor d: uniform(2025-01-01..2025-03-31)
  event quarterly every 3 months from d until end jitter 10 days { encounter ambulatory { observe labs.a1c: normal(mean: 7, sd: 1) } }
  event yearly every 1 year from d until end jitter 20 days recorded + uniform(0 days..40 days) { encounter ambulatory { observe labs.k: normal(mean: 4, sd: 0.3)  prescribe rx.metformin { days_supply: 30 } } }`,
  });

  test('draws are those of the visits by themselves (law 2)', () => {
    const values = (parts: Parts): (number | null)[] =>
      cohort(parts, 30)
        .flatMap(({ observations }) => observations.map(({ value }) => value))
        .sort();
    // All that is within the length of the as-of day may have been brought forward from after it.
    const [apart, together] = [values(life('')), values(life('coalesce: 21 days'))];
    expect(apart.filter((value) => !together.includes(value))).toEqual([]);
    expect(together.length - apart.length).toBeLessThan(30);
  });

  test('the first subjects do not depend on the count (law 3)', () => {
    expect(cohort(life('coalesce: 21 days'), 12).slice(0, 5)).toEqual(cohort(life('coalesce: 21 days'), 5));
  });

  test('what is known on a day is known on every later day (law 4)', () => {
    const plan = ir(life('coalesce: 21 days'));
    const day = (month: number): number => Date.UTC(2026, month, 1) / 60_000 - 1;
    for (let month = 0; month < 11; month++) {
      const [early, late] = [day(month), day(month + 1)].map((asOf) => subjects(plan, { count: 40, asOf }));
      for (const [i, subject] of early.entries())
        for (const kind of ['encounters', 'observations', 'medication_requests'] as const) {
          const later = new Map(late[i][kind].map((record) => [record.id, record]));
          for (const record of subject[kind]) expect([kind, { ...later.get(record.id), status: null }]).toEqual([kind, { ...record, status: null }]);
        }
    }
  });
});

test('what cannot be is reported', () => {
  const parts = (head: string): Parts => ({ events: `  ${head}\n  anchor d: 2025-01-06\n  event visit at d { encounter emergency { } }` });
  expect(codes(parts('coalesce: 21 days'))).toEqual(['HS5003']);
  expect(codes(two('10 days', { head: 'coalesce: 21' }))).toEqual(['HS3001']);
  expect(codes(two('10 days', { head: 'coalesce: 21 days  coalesce: 14 days' }))).toEqual(['HS2004']);
});
