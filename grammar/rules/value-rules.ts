/** Rules for values: operators, ranges, literals, names, calls, and the values in braces. */
import { EOF, type IToken, type TokenType } from 'chevrotain';
import type * as ast from '../ast/ast.ts';
import type { BinaryOperator, ValueNode } from '../ast/ast.ts';
import { diagnose, replace } from '../diagnostic.ts';
import { durationUnit } from '../duration-words.ts';
import { AtLeast, DurationWord, elseWord, kw, Least } from '../keywords.ts';
import * as t from '../tokens.ts';
import { type ParserRule, Reader, type WithoutSpan } from './rule-reader.ts';
import { readText } from './text-escapes.ts';
import { braceInText, piecesOf } from './text-pieces.ts';

const signs: ReadonlySet<TokenType> = new Set([t.Plus, t.Minus, t.Star, t.Slash]);
const literals: ReadonlySet<TokenType> = new Set([t.Number_, t.Percent, t.Money, t.Text, t.DateTime, t.Unit, t.SystemCode]);
export const isLiteral = (type: TokenType): boolean => literals.has(type);

export abstract class ValueRules extends Reader {
  readonly value: ParserRule<ValueNode> = this.rule('value', () =>
    this.OR([{ ALT: () => this.SUBRULE(this.ifValue) }, { ALT: () => this.SUBRULE(this.either), IGNORE_AMBIGUITIES: true }]),
  );

  /** `else if` continues in a loop, so that a long chain is not a deep recursion. */
  readonly ifValue: ParserRule<ValueNode> = this.rule('ifValue', () =>
    this.deeper(() => {
      const heads: { readonly start: IToken; readonly condition: ValueNode; readonly yes: ValueNode }[] = [];
      const start = this.CONSUME(kw.if);
      const condition = this.SUBRULE(this.either);
      this.CONSUME(kw.then);
      heads.push({ start, condition, yes: this.SUBRULE(this.value) });
      this.MANY(() => {
        this.CONSUME(kw.else);
        const next = this.CONSUME1(kw.if);
        const nextCondition = this.SUBRULE1(this.either);
        this.CONSUME1(kw.then);
        heads.push({ start: next, condition: nextCondition, yes: this.SUBRULE1(this.value) });
      });
      this.CONSUME1(kw.else);
      let no = this.SUBRULE2(this.value);
      for (const { start: from, condition: asked, yes } of heads.reverse())
        no = { kind: 'if', condition: asked, yes, no, span: this.join({ span: this.spanOf(from) }, no) };
      return no;
    }),
  );

  readonly either: ParserRule<ValueNode> = this.rule('either', () => {
    let left = this.SUBRULE(this.both);
    this.MANY(() => {
      this.CONSUME(kw.or);
      left = this.binary('or', left, this.SUBRULE1(this.both));
    });
    return left;
  });

  readonly both: ParserRule<ValueNode> = this.rule('both', () => {
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(kw.and);
      left = this.binary('and', left, this.SUBRULE1(this.negation));
    });
    return left;
  });

  readonly negation: ParserRule<ValueNode> = this.rule('negation', () => {
    const signs: IToken[] = [];
    this.MANY({ GATE: () => this.LA(1).tokenType === kw.not, DEF: () => signs.push(this.CONSUME(kw.not)) });
    return this.prefixed('not', signs, this.SUBRULE(this.comparison));
  });

  /** `normal(…) in 0..9 > 5` compares a truncated value. Two comparisons do not follow each other. */
  readonly comparison: ParserRule<ValueNode> = this.rule('comparison', () => {
    let left = this.SUBRULE(this.truncated);
    this.OPTION(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(t.Comparison) }, { ALT: () => this.CONSUME(t.Tilde) }]);
      left = this.binary(sign.image as BinaryOperator, left, this.SUBRULE(this.range));
      this.MANY(() => {
        this.CONSUME(kw.in);
        left = this.inRange(left, this.SUBRULE1(this.range));
      });
    });
    return left;
  });

  readonly truncated: ParserRule<ValueNode> = this.rule('truncated', () => {
    let left = this.SUBRULE(this.range);
    this.MANY(() => {
      this.CONSUME(kw.in);
      left = this.inRange(left, this.SUBRULE1(this.range));
    });
    return left;
  });

  /** A sum, or a range of two sums. */
  readonly range: ParserRule<ValueNode> = this.rule('range', () => {
    const low = this.SUBRULE(this.sum);
    return (
      this.OPTION((): ValueNode => {
        const highOpen = this.dots();
        const high = this.SUBRULE1(this.sum);
        return { kind: 'range', low, high, highOpen, span: this.join(low, high) };
      }) ?? low
    );
  });

  readonly sum: ParserRule<ValueNode> = this.rule('sum', () => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      left = this.binary(sign.image as BinaryOperator, left, this.SUBRULE1(this.product));
    });
    return left;
  });

  readonly product: ParserRule<ValueNode> = this.rule('product', () => {
    let left = this.SUBRULE(this.signed);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.Slash) }]);
      left = this.binary(sign.image as BinaryOperator, left, this.SUBRULE1(this.signed));
    });
    return left;
  });

  readonly signed: ParserRule<ValueNode> = this.rule('signed', () => {
    const signs: IToken[] = [];
    this.MANY(() => signs.push(this.CONSUME(t.Minus)));
    return this.prefixed('-', signs, this.SUBRULE(this.primary));
  });

  readonly primary: ParserRule<ValueNode> = this.rule('primary', () =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.parenthesis) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.choose) },
        { ALT: () => this.SUBRULE(this.mixture) },
        { ALT: () => this.SUBRULE(this.by) },
        { ALT: () => this.SUBRULE(this.pickFirst) },
        { ALT: () => this.SUBRULE(this.chance) },
        { ALT: () => this.SUBRULE(this.series) },
        { ALT: () => this.SUBRULE(this.atLeast) },
        { GATE: () => this.LA(this.afterPath(1)).tokenType === t.LParen, ALT: () => this.SUBRULE(this.call), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.path), IGNORE_AMBIGUITIES: true },
      ],
    }),
  );

  /** The parentheses are part of where the value stands: edits and quotations need them. */
  readonly parenthesis: ParserRule<ValueNode> = this.rule('parenthesis', () => {
    const start = this.CONSUME(t.LParen);
    const value = this.SUBRULE(this.value);
    this.CONSUME(t.RParen);
    return { ...value, span: this.since(this.spanOf(start)) };
  });

  // Literals

  readonly literal: ParserRule<ValueNode> = this.rule('literal', () =>
    this.OR([
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.leaf(this.CONSUME(t.Percent), (image) => ({ kind: 'percent', text: image.slice(0, -1) })) },
      { ALT: () => this.leaf(this.CONSUME(t.Money), (image) => ({ kind: 'money', text: image.replace(/[$,]/g, '') })) },
      { ALT: () => this.leaf(this.CONSUME(t.DateTime), (image) => ({ kind: 'date', text: image })) },
      { ALT: () => this.templateOf(this.CONSUME(t.Text)) },
      { ALT: () => this.leaf(this.CONSUME(t.Unit), (image) => ({ kind: 'unit', unit: image.slice(1, -1) })) },
      { ALT: () => this.codeOf(this.CONSUME(t.SystemCode)) },
    ]),
  );

  readonly number: ParserRule<ValueNode> = this.node<ValueNode>('number', () => {
    const { image } = this.CONSUME(t.Number_);
    return (
      this.OPTION(() =>
        this.OR([
          { ALT: (): WithoutSpan<ValueNode> => ({ kind: 'quantity', amount: image, unit: this.CONSUME(t.Unit).image.slice(1, -1) }) },
          { ALT: (): WithoutSpan<ValueNode> => ({ kind: 'duration', amount: image, unit: durationUnit(this.CONSUME(DurationWord).image) ?? 'day' }) },
        ]),
      ) ?? { kind: 'number', text: image }
    );
  });

  protected leaf<T extends ValueNode>(token: IToken, make: (image: string) => WithoutSpan<T>): T {
    return Object.assign(make(token.image), { span: this.spanOf(token) }) as unknown as T;
  }

  protected textOf(token: IToken): ast.TextValue {
    return { kind: 'text', text: readText(token.image), span: this.spanOf(token) };
  }

  /** A text that may hold values; what is between its braces is read when the file is (`parse.ts`). */
  protected templateOf(token: IToken): ValueNode {
    const { image } = token;
    if (!image.includes('{') && !image.includes('}')) return this.textOf(token);
    const span = this.spanOf(token);
    const pieces = piecesOf(image, span.start);
    for (const piece of pieces) {
      if (piece.kind !== 'stray') continue;
      const doubled = piece.brace + piece.brace;
      this.diagnostics.push(
        diagnose(
          braceInText,
          this.source.path,
          piece.span,
          { why: piece.brace === '{' ? 'this `{` starts a value in the text, but is never closed' : 'this `}` in the text has no matching `{`' },
          {
            found: piece.brace,
            expected: [doubled],
            suggestions: [replace(`write \`${doubled}\` for a literal brace`, piece.span, doubled, piece.brace === '}')],
          },
        ),
      );
    }
    const parts: ValueNode[] = [];
    for (const piece of pieces) {
      if (piece.kind === 'text') parts.push({ kind: 'text', text: piece.text, span: piece.span });
      if (piece.kind !== 'hole') continue;
      this.holes.push({ parts, index: parts.length, span: piece.span });
      parts.push({ kind: 'missing', span: piece.span });
    }
    if (parts.some(({ kind }) => kind === 'missing')) return { kind: 'template', parts, span };
    return { kind: 'text', text: parts.map((part) => (part as ast.TextValue).text).join(''), span };
  }

  protected codeOf(token: IToken): ValueNode {
    const colon = token.image.indexOf(':');
    return { kind: 'code', system: token.image.slice(0, colon), code: token.image.slice(colon + 1), span: this.spanOf(token) };
  }

  // Names, calls, lists

  readonly path = this.node<ast.PathValue>('path', () => {
    const names = this.dotted();
    const index =
      this.OPTION(() => {
        this.CONSUME(t.LBracket);
        const number = this.CONSUME(t.Number_);
        this.CONSUME(t.RBracket);
        return Number(number.image);
      }) ?? null;
    return { kind: 'path', names, index };
  });

  /** What a field or an event is called. */
  readonly label = this.node<ast.PathValue>('label', () => ({ kind: 'path', names: this.dotted(), index: null }));

  readonly longLabel = this.node<ast.PathValue>('longLabel', () => {
    const names = [this.name()];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(t.Dot);
      names.push(this.name(1));
    });
    return { kind: 'path', names, index: null };
  });

  /** `NAME, { ".", NAME }`. Once in a rule. */
  private dotted(): ast.Name[] {
    const names = [this.name()];
    this.MANY(() => {
      this.CONSUME(t.Dot);
      names.push(this.name(1));
    });
    return names;
  }

  /** How far ahead the token stands that follows the dotted name at `from`. */
  afterPath(from: number): number {
    let k = from + 1;
    while (this.LA(k).tokenType === t.Dot && this.ahead(k + 1, t.Word)) k += 2;
    return k;
  }

  readonly call = this.node<ast.CallValue>('call', () => {
    const names = this.dotted();
    return { kind: 'call', callee: this.dottedName(names), names, args: this.SUBRULE(this.args) };
  });

  /** A dotted name as one. */
  private dottedName(names: readonly ast.Name[]): ast.Name {
    if (names.length === 1 || this.RECORDING_PHASE) return names[0];
    return { text: names.map(({ text }) => text).join('.'), span: this.join(names[0], names[names.length - 1]) };
  }

  readonly parameters: ParserRule<readonly ast.Parameter[]> = this.rule('parameters', () => {
    this.CONSUME(t.LParen);
    const parameters = this.commas(() => this.SUBRULE(this.parameter));
    this.CONSUME(t.RParen);
    return parameters;
  });

  readonly parameter = this.node<ast.Parameter>('parameter', () => {
    const name = this.name();
    this.CONSUME(t.Colon);
    return { name, type: this.name(1) };
  });

  /** What follows the word `let`. */
  readonly definition: ParserRule<Pick<ast.LetNode, 'name' | 'parameters' | 'value'>> = this.rule('definition', () => {
    const name = this.name();
    const parameters = this.OPTION(() => this.SUBRULE(this.parameters)) ?? [];
    this.CONSUME(t.Colon);
    return { name, parameters, value: this.SUBRULE(this.value) };
  });

  readonly args: ParserRule<readonly ast.Argument[]> = this.rule('args', () => {
    this.CONSUME(t.LParen);
    const args = this.commas(() => this.SUBRULE(this.argument));
    this.CONSUME(t.RParen);
    return args;
  });

  readonly argument = this.node<ast.Argument>('argument', () => {
    const name =
      this.OPTION({
        // Two words decide, and looking at them costs less than the table of all pairs.
        GATE: () => this.LA(2).tokenType === t.Colon,
        DEF: () => {
          const word = this.name();
          this.CONSUME(t.Colon);
          return word;
        },
      }) ?? null;
    const value = this.SUBRULE(this.value);
    const where = this.OPTION1(() => this.SUBRULE(this.where)) ?? null;
    const given = this.OPTION2(() => this.SUBRULE(this.given)) ?? null;
    return { name, value, where, given };
  });

  /** `subjects where P`: which of them count. */
  readonly where: ParserRule<ValueNode> = this.rule('where', () => {
    this.CONSUME(kw.where);
    return this.SUBRULE(this.value);
  });

  /** `subjects where P given Q`: of whom alone it is asked. */
  readonly given: ParserRule<ValueNode> = this.rule('given', () => {
    this.CONSUME(kw.given);
    return this.SUBRULE(this.value);
  });

  readonly list: ParserRule<ValueNode> = this.node<ValueNode>('list', () => {
    this.CONSUME(t.LBracket);
    const items = this.commas(() => this.SUBRULE(this.value));
    this.CONSUME(t.RBracket);
    return { kind: 'list', items };
  });

  readonly series: ParserRule<ValueNode> = this.node<ValueNode>('series', () => {
    this.CONSUME(kw.series);
    return { kind: 'series', call: this.SUBRULE(this.call) };
  });

  readonly atLeast: ParserRule<ValueNode> = this.node<ValueNode>('atLeast', () => {
    this.CONSUME(AtLeast);
    this.CONSUME(Least);
    const count = Number(this.CONSUME(t.Number_).image);
    this.CONSUME(kw.of);
    this.CONSUME(t.LParen);
    const items = this.someCommas(() => this.SUBRULE(this.value));
    this.CONSUME(t.RParen);
    return { kind: 'at_least', count, items };
  });

  readonly chance: ParserRule<ValueNode> = this.node<ValueNode>('chance', () => {
    this.CONSUME(kw.chance);
    return { kind: 'chance', share: this.SUBRULE(this.shareValue) };
  });

  /** What follows `chance`: a sum, or an `if`. */
  readonly shareValue: ParserRule<ValueNode> = this.rule('shareValue', () =>
    this.deeper(() => this.OR([{ ALT: () => this.SUBRULE(this.ifValue) }, { ALT: () => this.SUBRULE(this.sum), IGNORE_AMBIGUITIES: true }])),
  );

  // Values in braces

  readonly choose: ParserRule<ValueNode> = this.node<ValueNode>('choose', () => {
    this.CONSUME(kw.choose);
    return { kind: 'choose', arms: this.arms(() => this.SUBRULE(this.chooseArm)) };
  });

  readonly chooseArm = this.node<ast.ChooseArm>('chooseArm', () => {
    const key = this.SUBRULE(this.sum);
    this.CONSUME(t.Colon);
    return { key, weight: this.SUBRULE(this.weight), when: this.OPTION(() => this.SUBRULE(this.guard)) ?? null };
  });

  readonly mixture: ParserRule<ValueNode> = this.node<ValueNode>('mixture', () => {
    this.CONSUME(kw.mixture);
    return { kind: 'mixture', arms: this.arms(() => this.SUBRULE(this.mixtureArm)) };
  });

  readonly mixtureArm = this.node<ast.MixtureArm>('mixtureArm', () => {
    const name = this.SUBRULE(this.armName);
    const weight = this.SUBRULE(this.weight);
    this.CONSUME(t.Colon);
    return { name, weight, value: this.SUBRULE(this.value) };
  });

  readonly armName: ParserRule<ast.Name> = this.rule('armName', () => this.name());

  readonly weight = this.node<ast.Weight>('weight', () =>
    this.OR([
      {
        ALT: (): WithoutSpan<ast.Weight> => {
          this.CONSUME(kw.rest);
          return { kind: 'rest', value: null };
        },
      },
      { ALT: (): WithoutSpan<ast.Weight> => ({ kind: 'share', value: this.SUBRULE(this.sum) }), IGNORE_AMBIGUITIES: true },
    ]),
  );

  readonly by: ParserRule<ValueNode> = this.node<ValueNode>('by', () => {
    this.CONSUME(kw.by);
    const subjects = this.someCommas(() => this.SUBRULE(this.path));
    return { kind: 'by', subjects, bands: this.arms(() => this.SUBRULE(this.band), elseWord) };
  });

  readonly band = this.node<ast.Band>('band', () => {
    const keys: ValueNode[] = [];
    this.OR([
      { ALT: () => this.CONSUME(kw.else) },
      { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: t.Ampersand, DEF: () => keys.push(this.SUBRULE(this.bandKey)) }), IGNORE_AMBIGUITIES: true },
    ]);
    this.CONSUME(t.Colon);
    return { keys, value: this.SUBRULE(this.value) };
  });

  /** `..17`, `18..44`, `45..`, `..<30`, or one value. */
  readonly bandKey: ParserRule<ValueNode> = this.node<ValueNode>('bandKey', () =>
    this.OR([
      {
        ALT: (): WithoutSpan<ValueNode> => {
          const highOpen = this.dots();
          return { kind: 'range', low: null, high: this.SUBRULE(this.sum), highOpen };
        },
      },
      {
        ALT: (): WithoutSpan<ValueNode> | ValueNode => {
          const low = this.SUBRULE1(this.sum);
          return (
            this.OPTION((): WithoutSpan<ValueNode> => {
              const highOpen = this.dots(1);
              return { kind: 'range', low, high: this.OPTION1({ GATE: () => !this.beginsRow(), DEF: () => this.SUBRULE2(this.sum) }) ?? null, highOpen };
            }) ?? low
          );
        },
      },
    ]),
  );

  /** The cell of a table that is being read: `last` in its row, or one before; null outside of tables. */
  protected cell: 'last' | 'inner' | null = null;

  /** After `18..` in a table: whether what comes next is the first cell of the next row, `18.. 65 | 3`. */
  private beginsRow(): boolean {
    if (this.cell === null) return false;
    const { tokenType } = this.LA(this.afterSum(1));
    return tokenType === t.Dots || tokenType === t.DotsOpen || (this.cell === 'last' && tokenType === t.Pipe);
  }

  /** How far ahead the token stands that follows the sum at `from`. */
  private afterSum(from: number): number {
    let k = from;
    for (;;) {
      while (this.LA(k).tokenType === t.Minus) k++;
      k = this.ahead(k, t.Word) ? this.afterPath(k) : this.LA(k).tokenType === t.LParen || this.LA(k).tokenType === t.LBracket ? k : k + 1;
      for (let open = 0; ; k++) {
        const { image, tokenType } = this.LA(k);
        if (tokenType === EOF) return k;
        if (image === '(' || image === '[' || image === '{') open++;
        else if (open > 0 && (image === ')' || image === ']' || image === '}')) open--;
        else if (open === 0 && tokenType !== t.Unit && tokenType !== DurationWord) break;
      }
      if (!signs.has(this.LA(k).tokenType)) return k;
      k++;
    }
  }

  readonly pickFirst: ParserRule<ValueNode> = this.node<ValueNode>('pickFirst', () => {
    this.CONSUME(kw.pick_first);
    return { kind: 'pick_first', arms: this.arms(() => this.SUBRULE(this.firstArm), elseWord) };
  });

  readonly firstArm = this.node<ast.FirstArm>('firstArm', () => {
    const when = this.OR([
      { ALT: (): ValueNode | null => this.SUBRULE(this.guard) },
      {
        ALT: (): ValueNode | null => {
          this.CONSUME(kw.else);
          return null;
        },
      },
    ]);
    this.CONSUME(t.Colon);
    return { when, value: this.SUBRULE(this.value) };
  });

  readonly guard: ParserRule<ValueNode> = this.rule('guard', () => {
    this.CONSUME(kw.when);
    return this.SUBRULE(this.value);
  });

  // Parts

  /** `"{", [ arm, { ",", arm } ], "}"`. Once in a rule. */
  protected arms<T>(arm: () => T, words?: ReadonlyMap<string, TokenType>): T[] {
    this.CONSUME(t.LBrace);
    const arms = this.commas(arm, words, true);
    this.CONSUME(t.RBrace);
    return arms;
  }

  /** Whether the dots exclude the upper end. */
  protected dots(idx = 0): boolean {
    return this.or(idx + 5, [{ ALT: () => this.consume(idx, t.Dots) }, { ALT: () => this.consume(idx, t.DotsOpen) }]).tokenType === t.DotsOpen;
  }

  protected binary(operator: BinaryOperator, left: ValueNode, right: ValueNode): ValueNode {
    return { kind: 'binary', operator, left, right, span: this.join(left, right) };
  }

  protected inRange(subject: ValueNode, range: ValueNode): ValueNode {
    return { kind: 'in', subject, range, span: this.join(subject, range) };
  }

  private prefixed(operator: 'not' | '-', signs: readonly IToken[], value: ValueNode): ValueNode {
    let operand = value;
    for (let i = signs.length - 1; i >= 0; i--) operand = { kind: 'unary', operator, operand, span: this.join({ span: this.spanOf(signs[i]) }, operand) };
    return operand;
  }
}
