/** Fills of which a part is handed over first. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { divide } from '../../../../runtime/engines/pharmacy/covered/partial-fills.ts';
import { compileText, subjects, texts } from '../../../support/scenario-runs.ts';

const year = startOfDay(dayOf(2025, 12, 31)) + 1439;

const text = (fills: string, more = ''): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM { atorvastatin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.40  ndc: "00093-5058-98" } }
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
formulary f { dispensing_fee: $1.50  tier generic { level: 1  copay: $10 }  else: generic }
plan cover { type: pharmacy  formulary: f }
profile p { age: uniform(40..80)  coverage pharmacy { plan: cover  effective: 2025-01-01 }  fills { ${fills} } }
timeline care of p {
  event visit at start clock 14:00 { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.atorvastatin { quantity: 30  days_supply: 30  refills: 11 } } }
  ${more}
}`;

const run = (fills: string, count: number, asOf = year, more = ''): Subject[] => subjects(compileText(text(fills, more)), { count, asOf });
const money = ({ ingredient_cost: cost, dispensing_fee: fee, copay, paid }: Subject['pharmacy_claims'][number]) => [cost, fee, copay, paid];

describe('a partial fill', () => {
  test('is two dispenses and two claims, which together cost what the fill costs', () => {
    const seen = new Set<number>();
    for (const { pharmacy_claims: claims, medication_dispenses: fills } of run('partial: 100%', 40)) {
      expect(fills).toHaveLength(24);
      expect(claims.map(({ dispense_id }) => dispense_id)).toEqual(fills.map(({ id }) => id));
      for (let i = 0; i < 24; i += 2) {
        const [first, rest] = [claims[i], claims[i + 1]];
        expect([first, rest].map(({ dispensing_status: status, fill_number: nth }) => [status, nth])).toEqual([
          ['partial', i / 2],
          ['completion', i / 2],
        ]);
        expect([first.quantity + rest.quantity, first.days_supply + rest.days_supply]).toEqual([30, 30]);
        expect([first, rest].map(({ quantity_intended: q, days_supply_intended: d }) => [q, d])).toEqual([
          [30, 30],
          [30, 30],
        ]);
        const wait = dayOfMinute(rest.at) - dayOfMinute(first.at);
        expect(wait).toBeGreaterThanOrEqual(1);
        expect(wait).toBeLessThanOrEqual(Math.min(3, first.days_supply));
        seen.add(wait);
        // 40 cents a tablet; a copay of 1000, which may be more than the first part costs; one fee.
        const cost = 40 * first.quantity;
        const copay = Math.min(1_000, cost + 150);
        expect(money(first)).toEqual([cost, 150, copay, cost + 150 - copay]);
        const left = Math.min(1_000 - copay, 1_200 - cost);
        expect(money(rest)).toEqual([1_200 - cost, 0, left, 1_200 - cost - left]);
      }
    }
    expect([...seen].sort()).toEqual([1, 2, 3]);
  });

  test('leaves the days of refills and the supply in hand as they are, and is one of the share', () => {
    const [none, some] = [run('adherence: 85%', 100), run('adherence: 85%  partial: 20%', 100)];
    let parts = 0;
    for (const [i, { medication_dispenses: fills, pharmacy_claims: claims }] of some.entries()) {
      const whole = none[i].medication_dispenses;
      const rests = new Set(claims.filter(({ dispensing_status: status }) => status === 'completion').map(({ dispense_id }) => dispense_id));
      parts += rests.size;
      expect(fills.filter(({ id }) => !rests.has(id)).map(({ id, handed_over }) => [id, handed_over])).toEqual(
        whole.map(({ id, handed_over }) => [id, handed_over]),
      );
    }
    const all = none.reduce((sum, { medication_dispenses: fills }) => sum + fills.length, 0);
    // Four standard deviations.
    expect(Math.abs(parts / all - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / all));
  });

  test('is known on its days', () => {
    const asOf = startOfDay(dayOf(2025, 3, 8)) + 1439;
    const all = run('partial: 50%', 30);
    for (const [i, { pharmacy_claims: known }] of run('partial: 50%', 30, asOf).entries())
      expect(known).toEqual(all[i].pharmacy_claims.filter(({ recorded }) => recorded <= asOf));
  });

  test('has no rest where the drug is stopped before it', () => {
    const stopped = run(
      'partial: 100%',
      10,
      year,
      'event stopped at visit + 2 hours { encounter ambulatory { reason: dx.hyperlipidemia  stop rx.atorvastatin } }',
    );
    for (const { pharmacy_claims: claims } of stopped) expect(claims.map(({ dispensing_status: status }) => status)).toEqual(['partial']);
  });

  test('has its status, and the rest the first claim, in NCPDP', () => {
    const written = [...texts(compileText(text('partial: 100%')), { count: 1 }, 'ncpdp', {}, 1).values()].join('');
    const [{ pharmacy_claims: claims }] = run('partial: 100%', 1);
    expect(written.match(/\u001cHDP\u001cHF30000\u001cHG30/g)).toHaveLength(12);
    expect(written.match(/\u001cHDC\u001cHF30000\u001cHG30/g)).toHaveLength(12);
    expect(written.match(/\u001cEN\d+\u001cEP20250106/g)).toHaveLength(1);
    expect(dayOfMinute(claims[0].at)).toBe(dayOf(2025, 1, 6));
  });
});

test('a part is of whole units, less than the fill, and lasts until the rest', () => {
  const any = fc.record({
    quantity: fc.integer({ min: 1, max: 400 }),
    days: fc.integer({ min: 1, max: 120 }),
    where: fc.double({ min: 0, max: 0.999999, noNaN: true }),
  });
  fc.assert(
    fc.property(any, ({ quantity, days, where }) => {
      const part = divide(quantity, days, where);
      if (part === null) return;
      expect(Number.isInteger(part.quantity)).toBe(true);
      expect(part.quantity).toBeGreaterThanOrEqual(1);
      expect(part.quantity).toBeLessThan(quantity);
      expect(part.daysSupply).toBeGreaterThanOrEqual(part.wait);
      expect(part.daysSupply).toBeLessThan(days);
    }),
    { seed: 1, numRuns: 1_000 },
  );
  // A pen of four weeks is handed over as one.
  expect(divide(1, 28, 0.5)).toBeNull();
  // Two pens: 0.5 is in the middle of the second day; 2 + floor(0.5 * 26) = 15 days are 15/14 pens, so both.
  expect(divide(2, 28, 0.5)).toBeNull();
  // 0.4 is a fifth of the second day: 2 + floor(0.2 * 26) = 7 days, one pen, which lasts 14.
  expect(divide(2, 28, 0.4)).toEqual({ quantity: 1, daysSupply: 14, wait: 2 });
});
