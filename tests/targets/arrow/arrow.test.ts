/** Arrow streams read back: the canonical values, whatever text there is, with the types of the model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { dataOf } from '../../../targets/arrow/vectors.ts';
import { targets } from '../../../targets/registry.ts';
import { Lost } from '../../../targets/shared/lost.ts';
import type { ColumnType } from '../../../targets/tables/table-model.ts';
import { compileText, diabetesText, subjects } from '../../support/scenario-runs.ts';
import { DICTIONARY } from '../fixtures/dictionary.ts';
import { spoilt } from '../fixtures/hostile.ts';
import { apart, differences, expected, scratch, tables, writeTarget } from '../tables/read-tables.ts';
import { rowsOf } from './arrow-rows.ts';

const folder = scratch();
const people = [...subjects(compileText(diabetesText), { count: 9 }), ...DICTIONARY.map((text, i) => apart(spoilt(text), i))];

const names: Readonly<Record<ColumnType, string>> = {
  id: 'Utf8',
  text: 'Utf8',
  integer: 'Int32',
  double: 'Float64',
  boolean: 'Bool',
  date: 'Date32<DAY>',
  time: 'Timestamp<MICROSECOND>',
  money: 'Decimal[18e+2]',
};

test('arrow gives every value back', async () => {
  expect(await writeTarget(targets.get('arrow') as Target, {}, people, folder)).toEqual({});
  for (const table of tables) {
    const found = tableFromIPC(readFileSync(join(folder, `${table.name}.arrows`)));
    expect(found.schema.fields.map((field) => [field.name, String(field.type), field.nullable])).toEqual(
      table.columns.map(({ name, type, nullable }) => [name, names[type], nullable]),
    );
    expect(differences(rowsOf(table, found), expected(table, people)), table.name).toEqual([]);
  }
});

test('nobody: every table is there, with its columns', async () => {
  const empty = join(folder, 'empty');
  await writeTarget(targets.get('arrow') as Target, {}, [], empty);
  for (const table of tables) {
    const found = tableFromIPC(readFileSync(join(empty, `${table.name}.arrows`)));
    expect([found.numRows, found.schema.fields.length]).toEqual([0, table.columns.length]);
  }
});

test('cents are 128-bit decimals, also below zero', () => {
  const column = { name: 'paid', type: 'money', nullable: true, description: '', references: null, words: null, origin: { from: 'item' } } as const;
  const { values, nullCount } = dataOf(column, [1234, null, -5], new Lost());
  expect(nullCount).toBe(1);
  expect([...new BigInt64Array(values.buffer)]).toEqual([1234n, 0n, 0n, 0n, -5n, -1n]);
});
