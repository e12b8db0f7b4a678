/** Laws of decisions about fills, over random requests, persons and terms. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_REJECTS } from '../../model/pharmacy/reject-codes.ts';
import { coveredDays } from '../../runtime/engines/pharmacy/decision/covered-days.ts';
import { decideFill } from '../../runtime/engines/pharmacy/decision/decide-fill.ts';
import { partDAmounts } from '../../runtime/engines/pharmacy/decision/drug-benefit.ts';
import { brandPenalties } from '../../vocabulary/formulary-vocabulary.ts';
import { plainPayment } from '../oracle/plain-fill.ts';
import { atorvastatin, type Differing, day, fillCase, past } from './fill-cases.ts';

const cents = fc.integer({ min: 0, max: 3_000 });
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const hundredth = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);

const share = fc.oneof(
  fc.record({ copay: cents, coinsurance: fc.constant(null), min: fc.constant(null), max: fc.constant(null) }),
  fc.record({ copay: fc.constant(null), coinsurance: hundredth, min: maybe(cents), max: maybe(cents) }).map((one) => ({
    ...one,
    max: one.max === null || one.min === null ? one.max : Math.max(one.min, one.max),
  })),
);

const differing: fc.Arbitrary<Differing> = fc
  .record({
    price: fc.record({ ingredient: cents, fee: cents, usual: maybe(cents), gross: maybe(cents), generic: maybe(cents) }),
    tier: fc.tuple(share, fc.constantFrom('applies' as const, 'waived' as const)).map(([one, deductible]) => ({ ...one, deductible })),
    daw: fc.integer({ min: 0, max: 9 }),
    part: maybe(fc.record({ copay: cents, coinsurance: cents, own: cents }).map((first) => ({ quantity: 20, daysSupply: 20, first }))),
    brandPenalty: fc.constantFrom(...brandPenalties),
    benefit: fc.record({
      deductible: cents,
      oopMax: maybe(cents),
      copayCards: fc.constantFrom('included' as const, 'excluded' as const),
      partD: fc.constant(null),
    }),
    used: fc.record({ deductible: cents, oop: cents, card: cents }),
    familyLeft: fc.record({ deductible: maybe(cents), oop: maybe(cents) }),
    card: maybe(fc.record({ leaves: fc.integer({ min: 0, max: 500 }), paysAtMost: cents })),
  })
  .map(({ price, tier, daw, part, brandPenalty, benefit, used, familyLeft, card }) => ({
    ...{ price, tier, used, familyLeft, request: { daw, part }, formulary: { brandPenalty } },
    coverage: { benefit, card: card === null ? null : { ...card, drugs: new Set([atorvastatin.key]) } },
  }));

test('a payment is that of its plain twin, whatever the terms are', () => {
  fc.assert(
    fc.property(differing, (of) => {
      const fill = fillCase(of);
      const tier = fill.formulary.tiers.get('generic');
      if (tier === undefined) throw new Error('no tier');
      expect(decideFill(fill).payment).toMatchObject(plainPayment(fill, tier, tier));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('what is allowed is paid by somebody, nobody pays less than nothing, and no maximum is passed', () => {
  fc.assert(
    fc.property(differing, (of) => {
      const fill = fillCase(of);
      const { payment } = decideFill(fill);
      if (payment === null) throw new Error('rejected');
      const { allowed, penalty, deductible, copay, coinsurance, cardPaid, patientPay, planPaid, used } = payment;
      expect(planPaid + patientPay + cardPaid).toBe(allowed);
      expect(patientPay).toBe(penalty + deductible + copay + coinsurance - cardPaid);
      for (const amount of [allowed, penalty, deductible, copay, coinsurance, cardPaid, patientPay, planPaid]) expect(amount).toBeGreaterThanOrEqual(0);
      const oopMax = fill.coverage?.benefit.oopMax ?? Number.POSITIVE_INFINITY;
      expect(used.oop).toBeLessThanOrEqual(Math.max(oopMax, fill.used.oop));
      expect(used.deductible).toBeLessThanOrEqual(Math.max(fill.coverage?.benefit.deductible ?? 0, fill.used.deductible));
      expect(used.card).toBeLessThanOrEqual(Math.max(fill.coverage?.card?.paysAtMost ?? 0, fill.used.card));
      for (const name of ['deductible', 'oop', 'card'] as const) expect(used[name]).toBeGreaterThanOrEqual(fill.used[name]);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('a year of Part D is the same in one fill as in many, but for a cent of rounding in each', () => {
  const fills = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fills, fc.constantFrom(2025 as const, 2026 as const), (prices, year) => {
      let used = { deductible: 0, oop: 0, card: 0 };
      let paid = 0;
      for (const ingredient of prices) {
        const { payment } = decideFill(fillCase({ price: { ingredient }, benefit: { partD: year }, used, partDKind: 'applicable' }));
        if (payment === null) throw new Error('rejected');
        expect(payment.patientPay + payment.planPaid + payment.manufacturerPaid + payment.medicarePaid).toBe(ingredient);
        expect(payment.phases.reduce((sum, { cost }) => sum + cost, 0)).toBe(ingredient);
        used = payment.used;
        paid += payment.patientPay;
      }
      const whole = prices.reduce((sum, price) => sum + price, 0);
      const { deductible, threshold } = partDAmounts[year];
      const expected = Math.min(threshold, Math.min(whole, deductible) + 0.25 * Math.max(0, whole - deductible));
      expect(used.oop).toBe(paid);
      expect(used.oop).toBeLessThanOrEqual(threshold);
      expect(Math.abs(paid - expected)).toBeLessThanOrEqual(prices.length);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('a refill is covered from the stated day on and on no day before, for every supply and share', () => {
  const any = fc.record({ days: fc.integer({ min: 1, max: 120 }), percent: fc.integer({ min: 0, max: 100 }) });
  fc.assert(
    fc.property(any, ({ days, percent }) => {
      const of = (on: number) =>
        decideFill(
          fillCase({
            request: { day: day('2026-03-01') + on },
            formulary: { refillAfter: percent / 100 },
            person: { fills: [past(atorvastatin, '2026-03-01', days)] },
          }),
        );
      // Whole numbers: no fraction of a day is lost.
      const first = Math.ceil((days * percent) / 100);
      expect(of(first).rejects).toEqual([]);
      if (first > 0) expect(of(first - 1).rejects).toEqual(['79']);
      expect(of(0).refillFrom).toBe(day('2026-03-01') + first);
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('no answer has more than five rejects, and one with rejects pays nothing', () => {
  const flag = fc.boolean();
  fc.assert(
    fc.property(fc.record({ covered: flag, young: flag, man: flag, auth: flag, days: flag, refill: flag, early: flag }), (of) => {
      const { rejects, payment } = decideFill(
        fillCase({
          terms: { covered: of.covered, minAge: of.young ? 80 : null, sex: of.man ? 'male' : null, priorAuth: of.auth, daysSupply: of.days ? 10 : null },
          request: { fillNumber: of.refill ? 12 : 0 },
          person: { fills: of.early ? [past(atorvastatin, '2026-02-28', 30)] : [] },
        }),
      );
      const wrong = [!of.covered, of.young, of.man, of.auth, of.days, of.refill, of.early].filter(Boolean).length;
      expect(rejects).toHaveLength(Math.min(wrong, MOST_REJECTS));
      expect(payment === null).toBe(wrong > 0);
    }),
    { seed: 5, numRuns: 128 },
  );
});

test('covered days are those of a plain count, supply by supply and day by day', () => {
  const fills = fc.array(fc.record({ day: fc.integer({ min: 0, max: 200 }), daysSupply: fc.integer({ min: 1, max: 90 }) }), { maxLength: 10 });
  fc.assert(
    fc.property(fills, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (list, from, length) => {
      let hand = 0;
      let days = 0;
      for (let today = 0; today < from + length; today++) {
        for (const fill of list) if (fill.day === today) hand += fill.daysSupply;
        if (hand === 0) continue;
        hand--;
        if (today >= from) days++;
      }
      expect(coveredDays(list, from, from + length)).toBe(days);
    }),
    { seed: 6, numRuns: 300 },
  );
});
