import { expect, test } from 'vitest';
import { z } from 'zod';
import { id, money, reference } from '../../../model/scalars.ts';
import { tables, tablesOf } from '../../../targets/tables/table-model.ts';

/** Identifiers that lead to no table: of a role, and of a record of any kind. */
const ALONE = new Set(['id', 'role_id', 'record_id', 'source_id', 'evidence_id']);

test('every identifier of another record says which table it leads to, and that table is there', () => {
  const names = new Set(tables.map((table) => table.name));
  for (const table of tables) {
    for (const { name, type, references } of table.columns) {
      if (type !== 'id' || ALONE.has(name)) continue;
      expect(references, `${table.name}.${name}`).not.toBeNull();
      expect(names.has(references as string), `${table.name}.${name} → ${references}`).toBe(true);
    }
  }
});

test('columns have one name each, and keys are columns that are never null', () => {
  for (const { name, columns, key } of tables) {
    const names = columns.map((column) => column.name);
    expect(new Set(names).size, name).toBe(names.length);
    for (const part of key) expect(columns.find((column) => column.name === part)?.nullable, `${name}.${part}`).toBe(false);
  }
});

test('a new kind of record is a table by its schema alone, with money and nested lists', () => {
  const line = z.strictObject({ code: z.string(), charge: money, adjustments: z.number().nullable() });
  const claim = z.strictObject({
    id,
    encounter_id: reference('encounters'),
    total: money.nullable(),
    lines: z.array(line),
    note_ids: z.array(reference('notes')),
  });
  const root = z.strictObject({
    index: z.int(),
    patient: z.strictObject({ id, name: z.string() }),
    encounters: z.array(z.strictObject({ id })),
    claims: z.array(claim),
  });
  const shown = tablesOf(root).map(({ name, key, columns }) => [
    name,
    key,
    columns.map((column) => `${column.name}:${column.type}${column.nullable ? '?' : ''}`),
  ]);
  expect(shown).toEqual([
    ['patients', ['id'], ['id:id', 'subject_index:integer', 'name:text']],
    ['encounters', ['id'], ['id:id', 'patient_id:id']],
    ['claims', ['id'], ['id:id', 'patient_id:id', 'encounter_id:id', 'total:money?']],
    ['claim_lines', ['claim_id', 'position'], ['claim_id:id', 'patient_id:id', 'position:integer', 'code:text', 'charge:money', 'adjustments:double?']],
    ['claim_notes', ['claim_id', 'position'], ['claim_id:id', 'patient_id:id', 'position:integer', 'note_id:id']],
  ]);
});
