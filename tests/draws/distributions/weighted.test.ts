import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulative, pickWeighted } from '../../../draws/distributions/weighted.ts';

test('weights in hundredths of a percent are met exactly by a grid of uniforms', () => {
  const weights = [0, 4800, 5000, 0, 1, 199, 0];
  const sums = cumulative(weights);
  const counts = weights.map(() => 0);
  for (let i = 0; i < 10_000; i++) counts[pickWeighted(sums, (i + 0.5) / 10_000)]++;
  expect(counts).toEqual(weights);
});

test('a weight of 0 is never picked, whatever the uniform', () => {
  const unit = fc.oneof(fc.constantFrom(2 ** -53, 1 - 2 ** -53), fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }));
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant(0), fc.nat(10_000), fc.nat()), { minLength: 1 }), unit, (weights, u) => {
      const sums = cumulative(weights);
      const index = pickWeighted(sums, u);
      if (weights.every((weight) => weight === 0)) expect(index).toBe(-1);
      else {
        expect(weights[index]).toBeGreaterThan(0);
        const target = u * sums[sums.length - 1];
        expect(sums[index] - weights[index]).toBeLessThanOrEqual(target);
        expect(sums[index]).toBeGreaterThanOrEqual(target);
      }
    }),
    { numRuns: 5000, seed: 1 },
  );
});

test('nothing to choose from', () => {
  expect(pickWeighted(cumulative([]), 0.5)).toBe(-1);
});
