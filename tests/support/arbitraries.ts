/** fast-check arbitraries derived from zod schemas: whatever the canonical model allows, with hostile text in every text field. */
import fc from 'fast-check';
import type { z } from 'zod';
import { describeField, type Field } from '../../model/describe.ts';

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
  return build(describeField('', schema)) as fc.Arbitrary<T>;
}

function build(field: Field): fc.Arbitrary<unknown> {
  const values = ofType(field);
  return field.nullable ? fc.option(values, { nil: null, freq: 2 }) : values;
}

function ofType(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'id':
      return uuid;
    case 'text': {
      const { most } = field.bounds;
      return most === null ? text : text.map((one) => one.slice(0, most));
    }
    case 'integer':
      return fc.integer({ min: field.bounds.least ?? 0, max: field.bounds.most ?? 2_000_000_000 });
    case 'number': {
      const { least, most } = field.bounds;
      return number.filter((x) => (least === null || x >= least) && (most === null || x <= most));
    }
    case 'boolean':
      return fc.boolean();
    case 'word':
      return fc.constantFrom(...field.words);
    case 'date':
      return fc.integer(DAYS);
    case 'time':
      return fc.integer({ min: DAYS.min * 1440, max: DAYS.max * 1440 + 1439 });
    case 'money':
      return fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    case 'list':
      return fc.array(build(field.item), { maxLength: 2 });
    case 'map':
      return fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        build(field.item),
        { maxKeys: 3, noNullPrototype: true },
      );
    case 'object':
      return fc.record(Object.fromEntries(field.fields.map((inner) => [inner.name, build(inner)])), { noNullPrototype: true });
    case 'other':
      throw new Error(`no arbitrary for ${field.name}`);
  }
}
