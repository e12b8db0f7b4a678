/** Rules for the clauses of an event: when it falls, how often, and under what conditions. */
import type { IToken } from 'chevrotain';
import { type Clause, type ClauseKind, clauseOrder, type Name, type ValueNode } from '../ast/ast.ts';
import { replace } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import { spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { HeadParser } from './head-parser.ts';
import * as say from './kinds.ts';
import { missingValue } from './terms-parser.ts';

export abstract class ClauseParser extends HeadParser {
  override clause = this.rule(
    'clause',
    (): Clause => {
      const start = this.nextSpan();
      const done = <C extends Omit<Clause, 'span'>>(parts: C): Clause => ({ ...parts, span: this.since(start) }) as unknown as Clause;
      return this.OR([
        {
          ALT: () => {
            this.word(this.CONSUME(kw.at));
            const time = this.SUBRULE(this.sum);
            const thenEvery = this.OPTION(() => {
              this.CONSUME(kw.then);
              this.CONSUME(kw.every);
              return this.SUBRULE1(this.sum);
            });
            return done({ kind: 'at', time, thenEvery: thenEvery ?? null });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME1(kw.every));
            return done({ kind: 'every', interval: this.meantUnit() ?? this.SUBRULE2(this.sum) });
          },
        },
        { ALT: () => this.SUBRULE(this.rate) },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.from));
            return done({ kind: 'from', time: this.SUBRULE3(this.sum) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.for));
            const length = this.SUBRULE4(this.sum);
            return this.meantTimes(start, length) ?? done({ kind: 'for', length });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.until));
            return done({ kind: 'until', time: this.SUBRULE5(this.sum) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.times));
            return done({ kind: 'times', count: this.SUBRULE6(this.sum) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.on_days));
            return done({ kind: 'on_days', days: this.SUBRULE7(this.sum) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.except));
            return done({ kind: 'except', days: this.SUBRULE8(this.sum) });
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw.also);
            this.word(this.CONSUME1(kw.at));
            return done({ kind: 'also', time: this.SUBRULE9(this.sum) });
          },
        },
        { ALT: () => this.SUBRULE(this.shape) },
        { ALT: () => this.SUBRULE(this.condition) },
      ]);
    },
    (): Clause => ({ kind: 'at', time: missingValue(this.nextSpan()), thenEvery: null, span: this.nextSpan() }),
  );

  /** A clause word takes no colon. */
  private word(token: IToken): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== t.Colon) return;
    const colon = this.nextSpan();
    this.SKIP_TOKEN();
    this.report(say.clauseColon, colon, { clause: token.image }, { found: ':', suggestions: [replace('remove it', colon, '')] });
  }

  private rate = this.rule(
    'rate',
    (): Clause => {
      const start = this.spanOf(this.CONSUME(kw.rate));
      this.word(this.LA(0));
      const rate = this.rateValue();
      this.meantPer();
      this.CONSUME(kw.per);
      const unit = this.name(this.CONSUME(t.Word));
      return { kind: 'rate', rate, unit, span: this.since(start) };
    },
    (): Clause => ({ kind: 'at', time: missingValue(this.nextSpan()), thenEvery: null, span: this.nextSpan() }),
  );

  private rateValue(): ValueNode {
    this.inRate = true;
    try {
      return this.SUBRULE(this.shareValue);
    } finally {
      this.inRate = false;
    }
  }

  /** Clauses that shape the realised time. */
  private shape = this.rule(
    'shape',
    (): Clause => {
      const start = this.nextSpan();
      const done = (parts: object): Clause => ({ ...parts, span: this.since(start) }) as unknown as Clause;
      return this.OR([
        {
          ALT: () => {
            this.word(this.CONSUME(kw.clock));
            return done({ kind: 'clock', range: this.SUBRULE(this.range) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.jitter));
            return done({ kind: 'jitter', length: this.SUBRULE(this.sum) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.window));
            return done({ kind: 'window', length: this.SUBRULE1(this.sum) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.recorded));
            this.CONSUME(t.Plus);
            return done({ kind: 'recorded', lag: this.SUBRULE2(this.sum) });
          },
        },
        { ALT: () => this.SUBRULE(this.weighted) },
      ]);
    },
    (): Clause => ({ kind: 'jitter', length: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  private weighted = this.rule(
    'weighted',
    (): Clause => {
      const start = this.spanOf(this.CONSUME(kw.weighted));
      this.CONSUME(kw.by);
      const by = this.name(this.CONSUME(t.Word));
      const months: { name: Name; factor: ValueNode }[] = [];
      this.noColonBeforeBrace();
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const name = this.name(this.CONSUME1(t.Word));
        this.SUBRULE(this.colon);
        months.push({ name, factor: this.SUBRULE(this.sum) });
        this.SUBRULE(this.separator);
      });
      this.CONSUME(t.RBrace);
      return { kind: 'weighted', by, months, span: this.since(start) };
    },
    (): Clause => ({ kind: 'jitter', length: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  /** Clauses that ask whether it happens. */
  private condition = this.rule(
    'condition',
    (): Clause => {
      const start = this.nextSpan();
      const done = (parts: object): Clause => ({ ...parts, span: this.since(start) }) as unknown as Clause;
      return this.OR([
        {
          ALT: () => {
            this.word(this.CONSUME(kw.while));
            return done({ kind: 'while', condition: this.SUBRULE(this.value) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.when));
            return done({ kind: 'when', condition: this.SUBRULE1(this.value) });
          },
        },
        {
          ALT: () => {
            this.word(this.CONSUME(kw.chance));
            return done({ kind: 'chance', share: this.SUBRULE(this.shareValue) });
          },
        },
      ]);
    },
    (): Clause => ({ kind: 'when', condition: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  /** Each clause once, in the fixed order; the fix writes them in order. */
  protected checkClauses(clauses: readonly Clause[]): void {
    if (this.RECORDING_PHASE) return;
    const rank = (kind: ClauseKind): number => clauseOrder.findIndex((kinds) => kinds.includes(kind));
    const seen = new Map<number, Clause>();
    let repeated = false;
    for (const clause of clauses) {
      const first = seen.get(rank(clause.kind));
      if (first !== undefined) {
        repeated = true;
        this.report(
          say.clauseRepeated,
          clause.span,
          { clause: clause.kind, first: first.kind },
          { found: clause.kind, related: [{ message: 'the first one', file: this.source.path, span: first.span }] },
        );
      } else seen.set(rank(clause.kind), clause);
    }
    if (repeated) return;
    const ordered = [...clauses].sort((a, b) => rank(a.kind) - rank(b.kind));
    const wrong = clauses.findIndex((clause, i) => clause !== ordered[i]);
    if (wrong < 0) return;
    const span = spanOf(clauses[0].span.start, clauses[clauses.length - 1].span.end);
    const text = ordered.map((clause) => this.text(clause.span)).join(' ');
    // An edit that moves text would lose a comment between the clauses.
    const plain = !this.text(span).includes('//') && ordered.every((clause) => clause.span.end > clause.span.start);
    this.report(
      say.clauseOrderWrong,
      clauses[wrong].span,
      { clause: ordered[wrong].kind, before: clauses[wrong].kind },
      { found: clauses[wrong].kind, expected: clauseOrder.flat(), suggestions: plain ? [replace('put the clauses in order', span, text)] : [] },
    );
  }
}
