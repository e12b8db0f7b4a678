/** The reader accepts what the schema accepts, reads the same from it, and finds fault where the schema does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { subject } from '../../model/subject.ts';
import { sampleSubject } from '../../validation/sample.ts';
import { readerOf } from '../../validation/structure/reader.ts';
import { arbitraryOf } from '../support/arbitraries.ts';

const read = readerOf(subject);

function found(value: unknown): { readonly rules: string[]; readonly value: unknown } {
  const rules: string[] = [];
  return { value: read(value, [], (rule) => rules.push(rule)), rules };
}

/** As the reader keeps it: dictionaries are maps. */
const kept = (one: z.output<typeof subject>): unknown => ({
  ...one,
  variations: new Map(Object.entries(one.variations)),
  ...(one.attributes === undefined ? {} : { attributes: new Map(Object.entries(one.attributes)) }),
});

test('whatever the schema can hold is read as it was, without a word', () => {
  fc.assert(
    fc.property(arbitraryOf(subject), (one) => {
      const json = JSON.parse(JSON.stringify(z.encode(subject, one))) as unknown;
      const { value, rules } = found(json);
      expect(rules).toEqual([]);
      expect(value).toEqual(kept(subject.decode(json as z.input<typeof subject>)));
    }),
    { numRuns: 40, seed: 7 },
  );
});

/** Every place in a value, as what holds it and its name there. */
function places(value: unknown): { readonly holder: Record<string, unknown>; readonly name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [{ holder: value as Record<string, unknown>, name }, ...places(inner)]);
}

const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    '',
    'x',
    '2025-02-30',
    '2025-02-28',
    '2025-02-28T24:00',
    '2025-02-28T23:59',
    [],
    {},
    [[]],
    { id: 1 },
    Number.POSITIVE_INFINITY,
  ),
  fc.jsonValue(),
);

/** What the reader takes and the schema does not: what can only be meant one way. */
const lenient = new Set(['STRUCT-004', 'STRUCT-005']);

test('with one value replaced, or one field taken away or added, both find fault or neither', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom('replace', 'remove', 'add'),
      wrong,
      fc.constantFrom('x', '__proto__', 'constructor', 'toString', ''),
      (n, how, value, name) => {
        const json = JSON.parse(JSON.stringify(sampleSubject)) as unknown;
        const all = places(json);
        const { holder, name: there } = all[n % all.length];
        if (how === 'replace') holder[there] = value;
        else if (how === 'remove' && !Array.isArray(holder)) delete holder[there];
        else if (!Array.isArray(holder)) Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
        const schema = subject.safeParse(json).success;
        const { rules } = found(json);
        if (schema) {
          // The schema of a time asks for its form alone.
          expect(rules.filter((rule) => rule !== 'STRUCT-008')).toEqual([]);
        } else {
          expect(rules.length).toBeGreaterThan(0);
          // An object of other names in place of one with lists leaves all of them out.
          const others = typeof value === 'object' && value !== null && !Array.isArray(value);
          if (rules.every((rule) => lenient.has(rule))) expect(how === 'replace' && !others).toBe(false);
        }
      },
    ),
    { numRuns: 3000, seed: 11 },
  );
});

test('nothing of the prototype is touched or read', () => {
  const json = JSON.parse(
    `${JSON.stringify(sampleSubject).slice(0, -1)},"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
  ) as unknown;
  const { rules } = found(json);
  expect(rules).toEqual(['STRUCT-005', 'STRUCT-005']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  const inherited = JSON.parse(JSON.stringify(sampleSubject).replace('"birth_date":"1968-04-17",', '"__proto__":{"birth_date":"1968-04-17"},')) as unknown;
  expect(found(inherited).rules).toEqual(['STRUCT-004', 'STRUCT-005']);
});
