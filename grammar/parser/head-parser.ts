/** The head of an event: its clauses, and what people write in their place (`after`, `if`, `monthly`, `rate 6%/year`, `at:`). */

import type { IToken } from 'chevrotain';
import type { Clause, DurationUnit, ValueNode } from '../ast/ast.ts';
import { replace } from '../diagnostic.ts';
import { durationUnit } from '../duration-words.ts';
import { kw } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { DrawParser } from './draws-parser.ts';
import { shown } from './explain-error.ts';
import * as say from './kinds.ts';
import { missingValue } from './terms-parser.ts';

/** Words of other languages, and the clause that they mean. */
const clauseWords: ReadonlyMap<string, keyof typeof kw> = new Map<string, keyof typeof kw>([
  ['after', 'at'],
  ['if', 'when'],
  ['where', 'when'],
  ['unless', 'when'],
  ['starting', 'from'],
  ['beginning', 'from'],
  ['since', 'from'],
  ['till', 'until'],
  ['to', 'until'],
  ['during', 'for'],
  ['each', 'every'],
  ['repeat', 'every'],
  ['probability', 'chance'],
  ['prob', 'chance'],
  ['within', 'window'],
]);

/** Adverbs, and the interval that they mean. */
const adverbs: ReadonlyMap<string, { readonly amount: string; readonly unit: DurationUnit }> = new Map([
  ['daily', { amount: '1', unit: 'day' }],
  ['weekly', { amount: '1', unit: 'week' }],
  ['biweekly', { amount: '2', unit: 'week' }],
  ['monthly', { amount: '1', unit: 'month' }],
  ['quarterly', { amount: '3', unit: 'month' }],
  ['yearly', { amount: '1', unit: 'year' }],
  ['annually', { amount: '1', unit: 'year' }],
]);

const ends: ReadonlySet<string> = new Set([
  'at',
  'every',
  'rate',
  'from',
  'for',
  'until',
  'times',
  'on_days',
  'except',
  'also',
  'clock',
  'jitter',
  'window',
  'weighted',
  'recorded',
  'while',
  'when',
  'chance',
]);

export abstract class HeadParser extends DrawParser {
  protected abstract clause: (idx?: number) => Clause;

  /** All clauses of a head, up to its braces. Once in a rule. */
  protected clauses(): Clause[] {
    const clauses: Clause[] = [];
    this.#meantClauses(clauses);
    this.MANY(() => {
      clauses.push(this.SUBRULE(this.clause));
      this.#meantClauses(clauses);
    });
    return clauses;
  }

  /** Mends what stands where the next clause should be, so that it is one. */
  #meantClauses(clauses: Clause[]): void {
    if (this.RECORDING_PHASE) return;
    for (;;) {
      const token = this.LA(1);
      const type = token.tokenType;
      if (type === t.Comma || type === t.Semicolon) {
        if (!this.#clauseAhead(2)) return;
        this.skipNeedless('between the clauses of an event');
      } else if (type === t.Colon) this.skipNeedless('in the head of an event');
      else if (this.#isOtherWord(token)) this.#otherWord();
      else if (type === t.Word && ends.has(token.image) && this.LA(2).tokenType === t.Colon) this.become(token, kw[token.image as 'at']);
      else if (type === t.Word && adverbs.has(token.image) && this.LA(2).tokenType !== t.Colon) clauses.push(this.#adverb());
      else if (token.image === 'with' && type === t.Word) this.#withChance(clauses);
      else if (!this.#junk(clauses)) return;
    }
  }

  #clauseAhead(k: number): boolean {
    const { image } = this.LA(k);
    return ends.has(image) || clauseWords.has(image) || adverbs.has(image) || image === '{';
  }

  /** A clause word of another language that was not yet turned into the one of this language. */
  #isOtherWord(token: IToken): boolean {
    const right = clauseWords.get(token.image);
    return right !== undefined && this.ahead(1, t.Word) && token.tokenType !== kw[right] && this.LA(2).tokenType !== t.Colon;
  }

  #otherWord(): void {
    const token = this.LA(1);
    const right = clauseWords.get(token.image) ?? 'when';
    const span = this.spanOf(token);
    this.become(token, kw[right]);
    const negative = token.image === 'unless';
    this.report(
      say.otherForm,
      span,
      { found: token.image, right: negative ? '`when not (…)` in an event' : `\`${right}\` in an event` },
      { found: token.image, suggestions: negative ? [] : [replace(`write \`${right}\``, span, right)] },
    );
  }

  /** `monthly` */
  #adverb(): Clause {
    const token = this.take();
    const span = this.spanOf(token);
    const { amount, unit } = adverbs.get(token.image) ?? { amount: '1', unit: 'month' };
    const right = `every ${amount} ${unit}${amount === '1' ? '' : 's'}`;
    this.report(
      say.otherForm,
      span,
      { found: token.image, right: `\`${right}\`` },
      { found: token.image, suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    return { kind: 'every', interval: { kind: 'duration', amount, unit, span }, span };
  }

  /** `with probability 50%`, `with a 50% chance` */
  #withChance(clauses: Clause[]): void {
    const start = this.spanOf(this.take());
    if (this.LA(1).image === 'a') this.SKIP_TOKEN();
    if (this.LA(1).tokenType === kw.chance || clauseWords.get(this.LA(1).image) === 'chance') this.SKIP_TOKEN();
    if (this.LA(1).tokenType !== t.Percent) {
      this.#reportJunk(start, clauses);
      return;
    }
    const share = this.SUBRULE9(this.literal);
    if (this.LA(1).image === 'chance' || clauseWords.get(this.LA(1).image) === 'chance') this.SKIP_TOKEN();
    const span = this.since(start);
    const right = `chance ${this.text(share.span)}`;
    this.report(
      say.otherForm,
      span,
      { found: this.text(span), right: `\`${right}\`` },
      { found: this.text(span), suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    clauses.push({ kind: 'chance', share, span });
  }

  /** Anything else that is no clause, up to the braces or the next clause. False where the head is over. */
  #junk(clauses: Clause[]): boolean {
    const token = this.LA(1);
    const isEnd = token.image === '{' || token.image === '}' || token.image === '' || token.tokenType === t.Comma;
    if (isEnd || this.#isClause(token.tokenType)) return false;
    // What begins an item, most often on a line of its own, belongs to the body around: the event has no braces.
    if (this.ahead(1, t.Word) && (this.isVerb(1) || this.beginsLine() || this.LA(2).tokenType === t.Colon || this.LA(2).tokenType === t.Dot)) return false;
    this.#reportJunk(this.nextSpan(), clauses);
    return true;
  }

  #isClause(type: unknown): boolean {
    for (const word of ends) if (type === kw[word as 'at']) return true;
    return false;
  }

  #reportJunk(start: Span, clauses: Clause[]): void {
    this.report(
      say.unexpected,
      start,
      { found: shown(this.text(start)), place: ' in the head of this event', expected: '; expected a clause or `{`' },
      {
        found: this.text(start),
        expected: ['`at` …', '`every` …', '`rate` …', '`from` …', '`for` …', '`until` …', '`times` …', '`when` …', '`chance` …', '`{`'],
      },
    );
    const depth = this.LA(1).payload as number | undefined;
    for (let k = 0; ; k++) {
      const token = this.LA(1);
      if (token.image === '' || (token.payload as number) < (depth ?? 0)) break;
      if (token.payload === depth && (token.image === '{' || token.image === '}' || this.#isClause(token.tokenType))) break;
      if (k > 0 && token.payload === depth && this.ahead(1, t.Word) && this.beginsLine()) break;
      this.SKIP_TOKEN();
    }
    // When the event falls can no longer be told, and has been asked about.
    if (!clauses.some((clause) => clause.kind === 'at' || clause.kind === 'every' || clause.kind === 'rate') && !this.#isTiming())
      clauses.push({ kind: 'at', time: missingValue(start), thenEvery: null, span: start });
  }

  #isTiming(): boolean {
    const type = this.LA(1).tokenType;
    return type === kw.at || type === kw.every || type === kw.rate;
  }

  /** `every month`: one month. */
  protected meantUnit(): ValueNode | null {
    const token = this.LA(1);
    const unit = this.RECORDING_PHASE ? null : durationUnit(token.image);
    if (unit === null || this.LA(2).tokenType === t.Dot || this.LA(2).tokenType === t.LParen) return null;
    const span = this.spanOf(this.take());
    const right = `1 ${unit}`;
    this.report(
      say.otherForm,
      span,
      { found: `every ${token.image}`, right: `\`every ${right}\`` },
      { found: token.image, suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    return { kind: 'duration', amount: '1', unit, span };
  }

  /** `for 8 times`. */
  protected meantTimes(start: Span, length: ValueNode): Clause | null {
    if (this.RECORDING_PHASE || length.kind !== 'number' || this.LA(1).image !== 'times' || this.startsAmount(2)) return null;
    this.SKIP_TOKEN();
    const span = this.since(start);
    const right = `times ${length.text}`;
    this.report(
      say.otherForm,
      span,
      { found: this.text(span), right: `\`${right}\`` },
      { found: this.text(span), suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    return { kind: 'times', count: length, span };
  }

  /** `6% / year`, `6% a year`, `6% yearly`: the next token is made `per`. */
  protected meantPer(): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType === kw.per) return;
    const token = this.LA(1);
    const from = this.endOfLast();
    if ((token.tokenType === t.Slash || token.image === 'a' || token.image === 'each' || token.image === 'every') && durationUnit(this.LA(2).image) !== null) {
      const span = spanOf(from, this.spanOf(this.LA(2)).start);
      this.become(token, kw.per);
      this.report(
        say.otherForm,
        this.spanOf(token),
        { found: this.text(this.spanOf(token)), right: '`per` in a rate' },
        { found: token.image, suggestions: [replace('write `per`', span, ' per ')] },
      );
    }
  }
}
