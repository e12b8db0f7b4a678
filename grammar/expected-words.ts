/**
 * Which words the grammar takes at an offset: the parser reads the text up to there, and a token that matches nothing shows at every decision what
 * would have been taken.
 */
import {
  Alternation,
  type Alternative,
  createToken,
  type IProduction,
  type IToken,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
  type TokenType,
} from 'chevrotain';
import { durationUnits } from './ast/ast.ts';
import { DurationWord, declarationKeywords, keywordTypes, kw, markKeywords, retype, verbTypes } from './keywords.ts';
import { lex } from './lexer.ts';
import { HsimParser } from './rules/declaration-rules.ts';
import { defaultSourceLimits } from './text-limits.ts';
import { lexedWords, RowName, Word } from './tokens.ts';

/** Stands where words are asked for. No name of a scenario is so, or near to it. */
export const CURSOR = 'qzqxqzqxqzq';

const Cursor = createToken({ name: 'Cursor', pattern: /NEVER/, categories: [Word] });

export interface ExpectedWords {
  readonly keywords: readonly string[];
  /** The first word of the declaration around; null between declarations. */
  readonly declaration: string | null;
  /** Whether a name, or a word with a meaning of its own there (a verb, a field, a choice), may be there. */
  readonly name: boolean;
}

/** Words at the end of a text; null inside a comment or a text. */
export function wordsAfter(before: string): ExpectedWords | null {
  const source = { path: '', text: before + CURSOR };
  const { tokens, readable } = lex(source, defaultSourceLimits);
  const at = tokens.findLastIndex((token) => token.image === CURSOR);
  if (!readable || at < 0) return null;
  markKeywords(tokens);
  retype(tokens[at], Cursor);
  // `rest` is marked by what follows it, which is not written yet.
  if (tokens[at - 1]?.image === 'rest') retype(tokens[at - 1], kw.rest);
  watched ??= new WatchedParser();
  const { keywords, name } = watched.wordsAt(source.text, tokens);
  const first = tokens
    .slice(0, at)
    .findLast(({ tokenType }) => lexedWords.includes(tokenType) || Object.values<TokenType>(declarationKeywords).includes(tokenType));
  return { keywords, name, declaration: keywords.includes('scenario') ? null : (first?.image ?? null) };
}

let watched: WatchedParser | null = null;

/** The parts of Chevrotain's parser that its types do not show. */
interface Engine {
  readonly lookAheadFuncsCache: Readonly<Record<number, Decision[] | undefined>>;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
  LA(distance: number): IToken;
  consumeInternal(type: TokenType, ...rest: unknown[]): IToken;
}
type Decision = (this: unknown, ...args: unknown[]) => unknown;

/** Kinds of decision, as the keys of Chevrotain's tables number them above the occurrence. */
const decisions = [Alternation, Option, Repetition, RepetitionMandatory, RepetitionWithSeparator, RepetitionMandatoryWithSeparator] as const;
const OCCURRENCE_BITS = 8;

/** A parser that notes what each of its decisions could have taken, while the cursor is the next token. */
class WatchedParser {
  readonly #parser = new HsimParser();
  #seen = new Set<TokenType>();
  /** Set once something else had to be there: what the parser does then is recovery. */
  #done = false;

  constructor() {
    const engine = this.#parser as unknown as Engine;
    for (const rule of Object.values(this.#parser.getGAstProductions()))
      this.#watch(rule, engine.lookAheadFuncsCache[engine.fullRuleNameToShort[rule.name]] ?? []);
    const consume = engine.consumeInternal.bind(engine);
    engine.consumeInternal = (type, ...rest) => {
      this.#note([type], true);
      return consume(type, ...rest);
    };
  }

  wordsAt(text: string, tokens: IToken[]): Pick<ExpectedWords, 'keywords' | 'name'> {
    this.#seen = new Set();
    this.#done = false;
    this.#parser.begin({ path: '', text }, tokens, defaultSourceLimits.nesting);
    this.#parser.file();
    // A gate asks for `not` before its decision is seen; it may be before every value.
    if (this.#seen.has(kw.choose)) this.#seen.add(kw.not);
    const seen = [...this.#seen];
    return { keywords: [...new Set(seen.flatMap(wordsOf))], name: seen.some((type) => type === Word || type === RowName || verbs.includes(type)) };
  }

  /** @param must whether nothing but these can be there */
  #note(types: readonly TokenType[], must: boolean): void {
    if (this.#done || (this.#parser as unknown as Engine).LA(1).tokenType !== Cursor) return;
    for (const type of types) this.#seen.add(type);
    this.#done = must;
  }

  #watch(production: IProduction, table: Decision[]): void {
    const kind = decisions.findIndex((one) => production instanceof one);
    if (kind >= 0) {
      const key = ((kind + 1) << OCCURRENCE_BITS) | (production as Alternation).idx;
      const decide = table[key];
      const note = this.#note.bind(this);
      let firsts: readonly TokenType[] | null = null;
      if (decide !== undefined)
        table[key] = function (this: unknown, ...args) {
          const taken = decide.apply(this, args);
          firsts ??= [...firstOf(production).types];
          const mandatory =
            production instanceof Alternation || production instanceof RepetitionMandatory || production instanceof RepetitionMandatoryWithSeparator;
          note(firsts, mandatory && (taken === undefined || taken === false));
          return taken;
        };
    }
    if ('definition' in production && !(production instanceof NonTerminal)) for (const part of production.definition as IProduction[]) this.#watch(part, table);
  }
}

/** Words with a meaning of their own in the block around. */
const verbs: readonly TokenType[] = Object.values(verbTypes);

/** The words that are marked as a keyword. */
function wordsOf(type: TokenType): readonly string[] {
  if (type === DurationWord) return durationUnits.flatMap((unit) => [unit, `${unit}s`]);
  return lexedWords.includes(type) || (keywordTypes.includes(type) && !verbs.includes(type)) ? [(type.LABEL ?? '').replaceAll('`', '')] : [];
}

/** The tokens that a production can begin with, and whether it can be empty. */
function firstOf(production: IProduction): { readonly types: ReadonlySet<TokenType>; readonly empty: boolean } {
  if (production instanceof Terminal) return { types: new Set([production.terminalType]), empty: false };
  if (production instanceof NonTerminal) return firstOf(production.referencedRule);
  const parts = (production as Alternative).definition;
  const types = new Set<TokenType>();
  if (production instanceof Alternation) {
    const all = parts.map(firstOf);
    for (const one of all) for (const type of one.types) types.add(type);
    return { types, empty: all.some((one) => one.empty) };
  }
  let empty = true;
  for (const part of parts) {
    const one = firstOf(part);
    for (const type of one.types) types.add(type);
    if (!one.empty) {
      empty = false;
      break;
    }
  }
  return { types, empty: empty || production instanceof Option || production instanceof Repetition || production instanceof RepetitionWithSeparator };
}
