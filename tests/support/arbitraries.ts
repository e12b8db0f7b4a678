/** fast-check arbitraries derived from zod schemas: whatever the canonical model allows, with hostile text in every text field. */
import fc from 'fast-check';
import type { z } from 'zod';

const HOSTILE = [
  '',
  ' ',
  '"',
  '\\',
  '\\"',
  '</script><script>alert(1)</script>',
  '{{x}}',
  "O'Neil & Sons <b>",
  '\u0000\u0001\u001f\u007f',
  '\u0080\u0081\u00820\u0082',
  '"\u00810\u0082"',
  'a\r\nb\tc',
  '\u2028\u2029',
  '\ue000\ue0010\ue002\uf8ff',
  '\ud800',
  '\udc00x\ud83d',
  '👩‍⚕️ naïve Ærø 漢字',
  '\ufeff\ufffe\uffff',
  'null',
  '$' + '{x}',
  '$&$1',
];
const LONG = ['x'.repeat(10_000), '"\u{1f600}\\'.repeat(2_500)];

const text = fc.oneof(
  { weight: 300, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 100, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 100, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
);

/** Few ids, so that records meet; some are new. */
const POOL = Array.from({ length: 12 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const uuid = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...POOL) }, fc.uuid({ version: 4 }));

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.constantFrom(-0, 0.1, 7.4, 1e21, 1e-7, 5e-324),
);

/** Days whose year has four digits, minutes of such days. */
const DAYS = { min: -719162, max: 2932896 };

export function arbitraryOf<T>(schema: z.ZodType<T>): fc.Arbitrary<T> {
  return build(schema) as fc.Arbitrary<T>;
}

function build(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return (def as { format?: string }).format === 'uuid' ? uuid : text;
    case 'number':
      return (def as { format?: string }).format === undefined && (def.checks ?? []).length === 0 ? number : fc.nat({ max: 2_000_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'nullable':
      return fc.option(build(def.innerType), { nil: null, freq: 2 });
    case 'pipe': {
      // The two codecs of the model: a date's text has 10 characters, a time's 16.
      const encoded = (def.reverseTransform as (value: number) => string)(0);
      return fc.integer(encoded.length === 10 ? DAYS : { min: DAYS.min * 1440, max: DAYS.max * 1440 + 1439 });
    }
    case 'array':
      return fc.array(build(def.element), { maxLength: 2 });
    case 'record':
      return fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        build(def.valueType),
        { maxKeys: 3, noNullPrototype: true },
      );
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, build(field)])), { noNullPrototype: true });
    default:
      throw new Error(`no arbitrary for ${def.type}`);
  }
}
