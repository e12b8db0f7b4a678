/**
 * Reads JSON as the canonical schema describes it, as far as it goes: each field that is right gets its value, each one that is not gets a finding. It
 * accepts what the schema accepts (a test holds the two against each other), but for what can only be meant one way: fields that may be empty may be
 * left out, and unknown fields are reported and not read. What a format does not carry is `undefined` without a finding.
 */

import type { z } from 'zod';
import { counted } from '../../model/counted.ts';
import { describeField, type Field } from '../../model/describe.ts';
import { nearest } from '../../model/nearest.ts';
import { notCarried } from '../../model/not-carried.ts';
import { civilDate, civilTime, money } from '../../model/scalars.ts';
import { isCivil } from '../../model/time/civil.ts';
import { brief } from '../finding-words.ts';
import type { Path } from '../rule.ts';

/** Tells that a value breaks a rule. */
export type Report = (rule: string, path: Path, message: string) => void;

/**
 * The value in memory; `undefined` where it cannot be used.
 * @param path where the value stands: one list that grows and shrinks on the way, so whoever keeps it copies it
 */
export type Read = (value: unknown, path: (string | number)[], report: Report) => unknown;

function within(read: Read, value: unknown, step: string | number, path: (string | number)[], report: Report): unknown {
  path.push(step);
  const found = read(value, path, report);
  path.pop();
  return found;
}

/** Names of one object that are reported; the rest is counted. */
const MOST_NAMES = 5;

export function readerOf(schema: z.ZodType): Read {
  return reader(describeField('', schema));
}

function reader(field: Field): Read {
  const read = ofType(field);
  return field.nullable ? (value, path, report) => (value === null ? null : read(value, path, report)) : read;
}

function ofType(field: Field): Read {
  switch (field.type) {
    case 'id':
      return identifier(field.schema);
    case 'text':
      return field.bounds.most === null ? text : textUpTo(field.bounds.most);
    case 'integer':
    case 'number':
      return number(field.schema);
    case 'boolean':
      return scalar((value) => typeof value === 'boolean', 'true or false');
    case 'word':
      return word(field.words);
    case 'date':
    case 'time':
    case 'money':
      return codec(field.type);
    case 'list':
      return list(reader(field.item));
    case 'map':
      return dictionary(reader(field.item));
    case 'object':
      return object(field.fields);
    case 'other':
      throw new Error(`No record has a field like ${field.name}.`);
  }
}

function scalar(is: (value: unknown) => boolean, words: string): Read {
  return (value, path, report) => {
    if (is(value)) return value;
    report('STRUCT-006', path, `expected ${words}, found ${brief(value)}`);
    return undefined;
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const text = scalar(isText, 'a string');

function textUpTo(most: number): Read {
  return (value, path, report) => {
    if (isText(value) && value.length > most) report('STRUCT-013', path, `the text has ${value.length} characters; the limit is ${most}`);
    return text(value, path, report);
  };
}

function identifier({ safeParse }: z.ZodType): Read {
  return (value, path, report) => {
    if (typeof value !== 'string') return text(value, path, report);
    if (safeParse(value).success) return value;
    report('IDENT-001', path, `${brief(value)} is not a UUID`);
    // References are followed all the same.
    return value;
  };
}

function number({ safeParse }: z.ZodType): Read {
  return (value, path, report) => {
    if (typeof value !== 'number') {
      report('STRUCT-006', path, `expected a number, found ${brief(value)}`);
      return undefined;
    }
    const parsed = safeParse(value);
    if (parsed.success) return value;
    const { code, minimum, maximum } = parsed.error.issues[0] as { code: string; minimum?: number; maximum?: number };
    const big = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? 'is too large' : `is greater than ${maximum}`;
    const words =
      code === 'too_small' ? `is less than ${minimum}` : code === 'too_big' ? big : Number.isFinite(value) ? 'is not a whole number' : 'is too large';
    report('STRUCT-009', path, `${brief(value)} ${words}`);
    return undefined;
  };
}

function word(words: readonly string[]): Read {
  const known = new Set(words);
  return (value, path, report) => {
    if (typeof value !== 'string') return text(value, path, report);
    if (known.has(value)) return value;
    const near = value.length < 60 ? nearest(value, words, 1) : [];
    const allowed = near.length > 0 ? `did you mean ${near[0]}?` : `allowed: ${words.slice(0, 12).join(', ')}${words.length > 12 ? ', …' : ''}`;
    report('STRUCT-007', path, `${brief(value)} is not an allowed value; ${allowed}`);
    return undefined;
  };
}

const codecs = {
  date: { codec: civilDate, form: 'a date, such as 2025-03-31', shape: /^\d{4}-\d{2}-\d{2}$/ },
  time: { codec: civilTime, form: 'a time, such as 2025-03-31T14:05', shape: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/ },
  money: { codec: money, form: 'an amount, such as "12.34"', shape: /^$/ },
} as const;

function codec(type: keyof typeof codecs): Read {
  const { codec: of, form, shape } = codecs[type];
  return (value, path, report) => {
    if (typeof value !== 'string') return scalar(isText, form)(value, path, report);
    if (of.in.safeParse(value).success && (type !== 'time' || isTime(value))) return of.decode(value);
    // The form decides before the calendar does.
    report('STRUCT-008', path, shape.test(value) ? `the ${type} ${brief(value)} does not exist` : `${brief(value)} is not ${form}`);
    return undefined;
  };
}

function isTime(value: string): boolean {
  const [year, month, day, hour, minute] = value.split(/[-T:]/).map(Number);
  return isCivil(year, month, day) && hour < 24 && minute < 60;
}

function list(item: Read): Read {
  return (value, path, report) => {
    if (Array.isArray(value)) return value.map((one, i) => within(item, one, i, path, report));
    report('STRUCT-006', path, `expected a list, found ${brief(value)}`);
    return undefined;
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function dictionary(item: Read): Read {
  return (value, path, report) => {
    if (isObject(value)) return new Map(Object.entries(value).map(([name, one]) => [name, within(item, one, name, path, report)]));
    report('STRUCT-006', path, `expected an object, found ${brief(value)}`);
    return undefined;
  };
}

interface Member {
  readonly name: string;
  readonly read: Read;
  /** What a field counts for that is left out; `undefined` where it must be there. */
  readonly without: unknown;
  /** Whether it has no value where it is left out. */
  readonly optional: boolean;
}

/** What counts for a field that is left out. */
function emptyOf({ nullable, type }: Field): unknown {
  if (nullable) return null;
  return type === 'list' ? [] : type === 'map' ? new Map() : undefined;
}

function object(described: readonly Field[]): Read {
  const fields = described.map((field): Member => ({ name: field.name, read: reader(field), without: emptyOf(field), optional: field.optional }));
  const names = new Set(fields.map(({ name }) => name));
  return (value, path, report) => {
    if (!isObject(value)) {
      report('STRUCT-006', path, `expected an object, found ${brief(value)}`);
      return undefined;
    }
    const found: Record<string, unknown> = {};
    const left: string[] = [];
    for (const { name, read, without, optional } of fields) {
      if (value[name] === notCarried) found[name] = undefined;
      else if (Object.hasOwn(value, name)) found[name] = within(read, value[name], name, path, report);
      else if (optional) continue;
      else if (without === undefined) report('STRUCT-003', [...path, name], `\`${name}\` is missing`);
      else {
        found[name] = without;
        left.push(name);
      }
    }
    if (left.length > 0) report('STRUCT-004', path, `missing fields, treated as empty: ${left.join(', ')}`);
    unknown(value, names, path, report);
    return found;
  };
}

function unknown(value: Readonly<Record<string, unknown>>, names: ReadonlySet<string>, path: Path, report: Report): void {
  const strangers = Object.keys(value).filter((name) => !names.has(name));
  for (const name of strangers.slice(0, MOST_NAMES)) {
    const near = name.length < 60 ? nearest(name, names, 1) : [];
    report('STRUCT-005', [...path, name], `unknown field ${brief(name)}${near.length > 0 ? `; did you mean ${near[0]}?` : ''}`);
  }
  const more = strangers.length - MOST_NAMES;
  if (more > 0) report('STRUCT-005', path, `and ${counted(more, 'more unknown field')}`);
}
