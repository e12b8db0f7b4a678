/** Inquiries about eligibility: what payers know on the day of the inquiry, and what care makes of it. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOf, startOfDay } from '../../model/time/civil.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const COVERED = 'coverage medical { plan: ppo  effective: 2025-01-01 }';
const text = (events: string, profile = COVERED, more = ''): string => `hsim 1
scenario t "T" { start: 2024-06-01  as_of: 2025-12-31 }
codes dx: ICD10CM { pain M54.50 "Low back pain, unspecified" }
plan ppo { type: PPO  coinsurance: 20% }
plan hmo { type: HMO  coinsurance: 20% }
profile p { age: 40  ${profile} }
${more}
timeline care of p { ${events} }`;
const run = (events: string, profile?: string, more?: string, asOf?: number): Subject[] =>
  subjects(compileText(text(events, profile, more)), { count: 1, ...(asOf === undefined ? {} : { asOf }) });
const answers = ({ eligibility_inquiries: list }: Subject): (string | null)[] => list.map(({ status, reject_reason }) => reject_reason ?? status);
const ask = (name: string, day: string, fields = ''): string => `event ${name} at ${day} { inquire_eligibility medical ${fields} }`;
const ends = 'event out at 2025-04-30 recorded + 3 weeks { terminate medical { reason: voluntary } }';

describe('a payer answers', () => {
  test('active on a day of coverage, with its days and its member', () => {
    const [{ eligibility_inquiries: list, coverages }] = run(ask('a', '2025-03-03'));
    expect(list).toMatchObject([
      {
        ...{ kind: 'medical', service_type: 'health_benefit_plan_coverage', service_date: dayOf(2025, 3, 3), status: 'active', reject_reason: null },
        ...{ effective: dayOf(2025, 1, 1), termination: null, coverage_id: coverages[0].id, member_id: coverages[0].member_id, encounter_id: null },
      },
    ]);
    expect(list[0].asked).toBe(list[0].recorded);
  });

  test('by what it knows by then: an end that is reported later is not known', () => {
    const [one] = run(`${ends} ${ask('a', '2025-05-10')} ${ask('b', '2025-05-26')} ${ask('c', '2025-05-26', '{ service_date: 2025-04-30 }')}`);
    expect(answers(one)).toEqual(['active', 'inactive', 'active']);
    expect(one.eligibility_inquiries.map(({ termination }) => termination)).toEqual([null, dayOf(2025, 4, 30), dayOf(2025, 4, 30)]);
  });

  test('nothing about who is enrolled later than it began', () => {
    const [one] = run(`event hired at 2025-02-03 recorded + 3 weeks { enroll medical { plan: ppo } } ${ask('a', '2025-02-10')} ${ask('b', '2025-02-28')}`, '');
    expect(answers(one)).toEqual(['subscriber_not_found', 'active']);
    expect(one.eligibility_inquiries[0]).toMatchObject({ coverage_id: null, effective: null, member_id: one.coverages[0].member_id });
    expect(one.eligibility_inquiries[0].payer_id).toBe(one.coverages[0].payer_id);
  });

  test('of the plan that covers the day, where plans change', () => {
    const [one] = run(
      `event swap at 2025-07-01 { enroll medical { plan: hmo } } ${ask('a', '2025-07-10')} ${ask('b', '2025-07-10', '{ service_date: 2025-06-30 }')}`,
    );
    const planOf = new Map(one.coverages.map(({ id, plan }) => [id, plan]));
    expect(one.eligibility_inquiries.map(({ coverage_id: id }) => planOf.get(id ?? ''))).toEqual(['hmo', 'ppo']);
  });

  test('neither about days after the current month, nor about those of more than a year ago', () => {
    const days = ['2025-06-30', '2025-07-01', '2024-06-16', '2024-06-15'];
    const [one] = run(
      days.map((day, i) => ask(`q${i}`, '2025-06-16', `{ service_date: ${day} }`)).join(' '),
      'coverage medical { plan: ppo  effective: 2024-06-01 }',
    );
    expect(answers(one)).toEqual(['active', 'date_in_future', 'active', 'outside_inquiry_period']);
  });

  test('what the statement states', () => {
    const [one] = run(ask('a', '2025-03-03', '{ reject_reason: birth_date_mismatch  service_type: office_visit }'));
    expect(one.eligibility_inquiries).toMatchObject([
      { status: 'rejected', reject_reason: 'birth_date_mismatch', coverage_id: null, service_type: 'office_visit' },
    ]);
  });
});

test('nobody is asked about who has no coverage', () => {
  const [one] = run(
    `${ask('a', '2025-03-03', 'as elig')} event told at elig.end { encounter virtual { reason: dx.pain } }`,
    'attribute way: 1  coverage medical when way == 2 { plan: ppo }',
  );
  expect([one.eligibility_inquiries.length, one.encounters.length]).toEqual([0, 0]);
});

test('the answer decides about what depends on its outcome, at its time', () => {
  const care = 'event told at elig.end + 1 day when elig == inactive { encounter virtual { reason: dx.pain } }';
  const [early] = run(`${ends} ${ask('a', '2025-05-10', 'as elig')} ${care}`);
  const [late] = run(`${ends} ${ask('a', '2025-06-10', 'as elig')} ${care}`);
  expect(early.encounters).toHaveLength(0);
  expect(late.encounters.map(({ start }) => Math.floor(start / 1440))).toEqual([dayOf(2025, 6, 11)]);
});

test('a dependant is asked about like the subscriber', () => {
  const more = 'profile kid { age: 10 }\ntimeline of_kid of kid { event a at 2025-03-03 { inquire_eligibility medical } }';
  const [, kid] = run(ask('a', '2025-03-04'), `${COVERED}  household { child { is: kid } }`, more);
  expect(answers(kid)).toEqual(['active']);
  expect(kid.eligibility_inquiries[0].member_id).toBe(kid.coverages[0].member_id);
});

test('a dependant is not found where the payer does not know yet who is covered besides', () => {
  const more =
    'profile kid { age: 10 }\ntimeline of_kid of kid { event a at 2025-05-10 { inquire_eligibility medical }  event b at 2025-05-25 { inquire_eligibility medical } }';
  const profile = 'coverage medical { plan: ppo  effective: 2025-01-01  covers: [spouse] }  household { child { is: kid } }';
  const [, kid] = run('event swap at 2025-05-01 recorded + 3 weeks { enroll medical { plan: hmo  covers: [child] } }', profile, more);
  expect(answers(kid)).toEqual(['patient_not_found', 'active']);
});

test('what is known of an inquiry on a day is known later', () => {
  const events = `${ends} ${ask('a', '2025-05-10')}`;
  const [before] = run(events, COVERED, '', startOfDay(dayOf(2025, 5, 12)));
  const [after] = run(events);
  expect(after.eligibility_inquiries).toEqual(before.eligibility_inquiries);
  expect(run(events, COVERED, '', startOfDay(dayOf(2025, 5, 9)))[0].eligibility_inquiries).toEqual([]);
});

test('an inquiry changes no byte of care and coverage', () => {
  const without = ({ eligibility_inquiries: _, ...rest }: Subject): unknown => rest;
  expect(run(`${ends} ${ask('a', '2025-05-10')}`).map(without)).toEqual(run(ends).map(without));
});

test.each([
  ['a kind that nobody has', 'inquire_eligibility pharmacy', 'HS3085'],
  ['a kind that is not supported', 'inquire_eligibility dental', 'HS7010'],
  ['an unknown reason', 'inquire_eligibility medical { reject_reason: lost }', 'HS3004'],
])('%s is reported', (_what, statement, code) => {
  const { diagnostics } = compile({ path: 'a.hsim', text: text(`event a at 2025-03-03 { ${statement} }`), sha256: '' }, { read: () => ({ problem: 'none' }) });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map((one) => one.code)).toEqual([code]);
});
