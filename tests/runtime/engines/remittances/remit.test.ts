/** What a payment to a provider comes to, and when it is made. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, weekday } from '../../../../model/time/civil.ts';
import { isBusinessDay } from '../../../../model/time/holidays.ts';
import { paymentDay } from '../../../../runtime/engines/remittances/payment-day.ts';
import { adjustmentOf, type ForwardedBalance, remit } from '../../../../runtime/engines/remittances/remit.ts';

describe('a payment', () => {
  test('is the sum of the decisions', () => {
    expect(remit([40_000, 24_000, 0], null, 'one')).toEqual({ total: 64_000, provider_adjustments: [], forwarded: null });
  });

  test('that would be negative is zero, and the rest is forwarded', () => {
    // A reversal of 400.00, a replacement that pays nothing, and 32.00: -368.00 in all.
    expect(remit([-40_000, 0, 3_200], null, 'one')).toEqual({
      total: 0,
      provider_adjustments: [{ reason: 'FB', reference: 'one', amount: -36_800 }],
      forwarded: { amount: 36_800, trace: 'one' },
    });
  });

  test('takes what was forwarded to it, as far as it goes', () => {
    const before = { amount: 36_800, trace: 'one' };
    expect(remit([50_000], before, 'two')).toEqual({
      total: 13_200,
      provider_adjustments: [{ reason: 'FB', reference: 'one', amount: 36_800 }],
      forwarded: null,
    });
    // 368.00 less 100.00: 268.00 go on.
    expect(remit([10_000], before, 'two')).toEqual({
      total: 0,
      provider_adjustments: [
        { reason: 'FB', reference: 'one', amount: 36_800 },
        { reason: 'FB', reference: 'two', amount: -26_800 },
      ],
      forwarded: { amount: 26_800, trace: 'two' },
    });
  });

  test('is raised by the payment for a month, and lowered by one that is taken back', () => {
    const others = [adjustmentOf({ id: 'may', amount: 3_200 }), adjustmentOf({ id: 'april', amount: -3_200 }), adjustmentOf({ id: 'march', amount: -3_200 })];
    // 70.00 + 32.00 - 32.00 - 32.00 = 38.00.
    expect(remit([7_000], null, 'one', others)).toEqual({ total: 3_800, provider_adjustments: others, forwarded: null });
    // 0.00 - 32.00: nothing, and 32.00 forwarded.
    expect(remit([], null, 'one', others)).toEqual({
      total: 0,
      provider_adjustments: [...others, { reason: 'FB', reference: 'one', amount: -3_200 }],
      forwarded: { amount: 3_200, trace: 'one' },
    });
  });

  test('balances and is never negative, and nothing is lost from one to the next', () => {
    const amounts = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 5 });
    const months = fc.array(fc.constantFrom(3_200, -3_200), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amounts, months), { minLength: 1, maxLength: 8 }), (payments) => {
        let before: ForwardedBalance | null = null;
        let totals = 0;
        for (const [i, [paid, owed]] of payments.entries()) {
          const others = owed.map((amount, nth) => adjustmentOf({ id: `${i} ${nth}`, amount }));
          const { total, provider_adjustments: adjustments, forwarded } = remit(paid, before, String(i), others);
          const sum = paid.reduce((all, amount) => all + amount, 0);
          expect(total).toBe(sum - adjustments.reduce((all, { amount }) => all + amount, 0));
          expect(total).toBeGreaterThanOrEqual(0);
          before = forwarded;
          totals += total;
        }
        expect(totals - ((before as ForwardedBalance | null)?.amount ?? 0)).toBe(payments.flat(2).reduce((all, amount) => all + amount, 0));
      }),
    );
  });
});

describe('the day of a payment', () => {
  test('is the first Friday after the decision', () => {
    expect(paymentDay(dayOf(2025, 3, 3))).toBe(dayOf(2025, 3, 7));
    expect(paymentDay(dayOf(2025, 3, 6))).toBe(dayOf(2025, 3, 7));
    expect(paymentDay(dayOf(2025, 3, 7))).toBe(dayOf(2025, 3, 14));
  });

  test('is the next business day where that is a holiday', () => {
    expect(paymentDay(dayOf(2025, 7, 2))).toBe(dayOf(2025, 7, 7));
    for (let day = dayOf(2024, 1, 1); day < dayOf(2027, 1, 1); day++) {
      const paid = paymentDay(day);
      expect(isBusinessDay(paid)).toBe(true);
      if (weekday(paid) !== 4) expect(isBusinessDay(paid - ((weekday(paid) - 4 + 7) % 7))).toBe(false);
    }
  });
});
