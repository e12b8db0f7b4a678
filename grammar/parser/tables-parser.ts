/** Rules for `codes` and `table`: rows of codes, and rows of cells. */
import type { Body, CodeRow, Declaration, Name, TableRow, ValueNode } from '../ast/ast.ts';
import { replace } from '../diagnostic.ts';
import { declarationKeywords as d } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { AssertionParser } from './assertions-parser.ts';
import { depthOf } from './base.ts';
import { shown } from './explain-error.ts';
import * as say from './kinds.ts';

export abstract class TableParser extends AssertionParser {
  protected codes = this.rule(
    'codes',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(t.CodesWord));
      const name = this.name(this.CONSUME(t.Word));
      this.colonAfter(name.span, () => this.ahead(1, t.Word));
      const system = this.systemName(this.name(this.CONSUME1(t.Word)));
      const rows: CodeRow[] = [];
      this.CONSUME(t.LBrace);
      this.passRowJunk();
      this.MANY(() => {
        const row = this.SUBRULE(this.codeRow);
        if (row !== null) rows.push(row);
        this.SUBRULE(this.noComma);
        this.passRowJunk();
      });
      this.CONSUME(t.RBrace);
      return { kind: 'codes', name, system, rows, span: this.since(start) };
    },
    () => null,
  );

  /** `ICD-10-CM`: a system written with hyphens is read whole; the checks say how it is written. */
  private systemName(name: Name): Name {
    if (this.RECORDING_PHASE) return name;
    while (this.LA(1).image !== '{' && this.LA(1).image !== '' && depthOf(this.LA(1)) === 0 && !this.beginsLine()) this.SKIP_TOKEN();
    const span = this.since(name.span);
    return { text: this.text(span), span };
  }

  private codeRow = this.syncRule(
    'codeRow',
    (): CodeRow | null => {
      this.rowWithoutName();
      const name = this.name(this.CONSUME(t.RowName));
      this.noRowSign();
      const code = this.quotedCode() ?? this.name(this.CONSUME(t.RowCode));
      this.noRowSign();
      this.meantText('a display');
      const display = this.textOf(this.CONSUME(t.Text));
      const body = this.OPTION1((): Body => this.SUBRULE(this.body)) ?? null;
      return { name, code, display, body, span: this.since(name.span) };
    },
    () => null,
  );

  /** A code where the row's name stands. */
  private rowWithoutName(): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== t.RowCode) return;
    const span = this.nextSpan();
    const display = this.LA(2).tokenType === t.Text ? this.LA(2).image : '';
    const word = /[A-Za-z]\w*/.exec(display)?.[0].toLowerCase() ?? 'name';
    this.report(
      say.missingPart,
      span,
      { what: 'a row begins with the name of its concept: `name code "display"`' },
      {
        found: this.text(span),
        expected: ['a name'],
        suggestions: [{ title: `add the name \`${word}\``, edits: [{ span: spanOf(span.start, span.start), text: `${word} ` }], safe: false }],
      },
    );
    const depth = depthOf(this.LA(1));
    this.SKIP_TOKEN();
    this.passOver(depth, null);
    this.lose(span.start);
  }

  /** `a: E11.9`, `a | E11.9 | "…"`: no sign stands between the parts of a row. */
  private noRowSign(): void {
    if (this.RECORDING_PHASE) return;
    const type = this.LA(1).tokenType;
    if (type === t.Colon || type === t.Equals || type === t.Comma || type === t.Pipe)
      this.skipNeedless('in a row, which is the concept, its code and its display');
  }

  /** `a "E11.9" "…"`: a code has no quotes. */
  private quotedCode(): Name | null {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== t.Text || this.LA(2).tokenType !== t.Text) return null;
    const token = this.take();
    const span = this.spanOf(token);
    const text = token.image.slice(1, -1);
    this.report(say.wrongPart, span, { what: 'a code stands without quotes' }, { found: token.image, suggestions: [replace(`write \`${text}\``, span, text)] });
    return { text, span };
  }

  /** What stands after a row and begins no other: most often columns without their braces. */
  private passRowJunk(): void {
    if (this.RECORDING_PHASE) return;
    for (;;) {
      const token = this.LA(1);
      const columns = token.tokenType === t.RowName && this.LA(2).tokenType === t.Colon && this.LA(3).tokenType !== t.RowCode && !this.beginsLine();
      if (token.image === '}' || token.image === '' || token.tokenType === t.RowCode || (token.tokenType === t.RowName && !columns)) return;
      const span = this.nextSpan();
      const depth = depthOf(token);
      this.report(
        say.wrongPart,
        span,
        {
          what: columns
            ? `the columns of a row stand in braces: \`{ ${token.image}: … }\``
            : `${shown(this.text(span))} cannot stand here: a row is \`name code "display" { columns }\``,
        },
        { found: this.text(span), expected: ['name code "display" { columns }', '`}`'] },
      );
      this.SKIP_TOKEN();
      this.passOver(depth, null);
      this.lose(span.start);
    }
  }

  protected table = this.rule(
    'table',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.table));
      const name = this.name(this.CONSUME(t.Word));
      const columns: Name[] = [];
      this.CONSUME(t.LParen);
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => columns.push(this.name(this.CONSUME1(t.Word))) });
      this.CONSUME(t.RParen);
      this.columns = columns.length;
      const rows: TableRow[] = [];
      this.noColonBeforeBrace();
      this.CONSUME(t.LBrace);
      this.outerPipe();
      this.MANY(() => {
        const row = this.SUBRULE(this.tableRow);
        if (row !== null) rows.push(row);
        this.SUBRULE(this.noComma);
        this.outerPipe();
      });
      this.CONSUME(t.RBrace);
      return { kind: 'table', name, columns, rows, span: this.since(start) };
    },
    () => null,
  );

  private tableRow = this.syncRule(
    'tableRow',
    (): TableRow | null => {
      const start = this.nextSpan();
      const cells: ValueNode[] = [];
      cells.push(this.SUBRULE(this.bandKey));
      this.meantPipe(start, cells.length);
      this.MANY(() => {
        this.CONSUME(t.Pipe);
        this.meantSign();
        cells.push(this.SUBRULE1(this.bandKey));
        this.meantPipe(start, cells.length);
      });
      return { cells, span: this.since(start) };
    },
    () => null,
  );

  /** A `|` at the ends of a row, as other tables have them. */
  private outerPipe(): void {
    while (!this.RECORDING_PHASE && this.LA(1).tokenType === t.Pipe) this.skipNeedless('at the ends of a row');
    this.meantSign();
  }

  /** `0..17, 3` and `0..17: 3`: another sign between two cells of a line; a `|` after the last cell of the row is needless. A line may end within a row. */
  private meantPipe(row: Span, cells: number): void {
    if (this.RECORDING_PHASE) return;
    const token = this.LA(1);
    if (
      token.tokenType === t.Pipe &&
      (this.LA(2).tokenType === t.Pipe || this.LA(2).image === '}' || (cells >= this.columns && this.endsLine(token.startOffset + 1)))
    ) {
      this.skipNeedless('at the ends of a row');
      return;
    }
    if (token.tokenType !== t.Comma && token.tokenType !== t.Colon && token.tokenType !== t.Semicolon) return;
    if (this.endsLine(token.startOffset + 1) || this.LA(2).image === '}') return;
    const span = this.nextSpan();
    this.become(token, t.Pipe);
    if (this.reportedRow === row.start) return;
    this.reportedRow = row.start;
    this.report(
      say.wrongSign,
      span,
      { found: token.image, right: '|', why: 'between the cells of a table' },
      { found: token.image, suggestions: [replace('write `|`', this.withSpaceBefore(span), ' |')] },
    );
  }

  /** How many cells the rows of the table at hand have. */
  private columns = 0;

  /** The row whose signs were reported last: one diagnostic is enough for each. */
  private reportedRow = -1;

  private endsLine(from: number): boolean {
    const { text } = this.source;
    let i = from;
    while (text[i] === ' ' || text[i] === '\t') i++;
    return i >= text.length || text[i] === '\n' || text[i] === '\r' || text.startsWith('//', i);
  }
}
