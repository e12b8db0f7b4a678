import { expect, test } from 'vitest';
import { z } from 'zod';
import { describe, type Field, isObjectOf } from '../../model/describe.ts';
import { anyRecord, authored, civilDate, civilTime, coding, id, money, reference } from '../../model/scalars.ts';
import { subject } from '../../model/subject.ts';

const inner = z.strictObject({ code: coding.describe('What it is'), days: z.array(civilDate).max(7) });
const record = z.strictObject({
  id,
  owner_id: reference('encounters').nullable().describe('Whose it is'),
  note_ids: z.array(reference(anyRecord)),
  title: authored(z.string().min(1).max(40), 'What it is called'),
  grade: authored(z.enum(['a', 'b', 'withdrawn']), 'How good it is', ['a', 'b']),
  count: z.int().min(0),
  ratio: z.number().min(-1).max(1).nullable(),
  flag: z.boolean().default(false),
  at: civilTime.nullable(),
  cost: money,
  parts: z.array(inner),
  names: z.record(z.string(), z.string()),
});

const fields = new Map(describe(record).map((field) => [field.name, field]));
const field = (name: string): Field => fields.get(name) as Field;

test('types, also of codecs that were described', () => {
  expect([...fields].map(([name, { type }]) => `${name}: ${type}`)).toEqual([
    ...['id: id', 'owner_id: id', 'note_ids: list', 'title: text', 'grade: word', 'count: integer', 'ratio: number', 'flag: boolean', 'at: time'],
    ...['cost: money', 'parts: list', 'names: map'],
  ]);
});

test('null, descriptions, references, and what a scenario may write', () => {
  expect([...fields.values()].filter(({ nullable }) => nullable).map(({ name }) => name)).toEqual(['owner_id', 'ratio', 'at']);
  expect(field('flag').optional).toBe(true);
  expect(field('owner_id')).toMatchObject({ references: 'encounters', description: 'Whose it is', authored: false });
  expect(field('grade')).toMatchObject({ authored: true, labels: ['a', 'b'], words: ['a', 'b', 'withdrawn'] });
});

test('bounds of numbers, and of the lengths of texts and lists', () => {
  expect(field('count')).toMatchObject({ bounds: { least: 0, most: null } });
  expect(field('ratio')).toMatchObject({ bounds: { least: -1, most: 1 } });
  expect(field('title')).toMatchObject({ bounds: { least: 1, most: 40 } });
  expect(field('parts')).toMatchObject({ bounds: { least: null, most: null } });
});

test('what is inside lists and objects is described too', () => {
  const parts = field('parts');
  if (parts.type !== 'list' || parts.item.type !== 'object') throw new Error('a list of objects');
  const [code, days] = parts.item.fields;
  expect(isObjectOf(code, coding)).toBe(true);
  expect(code.description).toBe('What it is');
  expect(days).toMatchObject({ type: 'list', bounds: { least: null, most: 7 }, item: { type: 'date' } });
});

test('every field of the canonical record has a type that every reader of schemas knows', () => {
  const strange = (of: Field): string[] => {
    if (of.type === 'object') return of.fields.flatMap(strange);
    if (of.type === 'list' || of.type === 'map') return strange(of.item);
    return of.type === 'other' ? [of.name] : [];
  };
  expect(describe(subject).flatMap(strange)).toEqual([]);
});
