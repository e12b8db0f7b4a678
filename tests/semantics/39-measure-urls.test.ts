/** The title and the canonical URL of a measure: written out, or a parameter. */
import { expect, test } from 'vitest';
import { compile, noImports } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { irSchema } from '../../ir/ir-schema.ts';

const conditions = 'initial: age >= 18  numerator: age < 65';

function compiled(measure: string, settings: Readonly<Record<string, string>> = {}) {
  const text = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
param site: "https://example.org/Measure/a"
param name: "Adults"
profile adult { age: uniform(18..80) }
expect { share(subjects where age > 10 and site == site and name == name) == 100% }
${measure}`;
  const { value, diagnostics } = compile({ path: 'test.hsim', text, sha256: '' }, noImports, new Map(Object.entries(settings)));
  return { text, ir: value.ir as Ir, errors: diagnostics.filter(({ severity }) => severity === 'error') };
}

test('the canonical URL is in the intermediate representation, and none where none is stated', () => {
  const { ir } = compiled(`measure a { url: "https://example.org/Measure/a|2"  ${conditions} }\nmeasure b { ${conditions} }`);
  expect(ir.measures.map(({ name, title, url }) => [name, title, url])).toEqual([
    ['a', 'a', 'https://example.org/Measure/a|2'],
    ['b', 'b', undefined],
  ]);
  expect('url' in ir.measures[1]).toBe(false);
  expect(irSchema.parse(JSON.parse(JSON.stringify(ir)))).toEqual(JSON.parse(JSON.stringify(ir)));
});

test('both may be parameters, with the values of this run', () => {
  const measure = `measure a { title: name  url: site  ${conditions} }`;
  expect(compiled(measure).ir.measures[0]).toMatchObject({ title: 'Adults', url: 'https://example.org/Measure/a' });
  expect(compiled(measure, { name: 'Grown-ups', site: 'urn:oid:2.16.840.1' }).ir.measures[0]).toMatchObject({ title: 'Grown-ups', url: 'urn:oid:2.16.840.1' });
});

test('a text that is no absolute URI is reported once, with the edit that makes it one', () => {
  const { errors, text } = compiled(`measure a { url: "example.org/a b"  ${conditions} }`);
  expect(errors.map(({ code }) => code)).toEqual(['HS3019']);
  const [{ edits }] = errors[0].suggestions;
  expect(edits.map(({ span, text: right }) => [text.slice(span.start, span.end), right])).toEqual([['"example.org/a b"', '"https://example.org/a%20b"']]);
  expect(compiled(`measure a { url: ${edits[0].text}  ${conditions} }`).errors).toEqual([]);
});

test('a value of `--set` that is no absolute URI is reported at the option', () => {
  const { errors } = compiled(`measure a { url: site  ${conditions} }`, { site: 'CMS122' });
  expect(errors.map(({ code, file }) => [code, file])).toEqual([['HS3019', '--set site']]);
});

test('the intermediate representation takes no other text', () => {
  const { ir } = compiled(`measure a { url: "https://example.org"  ${conditions} }`);
  const spoilt = { ...ir, measures: ir.measures.map((measure) => ({ ...measure, url: 'CMS122' })) };
  expect(irSchema.safeParse(JSON.parse(JSON.stringify(spoilt))).success).toBe(false);
});
