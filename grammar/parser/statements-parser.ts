/** Rules for statements: a verb with its argument, value, conditions and braces. */
import type { TokenType } from 'chevrotain';
import { laterVerbs, statementForms } from '../../vocabulary/statement-forms.ts';
import type { Argument, Body, BodyItem, FieldNode, Name, PathValue, Statement, ValueNode } from '../ast/ast.ts';
import { type Edit, replace } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import { spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { depthOf } from './base.ts';
import { ClauseParser } from './clauses-parser.ts';
import * as say from './kinds.ts';

export abstract class StatementParser extends ClauseParser {
  abstract body: (idx?: number) => Body;
  abstract event: (idx?: number) => BodyItem | null;

  protected override isVerb(k: number): boolean {
    return this.ahead(k, t.Word) && statementForms.has(this.LA(k).image);
  }

  protected statement = this.rule(
    'statement',
    (): BodyItem | null => {
      const verb = this.name(this.CONSUME(t.Word));
      if (!this.RECORDING_PHASE && !statementForms.has(verb.text)) return this.#unknown(verb);
      let args: readonly Argument[] | null = null;
      let argument: ValueNode | null = null;
      let object: PathValue | null = null;
      let value: ValueNode | null = null;
      let body: Body | null = null;
      this.OPTION({ GATE: () => this.LA(1).tokenType === t.LParen, DEF: () => (args = this.SUBRULE(this.args)) });
      this.OPTION1({ GATE: () => args === null && this.#takesArgument(verb), DEF: () => (argument = this.SUBRULE(this.bareArgument)) });
      argument ??= args === null ? this.#otherArgument(verb) : null;
      this.OPTION3({
        GATE: () => this.ahead(1, t.Word) && this.LA(1).image === statementForms.get(verb.text)?.after?.word,
        DEF: () => {
          const word = this.name(this.CONSUME1(t.Word));
          object = { kind: 'path', names: [word], index: null, span: word.span };
          this.OPTION7({
            GATE: () => statementForms.get(verb.text)?.after?.event === true && this.ahead(1, t.Word),
            DEF: () => (object = this.SUBRULE(this.path)),
          });
        },
      });
      body = this.#argumentsAsFields(verb, argument);
      this.OPTION2({
        GATE: () => this.LA(1).tokenType === t.Colon || this.LA(1).tokenType === t.Equals,
        DEF: () => {
          this.SUBRULE(this.colon);
          this.meantType();
          value = this.meantChoose() ?? this.SUBRULE(this.value);
        },
      });
      value ??= this.#forgottenColon(verb, argument);
      value ??= this.#assignment(argument);
      let when = this.OPTION4(() => this.SUBRULE(this.guard)) ?? null;
      let chance = this.OPTION5(() => this.SUBRULE(this.suffixChance)) ?? null;
      body = this.OPTION6(() => this.SUBRULE(this.body)) ?? body;
      if (body !== null) ({ when, chance } = this.#afterBraces(body, when, chance));
      return { kind: 'statement', verb, argument, object, args, value, body, when, chance, span: this.since(verb.span) } satisfies Statement;
    },
    () => null,
  );

  /** A word that is no verb: a field whose colon was forgotten, or something that the checks know the right word for; its rest is passed over. */
  #unknown(verb: Name): BodyItem | null {
    if (this.startsLiteral()) {
      this.forgotColon(verb.span);
      const value = this.SUBRULE9(this.value);
      const path = { kind: 'path' as const, names: [verb], index: null, span: verb.span };
      return { kind: 'field', path, value, span: this.since(verb.span) } satisfies FieldNode;
    }
    const feature = laterVerbs.get(verb.text);
    const later = feature !== undefined;
    if (later) this.report(say.laterDeclaration, verb.span, { word: verb.text, feature }, { found: verb.text });
    const token = this.LA(0);
    this.passOver(depthOf(token), null);
    // The word itself is in the tree, so the checks say what is wrong with it; only what follows is lost.
    this.lose(later ? verb.span.start : verb.span.end);
    const span = this.since(verb.span);
    return later ? null : { kind: 'statement', verb, argument: null, object: null, args: null, value: null, body: null, when: null, chance: null, span };
  }

  /** Whether a bare argument of the verb's form follows. */
  #takesArgument(verb: Name): boolean {
    const form = statementForms.get(verb.text);
    if (form?.argument === 'text') {
      this.meantText('a text');
      return this.LA(1).tokenType === t.Text;
    }
    if (form?.argument !== 'path') return false;
    const type = this.LA(1).tokenType;
    if (type === t.SystemCode) return true;
    // `discharge diagnose dx.a`: the next statement, and an argument that is missing.
    if (form.words.includes(this.LA(1).image)) return true;
    const statement = this.isVerb(1) && this.ahead(2, t.Word) && this.LA(2).tokenType !== kw.when && this.LA(2).tokenType !== kw.chance;
    return this.ahead(1, t.Word) && !statement && type !== kw.when && type !== kw.chance;
  }

  /** A literal where the argument stands is kept as the argument: the checks say what the verb takes. */
  #otherArgument(verb: Name): ValueNode | null {
    if (this.RECORDING_PHASE || statementForms.get(verb.text)?.argument === 'none' || !this.startsLiteral()) return null;
    return this.SUBRULE9(this.literal);
  }

  private bareArgument = this.valueRule(
    'bareArgument',
    (): ValueNode =>
      this.OR([
        { ALT: () => this.textOf(this.CONSUME(t.Text)) },
        { ALT: () => this.codeOf(this.CONSUME(t.SystemCode)) },
        { ALT: () => this.SUBRULE(this.path) },
      ]),
  );

  /** A literal directly after a name: a field whose colon was forgotten. */
  private startsLiteral(): boolean {
    const type = this.LA(1).tokenType;
    return type === t.Number_ || type === t.Percent || type === t.Money || type === t.Text || type === t.DateTime || type === t.Unit || type === t.SystemCode;
  }

  /** `prescribe rx.metformin(sig: "…")`: what a verb says more stands in braces. */
  #argumentsAsFields(verb: Name, argument: ValueNode | null): Body | null {
    if (this.RECORDING_PHASE || argument === null || !takesBraces(verb.text) || this.LA(1).tokenType !== t.LParen) return null;
    const opening = this.nextSpan();
    const args = this.SUBRULE9(this.args);
    const span = this.since(opening);
    const edits: Edit[] = [{ span: opening, text: ' { ' }];
    const items: FieldNode[] = [];
    for (const [i, arg] of args.entries()) {
      if (arg.name !== null)
        items.push({ kind: 'field', path: { kind: 'path', names: [arg.name], index: null, span: arg.name.span }, value: arg.value, span: arg.span });
      if (i > 0) edits.push({ span: spanOf(args[i - 1].span.end, arg.span.start), text: '  ' });
    }
    edits.push({ span: spanOf(span.end - 1, span.end), text: ' }' });
    const named = items.length === args.length;
    this.report(
      say.wrongSign,
      opening,
      { found: '(', right: '{', why: 'around the fields of a statement' },
      { found: '(', suggestions: named ? [{ title: 'write braces', edits, safe: true }] : [] },
    );
    return { items, span };
  }

  /** `set severity severity - 1`, `attribute risk normal(…)`. */
  #forgottenColon(verb: Name, argument: ValueNode | null): ValueNode | null {
    if (this.RECORDING_PHASE || argument === null || statementForms.get(verb.text)?.value !== true || this.beginsLine() || !this.#startsValue(verb))
      return null;
    this.forgotColon(verb.span);
    return this.meantChoose() ?? this.SUBRULE9(this.value);
  }

  /** Whether what follows can only be a value. A bare word is one before an operator, a parenthesis, or the end of the block. */
  #startsValue(verb: Name): boolean {
    const type = this.LA(1).tokenType;
    const next = this.LA(2);
    if (this.startsLiteral() || blocks.has(type)) return true;
    if (type === kw.chance) return statementForms.get(verb.text)?.conditions === false;
    const operator = next.tokenType === t.Plus || next.tokenType === t.Minus || next.tokenType === t.Star || next.tokenType === t.Slash;
    if (type === t.LParen || type === t.LBracket || type === t.Minus) return next.tokenType !== t.Equals;
    return type === t.Word && !this.isVerb(1) && (operator || next.image === '(' || next.image === '}');
  }

  /** `set severity += 1`. */
  #assignment(argument: ValueNode | null): ValueNode | null {
    const type = this.RECORDING_PHASE ? null : this.LA(1).tokenType;
    const isOperator = type === t.Plus || type === t.Minus || type === t.Star || type === t.Slash;
    if (!isOperator || argument === null || this.LA(2).tokenType !== t.Equals) return null;
    const sign = this.take();
    const span = this.join(this.spanOf(sign), this.spanOf(this.take()));
    const name = this.text(argument.span);
    const right = this.SUBRULE9(this.value);
    const from = argument.span.end;
    this.report(
      say.otherForm,
      span,
      { found: this.text(span), right: `\`: ${name} ${sign.image} …\`` },
      { found: this.text(span), suggestions: [replace(`write \`: ${name} ${sign.image}\``, spanOf(from, right.span.start), `: ${name} ${sign.image} `)] },
    );
    return { kind: 'binary', operator: sign.image as '+', left: argument, right, span: this.join(argument.span, right.span) };
  }

  /** `diagnose dx.a { … } when x`: conditions stand before the braces. */
  #afterBraces(body: Body, when: ValueNode | null, chance: ValueNode | null): { readonly when: ValueNode | null; readonly chance: ValueNode | null } {
    const found = { when, chance };
    while (!this.RECORDING_PHASE && !this.beginsLine()) {
      const token = this.LA(1);
      if (token.tokenType !== kw.when && token.tokenType !== kw.chance) break;
      const start = this.spanOf(token);
      const value = token.tokenType === kw.when ? this.SUBRULE9(this.guard) : this.SUBRULE9(this.suffixChance);
      const span = this.since(start);
      const at = body.span.start;
      const edits = [
        { span: spanOf(at, at), text: `${this.text(span)} ` },
        { span: this.withSpaceBefore(span), text: '' },
      ];
      const before = found[token.image as 'when'] !== null || this.text(span).includes('//');
      this.report(
        say.wrongPart,
        start,
        { what: `\`${token.image}\` stands before the braces` },
        { found: token.image, suggestions: before ? [] : [{ title: 'put it before the braces', edits, safe: true }] },
      );
      found[token.image as 'when'] = value;
    }
    return found;
  }

  protected guard = this.valueRule('guard', (): ValueNode => {
    this.CONSUME(kw.when);
    return this.SUBRULE(this.value);
  });

  protected suffixChance = this.valueRule('suffixChance', (): ValueNode => {
    this.CONSUME(kw.chance);
    return this.SUBRULE(this.shareValue);
  });

  /** `when x { … }` where a statement begins is an `if`. */
  protected meantIf(): void {
    const token = this.LA(1);
    if (this.RECORDING_PHASE || token.tokenType !== kw.when) return;
    const span = this.spanOf(token);
    this.become(token, kw.if);
    this.report(
      say.otherForm,
      span,
      { found: 'when', right: '`if` where a statement begins' },
      { found: 'when', suggestions: [replace('write `if`', span, 'if')] },
    );
  }

  /** `if x then { … }`. */
  protected noThen(): void {
    if (!this.RECORDING_PHASE && this.LA(1).image === 'then' && this.LA(2).image === '{') this.skipNeedless('before the braces of an `if`');
  }
}

/** Words that begin a value in braces. */
const blocks: ReadonlySet<TokenType> = new Set([kw.choose, kw.mixture, kw.by, kw.pick_first, kw.series]);
/** What follows in parentheses is a value, not fields, where a statement takes a value and no braces. */
function takesBraces(word: string): boolean {
  const form = statementForms.get(word);
  return form?.value !== true || form.braces;
}
