/** Drugs that need a prior authorization: the reject, the request on the next business day, the answer, and the fill. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;

interface Parts {
  readonly auth?: string;
  readonly start?: string;
  readonly drug?: string;
  readonly events?: string;
  readonly quantity?: string;
}

/** On 6 January 2025, a Monday, unless stated. */
const text = ({
  auth = 'approve: 100%  turnaround: 2 days  valid_for: 60 days',
  start = '2025-01-06',
  drug = '',
  events = '',
  quantity = '',
}: Parts): string => `hsim 1
scenario t "T" { start: ${start}  as_of: 2025-12-31 }
codes rx: RXNORM { adalimumab 327361 "adalimumab" { cost: $100 } }
codes dx: ICD10CM { arthritis M06.9 "Rheumatoid arthritis, unspecified" }
formulary f { tier specialty { level: 5  copay: $50 }  drug rx.adalimumab { tier: specialty  ${auth === 'required' ? 'prior_auth: required' : `prior_auth { ${auth} }`}  ${drug} } }
plan cover { type: pharmacy  formulary: f }
profile p { age: uniform(40..80)  coverage pharmacy { plan: cover  effective: 2024-01-01 } }
timeline care of p {
  event visit at start clock 14:00 { encounter ambulatory { reason: dx.arthritis  prescribe rx.adalimumab { quantity: 2  days_supply: 30  refills: 2  ${quantity} } } }
  ${events}
}`;

const run = (parts: Parts, count = 1, asOf = end(2025, 12, 31)): Subject[] => subjects(compileText(text(parts)), { count, asOf });
const one = (parts: Parts, asOf?: number): Subject => run(parts, 1, asOf)[0];
const on = (minute: number | null): string =>
  minute === null ? '' : `${formatDay(dayOfMinute(minute))} ${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}`;
const claims = ({ pharmacy_claims: all }: Subject) => all.map(({ at, rejects, fill_number: n }) => [on(at), rejects.join(' '), n]);
const answers = ({ authorizations: all }: Subject) =>
  all.map(({ requested, decided, status, valid_from: from, valid_to: to }) => [
    on(requested),
    on(decided),
    status,
    from === null ? '' : formatDay(from),
    to === null ? '' : formatDay(to),
  ]);

describe('a drug with a prior authorization', () => {
  test('is filled when the answer comes, as long as it is valid, and asked for again after that', () => {
    const subject = one({});
    // Answered two days after Tuesday; valid for 60 days from then on, to 9 March, a day before the second refill.
    expect(answers(subject)).toEqual([
      ['2025-01-07 09', '2025-01-09 10', 'approved', '2025-01-07', '2025-03-09'],
      ['2025-03-11 09', '2025-03-13 10', 'approved', '2025-03-11', '2025-05-11'],
    ]);
    expect(claims(subject)).toEqual([
      ['2025-01-06 14', '75', 0],
      ['2025-01-09 10', '', 0],
      ['2025-02-08 10', '', 1],
      ['2025-03-10 10', '75', 2],
      ['2025-03-13 10', '', 2],
    ]);
    expect(subject.medication_dispenses.map(({ fill_number: n }) => n)).toEqual([0, 1, 2]);
    const [request] = subject.medication_requests;
    expect(subject.authorizations[0]).toMatchObject({
      ...{ category: 'service', service: request.code, benefit: null, level: 0, practitioner_id: request.practitioner_id },
      coverage_id: subject.coverages[0].id,
    });
  });

  test('is asked for on the next business day: not on a weekend, nor on a holiday', () => {
    expect(one({ start: '2025-01-10' }).authorizations.map(({ requested }) => on(requested))).toEqual(expect.arrayContaining(['2025-01-13 09']));
    // Monday 20 January 2025 is the birthday of Martin Luther King.
    expect(on(one({ start: '2025-01-17' }).authorizations[0].requested)).toBe('2025-01-21 09');
  });

  test('is left after a denial', () => {
    const subject = one({ auth: 'approve: 0%  turnaround: 2 days' });
    expect(answers(subject)).toEqual([['2025-01-07 09', '2025-01-09 10', 'denied', '', '']]);
    expect(claims(subject)).toEqual([['2025-01-06 14', '75', 0]]);
    expect(subject.medication_dispenses).toEqual([]);
  });

  test('is not asked for where something else rejects the fill, too', () => {
    const subject = one({ drug: 'days_supply: 20' });
    expect(claims(subject)).toEqual([['2025-01-06 14', '75 7X', 0]]);
    expect(subject.authorizations).toEqual([]);
  });

  test('is not asked for once the prescription is stopped', () => {
    const events = 'event quits at visit + 15 hours { encounter virtual { stop rx.adalimumab } }';
    expect(one({ events }).authorizations).toEqual([]);
    const later = 'event quits at visit + 2 days { encounter virtual { stop rx.adalimumab } }';
    const stopped = one({ events: later });
    expect(answers(stopped).map(([requested]) => requested)).toEqual(['2025-01-07 09']);
    expect(stopped.medication_dispenses).toEqual([]);
  });

  test('is pended until the answer is known', () => {
    expect(answers(one({}, end(2025, 1, 6)))).toEqual([]);
    expect(answers(one({}, end(2025, 1, 8)))).toEqual([['2025-01-07 09', '', 'pended', '', '']]);
  });

  test('is approved for the stated share, or the usual one', () => {
    const denied = (auth: string): number => run({ auth }, 300).filter(({ authorizations: [first] }) => first.status === 'denied').length / 300;
    // Four standard errors.
    expect(Math.abs(denied('approve: 70%  turnaround: 1 day') - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 300));
    expect(Math.abs(denied('required') - 0.064)).toBeLessThan(4 * Math.sqrt((0.064 * 0.936) / 300));
  });
});
