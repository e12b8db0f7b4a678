/** Rules for values: what is chosen by `if`, operators, ranges. */
import type { IToken } from 'chevrotain';
import type { BinaryOperator, ValueNode } from '../ast/ast.ts';
import { replace } from '../diagnostic.ts';
import { durationUnit } from '../duration-words.ts';
import { kw } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { MeantParser } from './intended-word.ts';
import * as say from './kinds.ts';

export abstract class ValueParser extends MeantParser {
  /** The rules that need braces live in the next class. */
  abstract block: (idx?: number) => ValueNode;

  /** Whether the value of a `rate` is read, after which `/ year` is a mistake and no division. */
  protected inRate = false;

  override value = this.valueRule('value', (): ValueNode => {
    const value = this.OR([{ ALT: () => this.SUBRULE(this.ifValue) }, { ALT: () => this.SUBRULE(this.either), IGNORE_AMBIGUITIES: true }]);
    return this.meantTernary(value);
  });

  private ifValue = this.valueRule('ifValue', (): ValueNode => this.deeper(() => this.readIf()));

  /** `else if` goes on in a loop, so that a long chain is no deep recursion. */
  private readIf(): ValueNode {
    const heads: { readonly start: Span; readonly condition: ValueNode; readonly yes: ValueNode }[] = [];
    const start = this.spanOf(this.CONSUME(kw.if));
    const condition = this.SUBRULE(this.either);
    const meant = this.meantThen(start, condition);
    if (meant !== null) return meant;
    this.CONSUME(kw.then);
    heads.push({ start, condition, yes: this.SUBRULE1(this.value) });
    this.MANY({
      GATE: () => this.LA(2).tokenType === kw.if,
      DEF: () => {
        this.CONSUME(kw.else);
        const next = this.spanOf(this.CONSUME1(kw.if));
        const nextCondition = this.SUBRULE1(this.either);
        this.CONSUME1(kw.then);
        heads.push({ start: next, condition: nextCondition, yes: this.SUBRULE2(this.value) });
      },
    });
    this.CONSUME1(kw.else);
    let no = this.SUBRULE3(this.value);
    for (const head of heads.reverse()) no = { kind: 'if', condition: head.condition, yes: head.yes, no, span: this.join(head.start, no.span) };
    return no;
  }

  private either = this.valueRule('either', (): ValueNode => {
    let left = this.SUBRULE(this.both);
    this.MANY(() => {
      this.CONSUME(kw.or);
      left = this.binary('or', left, this.SUBRULE1(this.both));
    });
    return left;
  });

  private both = this.valueRule('both', (): ValueNode => {
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(kw.and);
      left = this.binary('and', left, this.SUBRULE1(this.negation));
    });
    return left;
  });

  private negation = this.valueRule('negation', (): ValueNode => {
    const starts: Span[] = [];
    this.MANY({ GATE: () => this.LA(1).tokenType === kw.not, DEF: () => starts.push(this.spanOf(this.CONSUME(kw.not))) });
    let operand = this.SUBRULE(this.comparison);
    for (const start of starts.reverse()) operand = { kind: 'unary', operator: 'not', operand, span: this.join(start, operand.span) };
    return operand;
  });

  private comparison = this.valueRule('comparison', (): ValueNode => {
    let left = this.SUBRULE(this.range);
    this.meantComparison(left);
    const compared: ValueNode[] = [];
    this.MANY(() => {
      left = this.OR([
        {
          ALT: () => {
            const sign = this.OR1([{ ALT: () => this.CONSUME(t.Comparison) }, { ALT: () => this.CONSUME(t.Tilde) }, { ALT: () => this.CONSUME(t.Equals) }]);
            const right = this.SUBRULE1(this.range);
            compared.push(left);
            return this.binary(this.comparisonSign(sign), left, right);
          },
        },
        {
          ALT: () => {
            const word = this.CONSUME(kw.in);
            const range = this.meantBetween(word, this.SUBRULE2(this.range));
            return this.meantNotIn({ kind: 'in', subject: left, range, span: this.join(left.span, range.span) });
          },
        },
      ]);
      this.meantComparison(left);
    });
    // `normal(…) in 0..9 > 5` is fine: a truncated value compared. Two comparisons in a row are not.
    return compared.length < 2 || this.RECORDING_PHASE ? left : this.reportChain(left, compared.length);
  });

  private comparisonSign(sign: IToken): BinaryOperator {
    if (sign.image !== '=') return sign.image as BinaryOperator;
    const span = this.spanOf(sign);
    const { text } = this.source;
    const right = `${/\s/.test(text[span.start - 1] ?? ' ') ? '' : ' '}==${/\s/.test(text[span.end] ?? ' ') ? '' : ' '}`;
    this.report(
      say.wrongSign,
      span,
      { found: '=', right: '==', why: 'when two values are compared' },
      { found: '=', suggestions: [replace('write `==`', span, right)] },
    );
    return '==';
  }

  /** A sum, or a range of two sums. */
  protected range = this.valueRule('range', (): ValueNode => {
    const low = this.SUBRULE(this.sum);
    this.meantRange();
    return (
      this.OPTION((): ValueNode => {
        const open = this.isOpen(this.OR([{ ALT: () => this.CONSUME(t.Dots) }, { ALT: () => this.CONSUME(t.DotsOpen) }]));
        this.noEqualsAfterDots();
        const high = this.SUBRULE1(this.sum);
        return { kind: 'range', low, high, highOpen: open, span: this.join(low.span, high.span) };
      }) ?? low
    );
  });

  protected override sum = this.valueRule('sum', (): ValueNode => {
    let left = this.meantSum(this.SUBRULE(this.product));
    this.MANY({
      // Before a `=` it is no sum: `set a += 1`.
      GATE: () => this.LA(2).tokenType !== t.Equals,
      DEF: () => {
        const sign = this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
        const right = this.SUBRULE1(this.product);
        this.checkSpaces(sign, left, right);
        left = this.meantSum(this.binary(sign.image as BinaryOperator, left, right));
      },
    });
    return left;
  });

  protected override product = this.valueRule('product', (): ValueNode => {
    let left = this.SUBRULE(this.signed);
    this.MANY({
      GATE: () => this.LA(2).tokenType !== t.Equals && !(this.inRate && this.LA(1).tokenType === t.Slash && durationUnit(this.LA(2).image) !== null),
      DEF: () => {
        const sign = this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.Slash) }]);
        const right = this.SUBRULE1(this.signed);
        this.checkSpaces(sign, left, right);
        left = this.binary(sign.image as BinaryOperator, left, right);
      },
    });
    return left;
  });

  private signed = this.valueRule('signed', (): ValueNode => {
    const starts: Span[] = [];
    this.MANY(() => starts.push(this.spanOf(this.CONSUME(t.Minus))));
    let operand = this.SUBRULE(this.primary);
    for (const start of starts.reverse()) operand = { kind: 'unary', operator: '-', operand, span: this.join(start, operand.span) };
    return operand;
  });

  /** Mends a choice that is written as a call. */
  protected abstract meantBlock(): void;

  private primary = this.valueRule('primary', (): ValueNode => {
    this.meantBlock();
    return this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.literal) },
        {
          ALT: () => {
            const start = this.spanOf(this.CONSUME(t.LParen));
            const inner = this.SUBRULE(this.value);
            this.CONSUME(t.RParen);
            // The parentheses are part of where the value stands: edits and quotations need them.
            return this.RECORDING_PHASE ? inner : { ...inner, span: this.since(start) };
          },
        },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.block) },
        { ALT: () => this.SUBRULE(this.chance) },
        { ALT: () => this.SUBRULE(this.series) },
        { ALT: () => this.SUBRULE(this.atLeast) },
        { GATE: () => this.LA(2).tokenType === t.LParen, ALT: () => this.SUBRULE(this.call), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.path), IGNORE_AMBIGUITIES: true },
      ],
    });
  });

  private chance = this.valueRule('chance', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(kw.chance));
    const share = this.SUBRULE(this.shareValue);
    return { kind: 'chance', share, span: this.join(start, share.span) };
  });

  /** What follows `chance`: a sum, or an `if`. */
  protected shareValue = this.valueRule(
    'shareValue',
    (): ValueNode => this.deeper(() => this.OR([{ ALT: () => this.SUBRULE(this.ifValue) }, { ALT: () => this.SUBRULE(this.sum), IGNORE_AMBIGUITIES: true }])),
  );

  protected isOpen(token: IToken): boolean {
    return token.image === '..<';
  }

  protected binary(operator: BinaryOperator, left: ValueNode, right: ValueNode): ValueNode {
    return { kind: 'binary', operator, left, right, span: this.join(left.span, right.span) };
  }

  /** `2025-1-5` and `a-b` must not be read as sums by accident; `18-90` most likely means a range. */
  private checkSpaces(sign: IToken, left: ValueNode, right: ValueNode): void {
    if (this.RECORDING_PHASE) return;
    const { start, end } = this.spanOf(sign);
    const text = this.source.text;
    const before = start === 0 || /\s/.test(text[start - 1]);
    const after = end >= text.length || /\s/.test(text[end]);
    if (before && after) return;
    const apart = replace('add spaces', spanOf(start, end), `${before ? '' : ' '}${sign.image}${after ? '' : ' '}`);
    const range = sign.tokenType === t.Minus && !before && !after && isLiteral(left) && isLiteral(right);
    this.report(
      say.tightOperator,
      spanOf(start, end),
      { operator: sign.image, more: range ? '; a range is written with `..`' : '' },
      {
        found: sign.image,
        suggestions: range
          ? [replace(`write \`${this.text(left.span)}..${this.text(right.span)}\``, spanOf(start, end), '..', false), { ...apart, safe: false }]
          : [apart],
      },
    );
  }
}

function isLiteral(value: ValueNode): boolean {
  return value.kind === 'number' || value.kind === 'percent' || value.kind === 'money' || value.kind === 'duration' || value.kind === 'quantity';
}
