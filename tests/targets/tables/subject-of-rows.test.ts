/** Subjects made of rows are those whose rows they are. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parties as partiesSchema, type Subject, subject as subjectSchema } from '../../../model/subject.ts';
import { directoryOfRows, type JsonRow, personTables, subjectOfRows } from '../../../targets/tables/subject-of-rows.ts';
import { compileText, diabetesText, subjects } from '../../support/scenario-runs.ts';
import { everything } from '../fixtures/full.ts';
import { expected, tables, together } from './read-tables.ts';

function rowsOf(one: Subject): (name: string) => JsonRow[] {
  return (name) => {
    const table = tables.find((each) => each.name === name)!;
    return expected(table, [one]).map((row) => Object.fromEntries(table.columns.map((column, i) => [column.name, row[i]])));
  };
}

test.each([['every field', everything()] as const, ...subjects(compileText(diabetesText), { count: 3 }).map((one) => [`subject ${one.index}`, one] as const)])(
  '%s',
  (_, one) => {
    const { parties: _parties, ...rest } = z.encode(subjectSchema, one) as unknown as Record<string, unknown>;
    // Tables do not tell an empty list from none.
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"components":null', '"components":[]'));
    expect(subjectOfRows(rowsOf(one))).toEqual(plain(rest));
    expect(directoryOfRows(rowsOf(one))).toEqual(z.encode(partiesSchema, together([one])));
  },
);

test('each row of a person is found by the column that names the person', () => {
  const one = everything();
  const found = personTables.map(({ table, person }) => [table.name, ...new Set(rowsOf(one)(table.name).map((row) => row[person]))]);
  expect(found).toEqual(personTables.map(({ table }) => [table.name, one.patient.id]));
});
