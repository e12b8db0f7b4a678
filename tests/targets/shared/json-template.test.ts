import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definition, template } from '../../../targets/shared/json-template.ts';
import { plain } from '../../oracle/plain-template.ts';

interface Line {
  readonly label: string;
  readonly amount: number;
}
interface Order {
  readonly id: string;
  readonly note: string | null;
  readonly kind: 'food' | 'drug';
  readonly code: { readonly system: string; readonly value: string };
  readonly total: number;
  readonly lines: readonly Line[];
  readonly extra: { readonly [key: string]: unknown };
}

const line = definition<Line, string>()({
  has: { costly: (l) => l.amount > 10 },
  build: (h, has) => ({ label: h.text((l) => l.label), amount: h.number((l) => l.amount), costly: has.costly ? true : undefined }),
});

const order = definition<Order, string>()({
  has: { note: (o) => o.note !== null, lines: (o) => o.lines.length > 0 },
  build: (h, has) => ({
    id: h.raw((o) => o.id),
    owner: `Owner/${h.raw((_, owner) => owner)}`,
    note: has.note ? `Note: ${h.text((o) => o.note!)}.` : undefined,
    kind: h.pick({ food: { code: 'F' }, drug: { code: 'D' } }, (o) => o.kind),
    code: [
      h.part(
        (code: Order['code']) => ({ ...code, text: `"${code.value}"` }),
        (o) => o.code,
      ),
    ],
    total: h.number((o) => o.total),
    twice: [h.number((o) => o.total), h.number((o) => o.total)],
    lines: has.lines ? h.each((o) => o.lines, line) : undefined,
    extra: h.json((o) => o.extra),
    constant: ['"quoted"', 'back\\slash', 'new\nline'],
  }),
});

const upper = (text: string) => (/^[\w ]*$/.test(text) ? text : text.replaceAll('\u0000', '?'));
const write = template(order, upper);
const oracle = (one: Order, owner: string) => JSON.stringify(plain(order, upper, one, owner));

/** Text with all that is special to JSON or to the markers of the template. */
const text = fc.string({
  unit: fc.constantFrom('a', ' ', '"', '\\', '\n', '\u0000', '\u0080', '\u0081', '\u0082', '0', '\ue000', '\ud800', '\udc00', '\u2028', '{', '}', '<'),
});
const codes = [
  { system: 's', value: 'v' },
  { system: '"', value: '\\' },
];

const orders = fc.record<Order>({
  id: fc.uuid(),
  note: fc.option(text),
  kind: fc.constantFrom('food', 'drug'),
  code: fc.oneof(fc.constantFrom(...codes), fc.record({ system: text, value: text })),
  total: fc.double({ noNaN: true, noDefaultInfinity: true }),
  lines: fc.array(fc.record({ label: text, amount: fc.integer({ min: 0, max: 20 }) }), { maxLength: 4 }),
  extra: fc.dictionary(text, fc.jsonValue(), { maxKeys: 3 }) as fc.Arbitrary<Order['extra']>,
});

test('a template writes what the plain object is as JSON', () => {
  fc.assert(
    fc.property(orders, fc.uuid(), (one, owner) => write(one, owner) === oracle(one, owner)),
    { seed: 5, numRuns: 5000 },
  );
});

test('each shape is built once, and the builder never sees a record', () => {
  let built = 0;
  const counted = template(
    definition<{ readonly a: number; readonly b: boolean }, null>()({
      has: { b: (r) => r.b },
      build: (h, has) => {
        built++;
        return { a: h.number((r) => r.a), b: has.b };
      },
    }),
    (t) => t,
  );
  const texts = [1, 2, 3].flatMap((a) => [counted({ a, b: true }, null), counted({ a, b: false }, null)]);
  expect(texts).toEqual(['{"a":1,"b":true}', '{"a":1,"b":false}', '{"a":2,"b":true}', '{"a":2,"b":false}', '{"a":3,"b":true}', '{"a":3,"b":false}']);
  expect(built).toBe(2);
});

test('a part is made once for each key', () => {
  let made = 0;
  const write = template(
    definition<{ readonly key: { readonly n: number } }, null>()({
      has: {},
      build: (h) => [
        h.part(
          ({ n }: { readonly n: number }) => {
            made++;
            return { n };
          },
          (r) => r.key,
        ),
      ],
    }),
    (t) => t,
  );
  const key = { n: 7 };
  expect([write({ key }, null), write({ key }, null), write({ key: { n: 8 } }, null)]).toEqual(['[{"n":7}]', '[{"n":7}]', '[{"n":8}]']);
  expect(made).toBe(2);
});
