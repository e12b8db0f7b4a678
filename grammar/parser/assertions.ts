/** Rules for `expect`. */
import type { Assertion, Declaration, Relation } from '../ast/index.ts';
import { declarationKeywords as d, kw } from '../keywords.ts';
import * as t from '../tokens.ts';
import { BodyParser } from './bodies.ts';
import { missingValue } from './values.ts';

export abstract class AssertionParser extends BodyParser {
  protected expect = this.rule(
    'expect',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.expect));
      const assertions: Assertion[] = [];
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        assertions.push(this.SUBRULE(this.assertion));
        this.SUBRULE(this.noComma);
      });
      this.CONSUME(t.RBrace);
      return { kind: 'expect', assertions, span: this.since(start) };
    },
    () => null,
  );

  private assertion = this.syncRule(
    'assertion',
    (): Assertion => {
      const start = this.nextSpan();
      return this.OR([
        {
          ALT: (): Assertion => {
            this.CONSUME(kw.every);
            const set = this.name(this.CONSUME(t.Word));
            this.CONSUME(kw.has);
            const record = this.SUBRULE(this.sum);
            const relation = this.OPTION(() => this.SUBRULE(this.relation)) ?? null;
            return { kind: 'every', set, record, relation, span: this.since(start) };
          },
        },
        {
          ALT: (): Assertion => {
            this.CONSUME(kw.never);
            const record = this.SUBRULE1(this.sum);
            const relation = this.OPTION1(() => this.SUBRULE1(this.relation)) ?? null;
            return { kind: 'never', record, relation, span: this.since(start) };
          },
        },
        { ALT: (): Assertion => ({ kind: 'compare', value: this.SUBRULE(this.value), span: this.since(start) }), IGNORE_AMBIGUITIES: true },
      ]);
    },
    (): Assertion => ({ kind: 'compare', value: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  private relation = this.rule(
    'relation',
    (): Relation => {
      const start = this.nextSpan();
      const token = this.OR([{ ALT: () => this.CONSUME(kw.at) }, { ALT: () => this.CONSUME(kw.before) }, { ALT: () => this.CONSUME(kw.after) }]);
      const other = this.SUBRULE(this.sum);
      return { word: (this.RECORDING_PHASE ? 'at' : token.image) as Relation['word'], other, span: this.since(start) };
    },
    (): Relation => ({ word: 'at', other: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );
}
