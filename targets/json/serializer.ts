/**
 * A JSON writer compiled from a zod schema: the schema is walked once, and each record is then a concatenation. It writes what
 * `JSON.stringify(z.encode(schema, value))` writes (the oracle), without building the encoded object and without naming a field a second time.
 *
 * The literal text between two values holds names and punctuation.
 */
import type { z } from 'zod';
import { describeField, type Field } from '../../model/describe.ts';
import { formatCents } from '../../model/scalars.ts';
import { formatDay, formatMinute } from '../../model/time/civil.ts';
import { escapeText, flat, numberText } from '../shared/escape.ts';
import { remembered } from '../shared/remembered.ts';

/** Text of a value: `open`, what `write` says, `close`. Quotes and brackets are outside, so that they join the literal text around the value. */
interface Writer {
  readonly open: string;
  readonly close: string;
  write(value: unknown): string;
}

/**
 * A writer for valid values of a schema made of objects, arrays, records, nullables, enums, codecs and scalars.
 * `shared` names object schemas whose values are shared by many records and never change: their text is kept.
 */
export function serializer<T>(schema: z.ZodType<T>, shared: readonly z.ZodObject[] = []): (value: T) => string {
  // Describing a schema copies it, but not its shape: the shape tells which schema it is.
  const { open, close, write } = compile(describeField('', schema), new Set(shared.map(({ shape }) => shape)));
  return (value) => open + write(value) + close;
}

// One memory for all fields: the records of a visit share their times.
const dayText = remembered(formatDay) as Writer['write'];
const minuteText = remembered(formatMinute) as Writer['write'];
const moneyText = remembered(formatCents) as Writer['write'];

function bare(write: (value: unknown) => string): Writer {
  return { open: '', close: '', write };
}

function quoted(write: (value: unknown) => string): Writer {
  return { open: '"', close: '"', write };
}

function compile(field: Field, shared: ReadonlySet<object>): Writer {
  const writer = ofType(field, shared);
  if (!field.nullable) return writer;
  const { open, close, write } = writer;
  return bare((value) => (value === null ? 'null' : open + write(value) + close));
}

function ofType(field: Field, shared: ReadonlySet<object>): Writer {
  switch (field.type) {
    case 'id':
      return quoted((value) => value as string);
    case 'text':
      return quoted((value) => escapeText(value as string));
    case 'word':
      return field.words.every((word) => escapeText(word) === word) ? quoted((value) => value as string) : bare((value) => JSON.stringify(value));
    case 'integer':
    case 'number':
      return bare((value) => numberText(value as number));
    case 'boolean':
      return bare((value) => (value ? 'true' : 'false'));
    case 'date':
      return quoted(dayText);
    case 'time':
      return quoted(minuteText);
    case 'money':
      return quoted(moneyText);
    case 'list':
      return list(compile(field.item, shared));
    case 'map':
      return dictionary(compile(field.item, shared));
    case 'object': {
      const writer = object(field.fields, shared);
      return shared.has(field.shape) ? kept(writer) : writer;
    }
    case 'other':
      throw new Error(`No record has a field like ${field.name}.`);
  }
}

/**
 * An object, as one function whose code names the fields: V8 reads a field that code names from a fixed place, and one that a variable names by looking it up.
 * Absent is null or undefined: such a field is left out where it is optional, else null.
 */
function object(fields: readonly Field[], shared: ReadonlySet<object>): Writer {
  const literals: string[] = [];
  const writes: Writer['write'][] = [];
  const literal = (text: string): string => `literal${literals.push(flat(text)) - 1}`;
  const parts: string[] = [];
  let before = '{';
  for (const [i, field] of fields.entries()) {
    const { open, close, write } = ofType(field, shared);
    const name = JSON.stringify(field.name);
    const start = `${i === 0 ? '' : ','}${name}:`;
    const value = `write${writes.push(write) - 1}(record[${name}])`;
    if (!field.nullable && !field.optional) {
      parts.push(literal(before + start + open), value);
      before = close;
      continue;
    }
    parts.push(literal(before));
    const absent = field.optional ? '""' : literal(`${start}null`);
    parts.push(`(record[${name}] == null ? ${absent} : ${literal(start + open)} + ${value} + ${literal(close)})`);
    before = '';
  }
  parts.push(literal(`${before}}`));
  const constants = [...literals.map((_, i) => `literal${i} = literals[${i}]`), ...writes.map((_, i) => `write${i} = writes[${i}]`)];
  const code = `const ${constants.join(', ')}; return (record) => ${parts.join(' + ')};`;
  return bare(new Function('literals', 'writes', code)(literals, writes) as Writer['write']);
}

function list({ open, close, write }: Writer): Writer {
  const between = flat(`${close},${open}`);
  const last = `${close}]`;
  return bare((value) => {
    const items = value as readonly unknown[];
    if (items.length === 0) return '[]';
    let text = `[${open}`;
    for (let i = 0; i < items.length; i++) text = i === 0 ? text + write(items[i]) : text + between + write(items[i]);
    return text + last;
  });
}

/** Keys are in the order of the value, as in `JSON.stringify`. */
function dictionary({ open, close, write }: Writer): Writer {
  return bare((value) => {
    const entries = Object.entries(value as object).map(([key, one]) => `"${escapeText(key)}":${open}${write(one)}${close}`);
    return `{${entries.join(',')}}`;
  });
}

function kept({ write }: Writer): Writer {
  const texts = new WeakMap<object, string>();
  return bare((value) => {
    let text = texts.get(value as object);
    if (text === undefined) {
      text = flat(write(value));
      texts.set(value as object, text);
    }
    return text;
  });
}
