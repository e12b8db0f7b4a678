/** Claims on their way to the payer: late, twice, replaced, taken back, as the profile's `billing` says. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../../model/benefits/claim-payment.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (billing: string, more = ''): string => `hsim 1
scenario t "T" { as_of: 2027-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes px: SNOMED { ecg 29303009 "Electrocardiographic procedure (procedure)" }
codes sv: CPT {
  visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120  facility: $700 }
  ecg   93000 "Electrocardiogram with report"               { charge: $60  allowed: $20  facility: $90  bills: px.ecg }
}
plan ppo { type: PPO  coinsurance: 20%  deductible { individual: $300 }  timely_filing: 100 days  turnaround: 9 days }
profile p { age: 40  coverage medical { plan: ppo  effective: 2025-01-01 }  ${billing} }
timeline care of p {
  anchor d: 2025-03-03
  event one at d { encounter ambulatory { type: sv.visit  reason: dx.htn  procedure px.ecg } }
  event two at d + 60 days { encounter ambulatory { type: sv.visit  reason: dx.htn } }
  ${more}
}`;
const run = (billing: string, more = '', count = 1): Subject[] => subjects(compileText(text(billing, more)), { count });
const [plain] = run('');
const days = (from: number, to: number): number => dayOfMinute(to) - dayOfMinute(from);
const about = ({ claim_payments: all }: Subject, { id }: Claim): ClaimPayment[] => all.filter(({ claim_id }) => claim_id === id);

test('nothing of the kind happens without it', () => {
  expect(plain.claims.map(({ frequency, original_id }) => [frequency, original_id])).toEqual([
    ['1', null],
    ['1', null],
  ]);
  expect(run('billing { twice: 0% }')).toEqual([plain]);
});

test('`lag` is the time from the visit to the claim', () => {
  const [{ claims }] = run('billing { lag: 12 days }');
  expect(claims.map(({ submitted, service_end }) => dayOfMinute(submitted) - service_end)).toEqual([12, 12]);
  expect(run('billing { lag: 1 minute }')[0].claims.map(({ submitted, service_end }) => dayOfMinute(submitted) - service_end)).toEqual([1, 1]);
});

test('what is sent `twice` is paid once', () => {
  const [subject] = run('billing { twice: 100% }');
  const { claims } = subject;
  expect(claims).toHaveLength(4);
  for (const first of plain.claims) {
    const [one, other] = claims.filter(({ control_number }) => control_number === first.control_number);
    expect(one).toEqual(first);
    const { id, submitted, acknowledged: _, ...same } = other;
    expect(one).toMatchObject(same);
    expect(id).not.toBe(one.id);
    expect(days(one.submitted, submitted)).toBeGreaterThanOrEqual(1);
    expect(about(subject, one)[0].denied).toBe(false);
    expect(about(subject, other)[0].lines.flatMap(({ adjustments }) => adjustments.map(({ group, reason }) => `${group}-${reason}`))).toEqual(
      one.lines.map(() => 'OA-18'),
    );
  }
});

test('a copy is never decided before the claim', () => {
  for (const subject of subjects(compileText(text('billing { twice: 100% }').replace('turnaround: 9 days', 'turnaround: uniform(1 day..90 days)')), {
    count: 40,
  }))
    for (const [i, claim] of subject.claims.entries()) {
      const copy = subject.claims.slice(i + 1).find(({ control_number }) => control_number === claim.control_number);
      if (copy !== undefined) expect([about(subject, claim)[0].denied, about(subject, copy)[0].denied]).toEqual([false, true]);
    }
});

test('what is `late` is denied', () => {
  const [{ claims, claim_payments: payments }] = run('billing { late: 100% }');
  for (const { submitted, service_end } of claims) {
    expect(dayOfMinute(submitted) - service_end).toBeGreaterThan(100);
    expect(dayOfMinute(submitted) - service_end).toBeLessThanOrEqual(160);
  }
  expect(payments.every(({ denied, lines }) => denied && lines.every(({ adjustments: [{ group, reason }] }) => `${group}-${reason}` === 'CO-29'))).toBe(true);
});

describe('what is `corrected`', () => {
  const [subject] = run('billing { corrected: 100% }');
  const { claims } = subject;
  const replacements = claims.filter(({ frequency }) => frequency === '7');

  test('is sent with a mistake, and replaced after the decision', () => {
    expect(replacements).toHaveLength(2);
    for (const replacement of replacements) {
      const original = claims.find(({ id }) => id === replacement.original_id) as Claim;
      const right = plain.claims.find(({ id }) => id === original.id) as Claim;
      expect(replacement.lines).toEqual(right.lines);
      expect(original.lines).toEqual(right.lines.length === 1 ? [{ ...right.lines[0], units: 2, charge: 40_000 }] : right.lines.slice(0, -1));
      const [first, reversal] = about(subject, original);
      expect(days(first.decided, replacement.submitted)).toBeGreaterThanOrEqual(5);
      expect(reversal).toMatchObject({ status: 'reversal', paid: first.paid === 0 ? 0 : -first.paid });
    }
  });

  test('leaves the accumulators as a right claim would', () => {
    const last = ({ accumulators }: Subject, kind: string): number | undefined => accumulators.findLast((one) => one.kind === kind)?.used;
    expect(last(subject, 'deductible')).toBe(last(plain, 'deductible'));
    expect(about(subject, replacements[1])).toHaveLength(1);
  });
});

test('what is `voided` is reversed, and paid no more', () => {
  const hospital = 'event three at d + 90 days { encounter emergency { type: sv.visit  reason: dx.htn } }';
  const [subject] = run('billing { voided: 100% }', hospital);
  const voids = subject.claims.filter(({ frequency }) => frequency === '8');
  expect(voids.map(({ type_of_bill }) => type_of_bill ?? '').sort()).toEqual(['', '', '', '0138']);
  for (const one of voids) {
    expect(about(subject, one)).toEqual([]);
    const original = subject.claims.find(({ id }) => id === one.original_id) as Claim;
    expect(about(subject, original).reduce((sum, { paid }) => sum + paid, 0)).toBe(0);
  }
  expect(subject.accumulators.findLast(({ kind }) => kind === 'deductible')?.used).toBe(0);
});

test('shares are those of the profile, and each claim has draws of its own', () => {
  const copies = (all: readonly Subject[]): Set<string> =>
    new Set(all.flatMap(({ claims }) => claims.filter(({ frequency }) => frequency === '8').map(({ id }) => id)));
  const all = run('billing { voided: 20% }', '', 400);
  // 800 claims: 160 expected, with a standard error of 11.
  expect(Math.abs(copies(all).size - 160)).toBeLessThan(45);
  const more = copies(run('billing { voided: 20%  twice: 30% }', 'event zero at d - 30 days { encounter ambulatory { type: sv.visit  reason: dx.htn } }', 400));
  for (const id of copies(all)) expect(more.has(id)).toBe(true);
});

test('law 4: what is known on a day is known on every later day', () => {
  const ir = compileText(text('billing { twice: 50%  late: 20%  corrected: 50%  voided: 50% }'));
  const all = subjects(ir, { count: 30 });
  const asOf = startOfDay(dayOf(2025, 6, 30)) + 1439;
  for (const [i, { claims, claim_payments: payments }] of subjects(ir, { count: 30, asOf }).entries()) {
    for (const claim of claims) expect(all[i].claims).toContainEqual(claim);
    for (const payment of payments) expect(all[i].claim_payments).toContainEqual(payment);
  }
});
