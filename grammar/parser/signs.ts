/** Colons, commas and brackets: the right ones, and those that people write or leave out instead, each reported with its edit. */
import { EOF, type IToken, type TokenType } from 'chevrotain';
import { type Edit, replace } from '../diagnostic.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { BaseParser } from './base.ts';
import * as say from './kinds.ts';

export abstract class SignParser extends BaseParser {
  /** A colon, or a sign in its place. */
  protected colon = this.rule(
    'colon',
    (): void => {
      const sign = this.OR([{ ALT: () => this.CONSUME(t.Colon) }, { ALT: () => this.CONSUME(t.Equals) }, { ALT: () => this.CONSUME(t.Arrow) }]);
      if (this.RECORDING_PHASE || sign.tokenType === t.Colon) return;
      const span = this.spanOf(sign);
      const wrong = this.text(span);
      this.report(
        say.wrongSign,
        span,
        { found: wrong, right: ':', why: 'between a name and its value' },
        { found: wrong, suggestions: [this.spaced(span, ':')] },
      );
    },
    () => undefined,
  );

  /** Replaces a sign by a colon, which stands directly after its name and before a space. */
  private spaced(span: Span, sign: string): ReturnType<typeof replace> {
    const { text } = this.source;
    const before = /[ \t]/.test(text[span.start - 1] ?? '') ? 1 : 0;
    const after = /\s/.test(text[span.end] ?? ' ') ? '' : ' ';
    return replace(`write \`${sign}\``, spanOf(span.start - before, span.end), sign + after);
  }

  /** A colon, reported where it was forgotten before what can only be the value of `name`. Once in a rule. */
  protected colonAfter(name: Span, valueFollows: () => boolean): void {
    const stands = this.OPTION9(() => {
      this.SUBRULE9(this.colon);
      return true;
    });
    if (this.RECORDING_PHASE || stands === true) return;
    if (valueFollows()) this.forgotColon(name);
    // Not recorded: it cannot match, and says what was found instead.
    else this.CONSUME9(t.Colon);
  }

  protected forgotColon(name: Span): void {
    const at = this.endOfLast();
    const span = spanOf(name.start, Math.max(at, name.end));
    this.report(
      say.missingColon,
      span,
      { name: this.text(span) },
      { found: this.text(span), suggestions: [{ title: 'add a colon', edits: [{ span: spanOf(at, at), text: ':' }], safe: true }] },
    );
  }

  /** A colon or equals sign before an opening brace. */
  protected noColonBeforeBrace(): void {
    if (this.RECORDING_PHASE || this.LA(2).image !== '{') return;
    const sign = this.LA(1);
    if (sign.tokenType === t.Colon || sign.tokenType === t.Equals) this.skipNeedless('before the braces');
  }

  /** Passes over the next token, and reports that none stands there. */
  protected skipNeedless(where: string): void {
    const token = this.take();
    const span = this.spanOf(token);
    this.report(
      say.needlessSign,
      span,
      { what: signWord(token), where },
      { found: token.image, suggestions: [replace('remove it', this.withSpaceBefore(span), '')] },
    );
  }

  /** A span and the blanks before it on its line. */
  protected withSpaceBefore(span: Span): Span {
    let { start } = span;
    while (start > 0 && (this.source.text[start - 1] === ' ' || this.source.text[start - 1] === '\t')) start--;
    return spanOf(start, span.end);
  }

  /** Items of a body follow each other without commas. */
  protected noComma = this.rule(
    'noComma',
    (): void => {
      this.OPTION({
        GATE: () => this.ahead(2, t.Word) || this.LA(2).image === '}',
        DEF: () => {
          const token = this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.Semicolon) }]);
          const span = this.spanOf(token);
          this.report(
            say.needlessSign,
            span,
            { what: signWord(token), where: 'between fields or statements, which simply follow each other' },
            { found: token.image, suggestions: [replace('remove it', span, '')] },
          );
        },
      });
    },
    () => undefined,
  );

  /** A comma between values; before the closing bracket it is one too many. */
  protected comma = this.rule(
    'comma',
    (): void => {
      const token = this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.Semicolon) }]);
      if (this.RECORDING_PHASE) return;
      const closing = this.LA(1).image;
      if (closing === ')' || closing === ']' || closing === '}') this.needlessComma(token, 'before the closing bracket');
      else if (token.tokenType === t.Semicolon) this.commaNotSemicolon(token);
    },
    () => undefined,
  );

  /** Between the arms of a list in braces: a comma, none before the closing brace. */
  protected separator = this.rule(
    'separator',
    (): void => {
      let comma: IToken | null = null;
      this.OPTION(() => {
        comma = this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.Semicolon) }]);
      });
      if (this.RECORDING_PHASE) return;
      const closes = this.ahead(1, t.RBrace);
      if (comma !== null) {
        if (closes) this.needlessComma(comma, 'before the closing brace');
        else if ((comma as IToken).tokenType === t.Semicolon) this.commaNotSemicolon(comma);
      } else if (!closes && (this.ahead(1, t.Word) || arms.has(this.LA(1).tokenType))) {
        this.forgottenSeparator();
      }
    },
    () => undefined,
  );

  /** The commas that one list lacks are one mistake: the first is reported, with the edits for all. */
  #lacking: { readonly text: string; readonly closing: IToken; readonly suggestion: { title: string; readonly edits: Edit[]; readonly safe: true } } | null =
    null;

  private forgottenSeparator(): void {
    const end = this.endOfLast();
    const edit = { span: spanOf(end, end), text: ',' };
    const closing = this.#closing();
    if (this.#lacking !== null && this.#lacking.text === this.source.text && this.#lacking.closing === closing) {
      this.#lacking.suggestion.title = 'add the commas';
      this.#lacking.suggestion.edits.push(edit);
      return;
    }
    const suggestion = { title: 'add a comma', edits: [edit], safe: true as const };
    this.#lacking = { text: this.source.text, closing, suggestion };
    this.report(say.missingSign, spanOf(end, this.nextSpan().start), { what: 'the arms of a list are separated by commas' }, { suggestions: [suggestion] });
  }

  /** The brace that closes the list in hand; the end of the file where none does. */
  #closing(): IToken {
    let depth = 0;
    for (let k = 1; ; k++) {
      const token = this.LA(k);
      if (token.image === '{') depth++;
      else if (token.image === '}') depth--;
      if (depth < 0 || token.tokenType === EOF) return token;
    }
  }

  private needlessComma(token: IToken, where: string): void {
    const span = this.spanOf(token);
    this.report(say.needlessSign, span, { what: signWord(token), where }, { found: token.image, suggestions: [replace('remove it', span, '')] });
  }

  private commaNotSemicolon(token: IToken): void {
    const span = this.spanOf(token);
    this.report(say.wrongSign, span, { found: ';', right: ',', why: 'between values' }, { found: ';', suggestions: [replace('write `,`', span, ',')] });
  }

  /** `choose (…)`: other brackets where braces stand. The brackets are turned into braces, so that parsing goes on. `opening` is the second token ahead. */
  protected meantBraces(opening: IToken, word: string): void {
    const closing = this.closingOf(2);
    const edits: Edit[] = [{ span: this.spanOf(opening), text: this.source.text[this.spanOf(opening).start - 1] === ' ' ? '{ ' : ' { ' }];
    if (closing !== null) edits.push({ span: this.spanOf(closing), text: ' }' });
    this.report(
      say.wrongSign,
      this.spanOf(opening),
      { found: opening.image, right: '{', why: `after \`${word}\`` },
      { found: opening.image, suggestions: closing === null ? [] : [{ title: 'write braces', edits, safe: true }] },
    );
    this.become(opening, t.LBrace, '{');
    if (closing !== null) this.become(closing, t.RBrace, '}');
  }

  /** The bracket that closes the one `k` ahead; null where there is none. */
  protected closingOf(k: number): IToken | null {
    const opening = this.LA(k);
    const depth = (opening.payload as number) + 1;
    const sign = opening.image === '(' ? ')' : ']';
    for (let i = k + 1; ; i++) {
      const token = this.LA(i);
      if (!Number.isFinite(token.startOffset) || (token.payload as number) < depth) return null;
      if (token.payload === depth && token.image === sign) return token;
    }
  }

  /** A text in single quotes, where only a text can stand. */
  protected meantText(what: string): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== t.Unit) return;
    const token = this.LA(1);
    const found = token.image;
    const right = JSON.stringify(found.slice(1, -1));
    this.report(
      say.wrongPart,
      this.spanOf(token),
      { what: `${what} stands in double quotes` },
      { found, suggestions: [replace('write double quotes', this.spanOf(token), right)] },
    );
    this.become(token, t.Text, right);
  }

  /** Gives a token ahead another meaning in place. */
  protected become(token: IToken, type: TokenType, image = token.image): void {
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
    token.image = image;
  }
}

/** What can begin an arm, besides a word. */
const arms: ReadonlySet<TokenType> = new Set([t.Number_, t.Text, t.Percent, t.Money, t.Dots, t.DotsOpen, t.Comparison]);

function signWord(token: IToken): string {
  switch (token.tokenType) {
    case t.Comma:
      return 'comma';
    case t.Semicolon:
      return 'semicolon';
    case t.Colon:
      return 'colon';
    default:
      return `\`${token.image}\``;
  }
}
