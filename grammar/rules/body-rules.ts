/** Rules for what is between braces: fields, statements, what moves a thread, branches, conditions, events with their clauses. */
import type { IToken, TokenType } from 'chevrotain';
import { relationships } from '../../model/parties/related-person.ts';
import { statementForms } from '../../vocabulary/statement-forms.ts';
import type * as ast from '../ast/ast.ts';
import type { ValueNode } from '../ast/ast.ts';
import { AtMost, IncludeItem, itemWords, kw, letWord, Most, moves, verbTypes, wordVerbs } from '../keywords.ts';
import type { Span } from '../source-text.ts';
import * as t from '../tokens.ts';
import type { ParserRule, WithoutSpan } from './rule-reader.ts';
import { isLiteral, ValueRules } from './value-rules.ts';

type ClauseForm = WithoutSpan<ast.Clause>;
/** A verb with what is between it and its value. */
export type StatementHead = Pick<ast.Statement, 'verb' | 'argument' | 'object' | 'args'>;

/** Clauses of a word and a time, by the name of the part that the time is. */
const timed = { from: 'time', for: 'length', until: 'time', times: 'count', jitter: 'length' } as const;

/** What may follow a statement without its argument. */
const conditionWords: ReadonlySet<TokenType> = new Set([kw.while, kw.when, kw.chance]);

export abstract class BodyRules extends ValueRules {
  readonly body: ParserRule<ast.Body> = this.node<ast.Body>('body', () => ({ items: this.braces(this.item) }));

  readonly item: ParserRule<ast.BodyItem | null> = this.member<ast.BodyItem>('item', () => {
    this.markItem();
    return this.OR({
      DEF: [
        { ALT: (): ast.BodyItem => this.SUBRULE(this.overriding) },
        { ALT: () => this.SUBRULE(this.defaulting) },
        { ALT: () => this.SUBRULE(this.branch) },
        { ALT: () => this.SUBRULE(this.ifItem) },
        { GATE: () => this.LA(3).tokenType === t.Dot, ALT: () => this.SUBRULE(this.armEvent) },
        { ALT: () => this.SUBRULE(this.event) },
        { ALT: () => this.SUBRULE(this.move) },
        { ALT: () => this.SUBRULE(this.letItem) },
        { ALT: () => this.SUBRULE(this.statement) },
        { ALT: () => this.SUBRULE(this.field), IGNORE_AMBIGUITIES: true },
      ],
      // One word decides; looking at pairs of words would cost a fifth of the time to start.
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** Tells the word that begins an item from the name of a field. */
  protected markItem(): void {
    if (this.RECORDING_PHASE) return;
    if (this.startsField()) this.become(this.LA(1), t.Word);
    else this.mark(itemWords);
    if (this.LA(1).tokenType === kw.else) this.mark(itemWords, 2);
  }

  /** A name, perhaps dotted, and then a colon. */
  startsField(from = 1): boolean {
    return this.ahead(from, t.Word) && this.LA(this.afterPath(from)).tokenType === t.Colon;
  }

  readonly field = this.node<ast.FieldNode>('field', () => {
    const path = this.SUBRULE(this.label);
    this.CONSUME(t.Colon);
    return { kind: 'field', path, value: this.SUBRULE(this.fieldValue) };
  });

  /** A value, or a rate: `8% per year`. */
  readonly fieldValue: ParserRule<ValueNode> = this.rule('fieldValue', () => {
    const rate = this.SUBRULE(this.value);
    return (
      this.OPTION((): ValueNode => {
        this.CONSUME(kw.per);
        return { kind: 'rate', rate, unit: this.name(), span: this.since(rate.span) };
      }) ?? rate
    );
  });

  readonly overriding = this.node<ast.Override>('overriding', () => {
    this.CONSUME(kw.override);
    this.markItem();
    const item = this.OR({
      DEF: [
        { ALT: (): ast.Override['item'] => this.SUBRULE(this.eventChange) },
        { ALT: () => this.SUBRULE(this.letItem) },
        { ALT: () => this.SUBRULE(this.statement) },
        { ALT: () => this.SUBRULE(this.field), IGNORE_AMBIGUITIES: true },
      ],
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
    });
    return { kind: 'override', item };
  });

  readonly letItem = this.node<ast.LetNode>('letItem', () => {
    this.CONSUME(letWord);
    return { kind: 'let', ...this.SUBRULE(this.definition) };
  });

  readonly defaulting = this.node<ast.Default>('defaulting', () => {
    this.CONSUME(kw.default);
    this.markItem();
    const item = this.OR({
      DEF: [{ ALT: (): ast.Default['item'] => this.SUBRULE(this.statement) }, { ALT: () => this.SUBRULE(this.field), IGNORE_AMBIGUITIES: true }],
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
    });
    return { kind: 'default', item };
  });

  // Statements

  readonly statement = this.node<ast.Statement>('statement', () => {
    let value: ValueNode | null = null;
    const head = this.OR({
      DEF: [
        {
          GATE: () => this.takesArgument(this.LA(1)),
          ALT: () => {
            const found = this.SUBRULE(this.head);
            this.OPTION(() => {
              this.CONSUME(t.Colon);
              value = this.SUBRULE(this.value);
            });
            return found;
          },
        },
        { ALT: (): StatementHead => ({ verb: this.nameOf(this.SUBRULE(this.verb)), argument: null, object: null, args: null }) },
      ],
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
    });
    const lasts = this.OPTION4(() => this.SUBRULE(this.suffixWhile)) ?? null;
    const when = this.OPTION1(() => this.SUBRULE(this.guard)) ?? null;
    const chance = this.OPTION2(() => this.SUBRULE(this.suffixChance)) ?? null;
    const body = this.OPTION3(() => this.SUBRULE(this.body)) ?? null;
    return { kind: 'statement', verb: head.verb, argument: head.argument, object: head.object, args: head.args, value, body, lasts, when, chance };
  });

  readonly verb: ParserRule<IToken> = this.rule('verb', () =>
    this.OR([...Object.values(verbTypes), IncludeItem, ...wordVerbs.map(({ verb }) => verb)].map((type) => ({ ALT: () => this.CONSUME(type) }))),
  );

  /** A verb with its argument. */
  readonly head: ParserRule<StatementHead> = this.rule('head', () => {
    let [args, argument, object]: [StatementHead['args'], ValueNode | null, ast.PathValue | null] = [null, null, null];
    const verb = this.OR([
      {
        ALT: () => {
          const word = this.CONSUME(verbTypes.none);
          args = this.SUBRULE(this.args);
          return word;
        },
      },
      {
        ALT: () => {
          const word = this.CONSUME(verbTypes.text);
          this.OR1([{ ALT: () => (args = this.SUBRULE1(this.args)) }, { ALT: () => (argument = this.SUBRULE(this.bareText)) }]);
          return word;
        },
      },
      {
        ALT: () => {
          const word = this.CONSUME(verbTypes.path);
          this.OR2([{ ALT: () => (args = this.SUBRULE2(this.args)) }, { ALT: () => (argument = this.SUBRULE(this.bareArgument)) }]);
          return word;
        },
      },
      {
        ALT: () => {
          const word = this.CONSUME(verbTypes.named);
          argument = this.subrule(21, this.bareArgument);
          this.OPTION2({
            GATE: () => this.namesOne(),
            DEF: () => {
              const name = this.name(21);
              object = { kind: 'path', names: [name], index: null, span: name.span };
            },
          });
          return word;
        },
      },
      {
        ALT: () => {
          const word = this.CONSUME(IncludeItem);
          argument = this.subrule(20, this.bareArgument);
          args = this.OPTION(() => this.SUBRULE3(this.args)) ?? null;
          this.OPTION1(() => {
            this.CONSUME(kw.as);
            const name = this.name();
            object = { kind: 'path', names: [name], index: null, span: name.span };
          });
          return word;
        },
      },
      ...wordVerbs.map(({ verb: type, word, takes, mark }, i) => ({
        ALT: () => {
          const first = this.CONSUME(type);
          argument = this.subrule(i + 1, this.bareArgument);
          this.mark(mark);
          this.option(i + 3, () => {
            const own = this.nameOf(this.consume(i + 1, word));
            const name = takes === 'name' ? this.name(i + 1) : own;
            object = takes === 'event' ? this.subrule(i, this.path) : { kind: 'path', names: [name], index: null, span: name.span };
          });
          return first;
        },
      })),
    ]);
    return { verb: this.nameOf(verb), argument, object, args };
  });

  /**
   * Whether a word after the argument is the name of the statement, and not the next item: braces or conditions follow it, or it begins no item.
   * Relationships begin items of a household alone.
   */
  private namesOne(): boolean {
    const { tokenType: next, image } = this.LA(2);
    if (!this.ahead(1, t.Word) || conditionWords.has(this.LA(1).tokenType)) return false;
    if (image !== '{' && !conditionWords.has(next)) return this.LA(1).tokenType === t.Word && !this.startsItem();
    return !this.isVerb(1) || (relationships as readonly string[]).includes(this.LA(1).image);
  }

  /** Whether what follows a verb is its argument, and not the next item: `discharge diagnose dx.a` lacks its argument. */
  private takesArgument({ image }: IToken): boolean {
    const form = statementForms.get(image);
    const { tokenType: type, image: word } = this.LA(2);
    if (type === t.LParen) return form?.after === null;
    if (form === undefined || form.argument === 'none') return false;
    if (isLiteral(type)) return true;
    if (form.argument === 'text' || !this.ahead(2, t.Word) || conditionWords.has(type)) return false;
    if (form.words.includes(word)) return true;
    if (form.others.includes(word)) return false;
    if (form.after?.word === word) return false;
    const next = this.LA(3).tokenType;
    const verb = this.isVerb(2) && (!form.ofEvents || statementForms.get(word)?.ofEvents === true) && this.ahead(3, t.Word) && !conditionWords.has(next);
    return !verb && !this.startsOther(2);
  }

  /** Whether an `if`, a branch, an event or an override begins `k` ahead. */
  private startsOther(k: number): boolean {
    const [type, next] = [this.LA(k).tokenType, this.LA(k + 1).tokenType];
    if (type === kw.if) return this.LA(k + 1).image !== '{';
    if (type !== kw.branch && type !== kw.event && type !== kw.override && type !== kw.default) return false;
    return this.ahead(k + 1, t.Word) && !conditionWords.has(next);
  }

  /** Whether the token `k` ahead is a word that begins a statement. */
  isVerb(k: number): boolean {
    return this.ahead(k, t.Word) && statementForms.has(this.LA(k).image);
  }

  readonly bareArgument: ParserRule<ValueNode> = this.rule('bareArgument', () =>
    this.OR([{ ALT: () => this.codeOf(this.CONSUME(t.SystemCode)) }, { ALT: () => this.textOf(this.CONSUME(t.Text)) }, { ALT: () => this.SUBRULE(this.path) }]),
  );

  readonly bareText: ParserRule<ValueNode> = this.rule('bareText', () => this.templateOf(this.CONSUME(t.Text)));

  readonly suffixWhile: ParserRule<ValueNode> = this.rule('suffixWhile', () => {
    this.CONSUME(kw.while);
    return this.SUBRULE(this.value);
  });

  readonly suffixChance: ParserRule<ValueNode> = this.rule('suffixChance', () => {
    this.CONSUME(kw.chance);
    return this.SUBRULE(this.shareValue);
  });

  // What moves a thread

  readonly move: ParserRule<ast.Move> = this.rule('move', () =>
    this.OR([
      { ALT: (): ast.Move => this.SUBRULE(this.wait) },
      { ALT: () => this.SUBRULE(this.goto) },
      { ALT: () => this.SUBRULE(this.exit) },
      { ALT: () => this.SUBRULE(this.run) },
      { ALT: () => this.SUBRULE(this.end) },
    ]),
  );

  readonly wait = this.node<ast.Wait>('wait', () => {
    this.CONSUME(moves.wait);
    return this.OR([
      {
        ALT: (): WithoutSpan<ast.Wait> => {
          this.CONSUME(kw.until);
          return { kind: 'wait', length: null, until: this.SUBRULE(this.value), atMost: this.OPTION(() => this.SUBRULE(this.atMost)) ?? null };
        },
      },
      { ALT: (): WithoutSpan<ast.Wait> => ({ kind: 'wait', length: this.SUBRULE1(this.value), until: null, atMost: null }), IGNORE_AMBIGUITIES: true },
    ]);
  });

  /** `for at most 5 years`, `for 5 years` */
  readonly atMost: ParserRule<ValueNode> = this.rule('atMost', () => {
    this.CONSUME(kw.for);
    this.OPTION(() => {
      this.CONSUME(AtMost);
      this.CONSUME(Most);
    });
    return this.SUBRULE(this.sum);
  });

  readonly goto = this.node<ast.Goto>('goto', () => {
    this.CONSUME(moves.goto);
    return { kind: 'goto', target: this.name() };
  });

  readonly exit = this.node<ast.Exit>('exit', () => {
    this.CONSUME(moves.to);
    let target: ast.Name | null = this.name();
    let [table, value, per]: [ast.PathValue | null, ValueNode | null, ast.Name | null] = [null, null, null];
    let rest = false;
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            table = this.SUBRULE(this.path);
            this.CONSUME(t.RParen);
            target = null;
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Colon);
            this.OR1([
              {
                ALT: () => {
                  this.CONSUME(kw.rest);
                  rest = true;
                },
              },
              {
                ALT: () => {
                  value = this.SUBRULE(this.shareValue);
                  this.OPTION1(() => {
                    this.CONSUME(kw.per);
                    per = this.name(1);
                  });
                },
                IGNORE_AMBIGUITIES: true,
              },
            ]);
          },
        },
      ]),
    );
    const when = this.OPTION2(() => this.SUBRULE(this.guard)) ?? null;
    return { kind: 'to', target, table, rest, value, per, when };
  });

  readonly run = this.node<ast.Run>('run', () => {
    const word = this.OR([{ ALT: () => this.CONSUME(moves.run) }, { ALT: () => this.CONSUME(moves.call) }]).tokenType === moves.call ? 'call' : 'run';
    const callee = this.SUBRULE(this.path);
    const args = this.OPTION(() => this.SUBRULE(this.args)) ?? [];
    const alias =
      this.OPTION1(() => {
        this.CONSUME(kw.as);
        return this.name();
      }) ?? null;
    return { kind: 'run', word, callee, args, alias };
  });

  readonly end = this.node<ast.End>('end', () => {
    const otherwise = this.OPTION(() => this.CONSUME(kw.else)) !== undefined;
    this.CONSUME(moves.end);
    // A word that begins another item is not an outcome.
    const outcome = this.OPTION1({ GATE: () => this.LA(1).tokenType === t.Word && !this.startsItem(), DEF: () => this.name() }) ?? null;
    return { kind: 'end', outcome, otherwise };
  });

  private startsItem(): boolean {
    return itemWords.has(this.LA(1).image) || this.startsField();
  }

  // Branches and conditions

  readonly branch = this.node<ast.Branch>('branch', () => {
    this.CONSUME(kw.branch);
    return { kind: 'branch', name: this.name(), arms: this.braces(this.branchArm) };
  });

  readonly branchArm: ParserRule<ast.BranchArm | null> = this.member<ast.BranchArm>('branchArm', () => ({
    name: this.SUBRULE(this.armName),
    weight: this.SUBRULE(this.weight),
    when: this.OPTION(() => this.SUBRULE(this.guard)) ?? null,
    body: this.SUBRULE(this.body),
  }));

  /** `else if` continues in a loop, so that a long chain is not a deep recursion. */
  readonly ifItem: ParserRule<ast.If> = this.rule('ifItem', () => {
    const heads: { readonly start: Span; readonly condition: ValueNode; readonly yes: ast.Body }[] = [];
    const start = this.spanOf(this.CONSUME(kw.if));
    heads.push({ start, condition: this.SUBRULE(this.value), yes: this.SUBRULE(this.body) });
    this.MANY(() => {
      this.CONSUME(kw.else);
      const next = this.spanOf(this.CONSUME1(kw.if));
      heads.push({ start: next, condition: this.SUBRULE1(this.value), yes: this.SUBRULE1(this.body) });
    });
    let no =
      this.OPTION({
        // `else end` is an item of its own.
        GATE: () => this.LA(2).image !== 'end',
        DEF: () => {
          this.CONSUME1(kw.else);
          return this.SUBRULE2(this.body);
        },
      }) ?? null;
    let item: ast.If | null = null;
    for (const head of heads.reverse()) {
      const span = this.since(head.start);
      item = { kind: 'if', condition: head.condition, yes: head.yes, no, span };
      no = { items: [item], span };
    }
    return item as ast.If;
  });

  // Events

  readonly event = this.node<ast.EventNode>('event', () => {
    this.CONSUME(kw.event);
    return { kind: 'event', path: this.SUBRULE(this.label), clauses: this.members(this.clause), body: this.SUBRULE(this.body) };
  });

  /** In an override, what is not written stays as it is. */
  readonly eventChange = this.node<ast.EventNode>('eventChange', () => {
    this.CONSUME(kw.event);
    return this.changes(this.SUBRULE(this.label));
  });

  /** `event care.visit …` in an arm, which changes the event of a timeline. */
  readonly armEvent = this.node<ast.EventNode>('armEvent', () => {
    this.CONSUME(kw.event);
    return this.changes(this.SUBRULE(this.longLabel));
  });

  private changes(path: ast.PathValue): WithoutSpan<ast.EventNode> {
    return { kind: 'event', path, clauses: this.members(this.clause), body: this.OPTION(() => this.SUBRULE(this.body)) ?? null };
  }

  readonly clause: ParserRule<ast.Clause> = this.node<ast.Clause>('clause', () => this.OR(this.clauses));

  private readonly clauses = [
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.at);
        const time = this.SUBRULE(this.time);
        const thenEvery =
          this.OPTION(() => {
            this.CONSUME(kw.then);
            this.CONSUME(kw.every);
            return this.SUBRULE1(this.time);
          }) ?? null;
        return { kind: 'at', time, thenEvery };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME1(kw.every);
        return { kind: 'every', interval: this.SUBRULE2(this.time) };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.rate);
        const rate = this.SUBRULE(this.shareValue);
        this.CONSUME(kw.per);
        return { kind: 'rate', rate, unit: this.name() };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.in);
        return { kind: 'in', event: this.SUBRULE(this.path) };
      },
    },
    ...(Object.keys(timed) as (keyof typeof timed)[]).map((word, i) => ({
      ALT: (): ClauseForm => {
        this.CONSUME(kw[word]);
        return { kind: word, [timed[word]]: this.subrule(i + 3, this.time) } as ClauseForm;
      },
    })),
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.on_days);
        return { kind: 'on_days', days: this.SUBRULE1(this.range) };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.except);
        return { kind: 'except', days: this.SUBRULE2(this.range) };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.also);
        this.CONSUME1(kw.at);
        return { kind: 'also', time: this.subrule(20, this.time) };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.clock);
        return { kind: 'clock', range: this.SUBRULE(this.hours) };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.recorded);
        this.CONSUME(t.Plus);
        return { kind: 'recorded', lag: this.subrule(21, this.time) };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.weighted);
        const curves: ast.WeightCurve[] = [];
        this.AT_LEAST_ONE(() => curves.push(this.SUBRULE(this.weightCurve)));
        return { kind: 'weighted', curves };
      },
    },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.while);
        return { kind: 'while', condition: this.SUBRULE(this.value) };
      },
    },
    { ALT: (): ClauseForm => ({ kind: 'when', condition: this.SUBRULE(this.guard) }) },
    { ALT: (): ClauseForm => ({ kind: 'chance', share: this.SUBRULE(this.suffixChance) }) },
    {
      ALT: (): ClauseForm => {
        this.CONSUME(kw.attends);
        return { kind: 'attends', share: this.subrule(1, this.shareValue) };
      },
    },
  ];

  /** `08:00..16:00`, `09:00` */
  readonly hours: ParserRule<ValueNode> = this.node<ValueNode>('hours', () => {
    const low = this.timeOfDay(this.CONSUME(t.Clock));
    return (
      this.OPTION((): WithoutSpan<ValueNode> => {
        const highOpen = this.dots();
        return { kind: 'range', low, high: this.timeOfDay(this.CONSUME1(t.Clock)), highOpen };
      }) ?? low
    );
  });

  private timeOfDay(token: IToken): ValueNode {
    return this.leaf(token, (image) => ({ kind: 'clock', clock: Number(image.slice(0, 2)) * 60 + Number(image.slice(3)) }));
  }

  /** A time or a length of time, perhaps drawn: `normal(mean: 5 days, sd: 2 days) in 1 day..9 days`. */
  readonly time: ParserRule<ValueNode> = this.rule('time', () => {
    const time = this.SUBRULE(this.sum);
    return (
      this.OPTION(() => {
        this.CONSUME(kw.in);
        return this.inRange(time, this.SUBRULE(this.range));
      }) ?? time
    );
  });

  readonly weightCurve = this.node<ast.WeightCurve>('weightCurve', () => {
    this.CONSUME(kw.by);
    return { by: this.name(), weights: this.arms(() => this.SUBRULE(this.weightOf)) };
  });

  readonly weightOf: ParserRule<ast.WeightCurve['weights'][number]> = this.rule('weightOf', () => {
    const key = this.SUBRULE(this.range);
    this.CONSUME(t.Colon);
    return { key, factor: this.SUBRULE(this.sum) };
  });
}
