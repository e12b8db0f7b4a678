/** Rules for the declarations of a file. */
import { EOF, type IToken } from 'chevrotain';
import { nearest } from '../../model/nearest.ts';
import type { Declaration, FileNode, Header, Name, VariationArm } from '../ast/ast.ts';
import { echo, replace } from '../diagnostic.ts';
import { declarationKeywords as d, declarationWords, kw } from '../keywords.ts';
import { spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { CohortParser } from './cohort-parser.ts';
import * as say from './kinds.ts';

const declarationNames: readonly string[] = [...declarationWords.filter((word) => word !== 'hsim'), 'codes'];

/** How each declaration is written, for one that is not. */
export const declarationForms: ReadonlyMap<string, string> = new Map([
  ['hsim', 'hsim 1'],
  ['scenario', 'scenario name "Title" { … }'],
  ['use', 'use "file.hsim" as name'],
  ['param', 'param name: default in low..high'],
  ['codes', 'codes name: SYSTEM { … }'],
  ['table', 'table name(column, column) { … }'],
  ['panel', 'panel name { … }'],
  ['profile', 'profile name { … }'],
  ['variations', 'variations name { … }'],
  ['joint', 'joint(axis, axis)'],
  ['timeline', 'timeline name of profile { … }'],
  ['states', 'states name from anchor { … }'],
  ['cycle', 'cycle name every 14 days from anchor times 6 { day 1 { … } }'],
  ['flow', 'flow name(parameter: type) -> outcome, outcome { … }'],
  ['expect', 'expect { … }'],
  ['measure', 'measure name { initial: …  numerator: … }'],
  ['cover', 'cover { all(a, b)  pairs(a, b, c)  values(a)  bins(age, [0..17, 18..64]) }'],
  ['defects', 'defects { typo family: 2% }'],
  ['subjects', 'subjects from "roster.csv" { field: column }'],
  ['provider', 'provider name { specialty: … }'],
  ['facility', 'facility name { kind: … }'],
  ['pharmacy', 'pharmacy name { … }'],
  ['payer', 'payer name { … }'],
  ['pool', 'pool name { of: provider  count: 40 }'],
  ['plan', 'plan name { … }'],
  ['formulary', 'formulary name { … }'],
  ['mixin', 'mixin name { … }'],
]);

/** Words of other languages, and the declaration that they mean. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['import', 'use'],
  ['include', 'use'],
  ['require', 'use'],
  ['let', 'param'],
  ['var', 'param'],
  ['const', 'param'],
  ['def', 'param'],
  ['parameter', 'param'],
  ['patient', 'profile'],
  ['patients', 'profile'],
  ['person', 'profile'],
  ['population', 'profile'],
  ['cohort', 'profile'],
  ['demographics', 'profile'],
  ['codeset', 'codes'],
  ['valueset', 'codes'],
  ['terminology', 'codes'],
  ['module', 'scenario'],
  ['assert', 'expect'],
  ['test', 'expect'],
  ['for', 'subjects'],
  ['roster', 'subjects'],
  ['doctor', 'provider'],
  ['physician', 'provider'],
  ['practitioner', 'provider'],
  ['clinic', 'facility'],
  ['hospital', 'facility'],
  ['organization', 'facility'],
  ['insurer', 'payer'],
  ['benefits', 'plan'],
  ['fragment', 'mixin'],
  ['macro', 'mixin'],
  ['template', 'mixin'],
]);

/** Words that stand inside a declaration, and in which. */
const innerWords: ReadonlyMap<string, string> = new Map([
  ['event', 'timeline'],
  ['anchor', 'timeline'],
  ['phase', 'timeline'],
  ['encounter', 'timeline'],
  ['attribute', 'profile'],
  ['history', 'profile'],
  ['household', 'profile'],
  ['coverage', 'profile'],
  ['age', 'profile'],
  ['as_of', 'scenario'],
  ['every', 'expect'],
  ['never', 'expect'],
  ['share', 'expect'],
]);

export class HsimParser extends CohortParser {
  constructor(validated = false) {
    super(validated);
    this.performSelfAnalysis();
  }

  file = this.rule(
    'file',
    (): Pick<FileNode, 'header' | 'declarations'> => {
      let header: Header | null = null;
      const declarations: Declaration[] = [];
      this.OPTION(() => (header = this.SUBRULE(this.header)));
      this.passTop();
      this.MANY(() => {
        const declaration = this.SUBRULE(this.declaration);
        if (declaration !== null) declarations.push(declaration);
        this.passTop();
      });
      return { header, declarations };
    },
    () => ({ header: null, declarations: [] }),
  );

  /** What stands between declarations and begins none. */
  private passTop(): void {
    while (!this.RECORDING_PHASE && this.LA(1).tokenType !== EOF && !this.ahead(1, t.Word)) {
      const token = this.LA(1);
      if (token.tokenType === t.Comma || token.tokenType === t.Semicolon) {
        this.skipNeedless('between declarations');
        continue;
      }
      const span = this.nextSpan();
      this.report(
        say.unexpected,
        span,
        { found: `\`${echo(this.text(span))}\``, place: ' between declarations', expected: '; expected a declaration' },
        { found: this.text(span), expected: [...declarationNames] },
      );
      this.passBlock();
      this.lose(span.start);
    }
  }

  private header = this.rule(
    'header',
    (): Header | null => {
      const start = this.spanOf(this.CONSUME(d.hsim));
      const token = this.CONSUME(t.Number_);
      if (token.image !== '1')
        this.report(
          say.headerVersion,
          this.spanOf(token),
          { found: token.image },
          { found: token.image, expected: ['1'], suggestions: [replace('write `hsim 1`', this.spanOf(token), '1', Number(token.image) === 1)] },
        );
      return { version: Number(token.image), span: this.since(start) };
    },
    () => null,
  );

  private declaration = this.syncRule(
    'declaration',
    (): Declaration | null =>
      this.OR({
        DEF: [
          { ALT: () => this.SUBRULE(this.scenario) },
          { ALT: () => this.SUBRULE(this.use) },
          { ALT: () => this.SUBRULE(this.param) },
          { ALT: () => this.SUBRULE(this.codes) },
          { ALT: () => this.SUBRULE(this.table) },
          { ALT: () => this.SUBRULE(this.panel) },
          { ALT: () => this.SUBRULE(this.profile) },
          { ALT: () => this.SUBRULE(this.variations) },
          { ALT: () => this.SUBRULE(this.joint) },
          { ALT: () => this.SUBRULE(this.timeline) },
          { ALT: () => this.SUBRULE(this.states) },
          { ALT: () => this.SUBRULE(this.cycle) },
          { ALT: () => this.SUBRULE(this.flow) },
          { ALT: () => this.SUBRULE(this.expect) },
          { ALT: () => this.SUBRULE(this.measure) },
          { ALT: () => this.SUBRULE(this.cover) },
          { ALT: () => this.SUBRULE(this.defects) },
          { ALT: () => this.SUBRULE(this.namedBlock) },
          { ALT: () => this.SUBRULE(this.subjects) },
          { ALT: () => this.SUBRULE(this.unknown), IGNORE_AMBIGUITIES: true },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
    () => null,
  );

  private scenario = this.rule(
    'scenario',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.scenario));
      const name = this.name(this.CONSUME(t.Word));
      if (!this.RECORDING_PHASE && this.LA(1).tokenType === t.Colon && this.LA(2).tokenType === t.Text) this.skipNeedless('before the title');
      this.meantText('a title');
      const title = this.textOf(this.CONSUME(t.Text));
      const body = this.SUBRULE(this.body);
      return { kind: 'scenario', name, title, body, span: this.since(start) };
    },
    () => null,
  );

  private use = this.rule(
    'use',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.use));
      this.meantText('a path');
      const path = this.textOf(this.CONSUME(t.Text));
      let alias: Name | null = null;
      this.OPTION(() => {
        this.CONSUME(kw.as);
        alias = this.name(this.CONSUME(t.Word));
      });
      alias ??= this.aliasOf(path.text);
      return { kind: 'use', path, alias, span: this.since(start) };
    },
    () => null,
  );

  /** The name of a module that was given none. */
  private aliasOf(path: string): Name {
    const at = this.endOfLast();
    const base = /([A-Za-z_]\w*)(?:\.\w+)?$/.exec(path.slice(-100))?.[1] ?? 'name';
    this.report(
      say.missingPart,
      spanOf(Math.max(0, at - 1), at),
      { what: 'an imported module has a name here: `use "…" as name`' },
      { expected: ['`as` name'], suggestions: [{ title: `add \`as ${base}\``, edits: [{ span: spanOf(at, at), text: ` as ${base}` }], safe: false }] },
    );
    return { text: base, span: spanOf(at, at) };
  }

  private param = this.rule(
    'param',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.param));
      const name = this.name(this.CONSUME(t.Word));
      this.colonAfter(name.span, () => !this.beginsLine() && !this.LA(1).image.startsWith('{'));
      this.meantType();
      const value = this.SUBRULE(this.value);
      return { kind: 'param', name, value, span: this.since(start) };
    },
    () => null,
  );

  private panel = this.rule(
    'panel',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.panel));
      const name = this.name(this.CONSUME(t.Word));
      const body = this.SUBRULE(this.body);
      return { kind: 'panel', name, body, span: this.since(start) };
    },
    () => null,
  );

  private profile = this.rule(
    'profile',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.profile));
      const name = this.name(this.CONSUME(t.Word));
      const base = this.meantExtends();
      const body = this.extendsAsInclude(base, this.SUBRULE(this.body));
      return { kind: 'profile', name, body, span: this.since(start) };
    },
    () => null,
  );

  private variations = this.rule(
    'variations',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.variations));
      const name = this.name(this.CONSUME(t.Word));
      let random = false;
      this.OPTION(() => {
        this.CONSUME(kw.random);
        random = true;
      });
      const arms: VariationArm[] = [];
      this.noColonBeforeBrace();
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const arm = this.SUBRULE(this.variationArm);
        if (arm !== null) arms.push(arm);
        this.SUBRULE(this.noComma);
        this.passArmJunk();
      });
      this.CONSUME(t.RBrace);
      return { kind: 'variations', name, random, arms, span: this.since(start) };
    },
    () => null,
  );

  private variationArm = this.syncRule(
    'variationArm',
    (): VariationArm | null => {
      const name = this.SUBRULE(this.armName);
      const weight = this.SUBRULE(this.weight);
      const body = this.bareArm(name) ?? this.SUBRULE(this.body);
      return { name, weight, body, span: this.since(name.span) };
    },
    () => null,
  );

  private joint = this.rule(
    'joint',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.joint));
      const axes: Name[] = [];
      this.CONSUME(t.LParen);
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => axes.push(this.name(this.CONSUME(t.Word))) });
      this.CONSUME(t.RParen);
      return { kind: 'joint', axes, span: this.since(start) };
    },
    () => null,
  );

  private timeline = this.rule(
    'timeline',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.timeline));
      const name = this.name(this.CONSUME(t.Word));
      const base = this.meantExtends();
      const profile =
        this.OPTION(() => {
          this.meantOf();
          this.CONSUME(kw.of);
          return this.name(this.CONSUME1(t.Word));
        }) ?? this.profileless(name);
      const later = base ?? this.meantExtends();
      const body = this.extendsAsInclude(later, this.SUBRULE(this.body));
      return { kind: 'timeline', name, profile, body, span: this.since(start) };
    },
    () => null,
  );

  private meantOf(): void {}

  /** A timeline that does not say whose it is; its profile is the only one there is. */
  private profileless(name: Name): Name {
    if (this.RECORDING_PHASE) return name;
    if (this.LA(1).image !== '{') this.CONSUME9(kw.of);
    const at = name.span.end;
    this.report(
      say.missingPart,
      name.span,
      { what: `a timeline says whose it is: \`timeline ${echo(name.text)} of profile\`` },
      {
        found: name.text,
        expected: ['`of` profile'],
        suggestions: [{ title: 'add `of` and the name of the profile', edits: [{ span: spanOf(at, at), text: ' of profile' }], safe: false }],
      },
    );
    return { text: '', span: name.span };
  }

  private unknown = this.rule(
    'unknown',
    (): Declaration | null => {
      const token = this.CONSUME(t.Word);
      this.ACTION(() => {
        this.reportUnknown(token);
        this.passBlock();
        this.lose(this.spanOf(token).start);
      });
      return null;
    },
    () => null,
  );

  private reportUnknown(token: IToken): void {
    const span = this.spanOf(token);
    const word = token.image;
    if (word === 'hsim' && this.LA(1).tokenType === t.Number_) {
      this.report(say.wrongPart, span, { what: '`hsim 1` stands once, on the first line' }, { found: word });
      return;
    }
    const form = declarationForms.get(word);
    if (form !== undefined) {
      this.report(say.declarationForm, span, { word, form }, { found: word, expected: [form] });
      return;
    }
    const inside = innerWords.get(word);
    if (inside !== undefined) {
      this.report(
        say.wrongPart,
        span,
        { what: `\`${word}\` stands in the braces of \`${declarationForms.get(inside)}\`` },
        { found: word, expected: [...declarationNames] },
      );
      return;
    }
    const other = otherWords.get(word);
    const near = other === undefined ? nearest(word, declarationNames).slice(0, 1) : [other];
    this.report(
      say.unknownDeclaration,
      span,
      { found: echo(word) },
      { found: word, expected: [...declarationNames], suggestions: near.map((right) => replace(`write \`${right}\``, span, right, false)) },
    );
  }

  /** Passes over the rest of a declaration: to the next word that begins one, outside braces. */
  private passBlock(): void {
    let depth = 0;
    for (let k = 0; ; k++) {
      const token = this.LA(1);
      if (token.tokenType === EOF) return;
      if (depth === 0 && k > 0 && (this.startsDeclaration() || (this.ahead(1, t.Word) && this.beginsLine()))) return;
      if (depth === 0 && k === 0 && this.startsDeclaration()) return;
      if (token.image === '{') depth++;
      this.SKIP_TOKEN();
      if (token.image === '}' && --depth <= 0) return;
    }
  }

  private startsDeclaration(): boolean {
    const type = this.LA(1).tokenType;
    return type === t.CodesWord || type.name.startsWith('Kw_declare_');
  }
}
