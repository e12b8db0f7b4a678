/**
 * Operators and choices as other languages write them: `a ? b : c`, `if (a) { b } else { c }`, `between 1 and 5`, `is`, `18 to 90`. Each is read as
 * what it means and reported with its edit, so that nothing else is lost.
 */
import type { IToken } from 'chevrotain';
import type { ValueNode } from '../ast/ast.ts';
import { type Edit, replace } from '../diagnostic.ts';
import { DurationWord, kw } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import * as say from './kinds.ts';
import { missingValue, TermParser } from './terms-parser.ts';

/** Names of types, which people put before a default: `param count: number = 5`. */
const typeWords: ReadonlySet<string> = new Set(
  'number int integer float decimal double string text str bool boolean date datetime time duration percent percentage money quantity enum'.split(' '),
);

export abstract class MeantParser extends TermParser {
  protected abstract sum: (idx?: number) => ValueNode;
  protected abstract product: (idx?: number) => ValueNode;

  /** Replaces the next token in an edit, and passes over it. */
  private swap(edits: Edit[], text: string): void {
    edits.push({ span: this.spanOf(this.take()), text });
  }

  /** `condition ? yes : no` */
  protected meantTernary(condition: ValueNode): ValueNode {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== t.Question) return condition;
    return this.deeper(() => {
      const sign = this.nextSpan();
      const edits: Edit[] = [{ span: spanOf(condition.span.start, condition.span.start), text: 'if ' }];
      this.swap(edits, 'then');
      const yes = this.SUBRULE8(this.value);
      if (this.LA(1).tokenType !== t.Colon) this.CONSUME9(t.Colon);
      this.swap(edits, ' else');
      const no = this.SUBRULE9(this.value);
      this.report(
        say.otherForm,
        sign,
        { found: '?', right: '`if … then … else …`' },
        { found: '?', suggestions: [{ title: 'write `if`', edits, safe: true }] },
      );
      return { kind: 'if', condition, yes, no, span: this.join(condition.span, no.span) };
    });
  }

  /** `if a: b else: c` and `if (a) { b } else { c }`, from after the condition on; null where `then` stands. */
  protected meantThen(start: Span, condition: ValueNode): ValueNode | null {
    if (this.RECORDING_PHASE) return null;
    const sign = this.nextSpan();
    const braces = this.LA(1).image === '{';
    if (!braces && this.LA(1).tokenType !== t.Colon) return null;
    const edits: Edit[] = [];
    this.swap(edits, braces ? 'then' : ' then');
    const yes = this.SUBRULE8(this.value);
    if (braces && this.LA(1).image === '}') this.swap(edits, '');
    if (this.LA(1).image !== 'else') this.CONSUME9(kw.else);
    this.SKIP_TOKEN();
    if (this.LA(1).image === (braces ? '{' : ':')) this.swap(edits, '');
    const no = this.SUBRULE9(this.value);
    if (braces && this.LA(1).image === '}') this.swap(edits, '');
    this.report(
      say.otherForm,
      sign,
      { found: braces ? 'if … { … } else { … }' : 'if …: … else: …', right: '`if … then … else …` where it is a value' },
      { found: this.text(sign), suggestions: [{ title: 'write `then`', edits, safe: true }] },
    );
    return { kind: 'if', condition, yes, no, span: this.join(start, no.span) };
  }

  /** `is` and `is not`; also finds `between` and `not in`, which are dealt with when their range was read. */
  protected meantComparison(left: ValueNode): void {
    if (this.RECORDING_PHASE || this.beginsLine()) return;
    const token = this.LA(1);
    if (token.tokenType === t.Word && clamps.has(token.image) && !this.isName(2) && this.ahead(2, t.Number_)) this.meantIn(token);
    else if (token.image === 'between' && token.tokenType === t.Word && !this.isName(2)) this.become(token, kw.in);
    else if (token.image === 'is' && token.tokenType === t.Word && !this.isName(2)) this.meantIs();
    else if (token.tokenType === kw.not && this.LA(2).tokenType === kw.in) {
      const word = this.take();
      this.#negated = this.LA(1);
      const span = this.spanOf(word);
      const edits = [
        { span: spanOf(left.span.start, left.span.start), text: 'not ' },
        { span: this.withSpaceBefore(span), text: '' },
      ];
      this.report(
        say.otherForm,
        span,
        { found: 'x not in y', right: '`not x in y`' },
        { found: 'not in', suggestions: [{ title: 'put `not` first', edits, safe: true }] },
      );
    }
  }

  /** `normal(…) clamp 18..90`. */
  private meantIn(token: IToken): void {
    const span = this.spanOf(token);
    const found = token.image;
    this.become(token, kw.in);
    this.report(say.otherForm, span, { found, right: '`in`' }, { found, suggestions: [replace('write `in`', span, 'in')] });
  }

  /** The `in` that a `not` stood before. */
  #negated: IToken | null = null;

  protected meantNotIn(value: ValueNode): ValueNode {
    if (this.#negated === null || this.RECORDING_PHASE) return value;
    this.#negated = null;
    return { kind: 'unary', operator: 'not', operand: value, span: value.span };
  }

  /** Whether the token `k` ahead makes the word before it a name: a field, a part of a path, an argument. */
  private isName(k: number): boolean {
    const { tokenType, image } = this.LA(k);
    return tokenType === t.Colon || tokenType === t.Dot || tokenType === t.Equals || image === '{' || image === '}' || image === '';
  }

  private meantIs(): void {
    const start = this.nextSpan();
    const negative = this.LA(2).tokenType === kw.not;
    if (negative) this.SKIP_TOKEN();
    const span = this.join(start, this.nextSpan());
    const found = this.text(span);
    const right = negative ? '!=' : '==';
    this.become(this.LA(1), t.Comparison, right);
    this.report(say.otherForm, span, { found, right: `\`${right}\`` }, { found, suggestions: [replace(`write \`${right}\``, span, right)] });
  }

  /** `x between a and b`: `range` is `a` alone, and its end follows. */
  protected meantBetween(word: IToken, range: ValueNode): ValueNode {
    if (this.RECORDING_PHASE || word.image !== 'between') return range;
    const span = this.spanOf(word);
    const edits: Edit[] = [{ span, text: 'in' }];
    let whole = range;
    if (this.LA(1).tokenType === kw.and && range.kind !== 'range') {
      const end = this.endOfLast();
      this.SKIP_TOKEN();
      edits.push({ span: spanOf(end, this.nextSpan().start), text: '..' });
      const high = this.SUBRULE9(this.sum);
      whole = { kind: 'range', low: range, high, highOpen: false, span: this.join(range.span, high.span) };
    }
    this.report(
      say.otherForm,
      span,
      { found: 'between a and b', right: '`in a..b`' },
      { found: 'between', suggestions: [{ title: 'write `in a..b`', edits, safe: true }] },
    );
    return whole;
  }

  /** `18 to 90`. */
  protected meantRange(): void {
    const token = this.LA(1);
    if (this.RECORDING_PHASE || token.image !== 'to' || token.tokenType !== t.Word || !this.startsAmount(2) || this.beginsLine()) return;
    const from = this.endOfLast();
    this.become(token, t.Dots);
    const span = this.spanOf(token);
    this.report(
      say.otherForm,
      span,
      { found: 'a to b', right: '`a..b`' },
      { found: 'to', suggestions: [replace('write `..`', spanOf(from, this.spanOf(this.LA(2)).start), '..')] },
    );
  }

  /** Whether the token `k` ahead is a literal, or the sign of one. */
  protected startsAmount(k: number): boolean {
    const type = this.LA(k).tokenType;
    return type === t.Number_ || type === t.Percent || type === t.Money || type === t.DateTime || type === t.Minus;
  }

  /** `18..=90`. */
  protected noEqualsAfterDots(): void {
    if (!this.RECORDING_PHASE && this.LA(1).tokenType === t.Equals) this.skipNeedless('after `..`, which includes both ends');
  }

  /** `1 year 6 months`: durations that follow each other are added. */
  protected meantSum(left: ValueNode): ValueNode {
    if (this.RECORDING_PHASE) return left;
    let sum = left;
    while (isDuration(sum) && this.LA(1).tokenType === t.Number_ && this.LA(2).tokenType === DurationWord && !this.beginsLine()) {
      const span = this.nextSpan();
      const at = this.endOfLast();
      const right = this.SUBRULE9(this.product);
      this.report(
        say.missingSign,
        spanOf(span.start, right.span.end),
        { what: 'durations are added with `+`' },
        { found: this.text(right.span), suggestions: [{ title: 'add `+`', edits: [{ span: spanOf(at, at), text: ' +' }], safe: true }] },
      );
      sum = { kind: 'binary', operator: '+', left: sum, right, span: this.join(sum.span, right.span) };
    }
    return sum;
  }

  /** `18 <= age <= 90`: what it means is only said, since it has no value. */
  protected reportChain(value: ValueNode, count: number): ValueNode {
    const inner = value.kind === 'binary' ? value.left : null;
    const suggestions: ReturnType<typeof replace>[] = [];
    if (count === 2 && value.kind === 'binary' && inner?.kind === 'binary' && inner.operator === '<=' && (value.operator === '<=' || value.operator === '<')) {
      const dots = value.operator === '<' ? '..<' : '..';
      const right = `${this.text(inner.right.span)} in ${this.text(inner.left.span)}${dots}${this.text(value.right.span)}`;
      suggestions.push(replace(`write \`${right}\``, value.span, right));
    }
    this.report(say.chained, value.span, {}, { found: this.text(value.span), suggestions });
    return missingValue(value.span);
  }

  /** `param count: number = 5`: the type follows from the value. */
  protected meantType(): void {
    if (this.RECORDING_PHASE || !typeWords.has(this.LA(1).image) || this.LA(2).tokenType !== t.Equals) return;
    const start = this.spanOf(this.take());
    this.SKIP_TOKEN();
    const span = spanOf(start.start, this.nextSpan().start);
    this.report(
      say.otherForm,
      start,
      { found: `name: ${this.text(start)} = value`, right: '`name: value`; the type follows from the value' },
      { found: this.text(start), suggestions: [replace('remove the type', span, '')] },
    );
  }
}

function isDuration(value: ValueNode): boolean {
  return value.kind === 'duration' || (value.kind === 'binary' && isDuration(value.right));
}

/** Words of other languages for a range that a value is kept in. */
const clamps: ReadonlySet<string> = new Set(['clamp', 'clamped', 'clip', 'truncate', 'truncated', 'limit', 'bounded', 'within']);
