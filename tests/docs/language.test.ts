import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functionGroups } from '../../compiler/check/functions/value-function.ts';
import { compile } from '../../compiler/compile.ts';
import type { Host } from '../../compiler/load/load-modules.ts';
import { functionTable } from '../../compiler/reference/function-reference.ts';
import { verbTable } from '../../compiler/reference/verb-reference.ts';

const path = 'docs/language.md';
const text = readFileSync(path, 'utf8');

/** What the examples are in: each part is left out where the example has its own. */
const surroundings: readonly (readonly [string, string])[] = [
  ['scenario', 'scenario example "Example" { as_of: 2025-06-30 }'],
  ['codes dx:', 'codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }'],
  ['codes labs:', `codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }`],
  [
    'codes vitals:',
    `codes vitals: LOINC {
  bp 85354-9 "Blood pressure panel with all children optional"
  systolic 8480-6 "Systolic blood pressure" { unit: 'mm[Hg]' normal: 90..129 }
  diastolic 8462-4 "Diastolic blood pressure" { unit: 'mm[Hg]' normal: 60..79 }
}`,
  ],
  ['codes rx:', 'codes rx: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" amoxicillin 723 "amoxicillin" }'],
  ['codes px:', 'codes px: SNOMED { appendectomy 80146002 "Excision of appendix (procedure)" }'],
  ['codes vaccines:', 'codes vaccines: CVX { flu 150 "Influenza, split virus, quadrivalent, injectable, preservative free" }'],
];

/** The files of the library, and no others. */
const library: Host = {
  read(path) {
    const file = `scenarios/${path}.hsim`;
    return existsSync(file) ? { path: `library:${path}.hsim`, text: readFileSync(file, 'utf8'), sha256: '' } : { problem: 'there is no such file' };
  },
};

/** A whole file from an example: fragments are put where they would stand. */
function fileOf(example: string): string {
  if (example.startsWith('hsim 1')) return example;
  const first = example.trimStart().split(/\s/, 1)[0];
  const whole =
    first === 'attribute' ? `profile adult { age: uniform(18..90) ${example} }` : first === 'event' ? `timeline care of adult {\n${example}\n}` : example;
  const profile = /^profile (\w+)/m.exec(whole)?.[1];
  const named = profile === undefined ? whole : whole.replace(/ of adult /g, ` of ${profile} `);
  const imported = (declares: string): boolean => named.includes(` as ${/^codes (\w+):/.exec(declares)?.[1]}\n`);
  const rest = surroundings
    .filter(([declares]) => !named.includes(`\n${declares}`) && !named.startsWith(declares) && !imported(declares))
    .map(([, source]) => source);
  return ['hsim 1', ...rest, ...(profile === undefined ? ['profile adult { age: uniform(18..90) }'] : []), named].join('\n');
}

const examples = [...text.matchAll(/^```(hsim|HS\d{4})\n([\s\S]*?)^```$/gm)].map((match) => ({
  wanted: match[1],
  source: match[2],
  line: text.slice(0, match.index).split('\n').length,
}));

test('the reference has examples of both kinds', () => {
  expect(examples.filter((e) => e.wanted === 'hsim').length).toBeGreaterThan(12);
  expect(examples.filter((e) => e.wanted !== 'hsim').length).toBeGreaterThan(8);
});

test.each(examples)('the example at line $line of the reference: $wanted', ({ wanted, source }) => {
  const { value, diagnostics: all } = compile({ path: 'example.hsim', text: fileOf(source), sha256: '' }, library, new Map());
  // Examples show one thing, and use nothing of it.
  const diagnostics = all.filter(({ severity }) => severity !== 'note');
  const found = diagnostics.map((d) => `${d.code} ${d.message}`);
  if (wanted === 'hsim') {
    expect(found).toEqual([]);
    expect(value.ir).not.toBeNull();
  } else expect([...new Set(diagnostics.map((d) => d.code))], found.join('\n')).toEqual([wanted]);
});

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');

const generated: ReadonlyMap<string, () => string> = new Map([
  ['verbs', verbTable],
  ...functionGroups.map((group) => [`functions ${group}`, () => functionTable(group)] as const),
]);

test('the tables of verbs and functions are those that their specifications give', () => {
  const places = [...text.matchAll(/<!-- generated: (.*) -->/g)].map(([, what]) => what);
  expect(new Set(places)).toEqual(new Set(generated.keys()));
  const between = /(<!-- generated: (.*) -->\n)[\s\S]*?(<!-- end -->)/g;
  const right = text.replace(between, (whole, start: string, what: string, end: string) => {
    const now = `${start}\n${generated.get(what)?.()}\n\n${end}`;
    return unpadded(now) === unpadded(whole) ? whole : now;
  });
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(unpadded(text)).toBe(unpadded(right));
});
