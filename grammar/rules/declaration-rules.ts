/** Rules for a file and its declarations. */
import type * as ast from '../ast/ast.ts';
import { blockWords, type Declaration } from '../ast/ast.ts';
import { assertionWords, cycleItemWords, cycleWords, declarationKeywords as d, IncludeLines, kw } from '../keywords.ts';
import * as t from '../tokens.ts';
import { BodyRules } from './body-rules.ts';
import { noRecovery, type ParserRule, type Recovery, type WithoutSpan } from './rule-reader.ts';

/** Declarations that are a word, a name and a block. */
const named = ['panel', 'profile', ...blockWords] as const;
/** Declarations that are a word and a block. */
const nameless = ['cover', 'defects'] as const;

export class HsimParser extends BodyRules {
  constructor(recovery: Recovery<HsimParser> = noRecovery, validated = false) {
    super(recovery as Recovery<never>, validated);
    this.performSelfAnalysis();
  }

  readonly file: ParserRule<Pick<ast.FileNode, 'header' | 'declarations'>> = this.rule('file', () => ({
    header: this.OPTION(() => this.SUBRULE(this.header)) ?? null,
    declarations: this.members(this.declaration),
  }));

  readonly header = this.node<ast.Header>('header', () => {
    this.CONSUME(d.hsim);
    return { version: Number(this.CONSUME(t.Number_).image) };
  });

  readonly declaration: ParserRule<Declaration | null> = this.member<Declaration>('declaration', () => this.OR(this.declarations));

  readonly scenario = this.node<ast.ScenarioDeclaration>('scenario', () => {
    this.CONSUME(d.scenario);
    return { kind: 'scenario', name: this.name(), title: this.textOf(this.CONSUME(t.Text)), body: this.SUBRULE(this.body) };
  });

  readonly use = this.node<ast.UseDeclaration>('use', () => {
    this.CONSUME(d.use);
    const path = this.textOf(this.CONSUME(t.Text));
    this.CONSUME(kw.as);
    return { kind: 'use', path, alias: this.name(), body: this.OPTION(() => this.SUBRULE(this.useBody)) ?? null };
  });

  readonly useBody: ParserRule<ast.UseBody> = this.node<ast.UseBody>('useBody', () => ({ items: this.braces(this.useItem) }));

  readonly useItem: ParserRule<ast.FieldNode | ast.RowAmendment | null> = this.member<ast.FieldNode | ast.RowAmendment>('useItem', () => {
    const path = this.SUBRULE(this.label);
    return this.OR([
      {
        ALT: (): WithoutSpan<ast.FieldNode | ast.RowAmendment> => {
          this.CONSUME(t.Colon);
          return { kind: 'field', path, value: this.SUBRULE(this.value) };
        },
      },
      { ALT: (): WithoutSpan<ast.FieldNode | ast.RowAmendment> => ({ kind: 'row', path, body: this.SUBRULE(this.body) }) },
    ]);
  });

  readonly param = this.node<ast.ParamDeclaration>('param', () => {
    this.CONSUME(d.param);
    const name = this.name();
    this.CONSUME(t.Colon);
    return { kind: 'param', name, value: this.SUBRULE(this.value) };
  });

  readonly let = this.node<ast.LetNode>('let', () => {
    this.CONSUME(d.let);
    return { kind: 'let', ...this.SUBRULE(this.definition) };
  });

  readonly timeline = this.node<ast.TimelineDeclaration>('timeline', () => {
    this.CONSUME(d.timeline);
    const name = this.name();
    this.CONSUME(kw.of);
    return { kind: 'timeline', name, profile: this.name(1), body: this.SUBRULE(this.body) };
  });

  readonly variations = this.node<ast.VariationsDeclaration>('variations', () => {
    this.CONSUME(d.variations);
    const name = this.name();
    const random = this.OPTION(() => this.CONSUME(kw.random)) !== undefined;
    const stratifier =
      this.OPTION1(() => {
        this.CONSUME(kw.with);
        return this.name(1);
      }) ?? null;
    const when = this.OPTION2(() => this.SUBRULE(this.guard)) ?? null;
    return { kind: 'variations', name, random, with: stratifier, when, arms: this.braces(this.variationArm) };
  });

  readonly variationArm: ParserRule<ast.VariationArm | null> = this.member<ast.VariationArm>('variationArm', () => ({
    name: this.SUBRULE(this.armName),
    weight: this.SUBRULE(this.weight),
    body: this.SUBRULE(this.body),
  }));

  // Tables

  readonly codes = this.node<ast.CodesDeclaration>('codes', () => {
    this.CONSUME(t.CodesWord);
    const name = this.name();
    this.CONSUME(t.Colon);
    const system = this.consume(1, t.Word);
    const rows = this.braces(this.codeRow);
    return { kind: 'codes', name, system: this.nameOf(system), rows };
  });

  readonly codeRow: ParserRule<ast.CodeRow | null> = this.member<ast.CodeRow>('codeRow', () => ({
    name: this.nameOf(this.CONSUME(t.RowName)),
    code: this.nameOf(this.CONSUME(t.RowCode)),
    display: this.textOf(this.CONSUME(t.Text)),
    body: this.OPTION(() => this.SUBRULE(this.body)) ?? null,
  }));

  readonly group = this.node<ast.GroupDeclaration>('group', () =>
    this.OR([
      {
        ALT: (): WithoutSpan<ast.GroupDeclaration> => {
          this.CONSUME(t.GroupWord);
          const name = this.name();
          this.CONSUME(t.Colon);
          const system = this.nameOf(this.consume(1, t.Word));
          return { kind: 'group', name, members: { kind: 'codes', system, codes: this.SUBRULE(this.groupCodes) } };
        },
      },
      {
        ALT: (): WithoutSpan<ast.GroupDeclaration> => {
          this.CONSUME(d.group);
          const name = this.name(2);
          this.CONSUME1(t.Colon);
          return { kind: 'group', name, members: { kind: 'list', items: this.SUBRULE(this.groupList) } };
        },
      },
    ]),
  );

  readonly groupList: ParserRule<readonly ast.ValueNode[]> = this.rule('groupList', () => {
    this.CONSUME(t.LBracket);
    const items = this.commas(() => this.SUBRULE(this.value));
    this.CONSUME(t.RBracket);
    return items;
  });

  readonly groupCodes: ParserRule<readonly ast.Name[]> = this.rule('groupCodes', () => this.braces(this.groupCode));

  readonly groupCode: ParserRule<ast.Name | null> = this.member<ast.Name>('groupCode', () => this.nameOf(this.CONSUME(t.GroupCode)));

  readonly table = this.node<ast.TableDeclaration>('table', () => {
    this.CONSUME(d.table);
    const [name, columns] = [this.name(1), this.names()];
    this.columns = columns.length;
    return { kind: 'table', name, columns, rows: this.braces(this.tableRow) };
  });

  /** How many columns the table has that is being read. */
  private columns = 0;

  readonly tableRow: ParserRule<ast.TableRow | null> = this.member<ast.TableRow>('tableRow', () => {
    const cells: ast.ValueNode[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Pipe,
      DEF: () => {
        this.cell = cells.length === this.columns - 1 ? 'last' : 'inner';
        cells.push(this.SUBRULE(this.bandKey));
        this.cell = null;
      },
    });
    return { cells };
  });

  // Threads

  readonly states = this.node<ast.StatesDeclaration>('states', () => {
    this.CONSUME(d.states);
    const name = this.name();
    const parameters = this.OPTION(() => this.SUBRULE(this.parameters)) ?? [];
    const from =
      this.OPTION1(() => {
        this.CONSUME(kw.from);
        return this.SUBRULE(this.time);
      }) ?? null;
    return { kind: 'states', name, parameters, from, states: this.braces(this.stateNode) };
  });

  readonly stateNode: ParserRule<ast.StateNode | null> = this.member<ast.StateNode>('stateNode', () => ({ name: this.name(), body: this.SUBRULE(this.body) }));

  readonly cycle = this.node<ast.CycleDeclaration>('cycle', () => {
    this.CONSUME(d.cycle);
    const name = this.name();
    this.CONSUME(kw.every);
    const every = this.SUBRULE(this.time);
    this.CONSUME(kw.from);
    const from = this.SUBRULE1(this.time);
    let [times, until]: [ast.ValueNode | null, ast.ValueNode | null] = [null, null];
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(kw.times);
            times = this.SUBRULE2(this.time);
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw.until);
            until = this.SUBRULE3(this.time);
          },
        },
      ]),
    );
    return { kind: 'cycle', name, every, from, times, until, items: this.braces(this.cycleItem, cycleItemWords) };
  });

  readonly cycleItem: ParserRule<ast.CycleItem | null> = this.member<ast.CycleItem>('cycleItem', () => {
    return this.OR([
      {
        ALT: (): WithoutSpan<ast.CycleItem> => {
          this.CONSUME(cycleWords.day);
          const day = this.SUBRULE(this.sum);
          const everyCycles =
            this.OPTION(() => {
              this.CONSUME(kw.every);
              const every = this.SUBRULE1(this.sum);
              this.name();
              return every;
            }) ?? null;
          return { kind: 'day', day, everyCycles, body: this.SUBRULE(this.body) };
        },
      },
      {
        ALT: (): WithoutSpan<ast.CycleItem> => {
          const start = this.CONSUME(cycleWords.hold);
          const when = this.SUBRULE(this.guard);
          const length = this.OPTION1(() => {
            this.CONSUME(kw.for);
            return this.SUBRULE(this.time);
          }) ?? { kind: 'missing', span: this.since(this.spanOf(start)) };
          return { kind: 'hold', when, length, body: this.OPTION2(() => this.SUBRULE1(this.body)) ?? null };
        },
      },
      {
        ALT: (): WithoutSpan<ast.CycleItem> => {
          this.CONSUME(cycleWords.stop);
          return { kind: 'stop', when: this.SUBRULE1(this.guard) };
        },
      },
    ]);
  });

  readonly flow = this.node<ast.FlowDeclaration>('flow', () => {
    this.CONSUME(d.flow);
    const name = this.name();
    const parameters = this.OPTION(() => this.SUBRULE(this.parameters)) ?? [];
    const outcomes =
      this.OPTION1(() => {
        this.CONSUME(t.Arrow);
        return this.someCommas(() => this.name(1));
      }) ?? [];
    return { kind: 'flow', name, parameters, outcomes, body: this.SUBRULE(this.body) };
  });

  readonly mixin = this.node<ast.MixinDeclaration>('mixin', () => {
    this.CONSUME(d.mixin);
    return { kind: 'mixin', name: this.name(), parameters: this.OPTION(() => this.SUBRULE(this.parameters)) ?? [], body: this.SUBRULE(this.body) };
  });

  // Expectations

  readonly expect = this.node<ast.ExpectDeclaration>('expect', () => {
    this.CONSUME(d.expect);
    return { kind: 'expect', of: this.ofProfile(), assertions: this.braces(this.assertion, assertionWords) };
  });

  readonly assertion: ParserRule<ast.Assertion | null> = this.member<ast.Assertion>('assertion', () =>
    this.OR([
      {
        ALT: (): WithoutSpan<ast.Assertion> => {
          this.CONSUME(kw.every);
          const set = this.name();
          this.CONSUME(kw.has);
          return { kind: 'every', set, record: this.SUBRULE(this.sum), relation: this.OPTION(() => this.SUBRULE(this.relation)) ?? null };
        },
      },
      {
        ALT: (): WithoutSpan<ast.Assertion> => {
          this.CONSUME(kw.never);
          return { kind: 'never', record: this.SUBRULE1(this.sum), relation: this.OPTION1(() => this.SUBRULE1(this.relation)) ?? null };
        },
      },
      {
        ALT: (): WithoutSpan<ast.Assertion> => {
          this.CONSUME(IncludeLines);
          return { kind: 'include', path: this.SUBRULE(this.label) };
        },
      },
      { ALT: (): WithoutSpan<ast.Assertion> => ({ kind: 'compare', value: this.SUBRULE(this.value) }), IGNORE_AMBIGUITIES: true },
    ]),
  );

  readonly relation = this.node<ast.Relation>('relation', () => {
    const word = this.OR([{ ALT: () => this.CONSUME(kw.at) }, { ALT: () => this.CONSUME(kw.before) }, { ALT: () => this.CONSUME(kw.after) }]);
    return { word: word.image as ast.Relation['word'], other: this.SUBRULE(this.sum) };
  });

  readonly measure = this.node<ast.MeasureDeclaration>('measure', () => {
    this.CONSUME(d.measure);
    return { kind: 'measure', name: this.name(), of: this.ofProfile(), body: this.SUBRULE(this.body) };
  });

  readonly target = this.node<ast.TargetDeclaration>('target', () => {
    this.CONSUME(d.target);
    return { kind: 'target', name: this.name(), of: this.ofProfile(), body: this.SUBRULE(this.body) };
  });

  // Blocks

  readonly subjects = this.node<ast.RosterDeclaration>('subjects', () => {
    this.CONSUME(d.subjects);
    this.CONSUME(kw.from);
    return { kind: 'subjects', path: this.textOf(this.CONSUME(t.Text)), body: this.SUBRULE(this.body) };
  });

  /** The rules of the declarations that differ by their first word alone. */
  readonly blocks: readonly ParserRule<Declaration>[] = [
    ...named.map((word) =>
      this.node<Declaration>(word, () => {
        this.CONSUME(d[word]);
        return { kind: word, name: this.name(), body: this.SUBRULE(this.body) };
      }),
    ),
    ...nameless.map((word) =>
      this.node<Declaration>(word, () => {
        this.CONSUME(d[word]);
        return { kind: word, body: this.SUBRULE(this.body) };
      }),
    ),
  ];

  private readonly declarations = [
    ...[this.scenario, this.use, this.param, this.let, this.codes, this.group, this.table, this.variations, this.timeline, this.states, this.cycle, this.flow],
    ...[this.mixin, this.expect, this.measure, this.target, this.subjects, ...this.blocks],
  ].map((rule: ParserRule<Declaration>, i) => ({ ALT: () => this.subrule(i, rule) }));

  /** `[ "of", NAME ]`: whose patients a declaration is about. Once in a rule. */
  private ofProfile(): ast.Name | null {
    return (
      this.OPTION(() => {
        this.CONSUME(kw.of);
        return this.name(1);
      }) ?? null
    );
  }

  /** `"(", NAME, { ",", NAME }, ")"`. Once in a rule. */
  private names(): ast.Name[] {
    this.CONSUME(t.LParen);
    const names = this.someCommas(() => this.name());
    this.CONSUME(t.RParen);
    return names;
  }
}
