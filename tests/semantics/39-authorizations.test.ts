/** Requests for authorization: what the payer answers, when, and what care makes of it. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Authorization } from '../../model/benefits/authorization.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOf, dayOfMinute } from '../../model/time/civil.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

interface Parts {
  readonly plan?: string;
  readonly profile?: string;
  readonly more?: string;
}

const text = (body: string, { plan = 'prior_auth { approve: 50%  turnaround: 3 days }', profile = '', more = '' }: Parts = {}): string => `hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes dx: ICD10CM { pain M54.50 "Low back pain, unspecified" }
codes sv: CPT {
  visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 }
  mri 72148 "MRI of the lumbar spine without contrast" { charge: $1,000  allowed: $400  benefit: imaging }
}
plan ppo { type: PPO  coinsurance: 20%  benefit imaging { ${plan} } }
plan free { type: PPO  coinsurance: 20%  benefit imaging { copay: $20 } }
profile p { age: 40  ${profile === '' ? 'coverage medical { plan: ppo  effective: 2025-01-01 }' : profile} }
${more}
timeline care of p { anchor d: 2025-03-03
${body} }`;
const run = (body: string, parts?: Parts, count = 40): Subject[] => subjects(compileText(text(body, parts)), { count });
const codes = (body: string, parts?: Parts): string[] =>
  compile({ path: 'a.hsim', text: text(body, parts), sha256: '' }, { read: () => ({ problem: 'none' }) })
    .diagnostics.filter(({ severity }) => severity !== 'note')
    .map(({ code }) => code);
const asks = 'event visit at d { encounter ambulatory { reason: dx.pain }  authorize sv.mri as pa }';
const scan = (name: string, at: string, when: string): string =>
  `event ${name} at ${at} when ${when} { encounter ambulatory { reason: dx.pain  imaging sv.mri } }`;
const days = (one: Authorization): number => dayOfMinute(one.decided ?? 0) - dayOfMinute(one.requested);

describe('the answer', () => {
  test('decides about what depends on its outcome, at its time', () => {
    const all = run(
      `${asks} ${scan('done', 'pa.end + 1 day', 'pa == approved')} event told at pa.end when pa == denied { encounter virtual { reason: dx.pain } }`,
    );
    const approved = all.filter(({ authorizations: [one] }) => one.status === 'approved');
    expect(approved.length).toBeGreaterThan(5);
    expect(approved.length).toBeLessThan(35);
    for (const { authorizations: list, imaging_studies: studies, encounters } of all) {
      const [one] = list;
      expect([list.length, days(one), one.benefit, one.level]).toEqual([1, 3, 'imaging', 0]);
      expect(studies.map(({ started }) => dayOfMinute(started))).toEqual(one.status === 'approved' ? [dayOf(2025, 3, 7)] : []);
      expect(encounters.filter((visit) => visit.class === 'virtual').map(({ start }) => start)).toEqual(one.status === 'denied' ? [one.decided] : []);
      expect([one.valid_from, one.valid_to, one.reason]).toEqual(
        one.status === 'approved' ? [dayOf(2025, 3, 3), dayOf(2025, 6, 3), null] : [null, null, 'not_medically_necessary'],
      );
    }
  });

  test('is known from its time on, and the request before', () => {
    const ir = compileText(text(asks));
    const [before] = subjects(ir, { count: 1, asOf: dayOf(2025, 3, 5) * 1440 });
    const [after] = subjects(ir, { count: 1, asOf: dayOf(2025, 3, 7) * 1440 });
    expect(before.authorizations).toMatchObject([{ status: 'pended', decided: null, valid_from: null, valid_to: null, reason: null, units_approved: null }]);
    expect(after.authorizations[0].decided).toBe(dayOf(2025, 3, 6) * 1440 + 600);
    expect(after.authorizations[0].status).not.toBe('pended');
  });

  test('is what the statement states, in place of the plan', () => {
    const forced = (fields: string): Authorization => run(asks.replace('as pa', `{ ${fields} }`), {}, 1)[0].authorizations[0];
    expect(forced('status: denied  reason: missing_information')).toMatchObject({ status: 'denied', reason: 'missing_information' });
    expect(days(forced('status: approved  pended: yes'))).toBe(6);
    expect(days(forced('turnaround: 20 days'))).toBe(20);
    expect(days(forced('turnaround: 20 days  expedited: yes'))).toBe(3);
    expect(forced('status: approved  units: 6  units_approved: 4')).toMatchObject({ status: 'partial', units_requested: 6, units_approved: 4 });
    expect(forced('status: approved  valid_for: 10 days')).toMatchObject({ valid_from: dayOf(2025, 3, 3), valid_to: dayOf(2025, 3, 15) });
    expect(forced('status: approved  review: retrospective')).toMatchObject({ valid_from: dayOf(2024, 12, 3), valid_to: dayOf(2025, 3, 3) });
  });

  test('is `not_required` where the plan of the subject does not ask, and missing where nobody covers', () => {
    const profile =
      'attribute way: choose { 0: 40%, 1: 30%, 2: 30% }  coverage medical when way < 2 { plan: if way == 0 then ppo else free  effective: 2025-01-01 }';
    const all = run(`${asks} ${scan('done', 'pa.end + 2 days', 'pa == not_required')}`, { profile });
    const of = (plan: string | undefined): Subject[] => all.filter(({ coverages }) => coverages[0]?.plan === plan);
    expect(new Set(of('free').map(({ authorizations: [one] }) => `${one.status} ${one.decided === one.requested}`))).toEqual(new Set(['not_required true']));
    expect(of('free').every(({ imaging_studies: { length } }) => length === 1)).toBe(true);
    expect(of(undefined).length).toBeGreaterThan(3);
    expect(of(undefined).every((one) => one.authorizations.length === 0 && one.imaging_studies.length === 0)).toBe(true);
  });

  test('of each occurrence is its own', () => {
    const body = `event visit every 1 month from d times 4 { authorize sv.mri as pa { turnaround: 40 days } } event told at pa.end { encounter virtual { reason: dx.pain  note "{pa}" } }`;
    for (const { authorizations: list, document_references: notes } of run(body, {}, 10)) {
      expect(list.map(days)).toEqual([40, 40, 40, 40]);
      expect(notes.map(({ text: said }) => said)).toEqual(list.map(({ status }) => status));
    }
  });

  test('does not come to the dead', () => {
    const [{ authorizations: list, encounters }] = run(
      `${asks} event end at d + 1 day { die } event told at pa.end { encounter virtual { reason: dx.pain } }`,
      {},
      1,
    );
    expect(list).toMatchObject([{ status: 'cancelled', units_approved: null, valid_from: null }]);
    expect(encounters).toHaveLength(1);
  });

  test('ends neither a flow that goes on, nor reaches one that is over', () => {
    const flow = `flow scanning() -> done, given_up {
      event ask at start { authorize sv.mri as pa }
      event got at pa.end when pa == approved { end done }
      else end given_up
    }`;
    const all = run('run scanning() as way  event told at way.end { encounter virtual { reason: dx.pain  note "{way}" } }', { more: flow });
    for (const {
      authorizations: [one],
      document_references: [note],
    } of all)
      expect([note.text, note.date]).toEqual([one.status === 'approved' ? 'done' : 'given_up', one.decided]);
  });

  test('can be waited for in a state', () => {
    const more = `states imaging from d {
      ask { wait 1 day  authorize sv.mri as pa  wait until pa == approved or pa == denied  if pa == approved { goto scan } else { end } }
      scan { encounter ambulatory { reason: dx.pain  imaging sv.mri }  end }
    }`;
    for (const {
      authorizations: [one],
      imaging_studies: studies,
    } of run('', { more }))
      expect(studies.map(({ started }) => dayOfMinute(started))).toEqual(one.status === 'approved' ? [dayOfMinute(one.decided ?? 0)] : []);
  });
});

describe('an appeal', () => {
  const appeals = (share: string): string =>
    `${asks.replace('as pa', 'as pa { status: denied }')} event complaint at pa.end + 5 days { appeal sv.mri as ruling } event again at ruling.end + 5 days when ruling == denied { appeal sv.mri as last }
    ${scan('done', 'ruling.end + 2 days', 'ruling == approved')}${share}`;

  test('is a further level of the denial, by the share of the plan', () => {
    const all = run(appeals(''), { plan: 'prior_auth { approve: 0%  appeal: 50%  turnaround: 3 days }' });
    const [won, lost] = ['approved', 'denied'].map((status) => all.filter(({ authorizations: [, second] }) => second.status === status));
    expect(won.length + lost.length).toBe(40);
    expect(won.length).toBeGreaterThan(8);
    expect(lost.length).toBeGreaterThan(8);
    for (const {
      authorizations: [first, second, third],
    } of all) {
      expect([second.level, second.appeal_of, days(second)]).toEqual([1, first.id, 3]);
      if (second.status === 'denied') expect([third.level, third.appeal_of]).toEqual([2, second.id]);
    }
    expect(won.every(({ imaging_studies: { length } }) => length === 1) && lost.every(({ imaging_studies: { length } }) => length === 0)).toBe(true);
  });

  test('of nothing does nothing', () => {
    const [{ authorizations: list }] = run(`${asks.replace('as pa', '{ status: approved }')} event complaint at d + 30 days { appeal sv.mri }`, {}, 1);
    expect(list.map(({ status }) => status)).toEqual(['approved']);
  });
});

test('a further request changes no byte of others', () => {
  const second = 'event extra at d + 100 days { authorize sv.mri }';
  const of = (body: string): unknown => run(body, {}, 10).map(({ authorizations: [one], encounters }) => ({ one, encounters }));
  expect(of(`${asks} ${second}`)).toEqual(of(asks));
});

describe('is reported:', () => {
  test.each([
    ['a service that no plan asks for', 'event visit at d { authorize sv.visit }', {}, ['HS3080']],
    ['an admission that no plan asks for', 'event visit at d { authorize admission }', {}, ['HS3080']],
    ['a request of people without coverage', 'event visit at d { authorize sv.mri }', { profile: 'attribute way: 1' }, ['HS7011']],
    ['an unknown answer', `${asks} ${scan('done', 'pa.end', 'pa == granted')}`, {}, ['HS3004']],
    ['two answers with one name', `${asks} event other at d { authorize sv.mri as pa }`, {}, ['HS2002']],
    ['a block and a field', 'event visit at d { authorize sv.mri }', { plan: 'prior_auth: none  prior_auth { approve: 50% }' }, ['HS2002']],
  ] as const)('%s', (_what, body, parts, expected) => {
    expect([...new Set(codes(body, parts).filter((code) => !code.startsWith('HS800')))]).toEqual(expected);
  });
});
