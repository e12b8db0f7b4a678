import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64, clean, filled, xhtml } from '../../../targets/fhir/fhir-text.ts';

const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 40 });

test('base64 of UTF-8, as Node writes it', () => {
  fc.assert(
    fc.property(anything, (text) => base64(text) === Buffer.from(text, 'utf8').toString('base64')),
    { seed: 1, numRuns: 2000 },
  );
  expect(base64('')).toBe('');
});

test('clean leaves no control character but white space, no lone surrogate, and is done at once', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const cleaned = clean(text);
      return (
        !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(cleaned) && Buffer.from(cleaned, 'utf8').toString('utf8') === cleaned && clean(cleaned) === cleaned
      );
    }),
    { seed: 2, numRuns: 2000 },
  );
  expect(clean('a\tb\r\nc "d" \ue000 👩‍⚕️')).toBe('a\tb\r\nc "d" \ue000 👩‍⚕️');
  expect(clean('\ud83d\ud83d\ude00\ude00\u0000')).toBe('\ufffd\ud83d\ude00\ufffd\ufffd');
});

test('xhtml leaves no markup', () => {
  expect(xhtml(`<b>"O'Neil" & Sons</b>\uffff`)).toBe('&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Sons&lt;/b&gt;\ufffd');
});

test('filled: not null, not empty, not white space', () => {
  expect([null, '', ' ', ' \t\n', '\u00a0', ' x', 'x'].map(filled)).toEqual([false, false, false, false, false, true, true]);
});
