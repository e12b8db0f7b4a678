/** Each kind of record describes itself rightly, and what it refers to is there. */
import { expect, test } from 'vitest';
import type { Kind } from '../../model/kind.ts';
import { kindList, recordKinds } from '../../model/record-kinds.ts';
import { anyRecord } from '../../model/scalars.ts';
import { parties } from '../../model/subject.ts';
import { bills } from '../support/scratch-kind.ts';

const lists = new Set<string>(['patients', ...recordKinds, ...Object.keys(parties.shape), anyRecord]);

test.each(kindList.map((kind): [string, Kind] => [kind.list, kind]))('%s', (_, kind) => {
  const fields = new Map(kind.fields().map((field) => [field.name, field]));
  for (const name of [kind.event, kind.end, kind.due, kind.reported, kind.leaf?.event, kind.leaf?.end])
    if (name !== undefined) expect(fields.get(name)?.type, name).toMatch(/^(date|time)$/);
  expect(fields.get(kind.reported)).toMatchObject({ type: 'time', nullable: false });
  for (const { list } of kind.references()) expect(lists.has(list), list).toBe(true);
  if (kind.act === true) expect(fields.get('code')?.type).toBe('object');
});

test('words and lists are the words of one kind each', () => {
  const words = kindList.flatMap(({ word }: Kind) => word ?? []);
  expect(new Set(words).size).toBe(words.length);
  expect(new Set(recordKinds).size).toBe(recordKinds.length);
});

test('references are found at any depth', () => {
  expect(bills.references().map(({ steps, list }) => `${steps.map(({ name, many }) => (many ? `${name}[]` : name)).join('.')} → ${list}`)).toEqual([
    'encounter_id → encounters',
    'replaced_id → bills',
    'billing_id → organizations',
    'lines[].source_id → procedures',
  ]);
});
