/** Payments of payers to the providers of a subject. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, recordsById, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const text = (visits: string): string => `hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 } }
facility one { name: "Example Clinic One" }
facility two { name: "Example Clinic Two" }
provider near { family: "Near" }
provider away { family: "Far" }
payer trust { name: "Example Trust" }
plan ppo { type: indemnity  payer: trust  turnaround: 5 days  coinsurance: 20%  benefit pcp_visit { visits: 3 } }
profile p { age: 40  coverage medical { plan: ppo  effective: 2025-01-01 } }
timeline care of p { anchor d: 2025-03-03  ${visits} }`;
const visit = (name: string, at: string, provider = 'near'): string =>
  `event ${name} at ${at} { encounter ambulatory { type: sv.visit  reason: dx.htn  provider: ${provider}  facility: ${provider === 'near' ? 'one' : 'two'} } }`;

function expectBalanced({ remittances, claim_payments: payments, claims }: Subject): void {
  const remitted = remittances.flatMap((one) => one.payments.map(({ claim_payment_id }) => claim_payment_id));
  expect(new Set(remitted).size).toBe(remitted.length);
  for (const one of remittances) {
    const of = one.payments.map(({ claim_payment_id, amount }) => {
      const payment = payments.find(({ id }) => id === claim_payment_id);
      expect(payment?.paid).toBe(amount);
      expect(payment?.payer_id).toBe(one.payer_id);
      expect(claims.find(({ id }) => id === payment?.claim_id)?.billing_id).toBe(one.payee_id);
      expect(payment?.decided).toBeLessThan(one.issued);
      return amount;
    });
    const adjusted = one.provider_adjustments.reduce((sum, { amount }) => sum + amount, 0);
    expect(one.total).toBe(of.reduce((sum, amount) => sum + amount, 0) - adjusted);
    expect(one.total).toBeGreaterThanOrEqual(0);
    expect(dayOfMinute(one.issued)).toBe(one.payment_date);
  }
}

describe('remittances', () => {
  const days = ['d', 'd + 1 day', 'd + 30 days', 'd + 90 days'];
  const ir = compileText(text([...days.map((at, i) => visit(`near${i}`, at)), visit('other', 'd + 1 day', 'away')].join('  ')));
  const all = subjects(ir, { count: 30 });

  test('are one for each payer, provider and payment day, and pay every decision once', () => {
    for (const subject of all) {
      expectBalanced(subject);
      expect(subject.remittances.flatMap(({ payments }) => payments)).toHaveLength(subject.claim_payments.length);
      const keys = subject.remittances.map((one) => `${one.payer_id} ${one.payee_id} ${one.payment_date}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(all.some(({ remittances }) => remittances.some(({ payments }) => payments.length > 1))).toBe(true);
  });

  test('report decisions that pay nothing', () => {
    // The fourth visit of the provider and that of the other are beyond three visits.
    const denied = all.flatMap(({ claim_payments: payments }) => payments.filter((one) => one.denied).map(({ id }) => id));
    expect(denied.length).toBeGreaterThan(0);
    const remitted = new Map(
      all.flatMap(({ remittances }) => remittances.flatMap(({ payments }) => payments.map((one) => [one.claim_payment_id, one.amount]))),
    );
    for (const id of denied) expect(remitted.get(id)).toBe(0);
  });

  test('have a trace number for each payment, which is that of all subjects of it', () => {
    const byTrace = new Map<string, Set<string>>();
    for (const { remittances } of all)
      for (const one of remittances) {
        const of = byTrace.get(one.trace_number) ?? new Set();
        byTrace.set(one.trace_number, of.add(`${one.payer_id} ${one.payee_id} ${one.payment_date}`));
      }
    expect([...byTrace.values()].every(({ size }) => size === 1)).toBe(true);
    expect(byTrace.size).toBeLessThan(all.reduce((sum, { remittances }) => sum + remittances.length, 0));
  });

  test('are known from their day on, and change nothing of what was known before', () => {
    let known = 0;
    for (let day = dayOf(2025, 3, 3); day < dayOf(2025, 5, 1); day += 5) {
      const early = subjects(ir, { count: 3, asOf: startOfDay(day) + 1439 });
      for (const [i, subject] of early.entries()) {
        expectBalanced(subject);
        const later = recordsById(all[i]);
        for (const record of [...subject.claim_payments, ...subject.remittances]) expect(later.get(record.id)?.record).toEqual(record);
        known += subject.remittances.length;
      }
    }
    expect(known).toBeGreaterThan(0);
  });

  test('follow a decision also after death', () => {
    const dying = compileText(text(`${visit('last', 'd')}  event end at d + 2 days { die { cause: dx.htn } }`));
    const [subject] = subjects(dying, { count: 1, asOf: end(2025, 12, 31) });
    expect(subject.patient.death).not.toBeNull();
    expect(subject.remittances).toHaveLength(1);
    expectBalanced(subject);
  });
});
