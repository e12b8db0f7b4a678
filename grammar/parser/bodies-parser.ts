/** Rules for what stands between braces: fields, branches, conditions, events; and what stands there and is none of them. */

import { nearest } from '../../model/nearest.ts';
import { statementForms } from '../../vocabulary/statement-forms.ts';
import type { Body, BodyItem, Branch, BranchArm, EventNode, FieldNode, If, Name, Override, Phase, ValueNode } from '../ast/ast.ts';
import { echo, replace } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { depthOf } from './base.ts';
import { firstOfBody, shown } from './explain-error.ts';
import * as say from './kinds.ts';
import { MoveParser } from './moves-parser.ts';

export abstract class BodyParser extends MoveParser {
  /** How deep the parser stands in events: an event inside an event most often means a missing brace. */
  #eventDepth = 0;

  override body = this.rule(
    'body',
    (): Body => {
      this.noColonBeforeBrace();
      const start = this.spanOf(this.CONSUME(t.LBrace));
      const items: BodyItem[] = [];
      this.#passJunk(items);
      this.MANY(() => {
        const item = this.SUBRULE(this.item);
        if (item !== null) items.push(item);
        this.SUBRULE(this.noComma);
        this.#passJunk(items);
      });
      this.CONSUME(t.RBrace);
      return { items, span: this.since(start) };
    },
    () => ({ items: [], span: this.nextSpan() }),
  );

  /**
   * What stands after an item and begins no other: the item is given up with it, since it most likely is not what was meant, and one diagnostic says
   * so. What follows on the next line, or after the block, is read as usual.
   */
  #passJunk(items: BodyItem[]): void {
    if (this.RECORDING_PHASE) return;
    while (this.#isJunk(items.at(-1))) {
      const depth = depthOf(this.LA(1));
      const start = this.nextSpan();
      const last = items.at(-1);
      const sameLine = last !== undefined && !this.beginsLine() && this.LA(1).tokenType !== kw.chance;
      this.#reportJunk(start);
      if (sameLine) items.pop();
      this.SKIP_TOKEN();
      this.passOver(depth, null);
      this.lose(sameLine ? last.span.start : start.start);
    }
  }

  #reportJunk(start: Span): void {
    if (this.LA(1).tokenType === kw.chance) {
      const right = 'branch name { yes 50% { … } no rest { } }';
      this.report(say.otherForm, start, { found: 'chance 50% { … }', right: `\`${right}\`` }, { found: 'chance', expected: [right] });
      return;
    }
    this.report(
      say.unexpected,
      start,
      { found: shown(this.text(start)), place: ' in this block', expected: '; expected a field, a statement or `}`' },
      { found: this.text(start), expected: firstOfBody, suggestions: this.#meantUnit() },
    );
  }

  #isJunk(last: BodyItem | undefined): boolean {
    const token = this.LA(1);
    if (token.image === '}' || token.image === '') return false;
    if (this.startsMove()) return false;
    if (!this.ahead(1, t.Word) || token.tokenType === kw.chance) return true;
    if (last === undefined || this.startsField() || this.#startsItem() || this.isVerb(1) || this.beginsLine()) return false;
    // On the line of the item before it, an unknown word is a rest of that item unless it nearly is a verb.
    return nearest(token.image, statementForms.keys()).length === 0;
  }

  #startsItem(): boolean {
    const type = this.LA(1).tokenType;
    return type === kw.branch || type === kw.if || type === kw.event || type === kw.phase || type === kw.when || this.startsMove() || this.#startsOverride();
  }

  /** `8.1 mg/dL`: a unit without its quotes. */
  #meantUnit(): ReturnType<typeof replace>[] {
    const last = this.LA(0);
    if (last.tokenType !== t.Number_) return [];
    const from = this.nextSpan().start;
    const unit = /^[A-Za-z%][A-Za-z0-9%/[\].*^_]*/.exec(this.source.text.slice(from, from + 40))?.[0] ?? '';
    if (!/[/%[]/.test(unit) && !commonUnits.has(unit)) return [];
    return [replace(`write \`${last.image} '${unit}'\``, spanOf(from, from + unit.length), `'${unit}'`)];
  }

  private item = this.syncRule(
    'item',
    (): BodyItem | null => {
      this.meantIf();
      return this.OR({
        DEF: [
          { GATE: () => this.startsField(), ALT: () => this.SUBRULE(this.field) },
          { GATE: () => this.startsMove(), ALT: () => this.SUBRULE(this.move), IGNORE_AMBIGUITIES: true },
          { GATE: () => this.#startsOverride(), ALT: () => this.SUBRULE(this.overriding), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.branch), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.ifItem), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.event), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.phase), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.statement), IGNORE_AMBIGUITIES: true },
        ],
        // One word decides, or the gates do; looking at pairs of words would cost a fifth of the time to start.
        MAX_LOOKAHEAD: 1,
        IGNORE_AMBIGUITIES: true,
      });
    },
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

  /** `override` before a field, a statement or an event. */
  #startsOverride(): boolean {
    return this.LA(1).tokenType === kw.override && this.ahead(2, t.Word);
  }

  private overriding = this.rule(
    'overriding',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.override));
      const item = this.OR({
        DEF: [
          { GATE: () => this.startsField(), ALT: () => this.SUBRULE(this.field) },
          { ALT: () => this.SUBRULE(this.event), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.phase), IGNORE_AMBIGUITIES: true },
          { ALT: () => this.SUBRULE(this.statement), IGNORE_AMBIGUITIES: true },
        ],
        IGNORE_AMBIGUITIES: true,
      });
      return item === null || this.RECORDING_PHASE ? null : { kind: 'override', item: item as Override['item'], span: this.since(start) };
    },
    () => null,
  );

  private field = this.rule(
    'field',
    (): BodyItem | null => {
      const path = this.SUBRULE(this.path);
      this.SUBRULE(this.colon);
      this.meantType();
      const value = this.meantChoose() ?? this.SUBRULE(this.value);
      return { kind: 'field', path, value, span: this.since(path.span) } satisfies FieldNode;
    },
    () => null,
  );

  private branch = this.rule(
    'branch',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.branch));
      const name = this.OPTION(() => this.name(this.CONSUME(t.Word))) ?? this.#namelessBranch(start);
      const arms: BranchArm[] = [];
      this.noColonBeforeBrace();
      this.CONSUME(t.LBrace);
      this.MANY(() => {
        const arm = this.SUBRULE(this.branchArm);
        if (arm !== null) arms.push(arm);
        this.SUBRULE(this.noComma);
        this.passArmJunk();
      });
      this.CONSUME(t.RBrace);
      return { kind: 'branch', name, arms, span: this.since(start) } satisfies Branch;
    },
    () => null,
  );

  #namelessBranch(start: Span): Branch['name'] {
    this.report(
      say.missingPart,
      start,
      { what: 'a branch has a name, so that the arm that was taken can be asked for' },
      {
        found: 'branch',
        expected: ['a name'],
        suggestions: [{ title: 'add a name', edits: [{ span: spanOf(start.end, start.end), text: ' choice' }], safe: false }],
      },
    );
    return this.noName();
  }

  private branchArm = this.syncRule(
    'branchArm',
    (): BranchArm | null => {
      const name = this.SUBRULE(this.armName);
      const weight = this.SUBRULE(this.weight);
      const when = this.OPTION(() => this.SUBRULE(this.guard)) ?? null;
      const body = this.bareArm(name) ?? this.SUBRULE(this.body);
      return { name, weight, when, body, span: this.since(name.span) };
    },
    () => null,
  );

  /** An arm without braces: in it nothing happens, and the braces say so. */
  protected bareArm(name: Name): Body | null {
    const token = this.LA(1);
    if (this.RECORDING_PHASE || token.image === '{' || (token.image !== '}' && !(this.ahead(1, t.Word) && this.beginsLine()))) return null;
    const end = this.endOfLast();
    const span = spanOf(end, end);
    this.report(
      say.missingPart,
      name.span,
      { what: `the arm \`${echo(name.text)}\` has braces, also where nothing is in them: \`{ }\`` },
      { found: name.text, expected: ['`{ }`'], suggestions: [{ title: 'add `{ }`', edits: [{ span, text: ' { }' }], safe: true }] },
    );
    return { items: [], span };
  }

  /** What stands between the arms of a `branch` or `variations` and begins none. */
  protected passArmJunk(): void {
    if (this.RECORDING_PHASE || this.LA(1).image === '}' || this.LA(1).image === '' || this.ahead(1, t.Word) || this.LA(1).tokenType === t.Percent) return;
    const start = this.nextSpan();
    this.report(
      say.unexpected,
      start,
      { found: shown(this.text(start)), place: ' between arms', expected: '; expected an arm `name 50% { … }` or `}`' },
      { found: this.text(start), expected: ['name 50% { … }', '`}`'] },
    );
    const depth = depthOf(this.LA(1));
    this.SKIP_TOKEN();
    this.passOver(depth, null);
    this.lose(start.start);
  }

  private ifItem = this.rule(
    'ifItem',
    (): BodyItem | null => {
      const heads: { readonly start: Span; readonly condition: ValueNode; readonly yes: Body }[] = [];
      const start = this.spanOf(this.CONSUME(kw.if));
      const condition = this.SUBRULE(this.value);
      this.noThen();
      heads.push({ start, condition, yes: this.SUBRULE(this.body) });
      // `else if` goes on in a loop, so that a long chain is no deep recursion.
      this.MANY({
        GATE: () => this.LA(2).tokenType === kw.if,
        DEF: () => {
          this.CONSUME(kw.else);
          const next = this.spanOf(this.CONSUME1(kw.if));
          const nextCondition = this.SUBRULE1(this.value);
          this.noThen();
          heads.push({ start: next, condition: nextCondition, yes: this.SUBRULE1(this.body) });
        },
      });
      let no: Body | null =
        this.OPTION(() => {
          this.CONSUME1(kw.else);
          return this.SUBRULE2(this.body);
        }) ?? null;
      const end = this.endOfLast();
      let item: If | null = null;
      for (const head of heads.reverse()) {
        const span = spanOf(head.start.start, end);
        item = { kind: 'if', condition: head.condition, yes: head.yes, no, span };
        no = { items: [item], span };
      }
      return item;
    },
    () => null,
  );

  override event = this.rule(
    'event',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.event));
      const path = this.SUBRULE(this.path);
      if (this.#eventDepth > 0) this.report(say.eventInside, this.join(start, path.span), { name: path.names[0]?.text ?? '' }, { found: 'event' });
      const clauses = this.clauses();
      this.checkClauses(clauses);
      return { kind: 'event', path, clauses, body: this.#eventBody(), span: this.since(start) } satisfies EventNode;
    },
    () => null,
  );

  #eventBody(): Body | null {
    this.#eventDepth++;
    try {
      return this.OPTION(() => this.SUBRULE(this.body)) ?? null;
    } finally {
      this.#eventDepth--;
    }
  }

  private phase = this.rule(
    'phase',
    (): BodyItem | null => {
      const start = this.spanOf(this.CONSUME(kw.phase));
      const name = this.name(this.CONSUME(t.Word));
      const clauses = this.clauses();
      this.checkClauses(clauses);
      const body = this.SUBRULE(this.body);
      return { kind: 'phase', name, clauses, body, span: this.since(start) } satisfies Phase;
    },
    () => null,
  );
}

/** Units without a sign that tells them from a word. */
const commonUnits: ReadonlySet<string> = new Set('mg g kg mcg ug ng mL L dL mmol mol mEq IU U cm mm m in lb bpm mmHg C F Cel'.split(' '));
