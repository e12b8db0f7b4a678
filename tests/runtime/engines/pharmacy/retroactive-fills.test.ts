/** Fills of people whose coverage ended earlier than the payer was told: paid, then reversed. */
import { expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (end: string): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes rx: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" { cost: $1.00  charge: $2.00 } }
formulary list { tier generic { level: 1  copay: $10 }  drug rx.lisinopril { tier: generic }  else: generic }
plan one { type: PPO  formulary: list  deductible { individual: $80 } }
profile p { age: 50  coverage pharmacy { plan: one  effective: 2025-01-01 } }
timeline of_p of p {
  event visit at 2025-03-03 { encounter ambulatory { reason: dx.htn  prescribe rx.lisinopril { quantity: 30  days_supply: 30  refills: 5 } } }
  ${end}
}`;
const run = (end: string, asOf = dayOf(2025, 12, 31)): Subject => subjects(compileText(text(end)), { count: 1, asOf: startOfDay(asOf) + 1439 })[0];
const late = 'event out at 2025-05-15 recorded + 8 weeks { terminate pharmacy { reason: termination_of_employment } }';
const story = ({ pharmacy_claims: claims }: Subject): string[] =>
  claims.map(
    ({ transaction, response, at, paid, patient_pay }) => `${formatDay(dayOfMinute(at))} ${transaction} ${response} ${paid / 100} ${patient_pay / 100}`,
  );

test('what was paid after the last day is reversed when the end is reported, and nothing is paid from then on', () => {
  const subject = run(late);
  const claims = story(subject);
  const paid = subject.pharmacy_claims.filter(({ transaction }) => transaction === 'B1');
  const reversed = subject.pharmacy_claims.filter(({ transaction }) => transaction === 'B2');
  expect(paid.every(({ at }) => dayOfMinute(at) <= dayOf(2025, 7, 10))).toBe(true);
  // The last day is 31 May, the end of the month.
  const { termination } = subject.coverages[0];
  const gap = paid.filter(({ at }) => dayOfMinute(at) > (termination ?? 0));
  expect(formatDay(termination ?? 0)).toBe('2025-05-31');
  expect(gap.length).toBeGreaterThan(0);
  expect(reversed.map(({ original_id }) => original_id)).toEqual(gap.map(({ id }) => id));
  expect(new Set(reversed.map(({ at }) => formatDay(dayOfMinute(at))))).toEqual(new Set(['2025-07-10']));
  expect(reversed.map((one) => one.paid + (gap.find(({ id }) => id === one.original_id)?.paid ?? 0))).toEqual(gap.map(() => 0));
  expect(claims.slice(-reversed.length).every((one) => one.includes('B2 approved'))).toBe(true);
  // The patient has the drugs, whoever pays for them.
  expect(subject.medication_dispenses.map(({ id }) => id)).toEqual(paid.map(({ dispense_id }) => dispense_id));
});

test('amounts that the reversed fills used are there again', () => {
  const last = ({ accumulators }: Subject, kind: string): number | undefined => accumulators.findLast((one) => one.kind === kind)?.used;
  const subject = run(late);
  const before = run(late, dayOf(2025, 5, 31));
  expect(last(subject, 'deductible')).toBe(last(before, 'deductible'));
  expect(last(subject, 'deductible')).not.toBe(undefined);
});

test('an end that is reported in time reverses nothing', () => {
  const subject = run('event out at 2025-05-15 { terminate pharmacy { reason: termination_of_employment } }');
  expect(subject.pharmacy_claims.every(({ transaction }) => transaction === 'B1')).toBe(true);
  expect(subject.pharmacy_claims.at(-1)?.at).toBeLessThan(startOfDay(dayOf(2025, 6, 1)));
});

test('law 4: what is known on a day is known on every later day', () => {
  const all = run(late);
  for (const asOf of [dayOf(2025, 7, 9), dayOf(2025, 7, 10), dayOf(2025, 8, 1)]) {
    const { pharmacy_claims: claims, accumulators } = run(late, asOf);
    for (const claim of claims) expect(all.pharmacy_claims).toContainEqual(claim);
    for (const one of accumulators) expect(all.accumulators).toContainEqual(one);
  }
});
