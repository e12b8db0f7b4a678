/** Rules for what moves a thread: `wait`, `goto`, `to`, `run`, `call`, `end`. */
import type { Argument, BodyItem, End, Exit, Goto, Name, PathValue, Run, ValueNode, Wait } from '../ast/ast.ts';
import { moveWords } from '../ast/ast.ts';
import { kw } from '../keywords.ts';
import { spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import * as say from './kinds.ts';
import { StatementParser } from './statements-parser.ts';

const words: ReadonlySet<string> = new Set(moveWords);

export abstract class MoveParser extends StatementParser {
  /** Whether a move begins here: its word, and no colon after it. `else end` ends what nothing else ended. */
  protected startsMove(): boolean {
    const { image } = this.LA(1);
    if (image === 'else') return this.LA(2).image === 'end';
    return words.has(image) && this.ahead(1, t.Word) && this.LA(2).tokenType !== t.Colon && this.LA(2).tokenType !== t.Dot;
  }

  protected move = this.rule(
    'move',
    (): BodyItem | null =>
      this.OR({
        DEF: [
          { GATE: () => this.LA(1).image === 'wait', ALT: () => this.SUBRULE(this.wait), IGNORE_AMBIGUITIES: true },
          { GATE: () => this.LA(1).image === 'goto', ALT: () => this.SUBRULE(this.goto), IGNORE_AMBIGUITIES: true },
          { GATE: () => this.LA(1).image === 'to', ALT: () => this.SUBRULE(this.exit), IGNORE_AMBIGUITIES: true },
          { GATE: () => this.LA(1).image === 'run' || this.LA(1).image === 'call', ALT: () => this.SUBRULE(this.run), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.end), IGNORE_AMBIGUITIES: true },
        ],
        MAX_LOOKAHEAD: 1,
      }),
    () => null,
  );

  private wait = this.rule(
    'wait',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(t.Word));
      return this.OR([
        {
          ALT: (): Wait => {
            this.CONSUME(kw.until);
            const until = this.SUBRULE(this.value);
            const atMost = this.OPTION(() => this.SUBRULE(this.atMost)) ?? null;
            return { kind: 'wait', length: null, until, atMost, span: this.since(start) };
          },
        },
        {
          ALT: (): Wait => {
            this.OPTION1(() => this.CONSUME(kw.for));
            if (!this.RECORDING_PHASE && this.LA(0).tokenType === kw.for) this.#needlessFor();
            const length = this.SUBRULE1(this.value);
            return { kind: 'wait', length, until: null, atMost: null, span: this.since(start) };
          },
        },
      ]);
    },
    () => null,
  );

  /** `wait for 3 days`. */
  #needlessFor(): void {
    const span = this.spanOf(this.LA(0));
    const edits = [{ span: spanOf(span.start, this.nextSpan().start), text: '' }];
    this.report(
      say.needlessSign,
      span,
      { what: 'word `for`', where: 'after `wait`' },
      { found: 'for', suggestions: [{ title: 'remove it', edits, safe: true }] },
    );
  }

  /** `for at most 5 years` */
  private atMost = this.valueRule('atMost', (): ValueNode => {
    this.CONSUME(kw.for);
    this.OPTION(() => {
      this.CONSUME(kw.at);
      this.CONSUME(t.Word);
    });
    return this.SUBRULE(this.sum);
  });

  private goto = this.rule(
    'goto',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(t.Word));
      const target = this.name(this.CONSUME1(t.Word));
      return { kind: 'goto', target, span: this.since(start) } satisfies Goto;
    },
    () => null,
  );

  private exit = this.rule(
    'exit',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(t.Word));
      const target = this.name(this.CONSUME1(t.Word));
      let table: PathValue | null = null;
      let rest = false;
      let value: ValueNode | null = null;
      let per: Name | null = null;
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            table = this.SUBRULE(this.path);
            this.CONSUME(t.RParen);
          },
        },
        {
          GATE: () => this.LA(1).tokenType === t.Colon || this.LA(1).tokenType === t.Equals,
          ALT: () => {
            this.SUBRULE(this.colon);
            this.OR1([
              {
                ALT: () => {
                  this.CONSUME(kw.rest);
                  rest = true;
                },
              },
              {
                ALT: () => {
                  value = this.#share();
                  this.OPTION({
                    GATE: () => this.LA(1).tokenType === kw.per || this.#meantPer(),
                    DEF: () => {
                      this.CONSUME(kw.per);
                      per = this.name(this.CONSUME2(t.Word));
                    },
                  });
                },
              },
            ]);
          },
        },
        { ALT: () => undefined },
      ]);
      const when = this.OPTION1(() => this.SUBRULE(this.guard)) ?? null;
      return { kind: 'to', target: table === null ? target : null, table, rest, value, per, when, span: this.since(start) } satisfies Exit;
    },
    () => null,
  );

  #share(): ValueNode {
    this.inRate = true;
    try {
      return this.SUBRULE(this.shareValue);
    } finally {
      this.inRate = false;
    }
  }

  /** `18% / year` is mended to `18% per year`. */
  #meantPer(): boolean {
    if (this.RECORDING_PHASE) return true;
    this.meantPer();
    return this.LA(1).tokenType === kw.per;
  }

  private run = this.rule(
    'run',
    (): BodyItem | null => {
      const token = this.CONSUME(t.Word);
      const start = this.spanOf(token);
      const callee = this.SUBRULE(this.path) as PathValue;
      const args: readonly Argument[] = this.OPTION(() => this.SUBRULE(this.args)) ?? [];
      const alias =
        this.OPTION1(() => {
          this.CONSUME(kw.as);
          return this.name(this.CONSUME1(t.Word));
        }) ?? null;
      return { kind: 'run', word: token.image === 'call' ? 'call' : 'run', callee, args, alias, span: this.since(start) } satisfies Run;
    },
    () => null,
  );

  private end = this.rule(
    'end',
    (): BodyItem | null => {
      const start = this.nextSpan();
      const otherwise = this.OPTION(() => this.CONSUME(kw.else)) !== undefined;
      this.CONSUME(t.Word);
      const outcome =
        this.OPTION1({
          GATE: () => this.LA(1).tokenType === t.Word && !this.isVerb(1) && !this.startsMove() && this.LA(2).tokenType !== t.Colon,
          DEF: () => this.name(this.CONSUME1(t.Word)),
        }) ?? null;
      return { kind: 'end', outcome, otherwise, span: this.since(start) } satisfies End;
    },
    () => null,
  );
}
