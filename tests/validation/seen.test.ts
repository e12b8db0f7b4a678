import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Seen } from '../../validation/seen.ts';

test('what was seen is known, whatever else was', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.uuid()), { maxLength: 300 }), (texts) => {
      const seen = new Seen(1000);
      const known = new Map<string, number>();
      for (const [i, text] of texts.entries()) {
        expect(seen.before(text, i)).toBe(known.get(text) ?? null);
        if (!known.has(text)) known.set(text, i);
      }
    }),
    { numRuns: 200, seed: 3 },
  );
});

test('300,000 record numbers and ids are distinguished and found again', () => {
  const seen = new Seen(1_000_000);
  const name = (i: number): string => (i % 2 === 0 ? `MRN${String(i).padStart(8, '0')}` : `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
  let twice = 0;
  for (let i = 0; i < 300_000; i++) if (seen.before(name(i), i) !== null) twice++;
  expect(twice).toBe(0);
  for (let i = 0; i < 300_000; i += 7) expect(seen.before(name(i), 0)).toBe(i);
});

test('a full one still knows what it holds, and says that it takes no more', () => {
  const seen = new Seen(2);
  for (const text of ['a', 'b']) seen.before(text, 1);
  expect(seen.full).toBe(false);
  expect(seen.before('c', 2)).toBeNull();
  expect(seen.full).toBe(true);
  expect(seen.before('c', 3)).toBeNull();
  expect(seen.before('a', 4)).toBe(1);
});
