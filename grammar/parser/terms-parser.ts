/** Rules for the smallest values: literals, lists, calls, names. */
import type { IToken } from 'chevrotain';
import type { Argument, CallValue, DurationUnit, Name, PathValue, ValueNode } from '../ast/ast.ts';
import { replace } from '../diagnostic.ts';
import { durationUnit } from '../duration-words.ts';
import { AtLeast, DurationWord, kw } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { nowhere } from './base.ts';
import * as say from './kinds.ts';
import { readText } from './literals-parser.ts';
import { SignParser } from './signs.ts';

export const missingValue = (span: Span): ValueNode => ({ kind: 'missing', span });

/** Most digits of an occurrence, `visit[3]`, or of the number after `at least`. */
const COUNT_DIGITS = 6;

/** Words for `where` and for `given`. */
const whereWords: ReadonlySet<string> = new Set(['with', 'when', 'if', 'that', 'who', 'whose', 'having']);
const givenWords: ReadonlySet<string> = new Set(['among', 'amongst', 'when', 'if', 'with']);

export abstract class TermParser extends SignParser {
  abstract value: (idx?: number) => ValueNode;

  protected literal = this.valueRule(
    'literal',
    (): ValueNode =>
      this.OR([
        { ALT: () => this.SUBRULE(this.numeric) },
        { ALT: () => this.make(this.CONSUME(t.Percent), (span, image) => ({ kind: 'percent', text: image.slice(0, -1), span })) },
        { ALT: () => this.make(this.CONSUME(t.Money), (span, image) => ({ kind: 'money', text: image.replace(/[$,]/g, ''), span })) },
        { ALT: () => this.make(this.CONSUME(t.DateTime), (span, image) => ({ kind: 'date', text: image, span })) },
        {
          ALT: () =>
            this.make(this.CONSUME(t.Clock), (span, image) => ({ kind: 'clock', clock: Number(image.slice(0, 2)) * 60 + Number(image.slice(3)), span })),
        },
        { ALT: () => this.textOf(this.CONSUME(t.Text)) },
        { ALT: () => this.make(this.CONSUME(t.Unit), (span, image) => ({ kind: 'unit', unit: image.slice(1, -1), span })) },
        { ALT: () => this.codeOf(this.CONSUME(t.SystemCode)) },
      ]),
  );

  private make(token: IToken, make: (span: Span, image: string) => ValueNode): ValueNode {
    return this.RECORDING_PHASE ? missingValue(nowhere) : make(this.spanOf(token), token.image);
  }

  protected codeOf(token: IToken): ValueNode {
    return this.make(token, (span, image) => {
      const colon = image.indexOf(':');
      return { kind: 'code', system: image.slice(0, colon), code: image.slice(colon + 1), span };
    });
  }

  private numeric = this.valueRule('number', (): ValueNode => {
    const token = this.CONSUME(t.Number_);
    const start = this.spanOf(token);
    return (
      this.OPTION(() =>
        this.OR([
          {
            ALT: (): ValueNode => {
              const unit = this.CONSUME(t.Unit);
              return { kind: 'quantity', amount: token.image, unit: unit.image.slice(1, -1), span: this.join(start, this.spanOf(unit)) };
            },
          },
          {
            ALT: (): ValueNode => {
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

  protected list = this.valueRule('list', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(t.LBracket));
    const items: ValueNode[] = [];
    this.OPTION(() => {
      items.push(this.SUBRULE(this.value));
      this.MANY(() => {
        this.SUBRULE(this.comma);
        this.OPTION1(() => items.push(this.SUBRULE1(this.value)));
      });
    });
    this.CONSUME(t.RBracket);
    return { kind: 'list', items, span: this.since(start) };
  });

  protected series = this.valueRule('series', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(kw.series));
    const call = this.SUBRULE(this.call);
    return { kind: 'series', call, span: this.join(start, call.span) };
  });

  protected atLeast = this.valueRule('atLeast', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(AtLeast));
    this.CONSUME(t.Word);
    const count = this.count(this.CONSUME(t.Number_), 'the number after `at least`');
    this.CONSUME(kw.of);
    const items: ValueNode[] = [];
    this.CONSUME(t.LParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => items.push(this.SUBRULE(this.value)) });
    this.CONSUME(t.RParen);
    return { kind: 'at_least', count, items, span: this.since(start) };
  });

  /** A small whole number. */
  private count(token: IToken, what: string): number {
    if (this.RECORDING_PHASE || new RegExp(`^\\d{1,${COUNT_DIGITS}}$`).test(token.image)) return Number(token.image);
    this.report(
      say.wrongPart,
      this.spanOf(token),
      { what: `${what} is a whole number of at most ${COUNT_DIGITS} digits` },
      { found: token.image, expected: ['a whole number'] },
    );
    return 1;
  }

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
            { ALT: () => this.SUBRULE(this.comma) },
            { GATE: () => this.LA(2).tokenType === t.Colon, ALT: () => args.push(this.forgottenComma(this.SUBRULE1(this.argument))), IGNORE_AMBIGUITIES: true },
          ]);
          this.OPTION1({ GATE: () => this.afterComma(), DEF: () => args.push(this.SUBRULE2(this.argument)) });
        });
      });
      this.CONSUME(t.RParen);
      return args;
    },
    () => [],
  );

  private afterComma(): boolean {
    const last = this.LA(0).tokenType;
    return last === t.Comma || last === t.Semicolon;
  }

  private forgottenComma(argument: Argument): Argument {
    if (this.RECORDING_PHASE) return argument;
    const end = this.source.text.slice(0, argument.span.start).trimEnd().length;
    this.report(
      say.missingSign,
      argument.name?.span ?? argument.span,
      { what: 'arguments are separated by commas' },
      { suggestions: [{ title: 'add a comma', edits: [{ span: spanOf(end, end), text: ',' }], safe: true }] },
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
      this.meantWord(whereWords, 'where');
      const where = this.OPTION1(() => {
        this.CONSUME(kw.where);
        return this.SUBRULE1(this.value);
      });
      this.meantWord(givenWords, 'given');
      const given = this.OPTION2(() => {
        this.CONSUME(kw.given);
        return this.SUBRULE2(this.value);
      });
      return { name, value, where: where ?? null, given: given ?? null, span: this.since(start) };
    },
    () => ({ name: null, value: missingValue(this.nextSpan()), where: null, given: null, span: this.nextSpan() }),
  );

  /** `share(subjects with age > 40)`, `share(subjects where smoker among sex == male)`. */
  private meantWord(words: ReadonlySet<string>, right: 'where' | 'given'): void {
    const token = this.LA(1);
    if (this.RECORDING_PHASE || !words.has(token.image) || !this.ahead(1, t.Word)) return;
    const span = this.spanOf(token);
    this.report(
      say.otherForm,
      span,
      { found: token.image, right: `\`${right}\` here` },
      { found: token.image, expected: [right], suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    this.become(token, kw[right]);
  }

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
        index = this.count(this.CONSUME(t.Number_), 'the number of an occurrence');
        this.CONSUME(t.RBracket);
      });
      return { kind: 'path', names, index, span: this.since(names[0].span) };
    },
    (): PathValue => ({ kind: 'path', names: [this.noName()], index: null, span: this.nextSpan() }),
  );

  protected textOf(token: IToken): ValueNode & { kind: 'text' } {
    const span = this.spanOf(token);
    if (this.RECORDING_PHASE) return { kind: 'text', text: '', span };
    const { text, bad } = readText(token.image);
    if (bad !== null) {
      const at = spanOf(span.start + bad.offset, span.start + bad.offset + bad.escape.length);
      this.report(
        say.badEscape,
        at,
        { found: bad.escape },
        { found: bad.escape, suggestions: [replace('write a backslash as `\\\\`', at, `\\${bad.escape}`)] },
      );
    }
    return { kind: 'text', text, span };
  }
}
