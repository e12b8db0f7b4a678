/** What the compiler knows of codes is what the library has: made from it, and checked against it. `UPDATE_KNOWN=1` writes it again. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { libraryEntries } from '../../../app/codes/code-entries.ts';
import { LINE } from '../../../model/codes/code-table.ts';
import { knownCode } from '../../../model/codes/known-codes.ts';

const folder = 'scenarios/std';
/** Runs ask of LOINC alone, so its codes are apart. */
const tables = [
  { path: 'model/codes/known-loinc-table.ts', name: 'knownLoincTable', loinc: true },
  { path: 'model/codes/known-table.ts', name: 'knownTable', loinc: false },
];
const entries = libraryEntries(
  readdirSync(folder)
    .sort()
    .map((name) => ({ name: name.replace('.hsim', ''), path: `std/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
);

function table({ name, loinc }: (typeof tables)[number]): string {
  // CPT numbers are next to words of this library's own, which nobody else need have; packages of drugs are many, and have the names of their drugs.
  const rows = entries
    .filter(({ kind, system }) => kind === 'code' && system !== 'CPT' && system !== 'NDC' && (system === 'LOINC') === loinc)
    .map(({ system, code, display, unit, category, specimen }) => ({
      line: `${system} ${code.slice(0, LINE)}`,
      entry: [code, display, unit, category, specimen].join('|').replace(/\|+$/, ''),
    }));
  const lines = new Map<string, Set<string>>();
  for (const { line, entry } of rows) lines.set(line, (lines.get(line) ?? new Set()).add(entry));
  const text = [...lines].map(([line, of]) => `${line}|${[...of].sort().join('§')}`).sort();
  return `/** Codes of the library with display, unit, category and specimen: those that begin alike are one line. Made from \`scenarios/std\` by \`tests/model/codes/known-table.test.ts\`. */\nexport const ${name} = \`\n${text.join('\n')}\n\`;\n`;
}

test('no code has two entries, and no entry holds what separates them', () => {
  const seen = new Map<string, string>();
  for (const { kind, system, code, display, unit, category, specimen } of entries) {
    if (kind !== 'code' || system === 'CPT' || system === 'NDC') continue;
    const entry = [display, unit, category, specimen].join('|');
    expect(seen.get(`${system} ${code}`) ?? entry, `${system} ${code}`).toBe(entry);
    seen.set(`${system} ${code}`, entry);
    expect(display).not.toMatch(/[|§`\\$]/);
  }
});

test.each(tables)('$path is the one that the library gives', (of) => {
  if (process.env['UPDATE_KNOWN'] !== undefined) writeFileSync(of.path, table(of));
  else expect(readFileSync(of.path, 'utf8')).toBe(table(of));
});

test('a code is known by its display and unit', () => {
  expect(knownCode('LOINC', '4548-4')).toEqual({ display: 'Hemoglobin A1c/Hemoglobin.total in Blood', unit: '%', category: null, specimen: null });
  expect(knownCode('CPT', '99213')).toBeNull();
  expect(knownCode('LOINC', '1-8')).toBeNull();
});
