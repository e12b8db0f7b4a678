import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parties, type Subject, subject } from '../../../model/subject.ts';
import type { Writer } from '../../../model/target.ts';
import { bundleTypes, type FhirOptions } from '../../../targets/fhir/fhir-options.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { oracle } from '../../oracle/fhir-emitter.ts';
import { arbitraryOf } from '../../support/arbitraries.ts';
import { Files, run, uuid } from '../fixtures/basics.ts';
import { diabetes } from '../fixtures/diabetes.ts';
import { everything, registrations } from '../fixtures/full.ts';
import { reportedOf } from '../fixtures/measures.ts';

const MODES: readonly FhirOptions[] = [
  { bundle: 'none', us_core: '6.1.0' },
  ...bundleTypes.map((bundle): FhirOptions => ({ bundle, us_core: '6.1.0' })),
  { bundle: 'transaction', max_entries: 7, us_core: '6.1.0' },
];
const pairs = MODES.map((options) => [fhir.open(run, options), oracle(run, options)] as const);

function written(writer: Writer, one: Subject): Map<string, string> {
  const files = new Files();
  writer.subject(one, '0000', files, undefined, reportedOf(one, one.index, uuid));
  return files.texts;
}

/** All texts with their paths: one string compares faster than a map. */
function flat(texts: Map<string, string>): string {
  return [...texts].map(([path, text]) => `${path}\n${text}`).join('');
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

test.each([diabetes(0), diabetes(1), everything(), ...registrations()].map((one, n) => [n, one] as const))(
  'fast path and oracle agree on fixture %i',
  (_, one) => {
    for (const [fast, plain] of pairs) expect(written(fast, one)).toEqual(written(plain, one));
  },
);

test('fast path and oracle agree byte for byte on whatever the schema allows', { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(arbitraryOf(subject), (one) => pairs.every(([fast, plain]) => flat(written(fast, one)) === flat(written(plain, one)))),
    { seed: 7, numRuns: 2000 },
  );
});

test('so do they on the directory of parties', () => {
  fc.assert(
    fc.property(arbitraryOf(parties), (some) => {
      const [fast, plain] = pairs[0].map((writer) => {
        const files = new Files();
        writer.directory!(some, files);
        return files.texts;
      });
      expect(fast).toEqual(plain);
    }),
    { seed: 8, numRuns: 500 },
  );
});

test('every line and every bundle is well-formed JSON, whatever the text', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(arbitraryOf(subject), (one) => {
      for (const [fast] of pairs) {
        for (const text of written(fast, one).values()) {
          for (const line of text.trimEnd().split('\n')) JSON.parse(line);
          expect(LONE_SURROGATE.test(text)).toBe(false);
        }
      }
    }),
    { seed: 9, numRuns: 200 },
  );
});
