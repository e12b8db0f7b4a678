/**
 * What all parser rules share: reporting, spans, names. Rules build the tree directly (embedded actions); while Chevrotain records the grammar it
 * runs every rule once with dummy tokens, so actions must be harmless on those.
 */
import { EmbeddedActionsParser, EOF, type IParserConfig, type IToken, type TokenType } from 'chevrotain';
import type { Name, ValueNode } from '../ast/ast.ts';
import { type Details, type Diagnostic, type DiagnosticKind, diagnose } from '../diagnostic.ts';
import { keywordTypes } from '../keywords.ts';
import { tokenSpan, tooLarge } from '../lexer.ts';
import { join, type SourceFile, type Span, spanOf } from '../source-text.ts';
import { vocabulary, Word } from '../tokens.ts';
import { messages } from './parser-messages.ts';

export const nowhere: Span = spanOf(0, 0);
const emptySource: SourceFile = { path: '', text: '' };

/** Brackets open before a token. */
export function depthOf(token: IToken | null): number {
  return (token?.payload as number | undefined) ?? 0;
}

export abstract class BaseParser extends EmbeddedActionsParser {
  source: SourceFile = emptySource;
  diagnostics: Diagnostic[] = [];
  /** Stretches of the source that were passed over, and so may declare names that nobody will know. */
  lost: Span[] = [];

  /** `validated` makes Chevrotain check the grammar itself, which a test does once; every start of the program need not pay for it. */
  constructor(validated: boolean) {
    super([...vocabulary, ...keywordTypes], {
      recoveryEnabled: true,
      maxLookahead: 2,
      nodeLocationTracking: 'none',
      errorMessageProvider: messages,
      skipValidations: !validated,
    } satisfies IParserConfig);
  }

  /** Set where values stand in each other too deep to be read: nothing more is read then. */
  tooDeep = false;
  #depth = 0;
  #maxDepth = 64;

  /** Makes the parser ready for a file. */
  begin(source: SourceFile, tokens: IToken[], maxDepth: number): void {
    this.source = source;
    this.diagnostics = [];
    this.lost = [];
    this.tooDeep = false;
    this.#depth = 0;
    this.#maxDepth = maxDepth;
    this.input = tokens;
  }

  /** Reads a value that may stand in itself without brackets, `if a then if b then …`. */
  protected deeper(read: () => ValueNode): ValueNode {
    if (this.RECORDING_PHASE) return read();
    if (this.#depth >= this.#maxDepth || this.tooDeep) {
      if (!this.tooDeep) this.report(tooLarge, this.nextSpan(), { what: 'depth of nesting', found: this.#depth + 1, limit: this.#maxDepth });
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

  /** A rule. An error inside it is the business of the synchronising rule around it. */
  protected rule<T>(name: string, implementation: () => T, recovered: () => T): (idx?: number) => T {
    return this.RULE(name, implementation, { recoveryValueFunc: recovered, resyncEnabled: false });
  }

  /**
   * A synchronising rule: a declaration, an item of a block, an arm. After an error inside it, what is left of it is passed over, blocks and all, and
   * parsing goes on with what follows: nothing else is lost.
   */
  protected syncRule<T>(name: string, implementation: () => T, recovered: () => T): (idx?: number) => T {
    return this.RULE(
      name,
      () => {
        const start = this.LA(1);
        try {
          return implementation();
        } catch (error) {
          this.#failed = start;
          throw error;
        }
      },
      { recoveryValueFunc: recovered, resyncEnabled: true },
    );
  }

  /** First token of the synchronising rule that failed last. */
  #failed: IToken | null = null;

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

  /** Loops do not skip on their own: their items do. A field, since Chevrotain puts its own on the instance. */
  protected readonly attemptInRepetitionRecovery = (): void => {};

  /** Takes the next token, outside of the grammar. */
  protected take(): IToken {
    const token = this.LA(1);
    this.SKIP_TOKEN();
    return token;
  }

  /** Passes over the rest of a failed item. */
  reSyncTo(): IToken[] {
    const from = this.#failed === null || this.#failed.tokenType === EOF ? this.nextSpan().start : this.spanOf(this.#failed).start;
    const skipped = this.passOver(depthOf(this.#failed), this.#failed);
    this.lose(from);
    return skipped;
  }

  /** Passes over what is left: to the brace that closes the block around it, or to a line of that block that begins with a word. */
  protected passOver(depth: number, first: IToken | null): IToken[] {
    const skipped: IToken[] = [];
    for (;;) {
      const token = this.LA(1);
      if (token.tokenType === EOF || depthOf(token) < depth) break;
      if (depthOf(token) === depth) {
        if (token.image === '}' && depth > 0) break;
        if (token !== first && this.ahead(1, Word) && this.beginsLine()) break;
      }
      skipped.push(this.take());
    }
    return skipped;
  }

  /** Notes that the source from `start` to the next token was passed over. */
  protected lose(start: number): void {
    this.lost.push(spanOf(start, Math.max(start, this.nextSpan().start)));
  }

  /** Whether a line ends between the last token and the next. */
  protected beginsLine(): boolean {
    const previous = this.LA(0);
    const from = previous === undefined || !Number.isFinite(previous.startOffset) ? 0 : tokenSpan(previous).end;
    return /[\r\n]/.test(this.source.text.slice(from, this.nextSpan().start));
  }

  /** A rule that yields a value. */
  protected valueRule(name: string, implementation: () => ValueNode): (idx?: number) => ValueNode {
    return this.rule(name, implementation, () => ({ kind: 'missing', span: this.nextSpan() }));
  }

  /** The smallest span that holds both; harmless on the dummy results of the recording. */
  protected join(a: Span, b: Span): Span {
    return this.RECORDING_PHASE ? nowhere : join(a, b);
  }

  /** Reports at a span; does nothing while the grammar is recorded. */
  protected report<Facts>(of: DiagnosticKind<Facts>, span: Span, facts: Facts, details?: Details): void {
    if (this.RECORDING_PHASE) return;
    this.diagnostics.push(diagnose(of, this.source.path, span, facts, details));
  }

  protected spanOf(token: IToken): Span {
    return Number.isFinite(token.startOffset) ? tokenSpan(token) : spanOf(0, 0);
  }

  /** The source of a span. */
  protected text(span: Span): string {
    return this.source.text.slice(span.start, span.end);
  }

  /** From a token to the last token consumed. */
  protected since(start: Span): Span {
    const last = this.LA(0);
    return last === undefined || !Number.isFinite(last.startOffset) || last.tokenType === EOF ? start : join(start, tokenSpan(last));
  }

  /** Where the last token ends. */
  protected endOfLast(): number {
    const last = this.LA(0);
    return last === undefined || !Number.isFinite(last.startOffset) || last.tokenType === EOF ? 0 : tokenSpan(last).end;
  }

  protected name(token: IToken): Name {
    return { text: token.image, span: this.spanOf(token) };
  }

  /** Stands where a name could not be read; a diagnostic has said why. */
  protected noName(): Name {
    return { text: '', span: this.nextSpan() };
  }

  /** Whether the token `k` ahead is of a type or has it as its category. */
  protected ahead(k: number, type: TokenType): boolean {
    const token = this.LA(k);
    return token.tokenType === type || token.tokenType.CATEGORIES?.includes(type) === true;
  }

  protected nextSpan(): Span {
    const token = this.LA(1);
    return token.tokenType === EOF ? spanOf(this.source.text.length, this.source.text.length) : this.spanOf(token);
  }
}
