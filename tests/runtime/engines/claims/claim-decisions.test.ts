/** Decisions about the claims of a person: amounts in the order of decisions, networks, times. The rules themselves: tests/benefits. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, diabetesText, recordsById, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const shares = 'deductible { individual: $100 }  coinsurance: 20%  oop_max { individual: $150 }';
const text = (plan: string, body: string, more = ''): string => `hsim 1
scenario t "T" { as_of: 2026-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120  benefit: specialist_visit } }
provider near { family: "Near" }
provider away { family: "Away" }
pool outside { members: [away] }
plan ppo { type: indemnity  ${plan} }
profile p { age: 40  coverage medical { plan: ppo  effective: 2025-01-01 } ${more} }
timeline care of p { anchor d: 2025-03-03  ${body} }`;
const visit = (name: string, at: string, more = ''): string =>
  `event ${name} at ${at} { encounter ambulatory { type: sv.visit  reason: dx.htn  provider: near ${more} } }`;
const run = (plan: string, body: string, more?: string): Subject => subjects(compileText(text(plan, body, more)), { count: 1 })[0];
const amounts = ({ claim_payments: all }: Subject): number[][] =>
  all.map((one) => [one.allowed, one.deductible, one.copay, one.coinsurance, one.paid].map((cents) => cents / 100));

describe('decisions', () => {
  test('take the deductible first, then coinsurance up to the maximum, and start again with the year', () => {
    const visits = ['d', 'd + 60 days', 'd + 120 days', 'd + 180 days', 'd + 400 days'].map((at, i) => visit(`v${i}`, at)).join('  ');
    const subject = run(`${shares}  turnaround: 5 days`, visits);
    // $120 each: 100 + 20% of 20; 20% of 120; then 150 - 104 - 24 = 22 left of the maximum; nothing; a new year.
    expect(amounts(subject)).toEqual([
      [120, 100, 0, 4, 16],
      [120, 0, 0, 24, 96],
      [120, 0, 0, 22, 98],
      [120, 0, 0, 0, 120],
      [120, 100, 0, 4, 16],
    ]);
    expect(subject.accumulators.map(({ kind, used, year }) => [kind, used / 100, year === dayOf(2025, 1, 1)])).toEqual([
      ['deductible', 100, true],
      ['out_of_pocket', 104, true],
      ['out_of_pocket', 128, true],
      ['out_of_pocket', 150, true],
      ['deductible', 100, false],
      ['out_of_pocket', 104, false],
    ]);
    for (const claim of subject.claims) {
      const payment = subject.claim_payments.find(({ claim_id }) => claim_id === claim.id);
      expect(dayOfMinute(payment?.decided ?? 0) - dayOfMinute(claim.submitted)).toBe(5);
    }
  });

  test('are by the benefit of the service', () => {
    const subject = run(`${shares}  benefit specialist_visit { copay: $30  deductible: waived }`, visit('one', 'd'));
    expect(amounts(subject)).toEqual([[120, 0, 30, 0, 90]]);
    expect(subject.claim_payments[0].lines[0].benefit).toBe('specialist_visit');
  });

  test('about claims of hospitals are by the prices of hospitals', () => {
    const emergency = 'event one at d { encounter emergency { type: sv.visit  reason: dx.htn } }';
    const ir = compileText(text('coinsurance: 20%', emergency).replace('allowed: $120', 'allowed: $120  facility: $1,000  facility_allowed: $400'));
    // 20% of $120 of the physician, 20% of $400 of the hospital.
    expect(amounts(subjects(ir, { count: 1 })[0]).toSorted(([a], [b]) => a - b)).toEqual([
      [120, 0, 0, 24, 96],
      [400, 0, 0, 80, 320],
    ]);
  });

  test('about stays are by the weight of their group, with an outlier', () => {
    const prices = 'codes day: CPT { night 99232 "Hospital, following day, moderate complexity" { charge: $200  facility: $10,000 } }';
    const drgs = 'codes drgs: MSDRG { htn 305 "Hypertension without MCC" { relative_weight: 0.75  bills: dx.htn } }';
    const stay = (days: number, rate: string): number => {
      const body = `event one at d clock 08:00 { encounter inpatient { duration: ${days} days  reason: dx.htn  diagnose dx.htn } }`;
      const ir = compileText(text(`coinsurance: 20%  stay_rate { ${rate} }`, body).replace('provider near', `${prices}\n${drgs}\nprovider near`));
      const { claims, claim_payments: payments } = subjects(ir, { count: 1 })[0];
      const hospital = claims.find(({ type }) => type === 'institutional');
      return (payments.find(({ claim_id }) => claim_id === hospital?.id)?.allowed ?? 0) / 100;
    };
    // 0.75 × $8,000; four nights of $10,000 cost $12,000 at 30%, of which 80% of what is beyond $6,000 + $1,000 is paid too.
    expect([stay(2, 'base_rate: $8,000'), stay(4, 'base_rate: $8,000')]).toEqual([6000, 6000]);
    expect(stay(4, 'base_rate: $8,000  outlier { fixed_loss: $1,000  share: 80%  cost_to_charge: 30% }')).toBe(10_000);
  });

  test('are by the network that the provider is in, also as one of a pool', () => {
    const out = 'network out { members: [outside]  of_charge: 50%  coinsurance: 40% }';
    const subject = run(`coinsurance: 20%  ${out}`, `${visit('one', 'd')}  ${visit('two', 'd + 60 days').replace('provider: near', 'provider: away')}`);
    // 20% of $120; 40% of half of $200.
    expect(amounts(subject)).toEqual([
      [120, 0, 0, 24, 96],
      [100, 0, 0, 40, 60],
    ]);
  });

  test('wait for information where the plan says so', () => {
    const days = (plan: string): number => {
      const { claims, claim_payments: payments } = run(`coinsurance: 20%  turnaround: 7 days  ${plan}`, visit('one', 'd'));
      return dayOfMinute(payments[0].decided) - dayOfMinute(claims[0].submitted);
    };
    expect([days(''), days('pend: 100%')]).toEqual([7, 14]);
  });
});

describe('over a cohort', () => {
  const covered = diabetesText
    .replace(
      /\nprofile /,
      `\nuse "std/services" as sv\nplan ppo { type: PPO  deductible { individual: $500 }  coinsurance: 20%  oop_max { individual: $2,000 } }\nprofile `,
    )
    .replace(/\nprofile (\w+) \{/, '\nprofile $1 {\n  coverage medical { plan: ppo  effective: 2015-01-01 }');
  const ir = compileText(covered);
  const all = subjects(ir, { count: 60 });

  test('each line balances, and payments are the sums of their lines', () => {
    expect(all.reduce((sum, { claim_payments: payments }) => sum + payments.length, 0)).toBeGreaterThan(300);
    for (const { claims, claim_payments: payments } of all)
      for (const payment of payments) {
        const claim = claims.find(({ id }) => id === payment.claim_id);
        expect(payment.charge).toBe(claim?.charge);
        expect(payment.lines.map(({ charge }) => charge)).toEqual(claim?.lines.map(({ charge }) => charge));
        for (const { charge, paid, adjustments } of payment.lines) expect(charge).toBe(paid + adjustments.reduce((sum, { amount }) => sum + amount, 0));
        expect(payment.paid).toBe(payment.lines.reduce((sum, { paid }) => sum + paid, 0));
      }
  });

  test('nobody pays more than the maximum of a year, and accumulators are the sums of what members paid', () => {
    for (const { claim_payments: payments, accumulators, claims } of all) {
      const paid = new Map<number, number>();
      for (const payment of payments) {
        const year = new Date(((claims.find(({ id }) => id === payment.claim_id)?.service_start ?? 0) as number) * 86_400_000).getUTCFullYear();
        paid.set(year, (paid.get(year) ?? 0) + payment.deductible + payment.copay + payment.coinsurance);
      }
      for (const [year, sum] of paid) {
        expect(sum).toBeLessThanOrEqual(200_000);
        const used = accumulators.filter(({ kind, year: day }) => kind === 'out_of_pocket' && day === dayOf(year, 1, 1)).at(-1)?.used ?? 0;
        expect(used).toBe(sum);
      }
    }
  });

  test('law 4: what is known on a day is known on every later day', () => {
    const early = subjects(ir, { count: 60, asOf: end(2024, 3, 31) });
    for (const [i, subject] of early.entries()) {
      const later = recordsById(all[i]);
      for (const record of [...subject.claim_payments, ...subject.accumulators]) expect(later.get(record.id)?.record).toEqual(record);
    }
    expect(early.some(({ claim_payments: payments }) => payments.length > 0)).toBe(true);
  });
});
