/** Rules for values: literals, operators, paths, calls, and the ways to draw. */
import type { IToken, TokenType } from 'chevrotain';
import type { Argument, BinaryOperator, CallValue, DurationUnit, Name, PathValue, Value } from '../ast/index.ts';
import { replace } from '../diagnostic.ts';
import { durationUnit } from '../duration-words.ts';
import { AtLeast, DurationWord, kw } from '../keywords.ts';
import { type Span, spanOf } from '../source.ts';
import * as t from '../tokens.ts';
import { BaseParser } from './base.ts';
import * as say from './kinds.ts';
import { readText } from './literals.ts';

const nowhere: Span = spanOf(0, 0);
export const missingValue = (span: Span): Value => ({ kind: 'missing', span });

export abstract class ValueParser extends BaseParser {
  /** The rules that need braces live in the next class. */
  abstract block: (idx?: number) => Value;

  value = this.valueRule(
    'value',
    (): Value => this.OR([{ ALT: () => this.SUBRULE(this.ifValue) }, { ALT: () => this.SUBRULE(this.either), IGNORE_AMBIGUITIES: true }]),
  );

  private ifValue = this.valueRule('ifValue', (): Value => {
    const start = this.spanOf(this.CONSUME(kw.if));
    const condition = this.SUBRULE(this.either);
    this.CONSUME(kw.then);
    const yes = this.SUBRULE1(this.value);
    this.CONSUME(kw.else);
    const no = this.SUBRULE2(this.value);
    return { kind: 'if', condition, yes, no, span: this.join(start, no.span) };
  });

  private either = this.valueRule('either', (): Value => {
    let left = this.SUBRULE(this.both);
    this.MANY(() => {
      this.CONSUME(kw.or);
      left = this.binary('or', left, this.SUBRULE1(this.both));
    });
    return left;
  });

  private both = this.valueRule('both', (): Value => {
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(kw.and);
      left = this.binary('and', left, this.SUBRULE1(this.negation));
    });
    return left;
  });

  private negation = this.valueRule(
    'negation',
    (): Value =>
      this.OR([
        {
          ALT: () => {
            const start = this.spanOf(this.CONSUME(kw.not));
            const operand = this.SUBRULE(this.negation);
            return { kind: 'unary', operator: 'not', operand, span: this.join(start, operand.span) } as Value;
          },
        },
        { ALT: () => this.SUBRULE(this.comparison), IGNORE_AMBIGUITIES: true },
      ]),
  );

  private comparison = this.valueRule('comparison', (): Value => {
    let left = this.SUBRULE(this.range);
    let count = 0;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const sign = this.OR1([{ ALT: () => this.CONSUME(t.Comparison) }, { ALT: () => this.CONSUME(t.Tilde) }, { ALT: () => this.CONSUME(t.Equals) }]);
            const right = this.SUBRULE1(this.range);
            if (sign.image === '=')
              this.report(
                say.wrongEquals,
                this.spanOf(sign),
                { right: '==', why: 'when two values are compared' },
                { found: '=', suggestions: [replace('write `==`', this.spanOf(sign), '==')] },
              );
            left = this.binary((sign.image === '=' ? '==' : sign.image) as BinaryOperator, left, right);
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw.in);
            const range = this.SUBRULE2(this.range);
            left = { kind: 'in', subject: left, range, span: this.join(left.span, range.span) };
          },
        },
      ]);
      // `normal(…) in 0..9 > 5` is fine: a truncated value compared. Two comparisons in a row are not.
      count += left.kind === 'binary' ? 1 : 0;
      if (count > 1) this.report(say.chained, left.span, {});
    });
    return left;
  });

  /** A sum, or a range of two sums. */
  protected range = this.valueRule('range', (): Value => {
    const low = this.SUBRULE(this.sum);
    return (
      this.OPTION((): Value => {
        const open = this.isOpen(this.OR([{ ALT: () => this.CONSUME(t.Dots) }, { ALT: () => this.CONSUME(t.DotsOpen) }]));
        const high = this.SUBRULE1(this.sum);
        return { kind: 'range', low, high, highOpen: open, span: this.join(low.span, high.span) };
      }) ?? low
    );
  });

  protected sum = this.valueRule('sum', (): Value => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      this.checkSpaces(sign);
      left = this.binary(sign.image as BinaryOperator, left, this.SUBRULE1(this.product));
    });
    return left;
  });

  private product = this.valueRule('product', (): Value => {
    let left = this.SUBRULE(this.signed);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.Slash) }]);
      this.checkSpaces(sign);
      left = this.binary(sign.image as BinaryOperator, left, this.SUBRULE1(this.signed));
    });
    return left;
  });

  private signed = this.valueRule(
    'signed',
    (): Value =>
      this.OR([
        {
          ALT: () => {
            const start = this.spanOf(this.CONSUME(t.Minus));
            const operand = this.SUBRULE(this.signed);
            return { kind: 'unary', operator: '-', operand, span: this.join(start, operand.span) } as Value;
          },
        },
        { ALT: () => this.SUBRULE(this.primary) },
      ]),
  );

  private primary = this.valueRule(
    'primary',
    (): Value =>
      this.OR({
        DEF: [
          { ALT: () => this.SUBRULE(this.numeric) },
          { ALT: () => this.literal(this.CONSUME(t.Percent), (k) => ({ kind: 'percent', text: k.image.slice(0, -1), span: this.spanOf(k) })) },
          { ALT: () => this.literal(this.CONSUME(t.Money), (k) => ({ kind: 'money', text: k.image.replace(/[$,]/g, ''), span: this.spanOf(k) })) },
          { ALT: () => this.literal(this.CONSUME(t.DateTime), (k) => ({ kind: 'date', text: k.image, span: this.spanOf(k) })) },
          {
            ALT: () =>
              this.literal(this.CONSUME(t.Clock), (k) => ({
                kind: 'clock',
                clock: Number(k.image.slice(0, 2)) * 60 + Number(k.image.slice(3)),
                span: this.spanOf(k),
              })),
          },
          { ALT: () => this.textOf(this.CONSUME(t.Text)) },
          { ALT: () => this.literal(this.CONSUME(t.Unit), (k) => ({ kind: 'unit', unit: k.image.slice(1, -1), span: this.spanOf(k) })) },
          {
            ALT: () =>
              this.literal(this.CONSUME(t.SystemCode), (k) => ({
                kind: 'code',
                system: k.image.slice(0, k.image.indexOf(':')),
                code: k.image.slice(k.image.indexOf(':') + 1),
                span: this.spanOf(k),
              })),
          },
          {
            ALT: () => {
              this.CONSUME(t.LParen);
              const inner = this.SUBRULE(this.value);
              this.CONSUME(t.RParen);
              return inner;
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
      }),
  );

  private numeric = this.valueRule('number', (): Value => {
    const token = this.CONSUME(t.Number_);
    const start = this.spanOf(token);
    return (
      this.OPTION(() =>
        this.OR([
          {
            ALT: (): Value => {
              const unit = this.CONSUME(t.Unit);
              return { kind: 'quantity', amount: token.image, unit: unit.image.slice(1, -1), span: this.join(start, this.spanOf(unit)) };
            },
          },
          {
            ALT: (): Value => {
              const unit = this.CONSUME(DurationWord);
              return {
                kind: 'duration',
                amount: token.image,
                unit: (durationUnit(unit.image) ?? 'day') as DurationUnit,
                span: this.join(start, this.spanOf(unit)),
              };
            },
          },
        ]),
      ) ?? { kind: 'number', text: token.image, span: start }
    );
  });

  private list = this.valueRule('list', (): Value => {
    const start = this.spanOf(this.CONSUME(t.LBracket));
    const items: Value[] = [];
    this.OPTION(() => {
      items.push(this.SUBRULE(this.value));
      this.MANY(() => {
        this.comma(this.CONSUME(t.Comma), t.RBracket);
        this.OPTION1(() => items.push(this.SUBRULE1(this.value)));
      });
    });
    this.CONSUME(t.RBracket);
    return { kind: 'list', items, span: this.since(start) };
  });

  private chance = this.valueRule('chance', (): Value => {
    const start = this.spanOf(this.CONSUME(kw.chance));
    const share = this.SUBRULE(this.shareValue);
    return { kind: 'chance', share, span: this.join(start, share.span) };
  });

  /** What follows `chance`: a sum, or an `if`. */
  protected shareValue = this.valueRule(
    'shareValue',
    (): Value => this.OR([{ ALT: () => this.SUBRULE(this.ifValue) }, { ALT: () => this.SUBRULE(this.sum), IGNORE_AMBIGUITIES: true }]),
  );

  private series = this.valueRule('series', (): Value => {
    const start = this.spanOf(this.CONSUME(kw.series));
    const call = this.SUBRULE(this.call);
    return { kind: 'series', call, span: this.join(start, call.span) };
  });

  private atLeast = this.valueRule('atLeast', (): Value => {
    const start = this.spanOf(this.CONSUME(AtLeast));
    this.CONSUME(t.Word);
    const count = this.CONSUME(t.Number_);
    this.CONSUME(kw.of);
    const items: Value[] = [];
    this.CONSUME(t.LParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => items.push(this.SUBRULE(this.value)) });
    this.CONSUME(t.RParen);
    return { kind: 'at_least', count: Number(count.image), items, span: this.since(start) };
  });

  protected call = this.rule(
    'call',
    (): CallValue => {
      const callee = this.name(this.CONSUME(t.Word));
      const args = this.SUBRULE(this.args);
      return { kind: 'call', callee, args, span: this.since(callee.span) };
    },
    (): CallValue => ({ kind: 'call', callee: this.noName(), args: [], span: this.nextSpan() }),
  );

  protected args = this.rule(
    'args',
    (): readonly Argument[] => {
      const args: Argument[] = [];
      this.CONSUME(t.LParen);
      this.OPTION(() => {
        args.push(this.SUBRULE(this.argument));
        this.MANY(() => {
          this.OR([
            { ALT: () => this.comma(this.CONSUME(t.Comma), t.RParen) },
            { GATE: () => this.LA(2).tokenType === t.Colon, ALT: () => args.push(this.forgottenComma(this.SUBRULE1(this.argument))), IGNORE_AMBIGUITIES: true },
          ]);
          this.OPTION1({ GATE: () => this.LA(0).tokenType === t.Comma, DEF: () => args.push(this.SUBRULE2(this.argument)) });
        });
      });
      this.CONSUME(t.RParen);
      return args;
    },
    () => [],
  );

  private forgottenComma(argument: Argument): Argument {
    if (this.RECORDING_PHASE) return argument;
    const at = argument.span.start;
    this.report(
      say.missingComma,
      argument.name?.span ?? argument.span,
      { between: 'arguments' },
      { suggestions: [{ title: 'add a comma', edits: [{ span: spanOf(at, at), text: ', ' }], safe: true }] },
    );
    return argument;
  }

  private argument = this.rule(
    'argument',
    (): Argument => {
      const start = this.nextSpan();
      let name: Name | null = null;
      this.OPTION({
        GATE: () => this.ahead(1, t.Word) && (this.LA(2).tokenType === t.Colon || this.LA(2).tokenType === t.Equals),
        DEF: () => {
          name = this.name(this.CONSUME(t.Word));
          this.SUBRULE(this.colon);
        },
      });
      const value = this.SUBRULE(this.value);
      const where = this.OPTION1(() => {
        this.CONSUME(kw.where);
        return this.SUBRULE1(this.value);
      });
      return { name, value, where: where ?? null, span: this.since(start) };
    },
    () => ({ name: null, value: missingValue(this.nextSpan()), where: null, span: this.nextSpan() }),
  );

  /** A colon, or an equals sign in its place. */
  protected colon = this.rule(
    'colon',
    (): void => {
      this.OR([
        { ALT: () => this.CONSUME(t.Colon) },
        {
          ALT: () => {
            const sign = this.CONSUME(t.Equals);
            this.report(
              say.wrongEquals,
              this.spanOf(sign),
              { right: ':', why: 'after a name' },
              { found: '=', suggestions: [replace('write `:`', this.spanOf(sign), ':')] },
            );
          },
        },
      ]);
    },
    () => undefined,
  );

  protected path = this.rule(
    'path',
    (): PathValue => {
      const names = [this.name(this.CONSUME(t.Word))];
      this.MANY(() => {
        this.CONSUME(t.Dot);
        names.push(this.name(this.CONSUME1(t.Word)));
      });
      let index: number | null = null;
      this.OPTION(() => {
        this.CONSUME(t.LBracket);
        index = Number(this.CONSUME(t.Number_).image);
        this.CONSUME(t.RBracket);
      });
      return { kind: 'path', names, index, span: this.since(names[0].span) };
    },
    (): PathValue => ({ kind: 'path', names: [this.noName()], index: null, span: this.nextSpan() }),
  );

  protected isOpen(token: IToken): boolean {
    return token.image === '..<';
  }

  private literal(token: IToken, make: (token: IToken) => Value): Value {
    return this.RECORDING_PHASE ? missingValue(nowhere) : make(token);
  }

  protected textOf(token: IToken): Value & { kind: 'text' } {
    const span = this.spanOf(token);
    if (this.RECORDING_PHASE) return { kind: 'text', text: '', span };
    const { text, bad } = readText(token.image);
    if (bad !== null) {
      const at = spanOf(span.start + bad.offset, span.start + bad.offset + 2);
      this.report(
        say.badEscape,
        at,
        { found: bad.escape },
        { found: bad.escape, suggestions: [replace('write a backslash as `\\\\`', at, `\\${bad.escape}`)] },
      );
    }
    return { kind: 'text', text, span };
  }

  /** A comma before the closing bracket is one too many. */
  protected comma(token: IToken, closing: TokenType): void {
    if (this.RECORDING_PHASE || !this.ahead(1, closing)) return;
    this.report(
      say.needlessComma,
      this.spanOf(token),
      { where: 'before the closing bracket' },
      { found: ',', suggestions: [replace('remove it', this.spanOf(token), '')] },
    );
  }

  private binary(operator: BinaryOperator, left: Value, right: Value): Value {
    return { kind: 'binary', operator, left, right, span: this.join(left.span, right.span) };
  }

  /** `2025-1-5` and `a-b` must not be read as sums by accident. */
  private checkSpaces(sign: IToken): void {
    if (this.RECORDING_PHASE) return;
    const { start, end } = this.spanOf(sign);
    const text = this.source.text;
    const before = start === 0 || /\s/.test(text[start - 1]);
    const after = end >= text.length || /\s/.test(text[end]);
    if (before && after) return;
    this.report(
      say.tightOperator,
      spanOf(start, end),
      { operator: sign.image },
      { found: sign.image, suggestions: [replace('add spaces', spanOf(start, end), `${before ? '' : ' '}${sign.image}${after ? '' : ' '}`)] },
    );
  }
}
