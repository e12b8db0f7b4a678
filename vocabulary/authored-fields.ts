/** The fields of a canonical record that a scenario may write, and the types of the language that they take. */
import type { z } from 'zod';
import { type Bounds, describe, type Field, isObjectOf } from '../model/describe.ts';
import { kindOf, recordKinds } from '../model/record-kinds.ts';
import { coding } from '../model/scalars.ts';
import { boolean, coding as codingType, day, minute, money as moneyType, type Type, text } from './types.ts';

export interface AuthoredField {
  readonly type: Type;
  readonly description: string;
}

/** In the order of the record. */
export function authoredFields(record: z.ZodObject): Map<string, AuthoredField> {
  const fields = new Map<string, AuthoredField>();
  for (const field of describe(record)) {
    if (!field.authored) continue;
    const { name, labels, description } = field;
    const type: Type | null = labels === null ? knownType(field, name) : { kind: 'choice', name: `\`${name}\``, labels };
    if (type === null) throw new Error(`the canonical field ${name} has a type that no value of the language has: ${field.type}`);
    fields.set(name, { type, description });
  }
  return fields;
}

/** References of records to those who give care, by the word of the language. */
const partyReferences: ReadonlyMap<string, { readonly word: string; readonly of: 'provider' | 'facility' }> = new Map([
  ['practitioner_id', { word: 'provider', of: 'provider' }],
  ['location_id', { word: 'facility', of: 'facility' }],
]);

/** All fields of a record that a question can be about, with how the record names them. `day`: the record keeps it as a day, not a minute. */
export interface RecordField {
  readonly type: Type;
  readonly day: boolean;
  readonly field: string;
  /** The field by which the record refers to the one that has it; null for its own. */
  readonly through: string | null;
}
export type RecordFields = ReadonlyMap<string, RecordField>;

/** Also of the records that it refers to: `encounter.class`. */
export function recordFields(record: z.ZodObject): RecordFields {
  const fields = new Map(ownFields(record));
  for (const { name, references } of describe(record)) {
    const kind = recordKinds.find((one) => one === references);
    if (kind === undefined || !name.endsWith('_id')) continue;
    for (const [word, field] of ownFields(kindOf[kind].schema))
      if (field.type.kind !== 'party') fields.set(`${name.slice(0, -'_id'.length)}.${word}`, { ...field, through: name });
  }
  return fields;
}

function ownFields(record: z.ZodObject): RecordFields {
  const fields = new Map<string, RecordField>();
  for (const field of describe(record)) {
    const { name } = field;
    const party = partyReferences.get(name);
    if (party !== undefined) fields.set(party.word, { type: { kind: 'party', of: party.of }, day: false, field: name, through: null });
    if (name === 'id' || name.endsWith('_id')) continue;
    const type = knownType(field, name);
    if (type !== null) fields.set(name, { type, day: type.kind === 'time' && type.precision === 'day', field: name, through: null });
  }
  return fields;
}

function bounded(bounds: Bounds): { bounds?: Bounds } {
  return bounds.least === null && bounds.most === null ? {} : { bounds };
}

/** Null for what no value of the language is. */
function knownType(field: Field, name: string): Type | null {
  switch (field.type) {
    case 'word':
      // Codes such as 7 are no words of the language.
      return field.words.every((word) => /^[A-Za-z_]\w*$/.test(word)) ? { kind: 'choice', name: `\`${name}\``, labels: field.words } : text;
    case 'id':
      return text;
    case 'text':
      return { kind: 'text', ...bounded(field.bounds) };
    case 'boolean':
      return boolean;
    case 'integer':
      return { kind: 'number', whole: true, ...bounded(field.bounds) };
    case 'number':
      return { kind: 'number', whole: false, ...bounded(field.bounds) };
    case 'date':
      return day;
    case 'time':
      return minute;
    case 'money':
      return moneyType;
    case 'list': {
      const item = knownType(field.item, name);
      return item === null ? null : { kind: 'list', item };
    }
    case 'object':
      return isObjectOf(field, coding) ? codingType : null;
    case 'map':
    case 'other':
      return null;
  }
}
