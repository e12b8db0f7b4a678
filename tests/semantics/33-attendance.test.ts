/** Visits that are missed, and patients who are lost to follow-up. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../model/time/civil.ts';
import { codes, cohort, ir, margin, one } from '../support/cohorts.ts';
import { subjects, texts } from '../support/scenario-runs.ts';

const visits = (subject: Subject, kind: string) => subject.encounters.filter((encounter) => encounter.class === kind);
const noshows = (subject: Subject) => subject.appointments.filter(({ status }) => status === 'noshow');
const every = (head = '', clause = '', more = '') => `
  ${head}
  anchor d: 2024-01-01
  event visit every 1 month from d times 12 ${clause} { encounter ambulatory { specialty: cardiology  reason: dx.b  observe labs.a1c: 6 } }
  ${more}`;

describe('attends', () => {
  test('patients come to their share of the visits, and each other one is a no-show', () => {
    const n = 800;
    const all = cohort({ events: every('attends: 82%') }, n);
    for (const subject of all) expect(subject.encounters.length + noshows(subject).length).toBe(12);
    const came = all.reduce((sum, { encounters }) => sum + encounters.length, 0) / (12 * n);
    expect(Math.abs(came - 0.82)).toBeLessThan(margin(0.82, 12 * n));
    // Visits are missed independently of each other: the number of one person is binomial.
    const squares = all.reduce((sum, { encounters }) => sum + (encounters.length - 12 * 0.82) ** 2, 0) / n;
    expect(Math.abs(squares - 12 * 0.82 * 0.18)).toBeLessThan(3.89 * 12 * 0.82 * 0.18 * Math.sqrt(2.2 / n));
  });

  test('the no-show has the time, the specialty, the reason and the provider of the visit', () => {
    const [always, never] = ['100%', '0%'].map((share) => one({ events: every(`attends: ${share}`) }));
    expect(never.encounters).toEqual([]);
    expect(never.observations).toEqual([]);
    expect(always.appointments).toEqual([]);
    expect(never.appointments.map(({ start, specialty, reason, practitioner_id }) => ({ start, specialty, reason, practitioner_id }))).toEqual(
      always.encounters.map(({ start, specialty, reason, practitioner_id }) => ({ start, specialty, reason, practitioner_id })),
    );
    for (const { created, start, end, recorded } of never.appointments) expect([created, end - start, recorded]).toEqual([start, 30, end]);
  });

  test('what happens is the same as without, draw for draw', () => {
    const without = cohort({ events: every() }, 30);
    const some = cohort({ events: every('attends: 70%') }, 30);
    some.forEach((subject, i) => {
      const ids = new Map(without[i].encounters.map((encounter) => [encounter.id, encounter]));
      for (const encounter of subject.encounters) expect(encounter).toEqual(ids.get(encounter.id));
    });
    expect(cohort({ events: every('attends: 100%') }, 30)).toEqual(without);
  });

  test('the clause of an event goes before the timeline', () => {
    const all = cohort({ events: every('attends: 0%', 'attends 100%', 'event other every 1 month from d times 12 { encounter virtual }') }, 3);
    for (const subject of all) expect([visits(subject, 'ambulatory').length, visits(subject, 'virtual').length, noshows(subject).length]).toEqual([12, 0, 12]);
  });

  test('a mixin without visits of its own states it for the timeline that includes it', () => {
    const more = `mixin texture { attends: 0% }  mixin calls { attends: 100%  event call every 1 month from d times 12 { encounter virtual } }`;
    const came = (events: string, head = more) => {
      const [subject] = cohort({ events, more: head });
      return [visits(subject, 'ambulatory').length, visits(subject, 'virtual').length, noshows(subject).length];
    };
    expect(came(every('include texture'))).toEqual([0, 0, 12]);
    expect(came(every('include texture  override attends: 100%'))).toEqual([12, 0, 0]);
    // A mixin with visits of its own keeps what it states.
    expect(came(every('include texture  include calls'))).toEqual([0, 12, 12]);
    expect(came(every('include both'), `${more}  mixin both { include texture }`)).toEqual([0, 0, 12]);
    expect(codes({ events: every('include texture  attends: 50%'), more })).toEqual(['HS2004']);
    expect(codes({ events: every('include texture  include again'), more: `${more}  mixin again { attends: 50% }` })).toEqual(['HS2004']);
  });

  test('it may depend on the person', () => {
    const all = cohort({ person: 'age: 40  attribute often: chance 50%', events: every('attends: if often then 100% else 0%') }, 60);
    const counts = new Set(all.map(({ encounters }) => encounters.length));
    expect([...counts].sort()).toEqual([0, 12]);
  });

  test('emergencies, stays, house calls that nobody planned and what is done without a visit are never missed', () => {
    const [subject] = cohort({
      events: every(
        'attends: 0%',
        '',
        `event ed at d + 40 days { encounter emergency }
  event stay at d + 50 days { admit }  event home at stay + 2 days { discharge home }
  event cold rate 50 per year from d { encounter home }
  event both at d + 60 days { if age > 90 { encounter ambulatory } else { encounter observation } }`,
      ),
    });
    const kinds = new Set(subject.encounters.map((encounter) => encounter.class));
    expect([...kinds].sort()).toEqual(['emergency', 'home', 'inpatient', 'observation']);
  });

  test('what depends on a missed visit does not happen, and what lies before it does', () => {
    const [missed, kept] = ['0%', '100%'].map((share) =>
      one({
        events: `
  anchor d: 2024-03-04T09:00
  event visit at d attends ${share} { encounter ambulatory { diagnose dx.b } }
  event reminder at visit - 3 days { encounter virtual { note "Reminded." } }
  event after at visit + 1 day { encounter virtual { note "After." } }
  event asked at d + 9 days { encounter virtual { note "Came." when any(visit)  note "Stayed away." when not any(visit) } }`,
      }),
    );
    const notes = ({ document_references }: Subject) => document_references.map(({ text }) => text);
    expect(notes(missed)).toEqual(['Reminded.', 'Stayed away.']);
    expect(notes(kept)).toEqual(['Reminded.', 'After.', 'Came.']);
    expect(missed.conditions).toEqual([]);
  });

  test('a branch is not taken, and its arm decides which visit was missed', () => {
    const all = cohort(
      {
        events: `
  anchor d: 2024-01-01
  event visit at d attends 0% { branch way { heart 50% { encounter ambulatory { specialty: cardiology } } eyes rest { encounter ambulatory { specialty: ophthalmology } } } }
  event asked at d + 9 days attends 100% { encounter virtual { note "Taken." when way == heart or way == eyes } }`,
      },
      40,
    );
    expect(new Set(all.map(({ appointments: [{ specialty }] }) => specialty))).toEqual(new Set(['cardiology', 'ophthalmology']));
    expect(all.flatMap(({ document_references }) => document_references)).toEqual([]);
  });

  test('what was booked for the visit is the no-show', () => {
    const booked = (share: string, asOf: string) =>
      one({
        asOf,
        events: `
  anchor d: 2024-03-04T09:00
  event first at d { encounter ambulatory { appointment cardiology { on: d + 21 days  reason: dx.b } } }
  event visit at first + 21 days attends ${share} { encounter ambulatory { specialty: cardiology } }`,
      }).appointments.map(({ status, start }) => [status, formatDay(dayOfMinute(start))]);
    expect(booked('0%', '2024-12-31')).toEqual([['noshow', '2024-03-25']]);
    expect(booked('0%', '2024-03-24')).toEqual([['booked', '2024-03-25']]);
    expect(booked('100%', '2024-12-31')).toEqual([['fulfilled', '2024-03-25']]);
  });

  test('a no-show stays one when the patient dies later', () => {
    const { appointments } = one({
      events: `
  anchor d: 2024-03-04T09:00
  event first at d { encounter ambulatory { appointment cardiology { on: d + 21 days } } }
  event visit at first + 21 days attends 0% { encounter ambulatory { specialty: cardiology } }
  event next at d + 1 month attends 0% { encounter ambulatory }
  event death at d + 2 months { die }`,
    });
    expect(appointments.map(({ status }) => status)).toEqual(['noshow', 'noshow']);
  });

  test('nobody knows of it before the time of the visit is over', () => {
    const scenario = ir({ events: '  anchor d: 2024-03-04T09:00\n  event visit at d recorded + 1 day attends 0% { encounter ambulatory }' });
    const at = startOfDay(dayOf(2024, 3, 5)) + 9 * 60;
    const known = (asOf: number) => subjects(scenario, { count: 1, asOf })[0].appointments.length;
    expect([known(at + 29), known(at + 30)]).toEqual([0, 1]);
  });

  test('each target reports it', () => {
    const scenario = ir({ events: every('attends: 0%') });
    const written = (target: string, options: object) => [...texts(scenario, { count: 2 }, target, options, 20).values()].join('\n');
    const hl7 = written('hl7v2', {});
    expect(hl7.match(/\|SIU\^S26\^SIU_S12\|/g)?.length).toBe(24);
    expect(hl7).not.toMatch(/SIU\^S12\^/);
    expect(hl7).toMatch(/\|Noshow\^Noshow\^HL70278/);
    expect(written('fhir', { bundle: 'none' })).toMatch(/"resourceType":"Appointment"[^\n]*"status":"noshow"/);
    expect(written('csv', {})).toMatch(/,noshow,cardiology,/);
  });

  test('the messages of a missed visit have the sender and receiver of the event', () => {
    const scenario = ir({ events: '  event visit at 2024-03-04 attends 0% { send { receiving_facility: "SCHED" }  encounter ambulatory }' });
    expect([...texts(scenario, { count: 1 }, 'hl7v2', {}, 20).values()].join('\n')).toMatch(/MSH\|[^\n\r]*\|SCHED\|[^\n\r]*SIU\^S26/);
  });

  test('a correction has nothing to correct', () => {
    const subject = one({
      events: `
  anchor d: 2024-03-04T09:00
  event visit at d attends 0% { encounter ambulatory { observe labs.a1c: 6 } }
  event wrong at visit + 1 day { correct visit { observe labs.a1c: 7 } }`,
    });
    expect([subject.observations, subject.changes]).toEqual([[], []]);
  });
});

describe('lost', () => {
  const n = 1500;
  const steady = every('lost: 30% per year', '', 'event ed every 1 month from d times 40 { encounter emergency }').replace('times 12', 'times 40');

  test('patients are lost at the rate, and then no longer come', () => {
    const all = cohort({ asOf: '2027-12-31', events: steady }, n);
    for (const months of [6, 12, 24, 36]) {
      const share = 1 - 0.7 ** (months / 12);
      const lost = all.filter(
        ({ encounters }) => !encounters.some(({ class: kind, start }) => kind === 'ambulatory' && start >= startOfDay(dayOf(2024, months + 1, 20))),
      ).length;
      // The last visit is somewhat before the day of loss.
      const [low, high] = [1 - 0.7 ** ((months + 0.5) / 12), 1 - 0.7 ** ((months + 2) / 12)];
      expect(lost / n).toBeGreaterThan(low - margin(share, n));
      expect(lost / n).toBeLessThan(high + margin(share, n));
    }
    const [{ encounters: first }] = cohort({ asOf: '2027-12-31', events: every().replace('times 12', 'times 40') });
    const planned = first.map(({ start }) => formatDay(dayOfMinute(start)));
    for (const subject of all) {
      expect(visits(subject, 'emergency').length).toBe(40);
      expect(subject.appointments).toEqual([]);
      // Who comes comes to every visit up to the day of loss.
      const came = visits(subject, 'ambulatory').map(({ start }) => formatDay(dayOfMinute(start)));
      expect(came).toEqual(planned.slice(0, came.length));
    }
  });

  test('the rate may depend on the person and change', () => {
    const all = cohort(
      {
        asOf: '2025-12-31',
        person: 'age: 40  attribute left: no',
        events: `
  lost: if left then 1000 else 0 per year
  anchor d: 2024-01-01
  event moved at d + 140 days { set left: yes }
  event visit every 1 month from d times 12 { encounter ambulatory }`,
      },
      20,
    );
    for (const { encounters } of all) expect(encounters.length).toBe(4);
  });

  test('it is an event that questions and other events can use', () => {
    const all = cohort(
      {
        events: `
  lost: 99% per year
  anchor d: 2024-01-01
  event visit every 1 month from d times 20 { encounter ambulatory }
  event letter at lost + 30 days { encounter emergency { note "Found." } }`,
      },
      200,
    );
    for (const { encounters } of all) {
      const [last] = encounters.filter(({ class: kind }) => kind === 'ambulatory').slice(-1);
      const found = encounters.find(({ class: kind }) => kind === 'emergency');
      if (found !== undefined && last !== undefined) expect(found.start - last.start).toBeGreaterThan(29 * 1440);
    }
    expect(all.filter(({ encounters }) => encounters.some(({ class: kind }) => kind === 'emergency')).length).toBeGreaterThan(180);
  });

  test('it does not move other draws', () => {
    const [without, with_] = ['', 'lost: 0% per year'].map((head) => cohort({ events: every(head, 'jitter 5 days') }, 20));
    expect(with_).toEqual(without);
  });
});

describe('what is included', () => {
  const part = (name: string, head: string) => `hsim 1
profile ${name}_patient { age: 40 }
timeline usual of ${name}_patient { ${head}  event ${name} every 1 month from 2024-01-01 times 10 { encounter ambulatory } }
`;
  const run = (care: string, first: string, second: string) => {
    const text = `hsim 1
scenario t "T" { as_of: 2024-12-31 }
use "one" as one
use "two" as two
profile p { include one.one_patient  include two.two_patient }
timeline care of p { include one.usual  include two.usual  ${care} }
`;
    const files: Readonly<Record<string, string>> = { one: part('one', first), two: part('two', second) };
    const read = (path: string) => ({ path: `${path}.hsim`, text: files[path], sha256: '' });
    const { value, diagnostics } = compile({ path: 'main.hsim', text, sha256: '' }, { read }, new Map());
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    if (value.ir === null) return errors;
    const [subject] = subjects(value.ir, { count: 1 });
    return [subject.encounters.length, subject.appointments.length];
  };

  test('each timeline keeps its own attendance', () => {
    expect(run('', 'attends: 0%', 'attends: 100%')).toEqual([10, 10]);
    expect(run('', 'attends: 0%', '')).toEqual([10, 10]);
    expect(run('attends: 0%', 'attends: 100%', '')).toEqual([10, 10]);
    expect(run('attends: 0%', '', '')).toEqual([0, 20]);
    expect(run('override attends: 0%', 'attends: 100%', 'attends: 90%')).toEqual([0, 20]);
    expect(run('override event one attends 100%', 'attends: 0%', 'attends: 0%')).toEqual([10, 10]);
    expect(run('override event one every 2 months from 2024-01-01 times 5', 'attends: 0%', 'attends: 100%')).toEqual([10, 5]);
  });

  test('patients are lost to the whole timeline', () => {
    expect(run('', 'lost: 100% per year', '')).toEqual([0, 0]);
    expect(run('', 'lost: 5% per year', 'lost: 6% per year')).toEqual(['HS2034']);
    expect(run('override lost: 0% per year', 'lost: 100% per year', 'lost: 6% per year')).toEqual([20, 0]);
  });
});

test('an arm may say how often its patients come', () => {
  const all = cohort({ more: 'variations a { often 50% { }  seldom 50% { event t1.visit attends 0% } }', events: every('', 'attends 100%') }, 40);
  expect(all.filter(({ encounters }) => encounters.length === 12).length).toBe(20);
  expect(all.filter(({ appointments }) => appointments.length === 12).length).toBe(20);
});

test('what cannot be missed is reported', () => {
  expect(codes({ events: 'event ed at 2024-01-01 attends 50% { encounter emergency }' })).toEqual(['HS5003']);
  expect(codes({ events: 'event stay at 2024-01-01 attends 50% { encounter ambulatory  admit }  event home at stay + 1 day { discharge home }' })).toEqual([
    'HS5003',
  ]);
  expect(codes({ events: 'attends: 50%  event ed at 2024-01-01 { encounter emergency }' })).toEqual(['HS5003']);
  expect(codes({ events: 'lost: 5% per year  event ed at 2024-01-01 { encounter emergency }' })).toEqual(['HS5003']);
  expect(codes({ events: every('attends: 50%', '', 'event more in visit attends 50% { note "x" }') })).toEqual(['HS5003']);
  expect(codes({ events: every('lost: 8%') })).toEqual(['HS3001']);
  expect(codes({ events: every('lost: 8% per visit') })).toEqual(['HS5009']);
  expect(codes({ events: every('attends: 182%') })).toEqual(['HS3016']);
  expect(codes({ events: every('attends: 5') })).toEqual(['HS3002']);
  expect(codes({ events: every('attends: 50%  attends: 60%') })).toEqual(['HS2004']);
  expect(codes({ events: every('lost: 5% per year  lost: 6% per year') })).toEqual(['HS2004']);
  expect(codes({ events: every('lost: 5% per year', '', 'event lost at d { encounter emergency }') })).toEqual(['HS2002']);
  expect(codes({ events: 'event visit at 2024-01-01 { encounter ambulatory { duration: 5% per year } }' })).toEqual(['HS3007']);
});
