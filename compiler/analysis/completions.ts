/**
 * What can be written at an offset. Keywords are those that the grammar takes after the text before it. For everything else a word that nobody knows is
 * put there: the checker notes where it stands and what is asked for, and its reports name the words that would have been right.
 */

import type { PathValue, Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { CURSOR, wordsAfter } from '../../grammar/expected-words.ts';
import { lex } from '../../grammar/lexer.ts';
import type { Span } from '../../grammar/source-text.ts';
import { defaultSourceLimits } from '../../grammar/text-limits.ts';
import { encounterClasses } from '../../model/clinical/encounter.ts';
import { codeSystems } from '../../model/codes/code-systems.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import { timelineFields } from '../../vocabulary/block-statements.ts';
import { describe, type Type, whole } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { historyNouns, verbList, verbNamed } from '../../vocabulary/verbs.ts';
import { followPath, type Meaning } from '../bind/scope.ts';
import type { Checker, Settings } from '../check/checker.ts';
import { valueFunctions } from '../check/functions/function-registry.ts';
import { signatures, type ValueFunction } from '../check/functions/value-function.ts';
import { personFields, relativeFields } from '../check/person-fields.ts';
import type { Place } from '../check/place.ts';
import { named } from '../check/timeline-names.ts';
import { rangeWords } from '../check/values/elaborate-names.ts';
import { recordWords } from '../check/values/record-refs.ts';
import { visibleNames } from '../check/values/visible-names.ts';
import { type Examined, examine } from '../compile.ts';
import type { Limits } from '../compiler-limits.ts';
import type { Host } from '../load/load-modules.ts';
import type { Completion, CompletionKind } from './analysis-answers.ts';
import { AnalysisNotes, holds, type NotedValue } from './analysis-notes.ts';
import { checkerAt } from './checker-at.ts';
import { isOfText, withMixinsUsed } from './mixins-in-use.ts';
import { termsAround } from './terms-around.ts';

export interface CompletionSource {
  readonly path: string;
  readonly text: string;
  readonly host: Host;
  readonly settings: Settings;
  readonly limits: Limits;
}

export function completionsAt(source: CompletionSource, offset: number): Completion[] {
  const { text } = source;
  let start = offset;
  while (start > 0 && /[A-Za-z0-9_]/.test(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && /[A-Za-z0-9_]/.test(text[end])) end++;
  const expected = wordsAfter(text.slice(0, start));
  const found = new Map<string, Completion>();
  const add = (label: string, kind: CompletionKind, detail: string, doc: string | null = null): void => {
    if (!found.has(label) && isOfText(label)) found.set(label, { label, kind, detail, doc });
  };
  if (expected === null) {
    // Between braces of a text, which may not be closed yet.
    const close = braceOpen(text, start);
    for (const ends of close === null ? [] : [close, `${close}}`])
      if (found.size === 0) withCursor(source, start, text.slice(0, start) + CURSOR + ends + text.slice(end), add);
    return [...found.values()];
  }
  const before = text.slice(0, start);
  const asks = expected.declaration === 'expect';
  if (asks && /\b(?:share|count)\(\s*$/.test(before)) for (const set of ['subjects', ...recordKinds]) add(set, 'word', 'the subject of the expression');
  if (asks && /\bevery\s+$/.test(before)) add('subject', 'word', 'the subjects of the cohort');
  if (expected.declaration === 'codes' && /:\s*$/.test(before)) for (const system of codeSystems) add(system, 'word', 'a code system');
  if (expected.name) offerWords(source, start, end, add);
  const others = expected.keywords.includes('event') ? itemsOfOthers(expected.declaration) : null;
  if (expected.declaration === 'timeline' && expected.keywords.includes('event'))
    for (const [field, does] of Object.entries(timelineFields)) add(field, 'word', 'a field of the timeline', does);
  for (const word of expected.keywords) if (others?.has(word) !== true) add(word, 'keyword', '');
  return [...found.values()];
}

/** What closes the brace of a text around an offset, and the text; null where there is none. */
function braceOpen(text: string, offset: number): string | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const before = /"(?:[^"\\]|\\.)*$/.exec(line.replace(/"(?:[^"\\]|\\.)*"/g, (whole) => ' '.repeat(whole.length)))?.[0];
  const value = before === undefined ? undefined : /(?<!\{)(?:\{\{)*\{([^{}]*)$/.exec(before)?.[1];
  if (value === undefined) return null;
  const rest = /^[^{}\n]*/.exec(text.slice(offset))?.[0] ?? '';
  const isClosed = !rest.includes('"') && text[offset + rest.length] === '}';
  return closing(value).closed + (isClosed ? '' : rest.includes('"') ? '}' : '}"');
}

/** What can be at the cursor besides keywords. */
function offerWords(source: CompletionSource, start: number, end: number, add: Add): void {
  const [before, after] = [source.text.slice(0, start), source.text.slice(end)];
  // A word alone is a value or a statement; with a colon it is a field. Where neither is read, what is open may never be closed.
  const { closed, begun } = closing(before);
  const rests = [CURSOR + after, `${CURSOR}: 0${after}`, ...tails.map((tail) => CURSOR + closed + tail), ...(begun === '' ? [] : [CURSOR + closed + begun])];
  let answered: Answer = 'nothing';
  for (const [i, rest] of rests.entries()) {
    if (i > 1 && answered === 'report' && closed + begun === '' && !unfinished.test(before)) return;
    const answer = withCursor(source, start, before + rest, add);
    if (answer === 'value') return;
    if (answer === 'report') answered = answer;
  }
  if (answered === 'nothing') offerNear(source, start, add);
}

/** Verbs with a word after their argument are words of the grammar of their own. */
const eventWords = ['branch', 'if', 'else', ...verbList.filter(({ after }) => after !== null).map(({ name }) => name)];
/** Words that begin an item of a block, by the declaration around; the grammar reads all blocks alike. */
const items: Readonly<Record<string, readonly string[]>> = {
  profile: ['override', 'let'],
  timeline: ['event', 'override', 'run', ...eventWords],
  flow: ['event', 'run', 'end', ...eventWords],
  mixin: ['event', 'override', 'run', 'end', 'let', ...eventWords],
  variations: ['event', ...eventWords],
  states: ['wait', 'goto', 'to', 'call', 'end', ...eventWords],
  ...{ plan: ['override'], formulary: ['override'], measure: ['override'] },
  cycle: ['day', 'hold', 'stop', 'wait', 'call', ...eventWords],
};

/** Words that begin an item of a block in other declarations only. */
function itemsOfOthers(declaration: string | null): ReadonlySet<string> {
  const own = items[declaration ?? ''] ?? [];
  return new Set(
    Object.values(items)
      .flat()
      .filter((word) => !own.includes(word)),
  );
}

/** A condition whose value, a rate whose unit, or an item whose end, is not written yet. */
const unfinished = /\b(?:if|when|rate)\b[^{}]*$/;

/** How what was begun may end: a comparison of the cohort, a condition with its value or its braces, a rate with its unit. */
const tails = ['', ': 0', ' { }', ' then 0 else 0', ' else 0', ' ~ 1%', ' per year { }'] as const;

type Add = (label: string, kind: CompletionKind, detail: string, doc?: string | null) => void;

/** Whether the cursor was read as a value or a part of one, or a report says what is expected there. */
type Answer = 'value' | 'report' | 'nothing';

function withCursor({ path, host, settings, limits }: CompletionSource, at: number, text: string, add: Add): Answer {
  const notes = new AnalysisNotes();
  const examined = examine({ path, text, sha256: '' }, host, settings, limits, notes, withMixinsUsed);
  const checker = checkerAt(examined.checked, at);
  let isValue = false;
  for (const value of notes.all()) isValue = offerValue(checker, value, add) || isValue;
  const verb = verbAround(examined.modules[0].node, at);
  if (verb?.body === 'parts' && !isValue)
    for (const [name, { kind }] of checker.bound.root.names) if (kind === 'codes' || kind === 'module') add(name, 'name', kind);
  if (verb?.argument.kind === 'attribute' && !isValue) for (const { name, type } of checker.attributes.values()) add(name, 'name', describe(type));
  const isAllowed = verb === null ? null : allowedInside(verb);
  if (isAllowed !== null && !isValue) for (const one of verbList.filter(isAllowed)) add(one.name, 'word', 'a verb', one.summary);
  const { declarations } = examined.modules[0].node;
  if (!isValue) for (const part of termsAround(declarations, at)?.parts ?? []) add(part, 'word', 'a block');
  // An arm replaces what the profile says.
  if (!isValue && declarations.find(({ span }) => holds(span, at))?.kind === 'variations') {
    for (const { name, type } of checker.attributes.values()) add(name, 'name', describe(type));
    for (const [name, type] of [['age', whole] as const, ...personFields]) add(name, 'name', describe(type));
  }
  offerListed(examined, at, text.slice(0, at), add);
  if (!isValue) offerIncluded(checker, text.slice(0, at), add);
  const reported = offerExpected(examined, at, add);
  return isValue ? 'value' : reported ? 'report' : 'nothing';
}

/** Attributes and axes in the parentheses of statements that list them: `correlate(bmi, ldl: 0.3)`, `all(gender, smoking)`. */
const lists = /\b(?:(correlate)|pairs|all|values|bins)\(\s*(?:\w+\s*,\s*)*$/;

function offerListed({ checked, modules }: Examined, at: number, before: string, add: Add): void {
  const kind = modules[0].node.declarations.findLast(({ span }) => span.start <= at)?.kind;
  const found = kind === 'profile' || kind === 'cover' ? lists.exec(before) : null;
  if (found === null || (kind === 'profile') !== (found[1] !== undefined)) return;
  for (const { name, type } of checkerAt(checked, at).attributes.values()) add(name, 'name', describe(type));
  if (kind === 'cover') for (const { name } of checked.checker.bound.axes) add(name, 'name', 'an axis');
}

/** Blocks whose lines a block of the same kind can include. */
const includedBlocks: ReadonlySet<string> = new Set(['expect', 'cover', 'defects']);

/** The names of a module after `include module.`, with its blocks, and the parameters of a mixin in its parentheses. */
function offerIncluded(checker: Checker, before: string, add: Add): void {
  const symbol = checker.bound.root.names.get(/\binclude\s+(\w+)\.$/.exec(before)?.[1] ?? '');
  if (symbol?.kind === 'module') {
    for (const [name, { kind }] of symbol.scope.names) add(name, 'member', kind);
    const around = checker.bound.root.module.node.declarations.findLast(({ span }) => span.start < before.length)?.kind;
    const block = symbol.scope.module.node.declarations.find(({ kind }) => kind === around && includedBlocks.has(kind));
    if (block !== undefined) add(block.kind, 'member', 'the lines of a block');
  }
  const call = /\binclude\s+([\w.]+)\((?:[^()]*,)?\s*$/.exec(before)?.[1].split('.') ?? [];
  const { symbol: of } = followPath(
    checker.bound.root,
    call.map((text) => ({ text, span: { start: 0, end: 0 } })),
  );
  if (of?.kind === 'mixin') for (const { name, type } of of.node.parameters) add(name.text, 'parameter', type.text);
}

/** Which verbs the braces of a verb hold; null where they hold none. */
function allowedInside({ body }: VerbSpec): ((verb: VerbSpec) => boolean) | null {
  switch (body) {
    case 'care':
      return ({ allowedIn }) => allowedIn !== 'event';
    case 'corrections':
      return ({ correctable }) => correctable;
    case 'fields':
    case 'parts':
      return null;
  }
}

/** The verb of the smallest statement around an offset. */
function verbAround(node: object, at: number): VerbSpec | null {
  let found: VerbSpec | null = null;
  for (const part of Object.values(node)) {
    if (typeof part !== 'object' || part === null || ('span' in part && !holds(part.span as Span, at))) continue;
    found = verbAround(part, at) ?? found;
  }
  if (found !== null || !('kind' in node) || node.kind !== 'statement') return found;
  return verbNamed((node as Statement).verb.text) ?? null;
}

/** Names of the nearest value, where nothing says what the place takes. */
function offerNear({ path, text, host, settings, limits }: CompletionSource, at: number, add: Add): void {
  const notes = new AnalysisNotes();
  const checker = checkerAt(examine({ path, text, sha256: '' }, host, settings, limits, notes, withMixinsUsed).checked, at);
  const near = notes.around(at) ?? notes.near(at, { start: 0, end: text.length });
  if (near !== null) offerNames(checker, near.place, null, add);
  else for (const [name, { kind }] of checker.bound.root.names) add(name, 'name', kind);
}

/**
 * What ends what is open at the end of a text: `closed` the parentheses and lists since the last brace, with the `if` in each of them; `begun` the `if`
 * outside of them, which may also be a statement.
 */
function closing(before: string): { readonly closed: string; readonly begun: string } {
  // Each bracket that is open, and what the `if` in it lack.
  const open: { readonly close: string; readonly ends: string[] }[] = [{ close: '', ends: [] }];
  for (const { image, startOffset, endOffset } of lex({ path: '', text: before }, defaultSourceLimits).tokens) {
    // Braces that the lexer adds at the end.
    if (endOffset !== undefined && endOffset < startOffset) break;
    const { ends } = open[open.length - 1];
    if (image === '(') open.push({ close: ')', ends: [] });
    else if (image === '[') open.push({ close: ']', ends: [] });
    else if (image === '{') open.push({ close: '}', ends: [] });
    else if (image === '}') while (open.length > 1 && open.pop()?.close !== '}');
    else if ((image === ')' || image === ']') && ends !== open[0].ends) open.pop();
    else if (image === 'if') ends.push(' then 0 else 0');
    else if (image === 'then' && ends.length > 0) ends[ends.length - 1] = ' else 0';
    else if (image === 'else') ends.pop();
  }
  const inner = open.slice(open.findLastIndex(({ close }) => close === '}' || close === ''));
  const [begun, ...closed] = inner.map(({ close, ends }, i) => ends.toReversed().join('') + (i === 0 ? '' : close));
  return { closed: closed.reverse().join(''), begun };
}

/** Whether the cursor is in a value itself, and not in a part of it. */
function offerValue(checker: Checker, { value, place, expected }: NotedValue, add: Add): boolean {
  if (value.kind === 'path') {
    const at = value.names.findIndex(({ text }) => text === CURSOR);
    if (at === 0) offerNames(checker, place, expected, add);
    if (at > 0) offerMembers(checker, place, value, at, add);
    return at >= 0;
  }
  if (value.kind !== 'call') return false;
  if (value.callee.text === CURSOR) {
    offerNames(checker, place, expected, add);
    return true;
  }
  const argument = value.args.findIndex((one) => one.name?.text === CURSOR || isCursor(one.value));
  if (argument < 0) return false;
  const of = valueFunctions.get(value.callee.text);
  if (of !== undefined) offerParameters(of, add);
  const first = value.args[0].value;
  if (of?.name === 'lookup' && argument === 1 && first.kind === 'path') offerColumns(checker, place, first, add);
  if (value.args[argument].name === null) offerNames(checker, place, null, add);
  return true;
}

const isCursor = (value: ValueNode): boolean => value.kind === 'path' && value.names[0].text === CURSOR;

/** What a bare word can be at a place. */
function offerNames(checker: Checker, place: Place, expected: Type | null, add: Add): void {
  if (expected?.kind === 'choice') for (const label of expected.labels) add(label, 'word', expected.name);
  if (expected === null || expected.kind === 'boolean') for (const word of ['yes', 'no']) add(word, 'word', 'yes or no');
  if (place.observable !== null) for (const word of rangeWords) add(word, 'word', 'relative to the reference range');
  for (const { name, what, type } of visibleNames(checker, place)) add(name, 'name', type === null ? what : `${what}, ${describe(type)}`);
  for (const state of place.home?.machine?.kind === 'states' ? place.home.machine.states : []) add(state.name.text, 'name', 'a state');
  if (place.kind === 'event' || place.kind === 'expect') {
    for (const word of new Set(checker.members.flatMap(({ name, relationship }) => [name, relationship]))) add(word, 'name', 'related people');
    for (const word of ['encounter', ...recordWords.keys()]) add(word, 'word', 'records of the subject');
    for (const timeline of checker.bound.timelines) add(timeline.node.name.text, 'name', 'a timeline');
  }
  for (const one of valueFunctions.values())
    if (one.stands === undefined || one.stands.in.includes(place.kind)) add(one.name, 'function', signatures(one).join(' | '), one.does);
}

function offerParameters({ parameters, otherForms = [] }: ValueFunction, add: Add): void {
  for (const { name, takes, by, doc } of [parameters, ...otherForms].flat())
    if (by === 'name') add(name, 'parameter', typeof takes === 'string' ? takes : describe(takes), doc ?? null);
}

function offerColumns(checker: Checker, place: Place, table: PathValue, add: Add): void {
  const { symbol } = followPath(place.scope, table.names);
  if (symbol?.kind === 'table') for (const column of checker.tables[symbol.id]?.columns ?? []) add(column, 'member', 'a column');
}

/** What can follow a dot. */
function offerMembers(checker: Checker, place: Place, { names }: PathValue, at: number, add: Add): void {
  const { symbol, rest } = followPath(place.scope, names.slice(0, at));
  const { timelines } = checker;
  const first = names[0].text;
  if (rest.length === 0 && symbol !== null) offerParts(symbol, add);
  // A module whose main table is meant: `labs.a1c` of `labs.hsim`.
  const inner = followPath(place.scope, names.slice(0, at + 1));
  if (inner.symbol?.kind === 'codes') offerParts(inner.symbol, add);
  let scope = place.scope;
  for (const { text } of names.slice(0, at)) {
    const module = scope.names.get(text);
    if (module?.kind !== 'module') break;
    scope = module.scope;
    if (text === names[at - 1].text) for (const [name, { kind }] of scope.names) add(name, 'member', kind);
  }
  const before = names.slice(0, at).map(({ text }) => text);
  for (const event of [...timelines.events.filter(({ role }) => role === 'event' || role === 'loss'), ...timelines.inserts])
    if (named([event], place, [...before, event.name]).length > 0) add(event.name, 'member', 'an event');
  const ends = [...timelines.events, ...timelines.flows].some(({ name }) => name === names[at - 1].text);
  if (first === 'encounter') for (const name of encounterClasses) add(name, 'member', 'a class of encounter');
  if (ends) add('end', 'member', 'the time at which it ends');
  const of = checker.whom.first;
  if (at === 1 && of !== null && first === of.bound.profile?.name.text) {
    for (const { name, type } of of.attributes.values()) add(name, 'member', describe(type));
    for (const [name, type] of personFields) add(name, 'member', describe(type));
    for (const { name } of of.timelines.anchors) add(name, 'member', 'an anchor');
  }
  if (at === 1 && checker.members.some(({ name }) => name === first))
    for (const [name, type] of [...relativeFields, ['age', { kind: 'number', whole: true }] as const]) add(name, 'member', describe(type));
}

function offerParts(symbol: Meaning, add: Add): void {
  if (symbol.kind === 'codes') for (const [name, { table, row }] of symbol.rows) add(name, 'member', `${table.system.text} ${row.code.text}`, row.display.text);
  else if (symbol.kind === 'states') for (const { name } of symbol.node.states) add(name.text, 'member', 'a state');
  else if (symbol.kind === 'cycle') add('number', 'member', 'the number of cycles started');
}

/** The words that reports about the cursor expect in its place. */
function offerExpected({ diagnostics, modules }: Examined, at: number, add: Add): boolean {
  let any = false;
  for (const { expected, span, file } of diagnostics) {
    if (span === null || file !== modules[0].source.path || span.start > at || span.end < at + CURSOR.length) continue;
    for (const text of expected ?? []) {
      const word = /^`?([A-Za-z_][A-Za-z0-9_]*)(?:`?$|[ :(].*…|\()/.exec(text)?.[1];
      if (word === undefined) continue;
      any = true;
      const spec = verbNamed(word) ?? historyNouns.get(word);
      add(word, 'word', spec === undefined ? '' : 'a verb', spec?.summary ?? null);
    }
  }
  return any;
}
