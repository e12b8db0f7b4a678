import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeText, isPlain, numberText, quote } from '../../../targets/shared/escape.ts';

const anything = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', 'a', '\u0000', '\ud800', '\udc00', '\u2028', '\u007f', '\u0080') }),
);

test('escapes as JSON.stringify does', () => {
  fc.assert(
    fc.property(anything, (text) => quote(text) === JSON.stringify(text) && `"${escapeText(text)}"` === JSON.stringify(text)),
    { seed: 1, numRuns: 5000 },
  );
});

test('plain text is what needs no escaping', () => {
  for (let unit = 0; unit <= 0xffff; unit++) {
    const text = String.fromCharCode(unit);
    if (isPlain(text)) expect(JSON.stringify(text)).toBe(`"${text}"`);
  }
  expect(isPlain('Ærø 漢字 \u2028 \ue000')).toBe(true);
});

test('numbers as JSON.stringify writes them', () => {
  fc.assert(
    fc.property(fc.double(), (value) => numberText(value) === JSON.stringify(value)),
    { seed: 3, numRuns: 5000 },
  );
  for (const value of [0, -0, 1e21, 1e-7, 0.1, Number.MAX_SAFE_INTEGER, Number.NaN, Number.POSITIVE_INFINITY])
    expect(numberText(value)).toBe(JSON.stringify(value));
});
