/** The published grammar holds what is valid and nothing else: what it makes is read, and what is read it recognizes. */
import type { IToken } from 'chevrotain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Part } from '../../grammar/ebnf.ts';
import { markKeywords } from '../../grammar/keywords.ts';
import { lex } from '../../grammar/lexer.ts';
import { parse } from '../../grammar/parse.ts';
import { places } from '../../grammar/recovery/explain-error.ts';
import { recovery } from '../../grammar/recovery/parser-recovery.ts';
import { HsimParser } from '../../grammar/rules/declaration-rules.ts';
import { defaultSourceLimits } from '../../grammar/text-limits.ts';
import { statementForms } from '../../vocabulary/statement-forms.ts';
import { corpus } from './print/corpus.ts';
import { covered, programs, rules } from './print/programs.ts';

const TIMES = Number(process.env['HSIMC_FUZZ'] ?? '1');
/** Rules of the language next to its grammar: the order of clauses, an event inside an event, the version of the language. */
const besides = new Set(['HS1020', 'HS1021', 'HS1023', 'HS1025', 'HS1009']);

/** All parts of the grammar that a sentence may take or leave. */
function choices(part: Part): Part[] {
  switch (part.kind) {
    case 'choice':
      return part.parts.flatMap((one) => [one, ...choices(one)]);
    case 'sequence':
      return part.parts.flatMap(choices);
    case 'optional':
    case 'many':
    case 'some':
      return [part.part, ...choices(part.part)];
    default:
      return [];
  }
}

test('what the grammar makes is read, and every part of it is made', () => {
  fc.assert(
    fc.property(programs, (text) => {
      const found = parse({ path: 'x.hsim', text }).diagnostics.filter(({ code }) => !besides.has(code));
      expect(
        found.map(({ code, message }) => `${code} ${message}`),
        text,
      ).toEqual([]);
    }),
    { seed: 23, numRuns: 4000 * TIMES },
  );
  const file = rules.get('file') as Part;
  const missed = [...rules].filter(([name, body]) => name !== 'declaration' && body !== file && choices(body).some((part) => !covered.has(part)));
  expect(missed.map(([name]) => name)).toEqual([]);
});

/** Whether a token is one of a terminal of the grammar. */
function matches(token: IToken, terminal: string): boolean {
  if (terminal.startsWith('"')) return token.image === JSON.parse(terminal);
  const { LABEL: label = '', CATEGORIES: categories = [], name } = token.tokenType;
  const kinds = [label, ...categories.map((type) => type.LABEL ?? '')].map((kind) => kind.replace(/^an? /, '').toUpperCase().replaceAll(' ', '_'));
  switch (terminal) {
    case 'CODE_WITHOUT_SYSTEM':
      return name === 'RowCode' || name === 'GroupCode';
    case 'VERB':
      return statementForms.get(token.image)?.argument === 'none';
    case 'VERB_OF_A_TEXT':
      return statementForms.get(token.image)?.argument === 'text';
    case 'VERB_OF_A_RECORD':
      return statementForms.get(token.image)?.argument === 'path';
    case 'VERB_OF_A_NAME':
      return statementForms.get(token.image)?.argument === 'named';
    default:
      return kinds.includes(terminal);
  }
}

/** Where a part of the grammar may end that begins at a token: all places, since the grammar alone is ambiguous. */
class Recognizer {
  readonly #ends = new Map<string, ReadonlySet<number>>();
  readonly #tokens: readonly IToken[];

  constructor(tokens: readonly IToken[]) {
    this.#tokens = tokens;
  }

  rule(name: string, at: number): ReadonlySet<number> {
    const key = `${name} ${at}`;
    const known = this.#ends.get(key);
    if (known !== undefined) return known;
    const ends = this.#part(rules.get(name) as Part, at);
    this.#ends.set(key, ends);
    return ends;
  }

  #part(part: Part, at: number): ReadonlySet<number> {
    switch (part.kind) {
      case 'token':
        return new Set(at < this.#tokens.length && matches(this.#tokens[at], part.text) ? [at + 1] : []);
      case 'rule':
        return this.rule(part.name, at);
      case 'choice':
        return new Set(part.parts.flatMap((one) => [...this.#part(one, at)]));
      case 'sequence':
        return this.#sequence(part.parts, at);
      case 'optional':
        return new Set([at, ...this.#part(part.part, at)]);
      case 'many':
        return new Set([at, ...this.#repeated(part.part, part.separator, at)]);
      case 'some':
        return this.#repeated(part.part, part.separator, at);
    }
  }

  #sequence(parts: readonly Part[], at: number): ReadonlySet<number> {
    let ends: ReadonlySet<number> = new Set([at]);
    for (const part of parts) ends = new Set([...ends].flatMap((end) => [...this.#part(part, end)]));
    return ends;
  }

  #repeated(part: Part, separator: string | null, at: number): ReadonlySet<number> {
    const ends = new Set<number>();
    let fresh: number[] = [at];
    while (fresh.length > 0) {
      const next = fresh.flatMap((from) => [...this.#part(part, from)]).filter((end) => !ends.has(end));
      for (const end of next) ends.add(end);
      fresh = [...new Set(next)].flatMap((end) =>
        separator === null ? [end] : end < this.#tokens.length && matches(this.#tokens[end], separator) ? [end + 1] : [],
      );
    }
    return ends;
  }
}

function recognized(text: string): boolean {
  const { tokens } = lex({ path: 'x.hsim', text }, defaultSourceLimits);
  markKeywords(tokens);
  return new Recognizer(tokens).rule('file', 0).has(tokens.length);
}

test('what is read, the grammar recognizes', () => {
  const wrong = corpus().filter(({ text }) => parse({ path: 'x.hsim', text }).diagnostics.length === 0 && text.length < 30_000 && !recognized(text));
  // A word that is not a verb is a matter of the checks, which know the right one.
  expect(wrong.filter(({ text }) => parse({ path: 'x.hsim', text }).value.lost.length === 0).map(({ path }) => path)).toEqual([]);
  for (const text of ['hsim 1\nparam a 5', 'hsim 1\nprofile p { age: [1, 2,] }', 'hsim 1\nprofile p { age: 1 < 2 < 3 }', 'hsim 1\ntimeline t { }'])
    expect(recognized(text), text).toBe(false);
});

test('recovery depends on rules that exist', () => {
  const names = [...places.keys(), ...[recovery.before, recovery.after, recovery.between].flatMap((hooks) => Object.keys(hooks))];
  expect(names.filter((name) => !rules.has(name))).toEqual([]);
});

test('the grammar is one that Chevrotain finds no fault with', () => {
  expect(() => new HsimParser(undefined, true)).not.toThrow();
});
