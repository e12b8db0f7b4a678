/**
 * A JSON writer compiled from a zod schema: the schema is walked once, and each record is then a concatenation. It writes what
 * `JSON.stringify(z.encode(schema, value))` writes (the oracle), without building the encoded object and without naming a field a second time.
 *
 * Records have many fields and most of the optional ones are null, so an object is written by its shape: for each set of null fields there is one
 * program, whose literal text holds names, punctuation and nulls, and between which stand only the values.
 */
import type { z } from 'zod';
import { escapeText, flat, numberText } from '../shared/escape.ts';

/** Text of a value: `open`, what `write` says, `close`. Quotes and brackets stand outside, so that they join the literal text around the value. */
interface Writer {
  readonly open: string;
  readonly close: string;
  write(value: unknown): string;
}

/** String formats of zod whose values never need escaping. */
const SAFE_FORMATS: ReadonlySet<string> = new Set(['uuid', 'date']);

/**
 * A writer for valid values of a schema made of objects, arrays, records, nullables, enums, codecs and scalars.
 * `shared` names object schemas whose values are shared by many records and never change: their text is kept.
 */
export function serializer<T>(schema: z.ZodType<T>, shared: readonly z.ZodObject[] = []): (value: T) => string {
  // Describing a schema copies it, but not its shape: the shape tells which schema it is.
  const { open, close, write } = compile(schema, new Set(shared.map(({ shape }) => shape)));
  return (value) => open + write(value) + close;
}

function bare(write: (value: unknown) => string): Writer {
  return { open: '', close: '', write };
}

function quoted(write: (value: unknown) => string): Writer {
  return { open: '"', close: '"', write };
}

function compile(schema: z.core.$ZodType, shared: ReadonlySet<object>): Writer {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string': {
      const { format } = def as { format?: string };
      return quoted(format !== undefined && SAFE_FORMATS.has(format) ? (value) => value as string : (value) => escapeText(value as string));
    }
    case 'number':
      return bare((value) => numberText(value as number));
    case 'boolean':
      return bare((value) => (value ? 'true' : 'false'));
    case 'enum': {
      const words = Object.values(def.entries);
      const safe = words.every((word) => typeof word === 'string' && escapeText(word) === word);
      return safe ? quoted((value) => value as string) : bare((value) => JSON.stringify(value));
    }
    case 'nullable': {
      const { open, close, write } = compile(def.innerType, shared);
      return bare((value) => (value === null ? 'null' : open + write(value) + close));
    }
    case 'pipe':
      return encoded(compile(def.in, shared), def.reverseTransform as Encode);
    case 'array':
      return list(compile(def.element, shared));
    case 'record':
      return dictionary(compile(def.valueType, shared));
    case 'object': {
      const writer = object(def.shape, shared);
      return shared.has(def.shape) ? kept(writer) : writer;
    }
    default:
      throw new Error(`The canonical model has no ${def.type}.`);
  }
}

type Encode = (value: unknown, context: unknown) => unknown;

const SLOTS = 4096;

/** A codec. Its numbers (days, minutes) come again and again: each slot keeps the text of the last number that fell on it. */
function encoded(writer: Writer, encode: Encode): Writer {
  const numbers = new Float64Array(SLOTS).fill(Number.NaN);
  const texts: string[] = new Array(SLOTS).fill('');
  const write = (value: unknown) => {
    const number = value as number;
    const slot = (number ^ (number >>> 11)) & (SLOTS - 1);
    if (numbers[slot] === number) return texts[slot];
    const text = flat(writer.write(encode(number, undefined)));
    numbers[slot] = number;
    texts[slot] = text;
    return text;
  };
  return { ...writer, write };
}

interface Field {
  readonly name: string;
  readonly nullable: boolean;
  readonly writer: Writer;
}

/** `before[i]` is the literal text before the value of `names[i]`. */
interface Program {
  readonly names: readonly string[];
  readonly writes: readonly Writer['write'][];
  readonly before: readonly string[];
  readonly end: string;
}

function object(shape: z.core.$ZodShape, shared: ReadonlySet<object>): Writer {
  const fields = Object.entries(shape).map(([name, schema]): Field => {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    const nullable = def.type === 'nullable';
    return { name, nullable, writer: compile(nullable ? def.innerType : schema, shared) };
  });
  const optional = fields.filter(({ nullable }) => nullable).map(({ name }) => name);
  if (optional.length > 30) throw new Error('A record has at most 30 optional fields.');
  const programs = new Map<number, Program>();
  return bare((value) => {
    const record = value as { readonly [name: string]: unknown };
    let absent = 0;
    for (let i = 0; i < optional.length; i++) if (record[optional[i]] === null) absent |= 1 << i;
    let program = programs.get(absent);
    if (program === undefined) {
      program = programOf(fields, new Set(optional.filter((_, i) => (absent & (1 << i)) !== 0)));
      programs.set(absent, program);
    }
    const { names, writes, before } = program;
    let text = '';
    for (let i = 0; i < names.length; i++) text = text + before[i] + writes[i](record[names[i]]);
    return text + program.end;
  });
}

function programOf(fields: readonly Field[], absent: ReadonlySet<string>): Program {
  const names: string[] = [];
  const writes: Writer['write'][] = [];
  const before: string[] = [];
  let literal = '{';
  for (const [i, { name, writer }] of fields.entries()) {
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
  return { names, writes, before, end: flat(`${literal}}`) };
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

/** Keys stand in the order of the value, as in `JSON.stringify`. */
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
