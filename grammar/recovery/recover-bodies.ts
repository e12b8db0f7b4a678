/** What is in a block and is not an item of it, or is one of another form: fields without colons, arguments in brackets, conditions after braces. */
import type { TokenType } from 'chevrotain';
import { nearest } from '../../model/nearest.ts';
import { laterVerbs, statementForms } from '../../vocabulary/statement-forms.ts';
import { verbAliases } from '../../vocabulary/verbs.ts';
import type { Body, BodyItem, Default, FieldNode, Name, Override, PathValue, Statement, ValueNode } from '../ast/ast.ts';
import { type Edit, echo, replace, type Suggestion } from '../diagnostic.ts';
import { itemWords, kw, letWord, moves, verbTypes } from '../keywords.ts';
import type { StatementHead } from '../rules/body-rules.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import { depthOf } from '../rules/rule-reader.ts';
import { spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { ageAt } from './age-at.ts';
import { firstOfBody, shown } from './explain-error.ts';
import { formerPhase } from './former-phases.ts';
import { formerItem, startsFormer } from './former-words.ts';
import { commonUnits } from './other-words.ts';
import { blockEnds, dropWord, forgotColon, meantColon, meantText, noComma, otherForm, startsLiteral, withSpaceBefore } from './recover-signs.ts';
import { namelessArm } from './recover-values.ts';
import * as say from './syntax-diagnostics.ts';

type P = HsimParser;

/** Reports what begins no member of a block, and passes over it to the next line of the block. */
export function passJunk(p: P, place: string, expected: string, list: readonly string[], from?: number, suggestions: readonly Suggestion[] = []): void {
  const span = p.nextSpan();
  const found = p.text(span);
  p.report(say.unexpected, span, { found: shown(found), place, expected: `; expected ${expected}` }, { found, expected: list, suggestions });
  passRest(p, from ?? span.start);
}

/** Passes over the next token and the rest of what it is in; what began at `from` is lost with it. */
export function passRest(p: P, from: number): void {
  const depth = depthOf(p.take());
  p.passOver(depth, null);
  p.lose(from);
}

// Items

/** Words that begin an item and are keywords wherever they stand. */
const itemTypes: ReadonlySet<TokenType> = new Set([kw.branch, kw.if, kw.event]);

/** Whether a move begins here: its word, and no colon after it. `else end` ends what nothing else ended. */
function startsMove(p: P): boolean {
  const { image } = p.next();
  if (image === 'else') return p.next(2).image === 'end';
  return image in moves && p.ahead(1, t.Word) && p.next(2).tokenType !== t.Colon && p.next(2).tokenType !== t.Dot;
}

const startsMarked = (p: P): boolean => (p.next().tokenType === kw.override || p.next().tokenType === kw.default) && p.ahead(2, t.Word);

/** `when x { … }` is an `if`; `name = value` is a field; a word that begins nothing is a field without its colon, or unknown. */
export function beforeItem(p: P): BodyItem | null | undefined {
  if (p.next().tokenType === kw.when) otherForm(p, p.next(), kw.if, 'if', 'a conditional statement starts with `if`');
  fieldColon(p);
  const phase = formerPhase(p);
  if (phase !== undefined) return phase;
  const aged = ageAt(p);
  if (aged !== undefined) return aged;
  const former = formerItem(p);
  if (former !== undefined) return former;
  const word = p.next();
  if (startsMarked(p)) return undefined;
  if (itemTypes.has(word.tokenType) || itemWords.has(word.image) || startsMove(p) || p.startsField()) return undefined;
  return unknownWord(p);
}

/** The sign after a name, perhaps dotted, where it should be a colon. */
function fieldColon(p: P): void {
  const sign = p.next(p.afterPath(1));
  if (sign.tokenType === t.Equals && p.ahead(1, t.Word)) meantColon(p, sign);
}

/** `override` before what begins no item. */
export function beforeOverriding(p: P): Override | null | undefined {
  const word = p.next(2);
  if (word.tokenType === kw.event || statementForms.has(word.image) || p.startsField(2)) return undefined;
  if (itemWords.get(word.image) === letWord && p.ahead(3, t.Word)) return undefined;
  const start = p.spanOf(p.take());
  fieldColon(p);
  const item = p.startsField() ? p.read(p.field) : unknownWord(p);
  return item === null ? null : { kind: 'override', item, span: p.since(start) };
}

/** `default` before what begins no item. */
export function beforeDefaulting(p: P): Default | null | undefined {
  if (statementForms.has(p.next(2).image) || p.startsField(2)) return undefined;
  const start = p.spanOf(p.take());
  fieldColon(p);
  const item = p.startsField() ? p.read(p.field) : unknownWord(p);
  return item === null ? null : { kind: 'default', item, span: p.since(start) };
}

/** A field whose colon was forgotten, or something that the checks know the right word for; its rest is passed over. */
function unknownWord(p: P): FieldNode | Statement | null {
  if (startsLiteral(p, 2) && !laterVerbs.has(p.next().image)) {
    const verb = p.nameOf(p.take());
    forgotColon(p, verb.span);
    p.take();
    const value = p.read(p.fieldValue);
    return { kind: 'field', path: { kind: 'path', names: [verb], index: null, span: verb.span }, value, span: p.since(verb.span) };
  }
  const token = p.take();
  const verb = p.nameOf(token);
  const known = laterVerbs.get(verb.text);
  const later = known !== undefined;
  if (later) p.report(say.laterDeclaration, verb.span, { word: verb.text, ...known }, { found: verb.text });
  p.passOver(depthOf(token), null);
  // The word itself is in the tree, so the checks say what is wrong with it; only what follows is lost.
  p.lose(later ? verb.span.start : verb.span.end);
  return later ? null : { ...bare(verb), span: p.since(verb.span) };
}

/** A statement of nothing but its verb. */
export const bare = (verb: Name): Statement => ({
  kind: 'statement',
  verb,
  argument: null,
  object: null,
  args: null,
  value: null,
  body: null,
  lasts: null,
  when: null,
  chance: null,
  span: verb.span,
});

/**
 * What is after an item and begins no other: the item is given up with it, since it most likely is not what was meant, and one diagnostic says
 * so. What follows on the next line, or after the block, is read as usual.
 */
export function betweenItems(p: P, items: BodyItem[]): void {
  noComma(p);
  while (isJunk(p, items.at(-1))) {
    const start = p.nextSpan();
    const last = items.at(-1);
    const chance = p.next().tokenType === kw.chance;
    const sameLine = last !== undefined && !p.beginsLine() && !chance;
    if (sameLine) items.pop();
    const from = sameLine ? last.span.start : start.start;
    if (chance) {
      const right = 'branch name { yes 50% { … } no rest { } }';
      const rule = 'random alternatives are written with `branch`';
      p.report(say.otherForm, start, { found: 'chance 50% { … }', rule }, { found: 'chance', expected: [right] });
      passRest(p, from);
    } else passJunk(p, ' in this block', 'a field, a statement or `}`', firstOfBody, from, meantUnit(p));
  }
}

function isJunk(p: P, last: BodyItem | undefined): boolean {
  const token = p.next();
  if (blockEnds(p) || startsMove(p) || startsFormer(p)) return false;
  if (!p.ahead(1, t.Word) || token.tokenType === kw.chance) return true;
  if (last === undefined || itemTypes.has(token.tokenType) || token.tokenType === kw.when || startsMarked(p)) return false;
  if (p.startsField() || p.next(p.afterPath(1)).tokenType === t.Equals || p.isVerb(1) || p.beginsLine()) return false;
  // On the line of the item before it, an unknown word is a rest of that item unless it nearly is a verb, or is the word of another language for one.
  return !verbAliases.has(token.image) && nearest(token.image, statementForms.keys()).length === 0;
}

/** `8.1 mg/dL`: a unit without its quotes. */
function meantUnit(p: P): Suggestion[] {
  const last = p.next(0);
  if (last.tokenType !== t.Number_) return [];
  const from = p.nextSpan().start;
  const unit = /^[A-Za-z%][A-Za-z0-9%/[\].*^_]*/.exec(p.source.text.slice(from, from + 40))?.[0] ?? '';
  if (!/[/%[]/.test(unit) && !commonUnits.has(unit)) return [];
  return [replace(`write \`${last.image} '${unit}'\``, spanOf(from, from + unit.length), `'${unit}'`)];
}

// Statements

/** Fields that were written in the brackets of a statement, by the name of its verb. */
const fieldsOf = new WeakMap<Name, Body>();

/** `note 'a text'` */
export function beforeStatement(p: P): undefined {
  if (p.next().tokenType === verbTypes.text) meantText(p, p.next(2), 'text');
}

/** A literal of another kind is kept as the argument: the checks say what the verb takes. */
export function otherArgument(p: P): StatementHead | undefined {
  const { tokenType } = p.next(2);
  const form = statementForms.get(p.next().image);
  if (!startsLiteral(p, 2) || tokenType === t.Text || (form?.argument !== 'text' && tokenType === t.SystemCode)) return undefined;
  const verb = p.nameOf(p.take());
  const argument = p.read(p.literal);
  let object: PathValue | null = null;
  if (p.next().image === form?.after?.word) {
    const word = p.nameOf(p.take());
    const follows = form?.after?.takes !== null && p.ahead(1, t.Word);
    object = follows ? p.read(p.path) : { kind: 'path', names: [word], index: null, span: word.span };
  }
  return afterHead(p, { verb, argument, object, args: null });
}

/** What is between a verb's argument and its value. */
export function afterHead(p: P, head: StatementHead): StatementHead {
  const form = statementForms.get(head.verb.text);
  const { verb, argument } = head;
  if (argument !== null && (form?.value !== true || form.braces) && p.next().tokenType === t.LParen) argumentsAsFields(p, verb);
  const type = p.next().tokenType;
  if (type === t.Equals) meantColon(p, p.next());
  else if (argument !== null && operators.has(type) && p.next(2).tokenType === t.Equals) assignment(p, argument);
  else if (argument !== null && form?.value === true && !p.beginsLine() && startsValue(p, verb)) forgotColon(p, verb.span);
  return head;
}

/** `prescribe rx.metformin(sig: "…")`: what a verb says more is in braces. */
function argumentsAsFields(p: P, verb: Name): void {
  const opening = p.nextSpan();
  const args = p.read(p.args);
  const span = p.since(opening);
  const edits: Edit[] = [{ span: opening, text: ' { ' }];
  const items: FieldNode[] = [];
  for (const [i, { name, value, span: at }] of args.entries()) {
    if (name !== null) items.push({ kind: 'field', path: { kind: 'path', names: [name], index: null, span: name.span }, value, span: at });
    if (i > 0) edits.push({ span: spanOf(args[i - 1].span.end, at.start), text: '  ' });
  }
  edits.push({ span: spanOf(span.end - 1, span.end), text: ' }' });
  const suggestions = items.length === args.length ? [{ title: 'write `{ … }`', edits, safe: true }] : [];
  p.report(say.wrongSign, opening, { rule: 'the fields of a statement start with `{`', found: '(' }, { found: '(', suggestions });
  fieldsOf.set(verb, { items, span });
}

const operators: ReadonlySet<TokenType> = new Set([t.Plus, t.Minus, t.Star, t.Slash]);
/** Words that begin a value in braces. */
const blocks: ReadonlySet<TokenType> = new Set([kw.choose, kw.mixture, kw.by, kw.pick_first, kw.series]);

/** Whether what follows can only be a value. A bare word is one before an operator, a parenthesis, or the end of the block. */
function startsValue(p: P, verb: Name): boolean {
  const type = p.next().tokenType;
  const next = p.next(2);
  if (type === t.Colon) return false;
  if (startsLiteral(p) || blocks.has(type)) return true;
  if (type === kw.chance) return statementForms.get(verb.text)?.conditions === false;
  if (type === t.LParen || type === t.LBracket || type === t.Minus) return next.tokenType !== t.Equals;
  return type === t.Word && !itemWords.has(p.next().image) && (operators.has(next.tokenType) || next.image === '(' || next.image === '}');
}

/** `set severity += 1` is read as `set severity: severity + 1`. */
function assignment(p: P, argument: ValueNode): void {
  const sign = p.next();
  const span = spanOf(p.spanOf(sign).start, p.spanOf(p.next(2)).end);
  const name = p.text(argument.span);
  const edit = spanOf(argument.span.end, p.spanOf(p.next(3)).start);
  p.report(
    say.otherForm,
    span,
    { found: p.text(span), rule: 'the new value follows a colon' },
    { found: p.text(span), suggestions: [replace(`write \`: ${name} ${sign.image} …\``, edit, `: ${name} ${sign.image} `)] },
  );
  p.become(p.next(2), sign.tokenType, sign.image);
  p.become(sign, t.Colon, ':');
  let k = 0;
  while (p.next(k).startOffset > argument.span.start) k--;
  for (let i = 0; k + i <= 0; i++) {
    const { tokenType, image, startOffset } = p.next(k + i);
    p.insert(tokenType, image, 2 + i, startOffset);
  }
}

/** `diagnose dx.a { … } when x`: conditions are before the braces. */
export function afterStatement(p: P, statement: Statement): Statement {
  const body = statement.body ?? fieldsOf.get(statement.verb) ?? null;
  if (body === null) return statement;
  const found: { when: ValueNode | null; chance: ValueNode | null } = { when: statement.when, chance: statement.chance };
  while (!p.beginsLine()) {
    const token = p.next();
    if (token.tokenType !== kw.when && token.tokenType !== kw.chance) break;
    const word = token.image as 'when' | 'chance';
    const start = p.spanOf(token);
    const value = word === 'when' ? p.read(p.guard) : p.read(p.suffixChance);
    const span = p.since(start);
    const at = body.span.start;
    const edits = [
      { span: spanOf(at, at), text: `${p.text(span)} ` },
      { span: withSpaceBefore(p, span), text: '' },
    ];
    const movable = found[word] === null && !p.text(span).includes('//');
    p.report(
      say.wrongPart,
      start,
      { what: `\`${word}\` must come before the braces` },
      { found: word, suggestions: movable ? [{ title: 'move it before the braces', edits, safe: true }] : [] },
    );
    found[word] = value;
  }
  return { ...statement, body, ...found, span: p.since(statement.verb.span) };
}

// Arms, branches, conditions

/** `wait for 3 days` */
export function beforeWait(p: P): undefined {
  if (p.next(2).tokenType === kw.for) dropWord(p, 'for', 'after `wait`', 2);
}

/** `branch { … }` */
export function namelessBranch(p: P): boolean {
  if (p.ruleAt() !== 'branch' || p.next().image !== '{') return false;
  const span = p.spanOf(p.next(0));
  p.report(
    say.missingPart,
    span,
    { what: 'missing name after `branch`' },
    {
      found: 'branch',
      expected: ['a name'],
      suggestions: [{ title: 'add a name, such as `choice`', edits: [{ span: spanOf(span.end, span.end), text: ' choice' }], safe: false }],
    },
  );
  p.insert(t.Word, '');
  return true;
}

/** An arm without braces: in it nothing happens, and the braces say so. */
export function bareArm(p: P): Body | undefined {
  const token = p.next();
  const comma = token.tokenType === t.Comma;
  const ends = token.image === '}' || comma || (p.ahead(1, t.Word) && (p.beginsLine() || p.next(2).tokenType === t.Percent));
  if (token.image === '{' || !ends) return undefined;
  const at = p.endOfLast();
  const end = comma ? p.spanOf(p.remove()).end : at;
  const named = p.memo.get('arm');
  const name = named === undefined || named.image === '' ? p.next(0) : named;
  p.report(
    say.missingPart,
    p.spanOf(name),
    { what: `missing braces after ${name.image === '' ? 'the weight of an arm' : `the arm \`${echo(name.image)}\``}` },
    {
      found: name.image,
      expected: ['`{ }`'],
      suggestions: [{ title: 'add `{ }` if nothing happens in this arm', edits: [{ span: spanOf(at, end), text: ' { }' }], safe: true }],
    },
  );
  return { items: [], span: spanOf(at, at) };
}

/** What is between the arms of a `branch` or `variations` and begins none. */
export function betweenArms(p: P): void {
  noComma(p);
  namelessArm(p);
  while (!blockEnds(p) && !p.ahead(1, t.Word) && p.next().tokenType !== t.Percent)
    passJunk(p, ' between arms', 'an arm `name 50% { … }` or `}`', ['name 50% { … }', '`}`']);
}
