/** The lists of codes that claims carry: what `codes search` finds of them, and whether their codes exist. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeLists, listEntries } from '../../../app/codes/code-lists.ts';
import { libraryCodes, searchLibrary } from '../../../app/codes/library-codes.ts';
import { listSystems } from '../../../app/codes/list-systems.ts';
import { isReason } from '../../../model/benefits/adjustment-reasons.ts';
import { placesOfService } from '../../../model/benefits/places-of-service.ts';
import { DISCHARGE_STATUS } from '../../../model/clinical/discharge-status.ts';
import { codesIn } from '../../../model/code-ranges.ts';
import { specialties } from '../../../model/parties/providers.ts';
import { rejectMeanings } from '../../../model/pharmacy/reject-codes.ts';
import { csv } from '../../conformance/lib/csv.mjs';

const listOf = (system: string): ReadonlyMap<string, string> => codeLists.find((list) => list.system === system)?.codes ?? new Map();

test('the lists are those of the option, and each has its source', () => {
  expect(codeLists.map(({ system }) => system)).toEqual([...listSystems]);
  for (const { source } of codeLists) expect(source.length).toBeGreaterThan(20);
});

test('a list has a fair part of its codes, each with words', () => {
  const counts = Object.fromEntries(codeLists.map(({ system, codes }) => [system, codes.size]));
  expect(counts).toMatchObject({ POS: 52, DISCHARGE: 40, BILL_TYPE: 176 });
  for (const [system, least] of Object.entries({ REVENUE: 250, CARC: 250, RARC: 120, REJECT: 70, DUR: 15, NUCC: 90 }))
    expect(counts[system], system).toBeGreaterThanOrEqual(least);
  for (const { code, display } of listEntries()) expect(display, code).toMatch(/^\S.{2,99}$/);
});

test('codes that the program gives are in them', () => {
  expect([...placesOfService]).toEqual([...codesIn('1-27 31-34 41-42 49-58 60-62 65-66 71-72 81 99', 2)]);
  for (const code of Object.values(DISCHARGE_STATUS)) expect(listOf('DISCHARGE').has(code), code).toBe(true);
  for (const [code, words] of Object.entries(rejectMeanings)) expect(listOf('REJECT').get(code)).toBe(words);
  for (const { code, display } of Object.values(specialties)) expect(listOf('NUCC').get(code)).toBe(display);
  for (const code of listOf('CARC').keys()) expect(isReason(code), code).toBe(true);
});

test('a code is shown with what a scenario writes for it', async () => {
  const [found] = await libraryCodes('REVENUE:0450');
  expect(found).toMatchObject({ display: 'Emergency room', use: 'revenue: "0450" in a row of CPT or HCPCS', row: '' });
  expect((await libraryCodes('DISCHARGE:06'))[0].use).toBe('discharge home_health');
  expect((await searchLibrary('skilled nursing', 'POS'))[0].code).toBe('31');
});

test('rows of the library come before codes of lists', async () => {
  const found = await searchLibrary('electrocardiogram');
  expect(found[0].kind).toBe('code');
  expect(found.map(({ name }) => name)).toContain('REVENUE:0730');
});

test('what a list lacks is told with what remains', async () => {
  await expect(searchLibrary('zzzzzz', 'CARC')).rejects.toThrow(/^no code in the tables of CARC matches .*zzzzzz/);
});

const folder = process.env['HSIMC_CODE_LISTS'] ?? '';

/** Files of those who publish the codes; with the texts of the owners, which are not those of this project. */
describe.skipIf(folder === '' || !existsSync(folder))('the published lists', () => {
  const published = (name: string): readonly Readonly<Record<string, string>>[] => csv(readFileSync(`${folder}/${name}.csv`, 'utf8'));

  test.each([
    ['REVENUE', 'revenue_code'],
    ['POS', 'place_of_service'],
    ['DISCHARGE', 'discharge_status'],
    ['CARC', 'carc'],
    ['RARC', 'rarc'],
    ['REJECT', 'ncpdp_reject_sample'],
    ['NUCC', 'nucc_taxonomy'],
  ])('have each code of %s', (system, name) => {
    const known = new Set(published(name).map(({ code }) => code));
    // The sample of NCPDP lacks one number, which the CARIN real-time pharmacy benefit check has.
    expect([...listOf(system).keys()].filter((code) => !known.has(code))).toEqual(system === 'REJECT' ? ['7X'] : []);
  });

  test('have each facility of a type of bill', () => {
    const known = new Set(published('cms_bfd_codesystems').flatMap(({ codesystem, code }) => (codesystem === 'CLM-BILL-CLSFCTN-CD' ? [code] : [])));
    expect([...listOf('BILL_TYPE').keys()].filter((code) => !known.has(code.slice(1, 3)))).toEqual([]);
  });

  test('have the names of places and specialties as they are', () => {
    const straight = (text: string): string => text.replaceAll('’', "'");
    const places = new Map(published('place_of_service').map(({ code, display }) => [code, straight(display)]));
    for (const [code, name] of listOf('POS')) expect(name).toBe(places.get(code));
    const names = new Map(
      published('nucc_taxonomy').map(({ code, display, other_names: others }) => [code, [display, ...others.split('|').map((name) => name.trim())]]),
    );
    for (const [code, name] of listOf('NUCC')) expect(names.get(code), code).toContain(name);
  });

  test.each([
    ['CARC', 'carc'],
    ['RARC', 'rarc'],
  ])('have other texts than %s here', (system, name) => {
    const texts = new Map(published(name).map(({ code, display }) => [code, display.toLowerCase()]));
    for (const [code, words] of listOf(system)) expect(texts.get(code)).not.toBe(words.toLowerCase());
  });
});
