/** Refills that are attempted before they are covered. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const year = startOfDay(dayOf(2025, 12, 31)) + 1439;

const text = (fills: string, refillAfter: string): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM { atorvastatin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.40 } }
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
formulary f { tier generic { level: 1  copay: $10 }  else: generic  ${refillAfter} }
plan cover { type: pharmacy  formulary: f }
profile p { age: uniform(40..80)  coverage pharmacy { plan: cover  effective: 2025-01-01 }  fills { ${fills} } }
timeline care of p {
  event visit at start clock 14:00 { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.atorvastatin { quantity: 30  days_supply: 30  refills: 11 } } }
}`;

const run = (fills: string, count: number, refillAfter = 'refill_after: 75%', asOf = year): Subject[] =>
  subjects(compileText(text(fills, refillAfter)), { count, asOf });

describe('a refill that is attempted early', () => {
  test('is rejected on a day between the fill and the threshold, and filled when it is due', () => {
    const gaps = new Set<number>();
    for (const { pharmacy_claims: claims, medication_dispenses: fills } of run('early: 100%', 60)) {
      // 12 fills of 30 days, and 11 attempts; the last one leaves nothing to attempt.
      expect(fills).toHaveLength(12);
      const attempts = claims.filter(({ response }) => response === 'rejected');
      expect(attempts.map(({ rejects, fill_number: n }) => [...rejects, n])).toEqual(Array.from({ length: 11 }, (_, i) => ['79', i + 1]));
      for (const { at, fill_number: n, dispense_id: id } of attempts) {
        expect(id).toBeNull();
        gaps.add(dayOfMinute(at) - dayOfMinute(fills[n - 1].handed_over));
      }
      expect(claims.map(({ recorded }) => recorded)).toEqual(claims.map(({ recorded }) => recorded).toSorted((a, b) => a - b));
    }
    // 75% of 30 days are 23: the refill is covered from the 23rd day after the fill on.
    expect([...gaps].sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, i) => i + 1));
  });

  test('changes no fill, and is one of the share', () => {
    const [none, some] = [run('adherence: 85%', 150), run('adherence: 85%  early: 20%', 150)];
    expect(some.map(({ medication_dispenses: fills }) => fills)).toEqual(none.map(({ medication_dispenses: fills }) => fills));
    const refills = none.reduce((sum, { medication_dispenses: fills }) => sum + fills.length - 1, 0);
    const attempts = some.flatMap(({ pharmacy_claims: claims }) => claims.filter(({ rejects }) => rejects[0] === '79')).length;
    // Four standard deviations.
    expect(Math.abs(attempts / refills - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / refills));
  });

  test('is known on its day, and later', () => {
    const asOf = startOfDay(dayOf(2025, 3, 20)) + 1439;
    const all = run('early: 50%', 30);
    for (const [i, { pharmacy_claims: known }] of run('early: 50%', 30, undefined, asOf).entries())
      expect(known).toEqual(all[i].pharmacy_claims.filter(({ recorded }) => recorded <= asOf));
  });

  test('is not made where every day is covered', () => {
    for (const { pharmacy_claims: claims } of run('early: 100%', 5, 'refill_after: 0%')) expect(claims.every(({ response }) => response === 'paid')).toBe(true);
  });
});
