/** Words that clinicians, billers and pharmacists type, and what each must find among the first five entries of its code system: `clinician-words.txt`. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { libraryEntries } from '../../../app/codes/code-entries.ts';
import { listEntries } from '../../../app/codes/code-lists.ts';
import { searchCodes } from '../../../app/codes/code-search.ts';

const folder = 'scenarios/std';
const library = libraryEntries(
  readdirSync(folder).map((name) => ({ name: name.replace('.hsim', ''), path: `std/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
);

const entries = [...library, ...listEntries()];

/** A table for each line `# SYSTEM module`, then lines `words = row`; a list of codes of claims has no module, and codes instead of rows. */
const tables = readFileSync('tests/app/codes/clinician-words.txt', 'utf8')
  .split('# ')
  .slice(1)
  .map((part) => {
    const [head, ...lines] = part.trimEnd().split('\n');
    const [system, module] = head.split(' ');
    return { system, module, asked: lines.map((line) => line.split(' = ')) };
  });

describe.each(tables)('$system of std/$module', ({ system, module, asked }) => {
  const of = entries.filter((entry) => entry.system === system);

  test('thirty and more words are asked', () => expect(new Set(asked.map(([words]) => words)).size).toBeGreaterThanOrEqual(30));

  test.each(asked)('%s finds %s', (query, row) => {
    const owner = of.find(({ name, file, code }) => (module === '-' ? code === row : file === `std/${module}.hsim` && name.endsWith(`.${row}`)));
    expect(owner, row).toBeDefined();
    const found = searchCodes(of, query).slice(0, 5);
    expect(found.map(({ name }) => name)).toContain(owner?.name);
  });
});
