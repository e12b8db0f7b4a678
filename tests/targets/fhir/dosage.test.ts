import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frequency } from '../../../targets/fhir/dosage.ts';

test.each([
  [1, { frequency: 1, period: 1, periodUnit: 'd' }],
  [2, { frequency: 2, period: 1, periodUnit: 'd' }],
  [24, { frequency: 24, period: 1, periodUnit: 'd' }],
  [0.5, { frequency: 1, period: 2, periodUnit: 'd' }],
  [1.5, { frequency: 3, period: 2, periodUnit: 'd' }],
  [1 / 7, { frequency: 1, period: 7, periodUnit: 'd' }],
  [0.142857, { frequency: 1, period: 7, periodUnit: 'd' }],
  [2 / 7, { frequency: 2, period: 7, periodUnit: 'd' }],
  [1 / 30, { frequency: 1, period: 30, periodUnit: 'd' }],
  [0.01, { frequency: 1, period: 2400, periodUnit: 'h' }],
])('%d times a day', (times, expected) => {
  expect(frequency(times)).toEqual(expected);
});

test('the rate is kept within 1 %, in whole times', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 48, noNaN: true }), (times) => {
      const { frequency: count, period, periodUnit } = frequency(times);
      const perDay = (count! / period!) * (periodUnit === 'h' ? 24 : 1);
      return Number.isInteger(count) && Math.abs(perDay / times - 1) < 0.01;
    }),
    { seed: 4, numRuns: 2000 },
  );
});
