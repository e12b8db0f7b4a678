/**
 * Fast text by partial evaluation of the definition of a resource.
 *
 * A definition is a plain function that returns a typed JSON object. It never sees the record: what it may decide on is the record's *shape* (which
 * optional members are there, as named yes-or-no questions), and everything else goes through a hole. It runs once for each shape with a marker in every
 * hole; the text is cut at the markers into literal fragments and getters, and each further record of that shape is a concatenation. With holes that
 * return the values, the same definition builds the object, which `JSON.stringify` writes to the same bytes: tests compare the two.
 */
import { escapeText, flat, isPlain, numberText } from './escape.ts';

/** Reads something of a record in its context (what all records of one subject share). */
export type FieldReader<R, C, V> = (record: R, context: C) => V;

/** What a definition may ask of a record. Each answer stands for one value in the result. */
export interface Holes<R, C> {
  /** Text that needs no escaping (ids, dates, codes of a closed list). May be part of a longer string. */
  raw(get: FieldReader<R, C, string>): string;
  /** Free text. May be part of a longer string. */
  text(get: FieldReader<R, C, string>): string;
  number(get: FieldReader<R, C, number>): number;
  /** A value that depends on `key` alone: an object shared by many records, such as a coding, or a word of a closed list. Serialised once for each key. */
  part<K extends object | string, V extends NonNullable<unknown>>(make: (key: K) => V, key: FieldReader<R, C, K>): V;
  /** The entry of a table for a word of a closed list. */
  pick<K extends string, V extends NonNullable<unknown>>(table: { readonly [W in K]: V }, key: FieldReader<R, C, K>): V;
  /** A list; each item is written by its own definition. */
  each<I, V>(items: FieldReader<R, C, readonly I[]>, item: TemplateDefinition<I, C, V>): V[];
  /** Any value, serialised for each record. */
  json<V extends NonNullable<unknown>>(get: FieldReader<R, C, V>): V;
}

/** How records of type R become values of type V. */
export interface TemplateDefinition<R, C, V, Q extends string = string> {
  /** The questions that decide the shape, at most 30. */
  readonly has: { readonly [K in Q]: FieldReader<R, C, boolean> };
  build(holes: Holes<R, C>, has: { readonly [K in Q]: boolean }): V;
}

/** Fixes the record and context types of a definition, so that the names of its questions are inferred. */
export function definition<R, C>(): <V, Q extends string>(parts: TemplateDefinition<R, C, V, Q>) => TemplateDefinition<R, C, V> {
  return (parts) => parts as unknown as TemplateDefinition<R, C, never>;
}

/**
 * What a target does to free text before it is written (a format may forbid characters that JSON allows). A rule leaves plain text as it is
 * (`isPlain` of escape.ts), so that fast mode need not ask it.
 */
export type TextRule = (text: string) => string;

interface Program<R, C> {
  readonly first: string;
  readonly getters: readonly FieldReader<R, C, string>[];
  /** `after[i]` follows the text of `getters[i]`. */
  readonly after: readonly string[];
}

/**
 * Markers: control characters around the number of the getter. A bare marker takes the quotes of its string along, as its value is not a string. They are of
 * the C1 range, which JSON does not escape, which no definition writes itself, and which keeps the fragments in V8's one-byte strings: a
 * character above U+00FF would make them, and all text made of them, twice as large and half as fast.
 */
const OPEN = '\u0080';
const OPEN_BARE = '\u0081';
const CLOSE = '\u0082';
const MARKER = /"\u0081(\d+)\u0082"|\u0080(\d+)\u0082/;

/** The fast way: a function that writes one record. Programs are kept for as long as the function is. */
export function template<R, C, V>(definition: TemplateDefinition<R, C, V>, rule: TextRule): FieldReader<R, C, string> {
  const names = Object.keys(definition.has);
  const questions = names.map((name) => definition.has[name]);
  if (questions.length > 30) throw new Error('A shape has at most 30 questions.');
  const programs = new Map<number, Program<R, C>>();
  return (record, context) => {
    let shape = 0;
    for (let i = 0; i < questions.length; i++) if (questions[i](record, context)) shape |= 1 << i;
    let program = programs.get(shape);
    if (program === undefined) {
      const has = Object.fromEntries(names.map((name, i) => [name, (shape & (1 << i)) !== 0]));
      program = compile(definition, rule, has);
      programs.set(shape, program);
    }
    const { getters, after } = program;
    let text = program.first;
    for (let i = 0; i < getters.length; i++) text = text + getters[i](record, context) + after[i];
    return text;
  };
}

function compile<R, C, V>(definition: TemplateDefinition<R, C, V>, rule: TextRule, has: Record<string, boolean>): Program<R, C> {
  const issued: FieldReader<R, C, string>[] = [];
  const inside = (get: FieldReader<R, C, string>) => `${OPEN}${issued.push(get) - 1}${CLOSE}`;
  // The marker is where a value of another type will stand: only its text is ever looked at.
  const bare = (get: FieldReader<R, C, string>) => `${OPEN_BARE}${issued.push(get) - 1}${CLOSE}` as never;
  const holes: Holes<R, C> = {
    raw: inside,
    text: (get) =>
      inside((record, context) => {
        const text = get(record, context);
        return isPlain(text) ? text : escapeText(rule(text));
      }),
    number: (get) => bare((record, context) => numberText(get(record, context))),
    part: (make, key) => bare(remembered(make, key)),
    pick: (table, key) => bare(remembered((word) => table[word], key)),
    each: (items, item) => {
      const write = template(item, rule);
      return bare((record, context) => {
        const list = items(record, context);
        let text = '[';
        for (let i = 0; i < list.length; i++) text += i === 0 ? write(list[i], context) : `,${write(list[i], context)}`;
        return `${text}]`;
      });
    },
    json: (get) => bare((record, context) => JSON.stringify(get(record, context))),
  };
  // String.split with a capturing pattern yields: fragment, bare number or undefined, inner number or undefined, fragment, …
  const pieces = JSON.stringify(definition.build(holes, has)).split(MARKER);
  const getters: FieldReader<R, C, string>[] = [];
  const after: string[] = [];
  for (let i = 1; i < pieces.length; i += 3) {
    getters.push(issued[Number(pieces[i] ?? pieces[i + 1])]);
    after.push(flat(pieces[i + 2]));
  }
  return { first: flat(pieces[0]), getters, after };
}

/** Objects are remembered weakly, words for good. */
function remembered<R, C, K extends object | string, V>(make: (key: K) => V, key: FieldReader<R, C, K>): FieldReader<R, C, string> {
  const words = new Map<string, string>();
  const objects = new WeakMap<object, string>();
  return (record, context) => {
    const k = key(record, context);
    const known = typeof k === 'string' ? words.get(k) : objects.get(k);
    if (known !== undefined) return known;
    const text = JSON.stringify(make(k));
    if (typeof k === 'string') words.set(k, text);
    else objects.set(k, text);
    return text;
  };
}
