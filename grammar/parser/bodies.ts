/** Rules for what stands between braces: fields, verbs, branches, events with their clauses. */
import type { Body, BodyItem, Branch, BranchArm, Clause, EventNode, Field, If, Name, Phase, Statement, Value } from '../ast/index.ts';
import { replace } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import { spanOf } from '../source.ts';
import * as t from '../tokens.ts';
import { verbArguments } from '../verbs.ts';
import { ClauseParser } from './clauses.ts';
import * as say from './kinds.ts';

export abstract class BodyParser extends ClauseParser {
  /** How deep the parser stands in events: an event inside an event most often means a missing brace. */
  #eventDepth = 0;

  protected body = this.rule(
    'body',
    (): Body => {
      const start = this.spanOf(this.CONSUME(t.LBrace));
      const items: BodyItem[] = [];
      this.MANY(() => {
        const item = this.SUBRULE(this.item);
        if (item !== null) items.push(item);
        this.SUBRULE(this.noComma);
      });
      this.CONSUME(t.RBrace);
      return { items, span: this.since(start) };
    },
    () => ({ items: [], span: this.nextSpan() }),
  );

  private item = this.syncRule(
    'item',
    (): BodyItem | null =>
      this.OR({
        DEF: [
          { GATE: () => this.startsField(), ALT: () => this.SUBRULE(this.field) },
          { ALT: () => this.SUBRULE(this.branch), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.ifItem), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.event), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.phase), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.statement), IGNORE_AMBIGUITIES: true },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
    () => null,
  );

  /** A name, perhaps dotted, and then a colon (or the equals sign that people write instead). */
  private startsField(): boolean {
    let k = 1;
    if (!this.ahead(k, t.Word)) return false;
    while (this.LA(k + 1).tokenType === t.Dot && this.ahead(k + 2, t.Word)) k += 2;
    const next = this.LA(k + 1).tokenType;
    return next === t.Colon || next === t.Equals;
  }

  private field = this.rule(
    'field',
    (): BodyItem | null => {
      const path = this.SUBRULE(this.path);
      this.SUBRULE(this.colon);
      const value = this.SUBRULE(this.value);
      return { kind: 'field', path, value, span: this.since(path.span) } satisfies Field;
    },
    () => null,
  );

  private statement = this.rule(
    'statement',
    (): BodyItem | null => {
      const verb = this.name(this.CONSUME(t.Word));
      let args: Statement['args'] = null;
      let argument: Value | null = null;
      let value: Value | null = null;
      this.OPTION({ GATE: () => this.LA(1).tokenType === t.LParen, DEF: () => (args = this.SUBRULE(this.args)) });
      this.OPTION1({ GATE: () => args === null && this.takesArgument(verb), DEF: () => (argument = this.SUBRULE(this.bareArgument)) });
      this.OPTION2({
        GATE: () => this.LA(1).tokenType === t.Colon || this.LA(1).tokenType === t.Equals,
        DEF: () => {
          this.SUBRULE(this.colon);
          value = this.SUBRULE(this.value);
        },
      });
      this.OPTION3({
        GATE: () => this.startsLiteral(),
        DEF: () => {
          const after = this.spanOf(this.LA(0));
          value = this.SUBRULE1(this.value);
          this.report(
            say.missingColon,
            this.join(verb.span, after),
            { name: this.source.text.slice(verb.span.start, after.end) },
            { suggestions: [{ title: 'add a colon', edits: [{ span: spanOf(after.end, after.end), text: ':' }], safe: true }] },
          );
        },
      });
      const when = this.OPTION4(() => this.SUBRULE(this.guard)) ?? null;
      const chance = this.OPTION5(() => this.SUBRULE(this.suffixChance)) ?? null;
      const body = this.OPTION6(() => this.SUBRULE(this.body)) ?? null;
      return { kind: 'statement', verb, argument, args, value, body, when, chance, span: this.since(verb.span) } satisfies Statement;
    },
    () => null,
  );

  /** Whether a bare argument follows. For a word that is no verb, only what cannot be the start of something else counts as one. */
  private takesArgument(verb: Name): boolean {
    const form = verbArguments.get(verb.text);
    const word = this.ahead(1, t.Word);
    if (form === 'path') return word || this.LA(1).tokenType === t.SystemCode;
    if (form === 'text') return this.LA(1).tokenType === t.Text;
    if (form === 'none' || verbArguments.has(this.LA(1).image)) return false;
    const next = this.LA(2);
    return word && (next.tokenType === t.Dot || next.image === '{' || next.tokenType === t.Colon || next.tokenType === kw.when || next.tokenType === kw.chance);
  }

  private bareArgument = this.valueRule(
    'bareArgument',
    (): Value =>
      this.OR([
        { ALT: () => this.textOf(this.CONSUME(t.Text)) },
        {
          ALT: (): Value => {
            const token = this.CONSUME(t.SystemCode);
            const colon = token.image.indexOf(':');
            return { kind: 'code', system: token.image.slice(0, colon), code: token.image.slice(colon + 1), span: this.spanOf(token) };
          },
        },
        { ALT: () => this.SUBRULE(this.path) },
      ]),
  );

  /** A literal directly after a name: a field whose colon was forgotten. */
  private startsLiteral(): boolean {
    const type = this.LA(1).tokenType;
    return (
      type === t.Number_ ||
      type === t.Percent ||
      type === t.Money ||
      type === t.Text ||
      type === t.DateTime ||
      type === t.Unit ||
      type === kw.choose ||
      type === kw.mixture ||
      type === kw.by ||
      type === kw.pick_first
    );
  }

  protected guard = this.valueRule('guard', (): Value => {
    this.CONSUME(kw.when);
    return this.SUBRULE(this.value);
  });

  protected suffixChance = this.valueRule('suffixChance', (): Value => {
    this.CONSUME(kw.chance);
    return this.SUBRULE(this.shareValue);
  });

  private branch = this.rule(
    'branch',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.branch));
      const name = this.name(this.CONSUME(t.Word));
      const arms: BranchArm[] = [];
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const arm = this.SUBRULE(this.branchArm);
        if (arm !== null) arms.push(arm);
        this.SUBRULE(this.noComma);
      });
      this.CONSUME(t.RBrace);
      return { kind: 'branch', name, arms, span: this.since(start) } satisfies Branch;
    },
    () => null,
  );

  private branchArm = this.syncRule(
    'branchArm',
    (): BranchArm | null => {
      const name = this.name(this.CONSUME(t.Word));
      const weight = this.SUBRULE(this.weight);
      const when = this.OPTION(() => this.SUBRULE(this.guard)) ?? null;
      const body = this.SUBRULE(this.body);
      return { name, weight, when, body, span: this.since(name.span) };
    },
    () => null,
  );

  private ifItem = this.rule(
    'ifItem',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.if));
      const condition = this.SUBRULE(this.value);
      const yes = this.SUBRULE(this.body);
      const no = this.OPTION(() => {
        this.CONSUME(kw.else);
        return this.SUBRULE1(this.body);
      });
      return { kind: 'if', condition, yes, no: no ?? null, span: this.since(start) } satisfies If;
    },
    () => null,
  );

  protected event = this.rule(
    'event',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.event));
      const path = this.SUBRULE(this.path);
      if (this.#eventDepth > 0) this.report(say.eventInside, this.join(start, path.span), { name: path.names[0]?.text ?? '' });
      const clauses: Clause[] = [];
      this.MANY(() => clauses.push(this.SUBRULE(this.clause)));
      this.checkClauses(clauses);
      this.#eventDepth++;
      const body = this.OPTION(() => this.SUBRULE(this.body)) ?? null;
      this.#eventDepth--;
      return { kind: 'event', path, clauses, body, span: this.since(start) } satisfies EventNode;
    },
    () => {
      this.#eventDepth = 0;
      return null;
    },
  );

  private phase = this.rule(
    'phase',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.phase));
      const name = this.name(this.CONSUME(t.Word));
      const clauses: Clause[] = [];
      this.MANY(() => clauses.push(this.SUBRULE(this.clause)));
      this.checkClauses(clauses);
      const body = this.SUBRULE(this.body);
      return { kind: 'phase', name, clauses, body, span: this.since(start) } satisfies Phase;
    },
    () => null,
  );

  /** Items of a body follow each other without commas. */
  protected noComma = this.rule(
    'noComma',
    (): void => {
      this.OPTION(() => {
        const token = this.CONSUME(t.Comma);
        this.report(
          say.needlessComma,
          this.spanOf(token),
          { where: 'between fields or statements' },
          { found: ',', suggestions: [replace('remove it', this.spanOf(token), '')] },
        );
      });
    },
    () => undefined,
  );
}
