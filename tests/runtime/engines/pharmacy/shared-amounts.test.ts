/** The deductible and the out-of-pocket maximum of a family and of medical coverage, as fills use them. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, startOfDay } from '../../../../model/time/civil.ts';
import { outcome, silent } from '../../../laws/accepted.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

/** Each fill costs $540.00; the visit of 6 January $120.00. */
const text = (coverage: string, plan = 'oop_max { individual: $5,000 }', medical = 'coverage medical { plan: ppo }'): string => `hsim 1
scenario t "T" { start: first  as_of: 2025-03-31 }
codes rx: RXNORM { apixaban 1364445 "apixaban 5 MG Oral Tablet" { cost: $9.00  quantity: 60  days_supply: 30  refills: 11 } }
codes dx: ICD10CM { fibrillation I48.91 "Unspecified atrial fibrillation" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 } }
formulary f { tier brand { level: 3  coinsurance: 25% }  else: brand }
plan ppo { type: PPO  coinsurance: 20%  deductible { individual: $150  family: $200 }  oop_max { individual: $900  family: $1,000 }  turnaround: 3 days }
plan drugs { type: pharmacy  formulary: f  ${plan} }
profile p {
  age: uniform(40..60)
  ${medical}
  coverage pharmacy { plan: drugs  ${coverage} }
  household { spouse { is: q } }
}
profile q { age: uniform(40..60) }
timeline first_care of p {
  anchor first: 2025-01-06
  event visit at first clock 14:00 { encounter ambulatory { type: sv.visit  reason: dx.fibrillation  prescribe rx.apixaban } }
}
timeline other_care of q {
  anchor other: 2025-01-07
  event seen at other clock 14:00 { encounter ambulatory { type: sv.visit  reason: dx.fibrillation  prescribe rx.apixaban } }
}`;

const run = (coverage: string, plan?: string): Subject[] => subjects(compileText(text(coverage, plan)), { count: 1, asOf: startOfDay(dayOf(2025, 4, 1)) - 1 });
/** Cents of each fill: deductible, coinsurance. */
const shares = ({ pharmacy_claims: claims }: Subject): number[][] => claims.map(({ deductible, coinsurance }) => [deductible / 100, coinsurance / 100]);

describe('the amounts of a fill', () => {
  test('are those of the plan for drugs unless they are shared', () => {
    for (const subject of run('', 'deductible { individual: $100 }  oop_max { individual: $250 }')) {
      // 100 and 25% of 440; then 135 of which 40 are left.
      expect(shares(subject).slice(0, 3)).toEqual([
        [100, 110],
        [0, 40],
        [0, 0],
      ]);
    }
  });

  test('of a family end with those of the family', () => {
    const [first, other] = run('', 'deductible { individual: $150  family: $200 }  oop_max { individual: $400  family: $500 }');
    // 150 + 25% of 390 = 247.50. The other has used 172.50 of the 500 of the family: 80 of 135 are left.
    expect(shares(first).slice(0, 3)).toEqual([
      [150, 97.5],
      [0, 80],
      [0, 0],
    ]);
    // 50 of the deductible of the family are left: 50 + 25% of 490 = 172.50. Then nothing is left of the 500.
    expect(shares(other).slice(0, 3)).toEqual([
      [50, 122.5],
      [0, 0],
      [0, 0],
    ]);
  });

  test('use the deductible and the maximum of the medical coverage where they are shared, and leave less of them to its claims', () => {
    const [first, other] = run('shares: [deductible, oop_max]');
    expect(shares(first)[0]).toEqual([150, 97.5]);
    expect(shares(other)[0]).toEqual([50, 122.5]);
    // The deductible is used up by the fills: 20% of 120.
    expect(first.claim_payments.map(({ deductible, coinsurance }) => [deductible, coinsurance])).toEqual([[0, 2_400]]);
    const medical = first.coverages.find(({ kind }) => kind === 'medical')?.id;
    expect(first.accumulators.map(({ coverage_id: of }) => of)).toEqual(first.accumulators.map(() => medical));
    expect(first.accumulators.some(({ pharmacy_claim_id: of }) => of !== null)).toBe(true);
    expect(first.accumulators.some(({ claim_payment_id: of }) => of !== null)).toBe(true);
    for (const { accumulators } of [first, other]) for (const { used, limit } of accumulators) expect(used).toBeLessThanOrEqual(limit as number);
    const paid = [first, other].flatMap(({ pharmacy_claims: fills, claim_payments: visits }) => [
      ...fills.map(({ patient_pay: pay }) => pay),
      ...visits.map(({ patient_responsibility: pay }) => pay),
    ]);
    // Without a maximum: 247.50 + 172.50 + 4 × 135 + 2 × 24 = 1,008.
    expect(paid.reduce((sum, cents) => sum + cents, 0)).toBe(100_000);
  });

  test('share one of the two, and keep the other', () => {
    const [first, other] = run('shares: [oop_max]', 'deductible { individual: $20 }');
    // 20 of its own, 25% of 520 = 130.
    expect(shares(first)[0]).toEqual([20, 130]);
    // Visits alone use the 200 of the family: 120 and 80, and 20% of the other 40.
    const paid = [first, other].map(({ claim_payments: [{ deductible, coinsurance }] }) => [deductible, coinsurance]);
    expect(paid.toSorted(([a], [b]) => a - b)).toEqual([
      [8_000, 800],
      [12_000, 0],
    ]);
  });
});

test('`shares` is reported where it has no effect, and leaves amounts of the plan without one', () => {
  expect(silent(text(''), text('shares: [oop_max]'))).toBeNull();
  const said = (of: string): readonly string[] => outcome(of).diagnostics;
  expect(said(text('shares: [oop_max]', '', ''))).toContainEqual('warning HS7011 `shares` has no effect: the profile has no `coverage medical`');
  expect(said(text('shares: [oop_max]'))).toContainEqual(
    'warning HS7011 `oop_max` in `plan drugs` has no effect: with `shares`, the `oop_max` of the medical plan applies',
  );
  expect(said(text('shares: [deductible]'))).toEqual([]);
  expect(said(text('shares: oop_max'))).toEqual(['error HS3001 expected a list for `shares`, but found a single value']);
});
