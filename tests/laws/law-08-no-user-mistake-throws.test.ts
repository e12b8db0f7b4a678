import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { diabetesText } from '../support/scenario-runs.ts';

const texts = [diabetesText, ...['states', 'threads', 'cycles', 'flows'].map((name) => readFileSync(`tests/conformance/language/${name}.hsim`, 'utf8'))];

test.each(texts)(
  'law 8: a scenario that was damaged gives diagnostics inside the file, never an exception',
  (whole) => {
    const damage = fc.array(
      fc.record({
        at: fc.nat({ max: whole.length }),
        remove: fc.nat({ max: 12 }),
        insert: fc.constantFrom('', '{', '}', '(', ')', '"', "'", ':', ',', '%', '0', 'x', 'when', '..', '\n', 'é', '[', '#'),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(damage, (edits) => {
        let text = whole;
        for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove);
        const { diagnostics } = compile({ path: 'x.hsim', text, sha256: '' });
        for (const d of diagnostics) {
          expect(d.message.length).toBeGreaterThan(0);
          if (d.span !== null) {
            expect(d.span.start).toBeGreaterThanOrEqual(0);
            expect(d.span.end).toBeGreaterThanOrEqual(d.span.start);
            expect(d.span.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { seed: 8, numRuns: 60 },
    );
  },
  60_000,
);
