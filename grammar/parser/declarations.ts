/** Rules for the declarations of a file. */
import { EOF } from 'chevrotain';
import type { Body, CodeRow, Declaration, FileNode, Header, Name, TableRow, Value, VariationArm } from '../ast/index.ts';
import { echo, replace } from '../diagnostic.ts';
import { declarationKeywords as d, declarationWords, kw, LaterKeyword, laterWords } from '../keywords.ts';
import { nearest } from '../nearest.ts';
import * as t from '../tokens.ts';
import { AssertionParser } from './assertions.ts';
import * as say from './kinds.ts';

const declarationNames: readonly string[] = [...declarationWords, 'codes'];

export class HsimParser extends AssertionParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  file = this.rule(
    'file',
    (): Pick<FileNode, 'header' | 'declarations'> => {
      let header: Header | null = null;
      const declarations: Declaration[] = [];
      this.OPTION(() => (header = this.SUBRULE(this.header)));
      this.MANY(() => {
        const declaration = this.SUBRULE(this.declaration);
        if (declaration !== null) declarations.push(declaration);
      });
      return { header, declarations };
    },
    () => ({ header: null, declarations: [] }),
  );

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
          { found: token.image, expected: ['1'], suggestions: [replace('write `hsim 1`', this.spanOf(token), '1', false)] },
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
          { ALT: () => this.SUBRULE(this.expect) },
          { ALT: () => this.SUBRULE(this.later) },
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
      const path = this.textOf(this.CONSUME(t.Text));
      this.CONSUME(kw.as);
      const alias = this.name(this.CONSUME(t.Word));
      return { kind: 'use', path, alias, span: this.since(start) };
    },
    () => null,
  );

  private param = this.rule(
    'param',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.param));
      const name = this.name(this.CONSUME(t.Word));
      this.SUBRULE(this.colon);
      const value = this.SUBRULE(this.value);
      return { kind: 'param', name, value, span: this.since(start) };
    },
    () => null,
  );

  private codes = this.rule(
    'codes',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(t.CodesWord));
      const name = this.name(this.CONSUME(t.Word));
      this.SUBRULE(this.colon);
      const system = this.name(this.CONSUME1(t.Word));
      const rows: CodeRow[] = [];
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const row = this.SUBRULE(this.codeRow);
        if (row !== null) rows.push(row);
        this.SUBRULE(this.noComma);
      });
      this.CONSUME(t.RBrace);
      return { kind: 'codes', name, system, rows, span: this.since(start) };
    },
    () => null,
  );

  private codeRow = this.syncRule(
    'codeRow',
    (): CodeRow | null => {
      const name = this.name(this.CONSUME(t.RowName));
      this.OPTION(() => {
        const sign = this.OR([{ ALT: () => this.CONSUME(t.Colon) }, { ALT: () => this.CONSUME(t.Equals) }]);
        this.report(
          say.positional,
          this.spanOf(sign),
          { what: 'a row is the concept, its code and its display, without a sign between them' },
          { found: sign.image, suggestions: [replace('remove it', this.spanOf(sign), '')] },
        );
      });
      const code = this.name(this.CONSUME(t.RowCode));
      const display = this.textOf(this.CONSUME(t.Text));
      const body = this.OPTION1((): Body => this.SUBRULE(this.body)) ?? null;
      return { name, code, display, body, span: this.since(name.span) };
    },
    () => null,
  );

  private table = this.rule(
    'table',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.table));
      const name = this.name(this.CONSUME(t.Word));
      const columns: Name[] = [];
      this.CONSUME(t.LParen);
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => columns.push(this.name(this.CONSUME1(t.Word))) });
      this.CONSUME(t.RParen);
      const rows: TableRow[] = [];
      this.CONSUME(t.LBrace);
      this.MANY(() => rows.push(this.SUBRULE(this.tableRow)));
      this.CONSUME(t.RBrace);
      return { kind: 'table', name, columns, rows, span: this.since(start) };
    },
    () => null,
  );

  private tableRow = this.syncRule(
    'tableRow',
    (): TableRow => {
      const start = this.nextSpan();
      const cells: Value[] = [];
      this.AT_LEAST_ONE_SEP({ SEP: t.Pipe, DEF: () => cells.push(this.SUBRULE(this.bandKey)) });
      return { cells, span: this.since(start) };
    },
    () => ({ cells: [], span: this.nextSpan() }),
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
      const body = this.SUBRULE(this.body);
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
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const arm = this.SUBRULE(this.variationArm);
        if (arm !== null) arms.push(arm);
        this.SUBRULE(this.noComma);
      });
      this.CONSUME(t.RBrace);
      return { kind: 'variations', name, random, arms, span: this.since(start) };
    },
    () => null,
  );

  private variationArm = this.syncRule(
    'variationArm',
    (): VariationArm | null => {
      const name = this.name(this.CONSUME(t.Word));
      const weight = this.SUBRULE(this.weight);
      const body = this.SUBRULE(this.body);
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
      this.CONSUME(kw.of);
      const profile = this.name(this.CONSUME1(t.Word));
      const body = this.SUBRULE(this.body);
      return { kind: 'timeline', name, profile, body, span: this.since(start) };
    },
    () => null,
  );

  /** A declaration of the language that this version cannot compile: one diagnostic, and its block is passed over. */
  private later = this.rule(
    'later',
    (): Declaration | null => {
      const token = this.CONSUME(LaterKeyword);
      this.ACTION(() => {
        this.report(say.laterDeclaration, this.spanOf(token), { word: token.image }, { found: token.image, expected: [...declarationNames] });
        this.passBlock();
      });
      return null;
    },
    () => null,
  );

  private unknown = this.rule(
    'unknown',
    (): Declaration | null => {
      const token = this.CONSUME(t.Word);
      this.ACTION(() => {
        const near = nearest(token.image, [...declarationNames, ...laterWords]);
        const span = this.spanOf(token);
        this.report(
          say.unknownDeclaration,
          span,
          { found: echo(token.image) },
          { found: token.image, expected: [...declarationNames], suggestions: near.slice(0, 1).map((word) => replace(`write \`${word}\``, span, word, false)) },
        );
        this.passBlock();
      });
      return null;
    },
    () => null,
  );

  /** Passes over the rest of a declaration: to the next word that begins one, outside braces. */
  private passBlock(): void {
    let depth = 0;
    for (;;) {
      const token = this.LA(1);
      if (token.tokenType === EOF) return;
      if (depth === 0 && this.startsDeclaration()) return;
      if (token.image === '{') depth++;
      this.SKIP_TOKEN();
      if (token.image === '}' && --depth <= 0) return;
    }
  }

  private startsDeclaration(): boolean {
    const type = this.LA(1).tokenType;
    return type === LaterKeyword || type === t.CodesWord || type.name.startsWith('Kw_declare_');
  }
}
