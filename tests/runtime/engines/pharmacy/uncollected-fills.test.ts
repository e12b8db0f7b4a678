/** Fills that nobody collects: they are billed, then reversed, and what they used of the benefit is there again. */
import { describe, expect, test } from 'vitest';
import type { PharmacyClaim } from '../../../../model/benefits/pharmacy-claim.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, MINUTES_PER_DAY, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const year = startOfDay(dayOf(2025, 12, 31)) + 1439;

const text = (fills: string, events: string, coverage: string): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM {
  atorvastatin_40  617311   "atorvastatin 40 MG Oral Tablet"  { cost: $0.40 }
  atorvastatin_80  259255   "atorvastatin 80 MG Oral Tablet"  { cost: $0.60 }
  apixaban         1364445  "apixaban 5 MG Oral Tablet"       { cost: $9.00 }
  warfarin         855332   "warfarin sodium 5 MG Oral Tablet"  { cost: $0.10 }
}
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
formulary f {
  dispensing_fee: $1.50
  tier generic { level: 1  copay: $10 }
  tier brand   { level: 3  coinsurance: 25%  max: $50 }
  drug rx.apixaban { tier: brand }
  else: generic
}
plan cover { type: PPO  formulary: f  deductible { individual: $50 }  oop_max { individual: $100 } }
profile p { age: uniform(40..80)  ${coverage}  ${fills} }
timeline care of p {
  event visit at start clock 14:00 { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.atorvastatin_40 { quantity: 30  days_supply: 30  refills: 11 } } }
  ${events}
}`;

const COVERED = 'coverage pharmacy { plan: cover  effective: 2025-01-01 }';
const run = (fills: string, events = '', count = 1, asOf = year, coverage = COVERED): Subject[] =>
  subjects(compileText(text(fills, events, coverage)), { count, asOf });
const later = (days: number, drug: string, name = `more_${days}`): string =>
  `event ${name} at visit + ${days} days clock 14:00 { encounter virtual { prescribe rx.${drug} { quantity: 30  days_supply: 30  refills: 2 } } }`;
const row = ({ at, transaction, code, paid, patient_pay }: PharmacyClaim): string =>
  `${formatDay(dayOfMinute(at))} ${transaction} ${code.display.split(' ')[0]} ${paid} ${patient_pay}`;

describe('a fill that nobody collects', () => {
  test('is billed, and reversed after ten days with all of its amounts', () => {
    const [{ pharmacy_claims: claims, medication_dispenses: fills, accumulators }] = run('fills { start: 0% }');
    const [billed, reversed] = claims;
    // $12.00 and $1.50 are all of the deductible.
    expect(claims.map(row)).toEqual(['2025-01-06 B1 atorvastatin 0 1350', '2025-01-16 B2 atorvastatin 0 -1350']);
    expect(billed).toMatchObject({ response: 'paid', original_id: null, dispense_id: null, rejects: [], fill_number: 0 });
    expect(reversed).toMatchObject({
      ...{ response: 'approved', original_id: billed.id, dispense_id: null, rejects: [], fill_number: 0, quantity: 30, days_supply: 30 },
      ...{ ingredient_cost: -1_200, dispensing_fee: -150, allowed: -1_350, deductible: -1_350, copay: 0, coinsurance: 0, other_payer_paid: 0 },
      ...{ coverage_id: billed.coverage_id, pharmacy_id: billed.pharmacy_id, at: billed.at + 10 * MINUTES_PER_DAY },
    });
    expect(fills).toEqual([]);
    expect(accumulators.map(({ pharmacy_claim_id: by, kind, used }) => [by, kind, used])).toEqual([
      [billed.id, 'deductible', 1_350],
      [billed.id, 'out_of_pocket', 1_350],
      [reversed.id, 'deductible', 0],
      [reversed.id, 'out_of_pocket', 0],
    ]);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(2);
  });

  test('gives back what it used after others used the rest: those stay as they were decided', () => {
    const [{ pharmacy_claims: claims, accumulators }] = run('fills { start: 0% }', later(5, 'apixaban') + later(12, 'warfarin'));
    // Visits are on business days. 6 January: $13.50 of the deductible. 13 January: $271.50; $36.50 are left of the deductible, and 25% of the other $235.00 are $58.75, at most $50.00.
    // 21 January: $4.50, of a deductible of which $50.00 − $13.50 = $36.50 are used.
    expect(claims.map(row)).toEqual([
      '2025-01-06 B1 atorvastatin 0 1350',
      '2025-01-13 B1 apixaban 18500 8650',
      '2025-01-16 B2 atorvastatin 0 -1350',
      '2025-01-21 B1 warfarin 0 450',
      '2025-01-23 B2 apixaban -18500 -8650',
      '2025-01-31 B2 warfarin 0 -450',
    ]);
    const used = (of: string): number[] => accumulators.filter(({ kind }) => kind === of).map((one) => one.used);
    expect(used('deductible')).toEqual([1_350, 5_000, 3_650, 4_100, 450, 0]);
    expect(used('out_of_pocket')).toEqual([1_350, 10_000, 8_650, 9_100, 450, 0]);
  });

  test('is supply in hand until it is reversed', () => {
    const rejects = (days: number, more = ''): string[] => {
      const [{ pharmacy_claims: claims }] = run('fills { start: 0% }', later(days, 'atorvastatin_80') + more);
      return claims
        .filter(({ code, transaction }) => code.code === '259255' && transaction === 'B1')
        .flatMap((one) => [one.rejects.join(), formatDay(dayOfMinute(one.at))]);
    };
    // 75% of 30 days are 23: until the reversal, it would be covered from 29 January.
    expect(rejects(8)).toEqual(['79', '2025-01-14', '', '2025-01-29']);
    expect(rejects(11)).toEqual(['', '2025-01-17']);
    // A claim in between reads the history while the fill is in hand.
    expect(rejects(11, later(2, 'warfarin'))).toEqual(['', '2025-01-17']);
  });

  test('is reversed after death, too', () => {
    const [{ pharmacy_claims: claims, patient }] = run('fills { start: 0% }', 'event ends at visit + 3 days { encounter emergency { duration: 1 hour  die } }');
    expect(patient.death).not.toBeNull();
    expect(claims.map(({ transaction }) => transaction)).toEqual(['B1', 'B2']);
  });

  test('is known on its day, and its reversal on the day of that', () => {
    const all = run('fills { start: 50% }', later(60, 'apixaban'), 60);
    for (const asOf of [5, 12, 65, 75].map((days) => startOfDay(dayOf(2025, 1, 6) + days) + 1439))
      for (const [i, { pharmacy_claims: known }] of run('fills { start: 50% }', later(60, 'apixaban'), 60, asOf).entries())
        expect(known).toEqual(all[i].pharmacy_claims.filter(({ recorded }) => recorded <= asOf));
  });

  test('is one of the share that `start` leaves, and changes no fill that is collected', () => {
    const some = run('fills { start: 60% }', '', 400);
    const kinds = some.map(({ pharmacy_claims: claims, medication_dispenses: fills }) => {
      const reversed = claims.filter(({ transaction }) => transaction === 'B2').length;
      expect([fills.length, claims.length, reversed]).toEqual(reversed === 0 ? [12, 12, 0] : [0, 2, 1]);
      return reversed === 0;
    });
    // Four standard deviations of a share of 400.
    expect(Math.abs(kinds.filter(Boolean).length / 400 - 0.6)).toBeLessThan(4 * Math.sqrt((0.6 * 0.4) / 400));
    const uncovered = run('fills { start: 60% }', '', 400, year, '');
    const days = ({ medication_dispenses: fills }: Subject): number[] => fills.map(({ handed_over: at }) => at);
    expect(uncovered.map(days)).toEqual(some.map(days));
    for (const { pharmacy_claims: claims } of uncovered) expect(claims).toEqual([]);
  });
});
