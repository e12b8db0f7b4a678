/** Claims to several payers when a coverage ends, continues or begins earlier than it is reported: each payer gets what it is to pay by what is known then. */
import { expect, test } from 'vitest';
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (events: string, medical = 'coverage medical { plan: ppo  effective: 2025-01-01 }', of = 'medical'): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 } }
plan ppo { type: PPO  turnaround: 5 days  coinsurance: 20% }
plan retiree { type: PPO  turnaround: 5 days  coinsurance: 10%  secondary: standard }
profile p { age: 50  ${medical}  coverage medical guild { plan: retiree  effective: 2025-01-01  ${of === '' ? '' : `after: ${of}`} }  billing { lag: 2 days } }
timeline of_p of p {
  event visit at 2025-06-16 { encounter ambulatory { type: sv.visit  reason: dx.htn } }
  ${events}
}`;
const run = (events: string, asOf = startOfDay(dayOf(2026, 12, 31))): Subject => subjects(compileText(text(events)), { count: 1, asOf })[0];
/** Plan, frequency and place of the payer of the claim; status, paid, and what the patient owes. */
const story = ({ claims, claim_payments: payments, coverages }: Subject): string[] =>
  payments.map(({ claim_id, coverage_id, status, paid, patient_responsibility: owed }) => {
    const { frequency, payer_sequence: place } = claims.find(({ id }) => id === claim_id) as Claim;
    const { plan } = coverages.find(({ id }) => id === coverage_id) as Coverage;
    return `${plan} ${frequency}/${place} ${status}: ${paid / 100}, ${owed / 100}`;
  });
const out = 'event out at 2025-05-31 recorded + 8 weeks { terminate medical { reason: termination_of_employment } }';

// 120 allowed: the first pays 96, the second the 24 that the patient owes.
const usual = ['ppo 1/1 processed_primary: 96, 24', 'retiree 1/2 processed_secondary: 24, 0'];
const ended = ['ppo 1/1 reversal: -96, -24', 'ppo 1/1 processed_primary: 0, 200'];

test('an end that is told later: the second payer pays as the first one', () => {
  const subject = run(out);
  // Alone, it pays 90% of 120.
  expect(story(subject)).toEqual([...usual, ...ended, 'retiree 1/2 reversal: -24, 0', 'retiree 7/1 processed_primary: 108, 12']);
  const [, second, replacement] = subject.claims;
  expect(replacement).toMatchObject({ original_id: second.id, prior_payment_id: null, payer_sequence: 1 });
  expect(new Set(subject.claims.map(({ id }) => id)).size).toBe(3);
});

test('a continuation that is elected later: the first payer pays again, and the second what is left', () => {
  const subject = run(`${out}  event cobra at out + 1 day recorded + 100 days { enroll medical { continuation: cobra } }`);
  expect(story(subject)).toEqual([
    ...usual,
    ...ended,
    'retiree 1/2 reversal: -24, 0',
    'retiree 7/1 processed_primary: 108, 12',
    'ppo 1/1 reversal: 0, -200',
    'ppo 1/1 processed_primary: 96, 24',
    'retiree 7/1 reversal: -108, -12',
    'retiree 7/2 processed_secondary: 24, 0',
  ]);
  const paid = (plan: string): number =>
    subject.claim_payments
      .filter(({ coverage_id: id }) => subject.coverages.find((one) => one.id === id)?.plan === plan)
      .reduce((sum, one) => sum + one.paid, 0);
  expect([paid('ppo'), paid('retiree')]).toEqual([96_00, 24_00]);
});

test('a visit that was billed to the second payer, while nobody knew that the first one covers it', () => {
  const late =
    'event out at 2025-05-31 { terminate medical { reason: termination_of_employment } }  event cobra at out + 1 day recorded + 40 days { enroll medical { continuation: cobra } }';
  const subject = run(late);
  expect(story(subject)).toEqual([
    'retiree 1/1 processed_primary: 108, 12',
    'ppo 1/1 processed_primary: 96, 24',
    'retiree 1/1 reversal: -108, -12',
    'retiree 7/2 processed_secondary: 24, 0',
  ]);
});

test('an end that is told between claim and decision: the claim goes to who pays in its place', () => {
  // Sent on 18 June, decided on 23 June.
  const subject = run('event out at 2025-05-31 recorded + 21 days { terminate medical { reason: termination_of_employment } }');
  expect(story(subject)).toEqual(['ppo 1/1 processed_primary: 0, 200', 'retiree 1/1 processed_primary: 108, 12']);
});

test('law 4: what is known on a day is known on every later day', () => {
  const all = run(out);
  for (const asOf of [dayOf(2025, 7, 25), dayOf(2025, 7, 27), dayOf(2025, 8, 10)]) {
    const { claims, claim_payments: payments } = run(out, startOfDay(asOf) + 1439);
    for (const claim of claims) expect(all.claims).toContainEqual(claim);
    for (const payment of payments) expect(all.claim_payments).toContainEqual(payment);
  }
});
