/** Claims to several payers: who decides first, what the others pay, and what is sent where. The methods themselves: tests/benefits. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { paymentDay } from '../../../../runtime/engines/remittances/payment-day.ts';
import { compileText, recordsById, subjects } from '../../../support/scenario-runs.ts';

const medicare = 'plan first { type: medicare_b  deductible { individual: $257 }  coinsurance: 20%  sequestration: 2%  turnaround: 14 days }';
const retiree = (more = ''): string => `plan second { type: PPO  coinsurance: 10%  turnaround: 5 days ${more} }`;
const both = 'coverage medical part_b { plan: first }  coverage medical guild { plan: second  after: part_b }';
interface Parts {
  readonly plans?: string;
  readonly coverages?: string;
  readonly billing?: string;
  readonly body?: string;
}
const text = ({
  plans = `${medicare}\n${retiree()}`,
  coverages = both,
  billing = '',
  body = 'event one at d { encounter ambulatory { type: sv.visit  reason: dx.htn } }',
}: Parts) =>
  `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT {
  visit 99213 "Established patient, office, low complexity" { charge: $180  allowed: $130 }
  care  99232 "Hospital care, subsequent" { charge: $200  allowed: $100  facility: $900  facility_allowed: $800 }
}
${plans}
profile p { age: 70  ${coverages}  ${billing === '' ? '' : `billing { ${billing} }`} }
timeline care of p { anchor d: 2025-03-03  ${body} }`;
const run = (parts: Parts = {}, asOf?: number): Subject => subjects(compileText(text(parts)), { count: 1, ...(asOf === undefined ? {} : { asOf }) })[0];
/** Coverage, sequence, paid and adjustments of each claim, in the order of decisions. */
const story = ({ claims, claim_payments: payments, coverages }: Subject): string[] =>
  payments.map((payment) => {
    const claim = claims.find(({ id }) => id === payment.claim_id);
    const adjustments = payment.lines.flatMap((line) => line.adjustments).map(({ group, reason, amount }) => `${group}-${reason} ${amount}`);
    const name = coverages.find(({ id }) => id === payment.coverage_id)?.name;
    return `${name} ${claim?.payer_sequence} ${payment.status}: paid ${payment.paid}, ${adjustments.join(', ')}`;
  });

describe('a claim', () => {
  test('goes to the second payer when the first has decided, with its decision', () => {
    const subject = run();
    // Allowed 130.00 within the deductible of 257.00: the patient owes all of it. The second payer pays 90% of 130.00.
    expect(story(subject)).toEqual([
      'part_b 1 processed_primary: paid 0, CO-45 5000, PR-1 13000',
      'guild 2 processed_secondary: paid 11700, OA-23 5000, PR-2 1300',
    ]);
    const [one, two] = subject.claims;
    const [decision] = subject.claim_payments;
    expect([one.prior_payment_id, two.prior_payment_id]).toEqual([null, decision.id]);
    expect(dayOfMinute(two.submitted)).toBe(paymentDay(dayOfMinute(decision.decided)));
    const { id, coverage_id, submitted, acknowledged } = one;
    expect({ ...two, id, payer_sequence: 1, prior_payment_id: null, coverage_id, submitted, acknowledged }).toEqual(one);
  });

  test('goes on to a third one, with the decisions of both', () => {
    const subject = run({
      plans: `${medicare}\n${retiree()}\nplan third { type: indemnity  coinsurance: 0%  turnaround: 3 days }`,
      coverages: `${both}  coverage medical last { plan: third  after: guild }`,
    });
    expect(story(subject)).toEqual([
      'part_b 1 processed_primary: paid 0, CO-45 5000, PR-1 13000',
      'guild 2 processed_secondary: paid 11700, OA-23 5000, PR-2 1300',
      'last 3 processed_tertiary: paid 1300, OA-23 16700',
    ]);
  });

  test('that leaves nothing to the patient goes no further', () => {
    const subject = run({ plans: `plan first { type: PPO  coinsurance: 0%  turnaround: 5 days }\n${retiree()}` });
    expect(story(subject)).toEqual(['part_b 1 processed_primary: paid 13000, CO-45 5000']);
  });

  test.each([
    // Medicare: 104.00 less 2%, 26.00 of the patient. The own benefit is 117.00.
    ['standard', 'guild 2 processed_secondary: paid 2600, OA-23 15400'],
    ['non_duplication', 'guild 2 processed_secondary: paid 1300, OA-23 15400, PR-2 1300'],
    ['supplement', 'guild 2 processed_secondary: paid 2600, OA-23 15400'],
  ])('is paid by the method of the second plan: %s', (method, expected) => {
    const subject = run({ plans: `${medicare.replace('deductible { individual: $257 }', '')}\n${retiree(`secondary: ${method}`)}` });
    expect(story(subject)).toEqual(['part_b 1 processed_primary: paid 10192, CO-45 5000, PR-2 2600, CO-253 208', expected]);
  });

  test('of a day without the first coverage goes to the other one', () => {
    const subject = run({ coverages: both.replace('plan: first', 'plan: first  effective: 2025-06-01') });
    expect(story(subject)).toEqual(['guild 1 processed_primary: paid 11700, CO-45 5000, PR-2 1300']);
  });
});

describe('what is sent', () => {
  test('to the second payer first is denied, and sent in the right order then', () => {
    const subject = run({ billing: 'wrong_payer: 100%' });
    expect(story(subject)).toEqual([
      'guild 1 processed_primary: paid 0, CO-22 18000',
      'part_b 1 processed_primary: paid 0, CO-45 5000, PR-1 13000',
      'guild 2 processed_secondary: paid 11700, OA-23 5000, PR-2 1300',
    ]);
    expect(new Set(subject.claims.map(({ id }) => id)).size).toBe(3);
  });

  test('as a replacement replaces what the second payer decided', () => {
    const subject = run({ billing: 'corrected: 100%' });
    const [one, two] = ['part_b', 'guild'].map((name) => subject.coverages.find((coverage) => coverage.name === name)?.id);
    const of = (coverage: string | undefined) => subject.claims.filter(({ coverage_id }) => coverage_id === coverage);
    expect(of(one).map(({ frequency }) => frequency)).toEqual(['1', '7']);
    expect(of(two).map(({ frequency }) => frequency)).toEqual(['1', '7']);
    expect(of(two)[1].original_id).toBe(of(two)[0].id);
    // Sent with twice the units at first: 257.00 of 260.00 are the deductible, and 0.60 coinsurance. Right: 130.00.
    expect(story(subject).filter((line) => line.startsWith('guild'))).toEqual([
      expect.stringContaining('guild 2 processed_secondary: paid 23400'),
      expect.stringContaining('guild 2 reversal: paid -23400'),
      'guild 2 processed_secondary: paid 11700, OA-23 5000, PR-2 1300',
    ]);
  });

  test('as a void takes back what the second payer decided', () => {
    const subject = run({ billing: 'voided: 100%' });
    expect(story(subject).map((line) => line.split(',')[0])).toEqual([
      'part_b 1 processed_primary: paid 0',
      'guild 2 processed_secondary: paid 11700',
      'part_b 1 reversal: paid 0',
      'guild 2 reversal: paid -11700',
    ]);
    const [, second, , ,] = subject.claims;
    expect(second.payer_sequence).toBe(2);
    // What the second payer takes back is forwarded: there is nothing to take it from.
    expect(subject.remittances.at(-1)).toMatchObject({ total: 0, provider_adjustments: [{ reason: 'FB', amount: -11700 }] });
  });
});

test('Medicare Part A pays for the hospital of a stay, Part B for practitioners and visits', () => {
  const subject = run({
    plans: 'plan a { type: medicare_a  turnaround: 14 days }\nplan b { type: medicare_b  coinsurance: 20%  turnaround: 14 days }',
    coverages: 'coverage medical part_a { plan: a }  coverage medical part_b { plan: b }',
    body: `event one at d { encounter ambulatory { type: sv.visit  reason: dx.htn } }
  event stay at d + 30 days { encounter inpatient { reason: dx.htn } }
  event home at stay + 3 days { discharge home }`,
  });
  const named = new Map(subject.coverages.map(({ id, name }) => [id, name]));
  const types = subject.claims.map(({ coverage_id, type, type_of_bill: bill }) => `${named.get(coverage_id)} ${type} ${bill}`).sort();
  expect(types).toEqual(['part_a institutional 0111', 'part_b professional null', 'part_b professional null']);
  expect(subject.claim_payments.every(({ denied }) => !denied)).toBe(true);
});

test('law 4: claims and decisions of a day are those of every later day', () => {
  const parts = {
    billing: 'wrong_payer: 40%  corrected: 30%',
    body: 'event one every 20 days from d for 200 days { encounter ambulatory { type: sv.visit  reason: dx.htn } }',
  };
  const later = recordsById(run(parts));
  for (const day of [dayOf(2025, 4, 15), dayOf(2025, 6, 1), dayOf(2025, 8, 20)]) {
    const early = run(parts, startOfDay(day) + 1439);
    expect(early.claims.length).toBeGreaterThan(0);
    for (const record of [...early.claims, ...early.claim_payments, ...early.remittances]) expect(later.get(record.id)?.record).toEqual(record);
  }
});
