/**
 * What all rules share: how a rule becomes a node with its span, and where parsing continues after an error. Rules build the tree directly (embedded
 * actions). While Chevrotain records the grammar it runs every rule once with dummy tokens, so what acts on tokens does nothing then.
 *
 * Near misses are no business of the rules: `Recovery` acts around them, and only on tokens and finished nodes. Without it the parser reads what is
 * valid and nothing else, and that is the grammar that is published.
 */
import { EmbeddedActionsParser, EOF, type IParserConfig, type IToken, type TokenType } from 'chevrotain';
import type { Name, ValueNode } from '../ast/ast.ts';
import { type Details, type Diagnostic, type DiagnosticKind, diagnose } from '../diagnostic.ts';
import { keywordTypes } from '../keywords.ts';
import { tokenSpan, tooLarge } from '../lexer.ts';
import { join, type SourceFile, type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { LazyLookahead } from './lazy-lookahead.ts';
import { messages } from './parser-complaints.ts';

/** A node before its span is known. */
export type WithoutSpan<T> = T extends unknown ? Omit<T, 'span'> : never;
export type ParserRule<T> = (idx?: number) => T;
/** Words that mean something at one place, and as what they are marked there. */
type Words = ReadonlyMap<string, TokenType>;

/** What recovery does around the rules, by the name of the rule. `P` is the parser. */
export interface Recovery<P> {
  /** Before a rule is read: changes the tokens ahead, or returns the node itself. */
  readonly before: Readonly<Record<string, (p: P) => unknown>>;
  /** After a rule was read: the node, or what takes its place. */
  readonly after: Readonly<Record<string, (p: P, node: never) => unknown>>;
  /** Where the members of a list begin, and after each of them; by the rule of the members. */
  readonly between: Readonly<Record<string, (p: P, members: never[]) => void>>;
  /** Where a member of a list with commas begins, and where it ends; `arms` are those in braces. */
  readonly member: (p: P) => void;
  readonly comma: (p: P, arms: boolean) => void;
  /** Another token was found than the one that a rule takes next: changes the tokens. False where it has no answer. */
  readonly instead: (p: P, expected: TokenType) => boolean;
}

export const noRecovery: Recovery<unknown> = { before: {}, after: {}, between: {}, member: () => undefined, comma: () => undefined, instead: () => false };

/** Brackets open before a token. */
export function depthOf(token: IToken | null): number {
  return (token?.payload as number | undefined) ?? 0;
}

/** The parts of Chevrotain's parser that its types do not show. */
interface Engine {
  tokVector: IToken[];
  tokVectorLength: number;
  currIdx: number;
  readonly RULE_STACK: readonly number[];
  readonly RULE_STACK_IDX: number;
  readonly shortRuleNameToFull: Readonly<Record<number, string>>;
  consumeInternal(type: TokenType, idx: number, options: unknown): IToken;
}

/** Room that is made for tokens at once, and how many tokens behind the parser stay where it can look back at them. */
const ROOM = 1024;
const KEPT = 256;

export abstract class Reader extends EmbeddedActionsParser {
  source: SourceFile = { path: '', text: '' };
  diagnostics: Diagnostic[] = [];
  /** Stretches of the source that were passed over, and so may declare names that nobody will know. */
  lost: Span[] = [];
  /** Set by `deeper` where values are in each other too deep to be read: nothing more is read then. */
  tooDeep = false;
  /** Values in texts, which are read after the file: where each belongs, and what is between its braces. */
  holes: { readonly parts: ValueNode[]; readonly index: number; readonly span: Span }[] = [];
  /** Tokens that recovery comes back to, by its own names for them. */
  readonly memo = new Map<string, IToken>();
  /** Tokens that were left out, and what then came next. */
  readonly #removed = new Map<IToken, IToken>();
  #roomFrom = 0;
  #roomTo = 0;
  #depth = 0;
  #maxDepth = 64;
  /** First token of the synchronising rule that failed last. */
  #failed: IToken | null = null;
  protected readonly recovery: Recovery<unknown>;

  /** `validated` makes Chevrotain check the grammar itself, which a test does once; every start of the program need not pay for it. */
  constructor(recovery: Recovery<never>, validated: boolean) {
    super([...t.vocabulary, ...keywordTypes], {
      recoveryEnabled: true,
      maxLookahead: 2,
      nodeLocationTracking: 'none',
      errorMessageProvider: messages,
      lookaheadStrategy: new LazyLookahead({ maxLookahead: 2 }),
      skipValidations: !validated,
    } satisfies IParserConfig);
    this.recovery = recovery as unknown as Recovery<unknown>;
  }

  /** Makes the parser ready for a file. */
  begin(source: SourceFile, tokens: IToken[], maxDepth: number): void {
    this.source = source;
    this.diagnostics = [];
    this.lost = [];
    this.holes = [];
    this.memo.clear();
    this.#removed.clear();
    this.#roomFrom = 0;
    this.#roomTo = 0;
    this.tooDeep = false;
    this.#depth = 0;
    this.#maxDepth = maxDepth;
    this.input = tokens;
  }

  // Rules

  /** A rule. An error inside it is the business of the synchronising rule around it. */
  protected rule<T>(name: string, read: () => T): ParserRule<T> {
    return this.RULE(name, this.#recovered(name, read), { resyncEnabled: false, recoveryValueFunc: () => null as T });
  }

  /** A rule that makes a node, whose span is what the rule takes. */
  protected node<T extends { readonly span: Span }>(name: string, read: () => WithoutSpan<T>): ParserRule<T> {
    return this.rule(name, this.#spanned<T>(read));
  }

  /**
   * A synchronising rule: a declaration, an item of a block, an arm. After an error inside it, what is left of it is passed over, blocks and all, and
   * parsing continues with what follows: nothing else is lost.
   */
  protected member<T extends { readonly span: Span }>(name: string, read: () => WithoutSpan<T> | T): ParserRule<T | null> {
    const repaired = this.#recovered<T | null>(name, this.#spanned<T>(read));
    return this.RULE(
      name,
      () => {
        const start = this.LA(1);
        try {
          return repaired();
        } catch (error) {
          this.#failed = start;
          throw error;
        }
      },
      { recoveryValueFunc: () => null, resyncEnabled: true },
    );
  }

  #recovered<T>(name: string, read: () => T): () => T {
    const { before, after } = this.recovery;
    const [first, last] = [before[name], after[name]] as [((p: this) => T | undefined) | undefined, ((p: this, node: T) => T) | undefined];
    if (first === undefined && last === undefined) return read;
    return () => {
      if (this.RECORDING_PHASE) return read();
      const given = first?.(this);
      if (given !== undefined) return given;
      const node = read();
      return last === undefined ? node : last(this, node);
    };
  }

  /** Adds the span to what has none yet. */
  #spanned<T>(read: () => WithoutSpan<T> | T): () => T {
    return () => {
      if (this.RECORDING_PHASE) return read() as T;
      let first = this.LA(1);
      const node = read() as T & { span: Span };
      if (node === null || node.span !== undefined) return node;
      // A token that was left out is no part of the node.
      if (this.#removed.size > 0) for (let next: IToken | undefined = first; next !== undefined; next = this.#removed.get(next)) first = next;
      node.span = this.since(this.spanOf(first));
      return node;
    };
  }

  /** `"{", { member }, "}"`. Once in a rule. `words` are those that mean something where a member begins. */
  protected braces<T>(member: ParserRule<T | null>, words?: Words): T[] {
    this.CONSUME(t.LBrace);
    const members = this.members(member, words);
    this.CONSUME(t.RBrace);
    return members;
  }

  /** `{ member }`. Once in a rule. */
  protected members<T>(member: ParserRule<T | null>, words?: Words): T[] {
    const members: T[] = [];
    const between = this.recovery.between[(member as unknown as { ruleName: string }).ruleName] as ((p: this, members: T[]) => void) | undefined;
    const lookAround = (): void => {
      if (this.RECORDING_PHASE) return;
      between?.(this, members);
      if (words !== undefined) this.mark(words);
    };
    lookAround();
    this.MANY(() => {
      const one = this.SUBRULE(member);
      if (one !== null) members.push(one);
      lookAround();
    });
    return members;
  }

  /** `[ member, { ",", member } ]`. Once in a rule. */
  protected commas<T>(member: () => T, words?: Words, arms = false): T[] {
    const members: T[] = [];
    this.#beforeMember(words);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.#add(members, member, words, arms) });
    return members;
  }

  /** `member, { ",", member }`. Once in a rule. */
  protected someCommas<T>(member: () => T): T[] {
    const members: T[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.#add(members, member, undefined, false) });
    return members;
  }

  #add<T>(members: T[], member: () => T, words: Words | undefined, arms: boolean): void {
    if (members.length > 0) this.#beforeMember(words);
    members.push(member());
    if (!this.RECORDING_PHASE) this.recovery.comma(this, arms);
  }

  #beforeMember(words: Words | undefined): void {
    if (this.RECORDING_PHASE) return;
    this.recovery.member(this);
    if (words !== undefined) this.mark(words);
  }

  protected name(idx = 0): Name {
    return this.nameOf(this.consume(idx, t.Word));
  }

  nameOf(token: IToken): Name {
    return { text: token.image, span: this.spanOf(token) };
  }

  /** A word that has a meaning only where a rule asks for it is marked there: nothing is reserved. */
  protected mark(words: Words, k = 1): void {
    const word = this.LA(k);
    const type = word.tokenType === t.Word ? words.get(word.image) : undefined;
    if (type !== undefined) this.become(word, type);
  }

  /** Gives a token another meaning in place. */
  become(token: IToken, type: TokenType, image = token.image): void {
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
    token.image = image;
  }

  /** Reads a value that may be in itself without brackets, `if a then if b then …`. */
  deeper(read: () => ValueNode): ValueNode {
    if (this.RECORDING_PHASE) return read();
    if (this.#depth >= this.#maxDepth || this.tooDeep) {
      if (!this.tooDeep) this.report(tooLarge, this.nextSpan(), { problem: 'this value is nested too deeply', limit: `${this.#maxDepth} levels` });
      this.tooDeep = true;
      return { kind: 'missing', span: this.nextSpan() };
    }
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  // Errors

  /** Takes what `recovery` puts where another token is found than the one expected. */
  consumeInternal(type: TokenType, idx: number, options: unknown): IToken {
    while (!this.ahead(1, type) && this.recovery.instead(this, type));
    return engine.consumeInternal.call(this, type, idx, options);
  }

  /** Chevrotain asks whether the rule that failed can go on here: the rules that ask are those that can. */
  isInCurrentRuleReSyncSet(): boolean {
    return true;
  }

  findReSyncTokenType(): TokenType {
    return EOF;
  }

  /** A token that is not there has no place to report at, and one that is skipped hides what it meant: both give echoes. */
  override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  override canTokenTypeBeDeletedInRecovery(): boolean {
    return false;
  }

  /** Loops do not skip on their own: their members do. A field, since Chevrotain puts its own on the instance. */
  protected readonly attemptInRepetitionRecovery = (): void => {};

  /** Passes over the rest of a failed member. */
  reSyncTo(): IToken[] {
    const from = this.#failed === null || this.#failed.tokenType === EOF ? this.nextSpan().start : this.spanOf(this.#failed).start;
    const skipped = this.passOver(depthOf(this.#failed), this.#failed);
    this.lose(from);
    return skipped;
  }

  /** Passes over what is left: to the brace that closes the block around it, or to a line of that block that begins with a word. */
  passOver(depth: number, first: IToken | null): IToken[] {
    const skipped: IToken[] = [];
    for (;;) {
      const token = this.LA(1);
      if (token.tokenType === EOF || depthOf(token) < depth) break;
      if (depthOf(token) === depth) {
        if (token.image === '}' && depth > 0) break;
        if (token !== first && this.ahead(1, t.Word) && this.beginsLine()) break;
      }
      skipped.push(this.take());
    }
    return skipped;
  }

  /** Notes that the source from `start` to the next token was passed over. */
  lose(start: number): void {
    this.lost.push(spanOf(start, Math.max(start, this.nextSpan().start)));
  }

  report<Facts>(of: DiagnosticKind<Facts>, span: Span, facts: Facts, details?: Details): void {
    this.diagnostics.push(diagnose(of, this.source.path, span, facts, details));
  }

  // Tokens around

  /** The token `k` ahead; 0 is the last one taken. */
  next(k = 1): IToken {
    return this.LA(k);
  }

  /** Takes the next token, outside of the grammar. */
  take(): IToken {
    const token = this.LA(1);
    this.SKIP_TOKEN();
    return token;
  }

  /** Reads a rule, outside of the grammar. */
  read<T>(rule: ParserRule<T>): T {
    return this.SUBRULE9(rule);
  }

  /** Takes a token of a type; fails where another is found. */
  expectToken(type: TokenType): IToken {
    return this.CONSUME9(type);
  }

  /** Leaves out the token `k` ahead: it is passed over, and those before it are moved behind it, which is quick however long the file. */
  remove(k = 1): IToken {
    const { tokVector, currIdx } = this as unknown as Engine;
    const token = tokVector[currIdx + k];
    tokVector.copyWithin(currIdx + 2, currIdx + 1, currIdx + k);
    tokVector[currIdx + 1] = token;
    this.SKIP_TOKEN();
    this.#removed.set(token, this.LA(1));
    return token;
  }

  /** Puts a token before the one `k` ahead; it takes no room in the source. */
  insert(type: TokenType, image: string, k = 1, at = this.spanOf(this.LA(k)).start): void {
    const inner = this as unknown as Engine;
    const { payload } = this.LA(k);
    // Room is made behind the parser for many tokens at once: a file may lack a hundred thousand commas.
    if (this.#roomFrom === this.#roomTo || inner.currIdx - this.#roomTo > ROOM) {
      this.#roomFrom = Math.max(0, inner.currIdx + 1 - KEPT);
      this.#roomTo = this.#roomFrom + ROOM;
      inner.tokVector.splice(this.#roomFrom, 0, ...new Array<IToken>(ROOM).fill(inner.tokVector[inner.tokVector.length - 1]));
      inner.tokVectorLength += ROOM;
      inner.currIdx += ROOM;
    }
    const place = inner.currIdx + k - 1;
    inner.tokVector.copyWithin(this.#roomTo - 1, this.#roomTo, place + 1);
    this.#roomTo--;
    inner.currIdx--;
    inner.tokVector[place] = { image, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0, startOffset: at, endOffset: at - 1, payload } as IToken;
  }

  /** Whether the token `k` ahead is of a type or has it as its category. */
  ahead(k: number, type: TokenType): boolean {
    const { tokenType } = this.LA(k);
    return tokenType === type || tokenType.CATEGORIES?.includes(type) === true;
  }

  /** The rule that is being read; with `up`, one around it. */
  ruleAt(up = 0): string {
    const inner = this as unknown as Engine;
    return up > inner.RULE_STACK_IDX ? '' : inner.shortRuleNameToFull[inner.RULE_STACK[inner.RULE_STACK_IDX - up]];
  }

  /** How many rules of a name are being read. */
  within(rule: string): number {
    const inner = this as unknown as Engine;
    let count = 0;
    for (let up = 0; up <= inner.RULE_STACK_IDX; up++) if (this.ruleAt(up) === rule) count++;
    return count;
  }

  /** Whether a line ends between the last token and the next. */
  beginsLine(): boolean {
    return /[\r\n]/.test(this.source.text.slice(this.endOfLast(), this.nextSpan().start));
  }

  // Places

  spanOf(token: IToken): Span {
    return token.tokenType === EOF ? spanOf(this.source.text.length, this.source.text.length) : tokenSpan(token);
  }

  nextSpan(): Span {
    return this.spanOf(this.LA(1));
  }

  /** Where the last token ends. */
  endOfLast(): number {
    const last = this.LA(0);
    return last.tokenType === EOF ? 0 : tokenSpan(last).end;
  }

  /** From a place to the last token taken. */
  since(start: Span): Span {
    const last = this.LA(0);
    return last.tokenType === EOF ? start : join(start, tokenSpan(last));
  }

  /** The smallest span that holds both. The values of the recording have none. */
  protected join(a: { readonly span: Span }, b: { readonly span: Span }): Span {
    return this.RECORDING_PHASE ? spanOf(0, 0) : join(a.span, b.span);
  }

  /** The source of a span. */
  text(span: Span): string {
    return this.source.text.slice(span.start, span.end);
  }
}

const engine = EmbeddedActionsParser.prototype as unknown as Engine;
