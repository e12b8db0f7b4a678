/** Rules for the declarations of threads: `states`, `cycle`, `flow`. */
import type { Body, CycleItem, Declaration, Name, Parameter, StateNode, ValueNode } from '../ast/ast.ts';
import { declarationKeywords as d, kw } from '../keywords.ts';
import * as t from '../tokens.ts';
import { depthOf } from './base.ts';
import { shown } from './explain-error.ts';
import * as say from './kinds.ts';
import { PeopleParser } from './people-parser.ts';
import { missingValue } from './terms-parser.ts';

export abstract class MachineParser extends PeopleParser {
  protected states = this.rule(
    'states',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.states));
      const name = this.name(this.CONSUME(t.Word));
      const parameters = this.OPTION(() => this.SUBRULE(this.parameters)) ?? [];
      const from =
        this.OPTION1(() => {
          this.CONSUME(kw.from);
          return this.SUBRULE(this.sum);
        }) ?? null;
      const states: StateNode[] = [];
      this.noColonBeforeBrace();
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const state = this.SUBRULE(this.stateNode);
        if (state !== null) states.push(state);
        this.SUBRULE(this.noComma);
        this.#passJunk('a state `name { … }`');
      });
      this.CONSUME(t.RBrace);
      return { kind: 'states', name, parameters, from, states, span: this.since(start) };
    },
    () => null,
  );

  private stateNode = this.syncRule(
    'stateNode',
    (): StateNode | null => {
      this.#needlessWord();
      const name = this.name(this.CONSUME(t.Word));
      const body = this.SUBRULE(this.body);
      return { name, body, span: this.since(name.span) };
    },
    () => null,
  );

  /** `state sick { … }`. */
  #needlessWord(): void {
    if (!this.RECORDING_PHASE && this.LA(1).image === 'state' && this.ahead(2, t.Word)) this.skipNeedless('before the name of a state');
  }

  #passJunk(expected: string): void {
    if (this.RECORDING_PHASE || this.LA(1).image === '}' || this.LA(1).image === '' || this.ahead(1, t.Word)) return;
    const start = this.nextSpan();
    this.report(
      say.unexpected,
      start,
      { found: shown(this.text(start)), place: ' here', expected: `; expected ${expected} or \`}\`` },
      { found: this.text(start), expected: [expected, '`}`'] },
    );
    const depth = depthOf(this.LA(1));
    this.SKIP_TOKEN();
    this.passOver(depth, null);
    this.lose(start.start);
  }

  private parameters = this.rule(
    'parameters',
    (): readonly Parameter[] => {
      const list: Parameter[] = [];
      this.CONSUME(t.LParen);
      this.OPTION(() => {
        list.push(this.SUBRULE(this.parameter));
        this.MANY(() => {
          this.CONSUME(t.Comma);
          list.push(this.SUBRULE1(this.parameter));
        });
      });
      this.CONSUME(t.RParen);
      return list;
    },
    () => [],
  );

  private parameter = this.rule(
    'parameter',
    (): Parameter => {
      const name = this.name(this.CONSUME(t.Word));
      this.SUBRULE(this.colon);
      const type = this.name(this.CONSUME1(t.Word));
      return { name, type, span: this.since(name.span) };
    },
    (): Parameter => ({ name: this.noName(), type: this.noName(), span: this.nextSpan() }),
  );

  protected cycle = this.rule(
    'cycle',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.cycle));
      const name = this.name(this.CONSUME(t.Word));
      this.CONSUME(kw.every);
      const every = this.SUBRULE(this.sum);
      this.CONSUME(kw.from);
      const from = this.SUBRULE1(this.sum);
      let times: ValueNode | null = null;
      let until: ValueNode | null = null;
      this.OPTION(() =>
        this.OR([
          {
            ALT: () => {
              this.CONSUME(kw.times);
              times = this.SUBRULE2(this.sum);
            },
          },
          {
            ALT: () => {
              this.CONSUME(kw.until);
              until = this.SUBRULE3(this.sum);
            },
          },
        ]),
      );
      const items: CycleItem[] = [];
      this.noColonBeforeBrace();
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const item = this.SUBRULE(this.cycleItem);
        if (item !== null) items.push(item);
        this.SUBRULE(this.noComma);
        this.#passJunk('`day 1 { … }`, `hold when …` or `stop when …`');
      });
      this.CONSUME(t.RBrace);
      return { kind: 'cycle', name, every, from, times, until, items, span: this.since(start) };
    },
    () => null,
  );

  private cycleItem = this.syncRule(
    'cycleItem',
    (): CycleItem | null => {
      const token = this.CONSUME(t.Word);
      const start = this.spanOf(token);
      return this.OR([
        {
          GATE: () => this.LA(0).image !== 'hold' && this.LA(0).image !== 'stop',
          ALT: (): CycleItem | null => {
            const day = this.SUBRULE(this.sum);
            let everyCycles: ValueNode | null = null;
            this.OPTION(() => {
              this.CONSUME(kw.every);
              everyCycles = this.SUBRULE1(this.sum);
              this.CONSUME1(t.Word);
            });
            const body = this.SUBRULE(this.body);
            return this.#day(token.image, { kind: 'day', day, everyCycles, body, span: this.since(start) });
          },
          IGNORE_AMBIGUITIES: true,
        },
        {
          ALT: (): CycleItem => {
            const when = this.SUBRULE(this.guard);
            let length: ValueNode | null = null;
            let body: Body | null = null;
            this.OPTION1(() => {
              this.CONSUME(kw.for);
              length = this.SUBRULE2(this.sum);
            });
            this.OPTION2(() => {
              body = this.SUBRULE1(this.body);
            });
            const span = this.since(start);
            if (token.image === 'stop') return { kind: 'stop', when, span };
            return { kind: 'hold', when, length: length ?? missingValue(span), body, span };
          },
        },
      ]);
    },
    () => null,
  );

  #day(word: string, item: CycleItem): CycleItem | null {
    if (this.RECORDING_PHASE || word === 'day') return item;
    this.report(
      say.unexpected,
      item.span,
      { found: shown(word), place: ' in a `cycle`', expected: '; expected `day 1 { … }`, `hold when …` or `stop when …`' },
      { found: word, expected: ['day 1 { … }', 'hold when … for 7 days', 'stop when …'] },
    );
    return null;
  }

  protected flow = this.rule(
    'flow',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.flow));
      const name = this.name(this.CONSUME(t.Word));
      const parameters = this.OPTION(() => this.SUBRULE(this.parameters)) ?? [];
      const outcomes: Name[] = [];
      this.OPTION1(() => {
        this.CONSUME(t.Arrow);
        this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => outcomes.push(this.name(this.CONSUME1(t.Word))) });
      });
      const body = this.SUBRULE(this.body);
      return { kind: 'flow', name, parameters, outcomes, body, span: this.since(start) };
    },
    () => null,
  );
}
