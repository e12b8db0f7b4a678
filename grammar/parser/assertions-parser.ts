/** Rules for `expect`. */
import type { Assertion, Declaration, Relation } from '../ast/ast.ts';
import { replace } from '../diagnostic.ts';
import { declarationKeywords as d, kw } from '../keywords.ts';
import { spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { depthOf } from './base.ts';
import { BodyParser } from './bodies-parser.ts';
import { shown } from './explain-error.ts';
import * as say from './kinds.ts';
import { missingValue } from './terms-parser.ts';

export abstract class AssertionParser extends BodyParser {
  protected expect = this.rule(
    'expect',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.expect));
      const assertions: Assertion[] = [];
      this.noColonBeforeBrace();
      this.CONSUME(t.LBrace);
      this.#passJunk(assertions);
      this.MANY(() => {
        const assertion = this.SUBRULE(this.assertion);
        if (assertion !== null) assertions.push(assertion);
        this.SUBRULE(this.noComma);
        this.#passJunk(assertions);
      });
      this.CONSUME(t.RBrace);
      return { kind: 'expect', assertions, span: this.since(start) };
    },
    () => null,
  );

  /** What stands between two expectations and begins none; the one before it is given up with it. */
  #passJunk(assertions: Assertion[]): void {
    if (this.RECORDING_PHASE) return;
    this.#meantSet();
    while (!this.#startsAssertion() && this.LA(1).image !== '}' && this.LA(1).image !== '') {
      const start = this.nextSpan();
      const depth = depthOf(this.LA(1));
      const last = assertions.at(-1);
      const sameLine = last !== undefined && !this.beginsLine();
      const suggestions = this.LA(1).tokenType === t.Colon ? [replace('write `==`', this.withSpaceBefore(start), ' ==', false)] : [];
      this.report(
        say.unexpected,
        start,
        { found: shown(this.text(start)), place: ' in `expect`', expected: '; expected an expectation or `}`' },
        { found: this.text(start), expected: forms, suggestions },
      );
      if (sameLine) assertions.pop();
      this.SKIP_TOKEN();
      this.passOver(depth, null);
      this.lose(sameLine ? last.span.start : start.start);
      this.#meantSet();
    }
  }

  #startsAssertion(): boolean {
    const type = this.LA(1).tokenType;
    return type === kw.every || type === kw.never || (this.ahead(1, t.Word) && this.LA(2).tokenType === t.LParen) || this.startsAmount(1) || type === t.LParen;
  }

  /** `all subjects have X`, `no subject has X`. */
  #meantSet(): void {
    const word = this.LA(1);
    const set = this.LA(2);
    const verb = this.LA(3);
    if (!this.ahead(2, t.Word) || (word.image !== 'all' && word.image !== 'each' && word.image !== 'no' && word.image !== 'every')) return;
    if (verb.image === 'have' && (word.image !== 'no' || this.ahead(4, t.Word))) this.become(verb, kw.has);
    const right = word.image === 'no' ? 'never' : `every ${set.image}`;
    const span = spanOf(this.spanOf(word).start, this.spanOf(word.image === 'no' && verb.tokenType === kw.has ? verb : set).end);
    const has = verb.image === 'have' ? [{ span: this.spanOf(verb), text: 'has' }] : [];
    if (word.image === 'every') {
      if (has.length > 0)
        this.report(
          say.otherForm,
          this.spanOf(verb),
          { found: 'have', right: '`has`' },
          { found: 'have', suggestions: [{ title: 'write `has`', edits: has, safe: true }] },
        );
      return;
    }
    if (word.image === 'no') {
      if (verb.tokenType !== kw.has) return;
      this.SKIP_TOKEN();
      this.SKIP_TOKEN();
      this.become(this.LA(1), kw.never);
      this.report(
        say.otherForm,
        span,
        { found: 'no subject has …', right: '`never …`' },
        { found: this.text(span), suggestions: [replace('write `never`', span, 'never')] },
      );
      return;
    }
    this.become(word, kw.every);
    this.report(
      say.otherForm,
      span,
      { found: this.text(span), right: `\`${right}\`` },
      { found: this.text(span), suggestions: [{ title: `write \`${right}\``, edits: [{ span, text: right }, ...has], safe: true }] },
    );
  }

  private assertion = this.syncRule(
    'assertion',
    (): Assertion | null => {
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
    () => null,
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

const forms = [
  'share(subjects where …) ~ 25%',
  'count(subjects where …) >= 10',
  'mean(first(labs.a1c)) in 7.5..8.5',
  'every subject has …',
  'never … before …',
];
