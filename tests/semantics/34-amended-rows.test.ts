/** Rows that an import changes: columns and defaults, in the importing file and in what the imported file does itself. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { subjects } from '../support/scenario-runs.ts';

const drugs = `hsim 1
codes drugs: RXNORM { metformin 861007 "metformin hydrochloride 500 MG Oral Tablet" { refills: 3  days_supply: 90 } }
codes other: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" { refills: 1 } }`;
const lib = `hsim 1
use "drugs" as rx
param gap: 1 day in 1 day..9 days
codes lib: LOINC { ldl 13457-7 "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation" { unit: 'mg/dL' normal: 0..99 decimals: 0 } }
profile adult { age: 40 }
timeline care of adult {
  event theirs at 2024-01-08 + gap { encounter ambulatory { prescribe rx.metformin { quantity: 30 }  observe ldl: 90.126 } }
}`.replace('observe ldl', 'observe lib.ldl');
const files: Readonly<Record<string, string>> = { drugs, lib };

function compiled(main: string, others = files) {
  const read = (path: string) => (path in others ? { path: `${path}.hsim`, text: others[path], sha256: '' } : { problem: 'there is no such file' });
  const text = `hsim 1\nscenario t "T" { as_of: 2026-01-01 }\n${main}`;
  const { value, diagnostics } = compile({ path: 'main.hsim', text, sha256: '' }, { read }, new Map());
  return { ir: value.ir as Ir, reported: diagnostics.filter(({ severity }) => severity === 'error').map((one) => `${one.code} ${one.file} ${one.message}`) };
}

function run(main: string) {
  const { ir, reported } = compiled(main);
  expect(reported).toEqual([]);
  return subjects(ir, { count: 1 })[0];
}

const own = (items: string): string => `profile adult { age: 40 }\ntimeline care of adult { event mine at 2024-01-08 { encounter ambulatory { ${items} } } }`;
const whole = 'profile adult { include lib.adult }\ntimeline care of adult { include lib.care }';
const refills = (main: string): (number | null)[] => run(main).medication_requests.map((one) => one.refills);

test('a default that the import gives replaces that of the row, and the others stay', () => {
  const text = (braces: string): string => `use "drugs" as rx${braces}\n${own('prescribe rx.metformin { quantity: 30 }')}`;
  const given = (braces: string) => run(text(braces)).medication_requests.map((one) => [one.refills, one.days_supply, one.quantity]);
  expect(given('')).toEqual([[3, 90, 30]]);
  expect(given(' { metformin { refills: 5 } }')).toEqual([[5, 90, 30]]);
  expect(given(' { drugs.metformin { refills: 5  quantity: 2 } }')).toEqual([[5, 90, 30]]);
});

test('a row of a table with another name is named with its table', () => {
  const text = (braces: string): string => `use "drugs" as rx { ${braces} }\n${own('prescribe rx.other.lisinopril { quantity: 30 }')}`;
  expect(refills(text('other.lisinopril { refills: 4 }'))).toEqual([4]);
  expect(compiled(text('lisinopril { refills: 4 }')).reported).toEqual(['HS2001 main.hsim no code table in `drugs.hsim` has a row `lisinopril`']);
});

test('holds in what the imported file does, and in the files that it imports', () => {
  const values = (braces: string): number[] => run(`use "lib" as lib${braces}\n${whole}`).observations.map(({ value }) => value as number);
  expect([values(''), values(' { ldl { decimals: 2 } }')]).toEqual([[90], [90.13]]);
  expect(refills(`use "lib" as lib\n${whole}`)).toEqual([3]);
  expect(refills(`use "lib" as lib { gap: 2 days  rx.metformin { refills: 7 } }\n${whole}`)).toEqual([7]);
});

test('changes nothing for another import of the same file', () => {
  const both = (braces: string): string =>
    `use "drugs" as rx\nuse "lib" as lib { ${braces} }\n${whole.replace('include lib.care', 'include lib.care  event mine at 2024-01-08 { encounter ambulatory { prescribe rx.metformin { quantity: 1 } } }')}`;
  const by = (braces: string) => Object.fromEntries(run(both(braces)).medication_requests.map((one) => [one.quantity, one.refills]));
  expect(by('rx.metformin { refills: 7 }')).toEqual({ 1: 3, 30: 7 });
});

test('the importing file wins over what the imported file says of what it imports', () => {
  const others = { ...files, lib: lib.replace('as rx', 'as rx { metformin { refills: 4  days_supply: 60 } }') };
  const { ir, reported } = compiled(`use "lib" as lib { rx.metformin { refills: 7 } }\n${whole}`, others);
  expect(reported).toEqual([]);
  expect(subjects(ir, { count: 1 })[0].medication_requests.map((one) => [one.refills, one.days_supply])).toEqual([[7, 60]]);
});

test('values are those of the file that gives them', () => {
  expect(refills(`param n: 6 in 1..9\nuse "drugs" as rx { metformin { refills: n } }\n${own('prescribe rx.metformin { quantity: 30 }')}`)).toEqual([6]);
});

test('what is wrong is reported where it is written', () => {
  const by = (braces: string): string[] => compiled(`use "lib" as lib { ${braces} }\n${whole}`).reported;
  expect(by('ldl { decimal: 2 }')).toEqual(['HS2003 main.hsim the row `lib.ldl` has no field `decimal`']);
  expect(by('ldl { decimals: "two" }')).toEqual([expect.stringMatching(/^HS3001 main\.hsim expected a whole number for `decimals`/)]);
  expect(by('ldl { decimals: 1 } ldl { decimals: 2 }')).toEqual(['HS2004 main.hsim the field `decimals` is set twice']);
  expect(by('lld { decimals: 1 }')).toEqual(['HS2001 main.hsim no code table in `lib.hsim` has a row `lld`']);
  expect(by('rx.metfornin { refills: 1 }')).toEqual(['HS2001 main.hsim no code table in `lib.hsim` has a row `rx.metfornin`']);
  expect(by('rx.metformin { refills: yes }')).toEqual([expect.stringMatching(/^HS3001 main\.hsim /)]);
});
