/** Tables of facts agree with the library, and with themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { libraryEntries } from '../../app/codes/code-entries.ts';
import { knownCode } from '../../model/codes/known-codes.ts';
import { onsets, vaccineAges } from '../../validation/facts/ages.ts';
import { namesDrug } from '../../validation/facts/drug-names.ts';
import { indications } from '../../validation/facts/indications.ts';
import { kidneyStages, measurements, wholes } from '../../validation/facts/measurement-facts.ts';
import { conversionOf } from '../../validation/unit-checks.ts';

const folder = 'scenarios/std';
const entries = libraryEntries(
  readdirSync(folder).map((file) => ({ name: file.slice(0, -5), path: `${folder}/${file}`, text: readFileSync(`${folder}/${file}`, 'utf8') })),
);
const ends = (range: string): number[] => range.split('..').map(Number);

test.each([...measurements])('%s is a test of the library, in its unit, with ranges that hold each other', (code, { unit, impossible, unusual }) => {
  expect(knownCode('LOINC', code)?.unit).toBe(unit);
  expect(impossible[0]).toBeLessThanOrEqual(unusual[0]);
  expect(unusual[0]).toBeLessThan(unusual[1]);
  expect(unusual[1]).toBeLessThanOrEqual(impossible[1]);
});

test('what the library calls normal or critical is neither impossible nor unusual', () => {
  const judged = entries.filter(({ system, code, kind }) => kind === 'code' && system === 'LOINC' && measurements.has(code));
  expect(judged).toHaveLength(measurements.size);
  for (const { name, code, normal, critical } of judged) {
    const [low, high] = measurements.get(code)?.unusual ?? [];
    // A range for each sex or age is several, each after a colon.
    for (const range of [normal, critical].flatMap((cell) => cell?.match(/(?<=^|: )[\d.]+\.\.[\d.]+/g) ?? [])) {
      const [from, to] = ends(range);
      // Ranges from 0 have no lower end.
      expect([from === 0 || from >= (low as number), to <= (high as number)], `${name} ${range}`).toEqual([true, true]);
    }
  }
});

test('parts and wholes are measured in the same kind of unit', () => {
  for (const { whole, part } of wholes) expect(conversionOf(measurements.get(part)?.unit ?? '', measurements.get(whole)?.unit ?? ''), part).not.toBeNull();
});

test('vaccines, diagnoses and stages of the tables are codes of the library', () => {
  for (const code of vaccineAges.keys()) expect(knownCode('CVX', code), code).not.toBeNull();
  for (const code of kidneyStages.keys()) expect(knownCode('ICD10CM', code), code).not.toBeNull();
  for (const { ages } of onsets) expect(ages[0]).toBeLessThan(ages[1]);
});

test('more than half of the drugs of `std/drugs` have indications, and no drug has more of them than ingredients', () => {
  const drugs = entries.filter(({ system }) => system === 'RXNORM');
  let judged = 0;
  const common = drugs.filter(({ file }) => file.endsWith('/drugs.hsim'));
  for (const { display, file } of drugs) {
    const rows = indications.filter((row) => namesDrug(display, row.drugs) !== null);
    expect(rows.length, display).toBeLessThanOrEqual(display.split(' / ').length);
    if (rows.length > 0 && file.endsWith('/drugs.hsim')) judged++;
  }
  expect(common.length).toBeGreaterThan(100);
  expect(judged).toBeGreaterThan(common.length / 2);
});
