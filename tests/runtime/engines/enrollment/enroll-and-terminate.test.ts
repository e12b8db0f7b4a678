/** `enroll` and `terminate`: plan changes, ends told late, continuations, and what is known of them on each day. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const text = (events: string, plan = ''): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2027-12-31 }
sponsor acme { name: "Acme Example Works"  group: "G-1001" }
plan ppo { type: PPO  ${plan} }
plan hdhp { type: HDHP  deductible { individual: $3,300 }  ${plan} }
profile p {
  age: 50
  coverage medical { plan: ppo  sponsor: acme  effective: 2025-01-01 }
  household { spouse { is: mate }  child { is: kid } }
}
profile mate { age: 50 }
profile kid { age: 10 }
timeline of_p of p { ${events} }
timeline of_mate of mate { event seen at 2025-02-03 { encounter ambulatory { note "Seen." } } }
`;
const unit = (events: string, asOf = end(2027, 12, 31), plan = ''): readonly Subject[] => subjects(compileText(text(events, plan)), { count: 1, asOf });
/** Plan, status, first and last day of each coverage. */
const spans = ({ coverages }: Subject): string[] =>
  coverages.map((one) => `${one.plan} ${one.benefit_status} ${formatDay(one.effective)}..${one.termination === null ? '' : formatDay(one.termination)}`);
const told = ({ enrollments }: Subject): string[] =>
  enrollments.map((one) => `${one.maintenance_type} ${one.maintenance_reason} ${formatDay(one.effective)} told ${formatDay(Math.floor(one.recorded / 1440))}`);
const began = 'addition initial_enrollment 2025-01-01 told 2025-01-01';

describe('enroll', () => {
  test('ends the coverage of that kind on the day before, of dependants too', () => {
    for (const one of unit('event swap at 2025-07-01 { enroll medical { plan: hdhp } }')) {
      expect(spans(one)).toEqual(['ppo active 2025-01-01..2025-06-30', 'hdhp active 2025-07-01..']);
      expect(told(one)).toEqual([began, 'termination plan_change 2025-06-30 told 2025-07-01', 'addition plan_change 2025-07-01 told 2025-07-01']);
      const [before, after] = one.coverages;
      expect(after.id).not.toBe(before.id);
      expect(after).toMatchObject({ member_id: before.member_id, sponsor_id: before.sponsor_id, group_number: 'G-1001', carry_over: false });
    }
  });

  test('covers those of the household whom it says', () => {
    const [, mate, kid] = unit('event swap at 2025-07-01 { enroll medical { plan: hdhp  covers: [child] } }');
    expect(spans(mate)).toEqual(['ppo active 2025-01-01..2025-06-30']);
    expect(spans(kid)).toEqual(['ppo active 2025-01-01..2025-06-30', 'hdhp active 2025-07-01..']);
    expect(kid.coverages.map(({ tier }) => tier)).toEqual(['FAM', 'ECH']);
  });

  test.each(['medicare', 'medicare_a', 'medicare_b', 'medicare_advantage'])('in a plan of the type %s covers the subscriber alone', (type) => {
    const [self, mate, kid] = subjects(
      compileText(text('event retires at 2025-07-01 { enroll medical { plan: federal } }').replace('plan ppo', `plan federal { type: ${type} }\nplan ppo`)),
      { count: 1, asOf: end(2027, 12, 31) },
    );
    expect(spans(self)).toEqual(['ppo active 2025-01-01..2025-06-30', 'federal active 2025-07-01..']);
    expect(self.coverages.map(({ tier }) => tier)).toEqual(['FAM', 'EMP']);
    for (const one of [mate, kid]) expect(spans(one)).toEqual(['ppo active 2025-01-01..2025-06-30']);
  });

  test('again in the plan of a coverage that ended is the same coverage, where no day lies between', () => {
    const back = (day: string): string =>
      `event out at 2025-07-10 { terminate medical { reason: voluntary } }  event back at ${day} { enroll medical { plan: ppo } }`;
    const [same] = unit(back('2025-08-01'));
    expect(spans(same)).toEqual(['ppo active 2025-01-01..']);
    expect(told(same).at(-1)).toBe('reinstatement other 2025-08-01 told 2025-08-01');
    expect(spans(unit(back('2025-09-01'))[0])).toEqual(['ppo active 2025-01-01..2025-07-31', 'ppo active 2025-09-01..']);
  });

  test('in the plan that the person has changes nothing', () => {
    expect(told(unit('event again at 2025-07-10 { enroll medical { plan: ppo } }')[0])).toEqual([began]);
  });

  test('of somebody without coverage at the start begins one', () => {
    const [, mate] = subjects(
      compileText(
        text('event x at 2025-07-01 { encounter ambulatory { note "Seen." } }')
          .replace('coverage medical { plan: ppo  sponsor: acme  effective: 2025-01-01 }', '')
          .replace('note "Seen." } } }\n`', '')
          .replace('event seen', 'event joins at 2025-03-03 { enroll medical { plan: ppo  reason: new_hire } }  event seen'),
      ),
      { count: 1, asOf: end(2027, 12, 31) },
    );
    expect(spans(mate)).toEqual(['ppo active 2025-03-03..']);
    expect(mate.coverages[0]).toMatchObject({ relationship: 'self', reason: 'new_hire' });
    expect(mate.coverages[0].member_id.slice(-2)).toBe('01');
  });
});

describe('terminate', () => {
  const ends = (fields: string, lag = '', plan = ''): readonly Subject[] =>
    unit(`event out at 2025-05-10${lag} { terminate medical { ${fields} } }`, undefined, plan);

  test('ends coverage with the month or the day, by the plan', () => {
    for (const one of ends('reason: voluntary')) expect(spans(one)).toEqual(['ppo active 2025-01-01..2025-05-31']);
    for (const one of ends('reason: voluntary', '', 'ends: day')) expect(spans(one)).toEqual(['ppo active 2025-01-01..2025-05-10']);
    expect(spans(ends('termination: 2025-04-30')[0])).toEqual(['ppo active 2025-01-01..2025-04-30']);
  });

  test('for nonpayment ends it with the months that are paid for', () => {
    // 30 days before 10 May is 10 April: March is paid for, and the grace of April is over.
    expect(spans(ends('reason: nonpayment')[0])).toEqual(['ppo active 2025-01-01..2025-03-31']);
    const [stated] = ends('reason: nonpayment  paid_through: 2025-02-28');
    expect(spans(stated)).toEqual(['ppo active 2025-01-01..2025-02-28']);
    expect(stated.enrollments.at(-1)?.paid_through).toBe(dayOf(2025, 2, 28));
  });

  test('is known when it is told, and no day before', () => {
    const at = (year: number, month: number, day: number): Subject =>
      unit('event out at 2025-05-10 recorded + 8 weeks { terminate medical { reason: voluntary } }', end(year, month, day))[0];
    expect(spans(at(2025, 7, 4))).toEqual(['ppo active 2025-01-01..']);
    expect(told(at(2025, 7, 4))).toEqual([began]);
    expect(spans(at(2025, 7, 5))).toEqual(['ppo active 2025-01-01..2025-05-31']);
    expect(at(2025, 7, 5).coverages[0].status).toBe('ended');
    expect(told(at(2025, 7, 5))).toEqual([began, 'termination voluntary 2025-05-31 told 2025-07-05']);
  });

  test('after the end changes nothing', () => {
    const [one] = unit('event out at 2025-05-10 { terminate medical }  event again at 2025-06-10 { terminate medical }');
    expect(told(one)).toEqual([began, 'termination termination_of_benefits 2025-05-31 told 2025-05-10']);
  });
});

describe('a continuation', () => {
  const out = 'event out at 2025-05-10 recorded + 4 weeks { terminate medical { reason: termination_of_employment } }';
  const elects = (lag: string, fields = ''): readonly Subject[] =>
    unit(`${out}  event cobra at out + 1 day recorded + ${lag} { enroll medical { continuation: cobra  ${fields} } }`);

  test('goes on from the end, as known from its election on, for 18 months', () => {
    for (const one of elects('60 days')) {
      expect(spans(one)).toEqual(['ppo cobra 2025-01-01..2026-11-30']);
      expect(told(one)).toEqual([
        began,
        'termination termination_of_employment 2025-05-31 told 2025-06-07',
        'reinstatement cobra 2025-06-01 told 2025-07-10',
        'termination termination_of_benefits 2026-11-30 told 2026-11-30',
      ]);
      expect(one.enrollments[2]).toMatchObject({ qualifying_event: 'termination_of_employment', elected: dayOf(2025, 7, 10), benefit_status: 'cobra' });
    }
  });

  test.each([
    ['disabled: yes', '2027-10-31'],
    ['qualifying_event: reduction_of_hours', '2026-11-30'],
  ])('lasts as long as its event says: %s', (fields, last) => {
    expect(spans(elects('60 days', fields)[0])).toEqual([`ppo cobra 2025-01-01..${last}`]);
  });

  test('of a divorce lasts 36 months', () => {
    const statements = `${out}  event cobra at out + 1 day recorded + 60 days { enroll medical { continuation: cobra  qualifying_event: divorce } }`;
    expect(spans(unit(statements, end(2028, 12, 31))[0])).toEqual(['ppo cobra 2025-01-01..2028-05-31']);
  });

  test('names its end in the transaction that ends it, so that transactions and coverage agree on every day', () => {
    for (const one of elects('60 days'))
      expect(one.enrollments.map(({ termination }) => termination)).toEqual([null, dayOf(2025, 5, 31), null, dayOf(2026, 11, 30)]);
  });

  test('is elected in 60 days from the notice', () => {
    // Told on 7 June; 6 August is the 60th day.
    expect(spans(elects('87 days')[0])).toEqual(['ppo cobra 2025-01-01..2026-11-30']);
    expect(spans(elects('88 days')[0])).toEqual(['ppo active 2025-01-01..2025-05-31']);
    expect(spans(elects('88 days', 'elected: 2025-08-06')[0])).toEqual(['ppo cobra 2025-01-01..2026-11-30']);
  });

  test('that is never paid for was none', () => {
    const [one] = unit(
      `${out}  event cobra at out + 1 day recorded + 60 days { enroll medical { continuation: cobra } }  event unpaid at 2025-07-20 { terminate medical { reason: nonpayment } }`,
    );
    expect(spans(one)).toEqual(['ppo cobra 2025-01-01..2025-05-31']);
  });

  test('of one who died is none of the subscriber, and dependants survive', () => {
    const [one, mate] = unit('event dies at 2025-05-10 { die }');
    expect(spans(one)).toEqual(['ppo active 2025-01-01..2025-05-10']);
    expect(told(one).at(-1)).toBe('termination death 2025-05-10 told 2025-05-10');
    expect(spans(mate)).toEqual(['ppo surviving 2025-01-01..']);
    expect(told(mate).at(-1)).toBe('change death 2025-05-11 told 2025-05-10');
  });
});
