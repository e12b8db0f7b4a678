/**
 * A JSON writer compiled from a zod schema: the schema is walked once, and each record is then a concatenation. It writes what
 * `JSON.stringify(z.encode(schema, value))` writes (the oracle), without building the encoded object and without naming a field a second time.
 *
 * Records have many fields and most of the optional ones are null, so an object is written by its shape: for each set of null fields there is one
 * program, whose literal text holds names, punctuation and nulls, and between which stand only the values.
 */
import type { z } from 'zod';
import { describeField, type Field } from '../../model/describe.ts';
import { formatCents } from '../../model/scalars.ts';
import { formatDay, formatMinute } from '../../model/time/civil.ts';
import { escapeText, flat, numberText } from '../shared/escape.ts';

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
      return quoted(remembered(formatDay));
    case 'time':
      return quoted(remembered(formatMinute));
    case 'money':
      return quoted(remembered(formatCents));
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

const SLOTS = 4096;

/** Days and minutes come again and again: each slot keeps the text of the last number that fell on it. */
function remembered(text: (value: number) => string): (value: unknown) => string {
  const numbers = new Float64Array(SLOTS).fill(Number.NaN);
  const texts: string[] = new Array(SLOTS).fill('');
  return (value) => {
    const number = value as number;
    const slot = (number ^ (number >>> 11)) & (SLOTS - 1);
    if (numbers[slot] === number) return texts[slot];
    const made = flat(text(number));
    numbers[slot] = number;
    texts[slot] = made;
    return made;
  };
}

interface Member {
  readonly name: string;
  readonly nullable: boolean;
  /** Whether it is left out where it has no value. */
  readonly optional: boolean;
  readonly writer: Writer;
}

/** `before[i]` is the literal text before the value of `names[i]`. */
interface Program {
  readonly names: readonly string[];
  readonly writes: readonly Writer['write'][];
  readonly before: readonly string[];
  readonly end: string;
}

/** Optional fields that one program is chosen by: as many as a small integer has bits for. */
const OPTIONAL = 30;

function object(fields: readonly Field[], shared: ReadonlySet<object>): Writer {
  const members = fields.map((field): Member => ({ name: field.name, nullable: field.nullable, optional: field.optional, writer: ofType(field, shared) }));
  const parts = runsOf(members).map((run, i, all) => part(run, i === 0 ? '{' : ',', i === all.length - 1 ? '}' : ''));
  if (parts.length === 1) return bare(parts[0]);
  return bare((value) => {
    let text = '';
    for (let i = 0; i < parts.length; i++) text += parts[i](value);
    return text;
  });
}

/** The fields in runs, none of which has more optional ones than a program can be chosen by. */
function runsOf(members: readonly Member[]): Member[][] {
  const runs: Member[][] = [[]];
  let optional = 0;
  for (const member of members) {
    if ((member.nullable || member.optional) && ++optional > OPTIONAL) {
      runs.push([]);
      optional = 1;
    }
    runs[runs.length - 1].push(member);
  }
  return runs;
}

/** Writes a run of fields, with what is before and after it. */
function part(fields: readonly Member[], before: string, after: string): (value: unknown) => string {
  const optional = fields.filter((field) => field.nullable || field.optional).map(({ name }) => name);
  const programs = new Map<number, Program>();
  return (value) => {
    const record = value as { readonly [name: string]: unknown };
    let absent = 0;
    for (let i = 0; i < optional.length; i++) if (record[optional[i]] === null || record[optional[i]] === undefined) absent |= 1 << i;
    let program = programs.get(absent);
    if (program === undefined) {
      program = programOf(fields, new Set(optional.filter((_, i) => (absent & (1 << i)) !== 0)), before, after);
      programs.set(absent, program);
    }
    const { names, writes, before: literals } = program;
    let text = '';
    for (let i = 0; i < names.length; i++) text = text + literals[i] + writes[i](record[names[i]]);
    return text + program.end;
  };
}

function programOf(fields: readonly Member[], absent: ReadonlySet<string>, first: string, after: string): Program {
  const names: string[] = [];
  const writes: Writer['write'][] = [];
  const before: string[] = [];
  let literal = first;
  for (const [i, { name, optional, writer }] of fields.entries()) {
    if (optional && absent.has(name)) continue;
    literal += `${i === 0 ? '' : ','}${JSON.stringify(name)}:`;
    if (absent.has(name)) {
      literal += 'null';
      continue;
    }
    names.push(name);
    writes.push(writer.write);
    before.push(flat(literal + writer.open));
    literal = writer.close;
  }
  return { names, writes, before, end: flat(literal + after) };
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
