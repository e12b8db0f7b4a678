import { expect, test } from 'vitest';
import { codes, read, repaired, tree } from './parsing.ts';

const param = (value: string): string => `hsim 1\nparam a: ${value}\nparam b: 7\n`;

/** What was written, what it is reported as, and what it means. */
const wrong: readonly (readonly [string, string, string])[] = [
  ['“two weeks”', 'HS1004', '"two weeks"'],
  ['3mo', 'HS1008', '3 months'],
  ['30days', 'HS1008', '30 days'],
  ['1year', 'HS1008', '1 year'],
  ['126mg', 'HS1008', "126 'mg'"],
  ['1e-3', 'HS1008', '0.001'],
  ['2.5e3', 'HS1008', '2500'],
  ['1_000', 'HS1008', '1000'],
  ['10,000', 'HS1008', '10000'],
  ['.5', 'HS1004', '0.5'],
  ['5 %', 'HS1004', '5%'],
  ['$1500.5', 'HS1004', '$1,500.50'],
  ['2025/01/31', 'HS1004', '2025-01-31'],
  ['2025-01-31 08:00', 'HS1004', '2025-01-31T08:00'],
  ['2025-01-31 8:30', 'HS1004', '2025-01-31T08:30'],
  ['31.01.2025', 'HS1004', '2025-01-31'],
  ['1…5', 'HS1004', '1..5'],
  ['5 – 3', 'HS1004', '5 - 3'],
  ['yes && no', 'HS1004', 'yes and no'],
  ['5 ≤ 3', 'HS1004', '5 <= 3'],
  ['5 <> 3', 'HS1004', '5 != 3'],
];

test.each(wrong)('%s is reported as %s, read as %s, and repaired to it', (found, code, right) => {
  expect(codes(param(found))).toEqual([code]);
  expect(tree(param(found))).toEqual(tree(param(right)));
  expect(tree(repaired(param(found)))).toEqual(tree(param(right)));
  expect(codes(repaired(param(found)))).toEqual([]);
});

test('`:=` for a colon, `#` and block comments are repaired, and nothing else is lost', () => {
  const text = 'hsim 1\n# one\nparam a := 5 /* two\n three */\nparam b: 7\n';
  expect(codes(text)).toEqual(['HS1004', 'HS1004', 'HS1005']);
  expect(tree(text)).toEqual(tree('hsim 1\nparam a: 5\nparam b: 7\n'));
  expect(codes(repaired(text))).toEqual([]);
});

test('text in single quotes is a unit, which the checks know how to repair', () => {
  expect(codes(param("'two weeks'"))).toEqual([]);
  expect(read(param("'two weeks'")).value.declarations[0]).toMatchObject({ value: { kind: 'unit', unit: 'two weeks' } });
});

test('tabs, carriage returns and a byte-order mark are as good as spaces', () => {
  expect(codes('\ufeffhsim\t1\r\n\tparam\ta:\t5\r\n')).toEqual([]);
  expect(codes('hsim 1\rparam a: 5\r')).toEqual([]);
});

test('a NUL character makes a file that is not text', () => {
  expect(codes('hsim 1\nparam a: 5\0')).toEqual(['HS1010']);
  expect(read('\0'.repeat(50)).diagnostics).toHaveLength(1);
});

test.each(['\u202e', '\u2066', '\u200b', '\u2060', '\ud800', '\udfff'])('%j is reported where it hides: in a text, in a comment, in a name', (character) => {
  for (const text of [`hsim 1\nparam a: "x${character}y"\n`, `hsim 1\n// x${character}y\nparam a: 5\n`, `hsim 1\nparam a${character}: 5\n`]) {
    const found = read(text).diagnostics.filter((d) => d.code === 'HS1011');
    expect(found).toHaveLength(1);
    expect(text.slice(found[0].span?.start, found[0].span?.end)).toBe(character);
    expect(codes(repaired(text))).toEqual([]);
  }
});

test('astral characters in texts and comments are fine', () => {
  expect(codes('hsim 1\n// 🩺\nparam a: "🩺"\n')).toEqual([]);
});
