/** Rules for parties, pools, plans, formularies, mixins and rosters; and `extends`, which is written `include`. */
import type { Body, Declaration, PathValue, Statement } from '../ast/ast.ts';
import { blockWords } from '../ast/ast.ts';
import { declarationKeywords as d, kw } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import * as say from './kinds.ts';
import { TableParser } from './tables-parser.ts';

export abstract class PeopleParser extends TableParser {
  /** `provider dr_lee { … }` and the others that are a word, a name and a block. */
  protected namedBlock = this.rule(
    'namedBlock',
    (): Declaration | null => {
      const word = this.OR(blockWords.map((word) => ({ ALT: () => this.CONSUME(d[word]) })));
      const start = this.spanOf(word);
      const name = this.name(this.CONSUME(t.Word));
      const body = this.SUBRULE(this.body);
      return { kind: word.image as (typeof blockWords)[number], name, body, span: this.since(start) };
    },
    () => null,
  );

  protected subjects = this.rule(
    'subjects',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.subjects));
      this.CONSUME(kw.from);
      const path = this.textOf(this.CONSUME(t.Text));
      const body = this.SUBRULE(this.body);
      return { kind: 'subjects', path, body, span: this.since(start) };
    },
    () => null,
  );

  /** `profile b extends a { … }`: the name that follows `extends`, with where it stands; null where there is none. */
  protected meantExtends(): { readonly of: PathValue; readonly span: Span } | null {
    if (this.RECORDING_PHASE || this.LA(1).image !== 'extends' || !this.ahead(2, t.Word)) return null;
    const start = this.spanOf(this.take());
    const of = this.SUBRULE9(this.path) as PathValue;
    return { of, span: this.since(start) };
  }

  /** Reports `extends`, and reads it as the `include` that it means. */
  protected extendsAsInclude(found: { readonly of: PathValue; readonly span: Span } | null, body: Body): Body {
    if (found === null || this.RECORDING_PHASE) return body;
    const name = this.text(found.of.span);
    const at = body.span.start + 1;
    this.report(
      say.otherForm,
      found.span,
      { found: 'extends', right: `\`include ${name}\` in the braces` },
      {
        found: this.text(found.span),
        suggestions: [
          {
            title: `write \`include ${name}\``,
            edits: [
              { span: this.withSpaceBefore(found.span), text: '' },
              { span: spanOf(at, at), text: `\n  include ${name}` },
            ],
            safe: true,
          },
        ],
      },
    );
    const verb = { text: 'include', span: found.span };
    const include: Statement = {
      kind: 'statement',
      verb,
      argument: found.of,
      object: null,
      args: null,
      value: null,
      body: null,
      when: null,
      chance: null,
      span: found.span,
    };
    return { ...body, items: [include, ...body.items] };
  }
}
