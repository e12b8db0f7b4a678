/** Semantics 19–24: when conditions are evaluated, how threads and events meet, what an exit costs, and where threads stop. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMinute } from '../../model/time/civil.ts';
import { codes, cohort, days, ir, margin, minutes, one } from '../support/cohorts.ts';
import { subjects } from '../support/scenario-runs.ts';

const entry = 'anchor entry: 2024-01-01';

test('19. a condition that holds already costs no time', () => {
  const subject = one({ person: 'age: 40 attribute k: 1', more: 'states s from entry { a { wait until k == 1  encounter emergency { } } }', events: entry });
  expect(days(subject)).toEqual(['2024-01-01']);
});

test('19. a condition is evaluated after each event, in the same minute, and sees what happened', () => {
  const events = `${entry}
event first at entry + 1 month clock 09:00 { encounter ambulatory { observe labs.a1c: 6 } }
event second at entry + 2 months clock 09:00 { encounter ambulatory { observe labs.a1c: 9 } }`;
  const subject = one({ more: 'states s from entry { a { wait until last(labs.a1c) > 8  die } }', events });
  expect(minutes(subject)).toEqual(['2024-02-01T09:00', '2024-03-01T09:00']);
  expect(subject.patient.death).toBe(subject.encounters[1].start);
});

test('19. a condition of age is asked on birthdays, one that time alone changes at each midnight', () => {
  const parts = (until: string) => ({
    person: 'birth_date: 1984-02-29',
    more: `states s from entry { a { wait until ${until}  encounter emergency { } } }`,
    events: entry,
    asOf: '2026-12-31',
  });
  expect(days(one(parts('age >= 41')))).toEqual(['2025-03-01']);
  expect(days(one(parts('now >= 2024-05-06')))).toEqual(['2024-05-06']);
  const within = one({
    more: 'states s from entry { a { wait until count(seen, within: 30 days) == 0 and any(seen)  encounter emergency { } } }',
    events: `${entry}\nevent seen at entry + 1 month clock 09:00 { encounter ambulatory { } }`,
  });
  expect(days(within)).toEqual(['2024-02-01', '2024-03-03']);
});

test('19. `for at most` ends the wait', () => {
  const subject = one({ more: 'states s from entry { a { wait until has(dx.a) for at most 10 days  encounter emergency { } } }', events: entry });
  expect(days(subject)).toEqual(['2024-01-11']);
});

test('20. what falls in the same minute comes in order of the source', () => {
  const more = (name: string): string => `states ${name} from entry { a { set order: order * 10 + ${name === 'p1' ? 1 : 2} } }`;
  const person = 'age: 40 attribute order: 0';
  const events = `${entry}\nevent e at entry { set order: order * 10 + 3 }\nevent end_of at entry + 1 day { encounter virtual { observe labs.a1c: order } }`;
  expect(one({ person, more: `${more('p1')} ${more('p2')}`, events }).observations[0].value).toBe(123);
  expect(one({ person, more: `${more('p2')} ${more('p1')}`, events }).observations[0].value).toBe(213);
});

test('21. threads share attributes, and a chain of conditions continues in one minute', () => {
  const more = `states b from entry { a { wait until k == 1  set k: 2  wait until k == 3  encounter emergency { } } }
states c from entry { a { wait until k == 2  set k: 3 } }
states d from entry { a { wait 5 days  set k: 1 } }`;
  expect(days(one({ person: 'age: 40 attribute k: 0', more, events: entry }))).toEqual(['2024-01-06']);
});

test('22. competing exits: shares and times of independent exponentials', () => {
  const more = 'states s from entry { a { to b: 40% per year  to c: 0.3 per year } b { encounter emergency { } } c { encounter inpatient { } } }';
  const n = 4000;
  const all = cohort({ more, events: 'anchor entry: 2000-01-01', asOf: '2100-12-31', person: 'birth_date: 1999-01-01' }, n);
  const hazard = -Math.log(0.6);
  const first = all.filter((s) => s.encounters[0]?.class === 'emergency').length / n;
  expect(Math.abs(first - hazard / (hazard + 0.3))).toBeLessThan(margin(hazard / (hazard + 0.3), n));
  const year = all.filter((s) => formatMinute(s.encounters[0].start) < '2001-01-01').length / n;
  const expected = 1 - 0.6 * Math.exp(-0.3);
  expect(Math.abs(year - expected)).toBeLessThan(margin(expected, n) + 0.002);
});

test('22. an exit that is added moves no other', () => {
  const with_ = (more: string) =>
    subjects(
      ir({ more: `states s from entry { a { to b: 40% per year ${more} } b { encounter emergency { } } c { encounter inpatient { } } }`, events: entry }),
      { count: 200 },
    );
  const [alone, both] = [with_(''), with_('to c: 20% per year')];
  const changed = alone.filter((s, i) => both[i].encounters[0]?.class === 'emergency' && both[i].encounters[0].start !== s.encounters[0].start);
  expect(changed).toEqual([]);
  expect(both.filter((s) => s.encounters[0]?.class === 'inpatient').length).toBeGreaterThan(10);
});

test('23. at death threads and flows stop, without an outcome', () => {
  const subject = one({
    more: `states s from entry { a { wait 1 month  encounter emergency { }  goto a } }
flow f(on_date: anchor) -> done { event x at on_date + 3 months { encounter virtual { } }  else end done }`,
    events: `${entry}\nevent death_day at entry + 45 days { die }\nrun f(on_date: entry) as run1\nevent after at run1.end { encounter inpatient { } }`,
  });
  expect(subject.encounters.map((e) => e.class)).toEqual(['emergency']);
});

test('a wait takes at least a minute, and a visit in a thread takes place in office hours of a business day', () => {
  const more = 'states s from entry { a { wait 0.4 * 1 minute  to b: rest } b { encounter ambulatory { }  wait 20 hours  encounter ambulatory { } } }';
  const subject = one({ more, events: entry });
  const [first, second] = minutes(subject);
  // The first of January is a holiday.
  expect(first >= '2024-01-02T08:00' && first <= '2024-01-02T16:45').toBe(true);
  expect(second.slice(11) >= '08:00' && second.slice(11) <= '16:45').toBe(true);
});

test('each copy of states and of flows draws on its own', () => {
  const more = `states s from entry { a { call part  call part } } states part { x { encounter virtual { observe labs.a1c: normal(mean: 7, sd: 1) } wait 1 day } }`;
  const subject = one({ more, events: entry });
  expect(new Set(subject.observations.map((o) => o.value)).size).toBe(2);
  expect(new Set(subject.observations.map((o) => o.id)).size).toBe(2);
});

test('what is known of a thread on a day is known on every later day', () => {
  const parts = {
    more: 'states s from entry { a { to b: 60% per year } b { encounter emergency { observe labs.a1c: normal(mean: 7, sd: 1) }  wait 2 months  to a: 70%  to c: rest } c { die } }',
    events: entry,
  };
  const plan = ir(parts);
  const [early, late] = [1065, 1430].map((day) => subjects(plan, { count: 60, asOf: 19723 * 1440 + day * 1440 }));
  early.forEach((subject, i) => {
    const later = new Set(late[i].observations.map((o) => o.id));
    for (const o of subject.observations) expect(later.has(o.id)).toBe(true);
  });
});

/** Machines with any graph; each state waits, so that no cycle is without time. */
const machine = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.array(
    fc.record({
      act: fc.constantFrom(
        'encounter emergency { observe labs.a1c: normal(mean: 7, sd: 1) }',
        'encounter ambulatory { }',
        'set k: k + 1',
        'symptomless',
        'call part',
        '',
      ),
      wait: fc.constantFrom(
        'wait 1 day',
        'wait uniform(2 days..40 days)',
        'wait exponential(mean: 20 days)',
        'wait until k > 2 for at most 2 months  wait 1 hour',
      ),
      leave: fc.constantFrom('goto', 'weights', 'rates', 'if', 'when', 'end'),
      a: fc.nat(count - 1),
      b: fc.nat(count - 1),
    }),
    { minLength: count, maxLength: count },
  ),
);

test('the reference executor runs any machine to the same bytes', () => {
  fc.assert(
    fc.property(machine, machine, (first, second) => {
      const text = (name: string, list: typeof first): string =>
        `states ${name} from entry { ${list
          .map(({ act, wait, leave, a, b }, i) => {
            const exits = {
              goto: `goto x${a}`,
              weights: `to x${a}: 30%  to x${b}: rest`,
              rates: `to x${a}: 80% per year  to x${b}: 3 per year`,
              if: `if k > 3 { goto x${a} } else { wait 2 days  goto x${b} }`,
              when: `to x${a} when any(x${b}, within: 1 month)  to x${b}`,
              end: 'end',
            }[leave];
            return `x${i} { ${act === 'symptomless' ? 'onset dx.a' : act}  ${wait}  ${exits} }`;
          })
          .join('\n')} }`;
      const more = `${text('m', first)} ${text('n', second)} states part { p { wait 3 days  to q: 50%  to p: rest } q { set k: 0 } }`;
      const scenario = ir({ person: 'age: 40 attribute k: 0', more, events: entry, asOf: '2025-06-30' });
      const options = { count: 4, seed: '5' };
      expect(subjects(scenario, { ...options, reference: true })).toEqual(subjects(scenario, options));
    }),
    { numRuns: 25, seed: 11 },
  );
});

test('a cycle without time is refused, through calls and branches too', () => {
  const circle = (more: string): string[] => codes({ more, events: entry });
  expect(circle('states s from entry { a { wait until has(dx.a)  goto a } }')).toEqual(['HS5101']);
  expect(circle('states s from entry { a { call part  goto a } } states part { x { set k: 1 } }').filter((c) => c === 'HS5101')).toEqual(['HS5101']);
  expect(circle('states s from entry { a { call part  goto a } } states part { x { wait 1 day } }')).toEqual([]);
  expect(circle('states s from entry { a { branch w { x 50% { goto a } y rest { wait 1 day  goto a } } } }')).toEqual(['HS5101']);
});
