/** Categories of ICD-10-CM and their fourth characters, from the published lists. */
import { expect, test } from 'vitest';
import { fourthCharacters } from '../../../model/codes/icd10cm-categories.ts';
import { dividedSince } from '../../../model/codes/known-codes.ts';
import { knownTable } from '../../../model/codes/known-table.ts';

test.each([
  ['I10', ''],
  ['E11', '012345689A'],
  ['U07', '01'],
  ['M1A', '012349'],
  ['O09', '01234567 89A'.replace(' ', '')],
  ['Z3A', '01234'],
])('%s: %s', (category, characters) => {
  expect(fourthCharacters(category)).toBe(characters);
});

test.each(['A29', 'Q08', 'U10', 'E12', 'W98', 'Z00.0', ''])('%s is no category', (text) => {
  expect(fourthCharacters(text)).toBeNull();
});

test('the number of categories is that of the lists', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const all = [...letters].flatMap((letter) => [...'0123456789A'].flatMap((digit) => [...'0123456789AB'].map((last) => letter + digit + last)));
  expect(all.filter((category) => fourthCharacters(category) !== null)).toHaveLength(1918);
});

test('every code of the library, and every heading that was a code, is one of them', () => {
  const codes = knownTable
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('ICD10CM '))
    .flatMap((line) =>
      line
        .slice(line.indexOf('|') + 1)
        .split('§')
        .map((entry) => entry.split('|')[0]),
    );
  expect(codes.length).toBeGreaterThan(6_000);
  for (const code of [...codes, ...dividedSince.keys()]) {
    const fourth = fourthCharacters(code.slice(0, 3));
    expect([code, code.length === 3 ? fourth !== null : fourth?.includes(code[4])]).toEqual([code, true]);
  }
});
