/** What the names of a path mean: `labs.a1c` a table and its row, `visit.end` an event and its end. */

import type { Name, PathValue } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import { encounterClasses } from '../../model/clinical/encounter.ts';
import { counted } from '../../model/counted.ts';
import { coding, describe, minute, type Type, whole } from '../../vocabulary/types.ts';
import { argumentNamed, type Meaning, mainTable, meaningWords, type Scope } from '../bind/scope.ts';
import type { Checker, LetInfo } from '../check/checker.ts';
import { parameterType } from '../check/parameter-types.ts';
import { relativeFields } from '../check/person-fields.ts';
import type { Place } from '../check/place.ts';
import { letSignature } from '../check/values/elaborate-let.ts';
import { rangeWords, resolveEvent } from '../check/values/elaborate-names.ts';
import { flowNamed } from '../check/values/elaborate-threads.ts';
import { visibleNames } from '../check/values/visible-names.ts';
import type { NameMeaning, SourceRange } from './analysis-answers.ts';
import type { NotedValue } from './analysis-notes.ts';

export function meaning(what: string, type: Type | null = null, doc: string | null = null, definition: SourceRange | null = null): NameMeaning {
  return { what, type: type === null || type.kind === 'unknown' ? null : describe(type), doc, definition };
}

export function rangeIn(scope: Scope, span: Span): SourceRange {
  return { file: scope.module.source.path, span };
}

/** The meaning of each name of a path; null for a name that nobody knows. */
export function pathMeanings(checker: Checker, place: Place, path: PathValue, noted: NotedValue | null): (NameMeaning | null)[] {
  const [first, ...rest] = path.names;
  if (rest.length === 0) {
    const one = wordMeaning(checker, place, path, noted);
    if (one !== null) return [one];
  }
  return (
    firstMeanings(checker, path) ??
    memberMeanings(checker, place, path) ??
    happeningMeanings(checker, place, path) ??
    symbolMeanings(place.scope, path.names) ??
    [first, ...rest].map(() => null)
  );
}

/** A word without dots. */
function wordMeaning(checker: Checker, place: Place, path: PathValue, noted: NotedValue | null): NameMeaning | null {
  const word = path.names[0].text;
  const expected = noted?.expected ?? null;
  if (expected?.kind === 'choice' && expected.labels.includes(word)) return meaning(`one of the choices of ${expected.name}`, expected);
  const op = noted?.typed.expression.op;
  if (op === 'text' && noted?.typed.type.kind === 'choice') return meaning(`one of the choices of ${noted.typed.type.name}`, noted.typed.type);
  if (op === 'relative' && rangeWords.includes(word)) return meaning('a level', null, 'A value in, above or below the reference range.');
  if (op === 'boolean') return meaning('a value', noted?.typed.type ?? null);
  const visible = visibleNames(checker, place).filter(({ name }) => name === word);
  const type = noted?.typed.type ?? null;
  // What is declared nearest is meant: a parameter of the flow around, then the name in the order in which the checker asks.
  const parameter = place.frame?.of.parameters.find(({ name }) => name.text === word);
  if (parameter !== undefined) return meaning('a parameter', parameter.type, null, rangeIn(place.scope, parameter.name.span));
  const argument = argumentNamed(place.scope, path);
  if (argument !== null) return meaning('a parameter', parameterType(argument.parameter.type.text), null, rangeIn(place.scope, argument.parameter.name.span));
  const computed = checker.profileLets.get(word);
  if (computed !== undefined && place.kind !== 'constant') return letMeaning(computed);
  const local = place.home?.locals.get(word);
  if (local !== undefined) return meaning('a parameter', local.type, null, rangeIn(place.scope, local.name.span));
  const event = op === 'event_time' || op === undefined ? resolveEvent(checker, place, path) : null;
  if (event !== null) return happeningMeanings(checker, place, path)?.[0] ?? null;
  const wanted = op === undefined ? undefined : kindsByOperation.get(op);
  const found = visible.find(({ what }) => what === wanted) ?? visible[0];
  if (found !== undefined)
    return meaning(found.what, type ?? found.type, null, found.declared === null ? null : rangeIn(found.declared.scope, found.declared.span));
  const state = place.home?.machine?.kind === 'states' ? place.home.machine.states.find(({ name }) => name.text === word) : undefined;
  if (state !== undefined) return meaning('a state', null, null, rangeIn(place.home?.scope ?? place.scope, state.name.span));
  if (word === 'encounter') return meaning('the visits of the subject');
  const member = checker.members.find(({ name, relationship }) => name === word || relationship === word);
  return member === undefined ? null : meaning('related people', null, null, rangeIn(member.scope, member.span));
}

/** A `let`, with how it is called. */
export function letMeaning({ node, scope, type }: LetInfo): NameMeaning {
  return meaning('a `let`', type, `\`${letSignature(node)}\``, rangeIn(scope, node.name.span));
}

/** How the names that an operation stands for are called. */
const kindsByOperation: ReadonlyMap<string, string> = new Map([
  ['attribute', 'an attribute'],
  ['person', 'a field of the person'],
  ['age', 'a field of the person'],
  ['param', 'a parameter'],
  ['axis', 'a variations axis'],
  ['branch', 'a branch'],
  ['outcome', 'a run of a flow'],
  ['anchor', 'an anchor'],
  ['moment', 'a moment'],
  ['field', 'a field of the record'],
  ['field_party', 'a field of the record'],
  ['noted', 'the current value'],
]);

/** `mother.gravida`, in what is about another patient of the unit. */
function firstMeanings({ whom: { first } }: Checker, { names: [head, name, more] }: PathValue): (NameMeaning | null)[] | null {
  const profile = first?.bound.profile ?? null;
  if (first === null || profile === null || head.text !== profile.name.text || name === undefined || more !== undefined) return null;
  const place: Place = { kind: 'event', scope: first.bound.root, path: '', what: '', timeline: null, observable: null, counts: new Map(), eventMeans: 'first' };
  const found = visibleNames(first, place).find((one) => one.name === name.text);
  return [
    meaning('the first person of the unit', null, null, rangeIn(first.bound.root, profile.name.span)),
    found === undefined ? null : meaning(found.what, found.type, null, found.declared === null ? null : rangeIn(found.declared.scope, found.declared.span)),
  ];
}

/** `spouse.age`. */
function memberMeanings(checker: Checker, place: Place, { names }: PathValue): NameMeaning[] | null {
  const [first, second] = names;
  if (names.length !== 2 || place.scope.names.has(first.text) || checker.attributes.has(first.text)) return null;
  const member = checker.members.find(({ name }) => name === first.text);
  if (member === undefined) return null;
  const type = second.text === 'age' ? whole : (relativeFields.get(second.text) ?? null);
  return [meaning('related people', null, null, rangeIn(member.scope, member.span)), meaning('a field of the person', type)];
}

/** Events, states and flows, and their ends. */
function happeningMeanings(checker: Checker, place: Place, path: PathValue): (NameMeaning | null)[] | null {
  const { timelines, bound } = checker;
  const { names } = path;
  const last = names[names.length - 1];
  const end = (of: string): NameMeaning => meaning('a time', minute, `The end of the ${of}.`);
  if (names.length === 2 && last.text === 'end') {
    const flow = flowNamed(checker, place, names[0].text);
    if (flow !== null) return [meaning('a run of a flow', null, null, rangeIn(flow.scope, flow.span)), end('flow')];
  }
  const found = resolveEvent(checker, place, path) ?? resolveEvent(checker, { ...place, kind: 'event' }, path);
  if (found !== null) {
    const event = found.id < timelines.real.events ? timelines.events[found.id] : timelines.inserts.find(({ id }) => id === found.id);
    if (event !== undefined) {
      const name = meaning('an event', minute, null, rangeIn(event.scope, event.node.path.names[event.node.path.names.length - 1].span));
      const timeline = bound.timelines.find(({ node }) => node.name.text === event.timeline)?.node;
      const before = names.length - 1 - (last.text === 'end' && names.length > 1 ? 1 : 0);
      const included = event.scope.inclusion?.name.split('.') ?? [];
      return names.map((_, i) => {
        const written = i < before ? (symbolMeanings(place.scope, names.slice(0, before))?.[i] ?? null) : null;
        if (written !== null) return written;
        if (i < before && names[i].text === included[i - before + included.length]) return meaning('the name of an include');
        if (i < before) return timeline === undefined ? null : meaning('a timeline', null, null, rangeIn(bound.root, timeline.name.span));
        return i === before ? name : end('event');
      });
    }
    const mark = timelines.marks[found.id - timelines.real.events];
    if (mark !== undefined) {
      const state = meaning('a state', minute, null, rangeIn(mark.scope, mark.span));
      const machine = symbolMeanings(place.scope, names.slice(0, -1));
      return [...(machine ?? names.slice(0, -1).map(() => null)), state];
    }
  }
  if (names.length === 2 && names[0].text === 'encounter' && (encounterClasses as readonly string[]).includes(last.text))
    return [meaning('the visits of the subject'), meaning('a class of encounter')];
  return null;
}

/** Modules, tables and their rows, and whatever else is declared. */
export function symbolMeanings(scope: Scope, names: readonly Name[]): (NameMeaning | null)[] | null {
  const list: (NameMeaning | null)[] = [];
  let current = scope;
  for (let i = 0; i < names.length; i++) {
    const own = current.names.get(names[i].text);
    const symbol = own ?? (i > 0 ? current.names.get(mainTable(current.module)) : undefined);
    if (symbol === undefined) return i === 0 ? null : [...list, ...names.slice(i).map(() => null)];
    const rest = own === undefined ? i : i + 1;
    if (own !== undefined) list.push(symbolMeaning(own, current));
    if (symbol.kind === 'module') {
      current = symbol.scope;
      continue;
    }
    return [...list, ...names.slice(rest).map((name) => partMeaning(symbol, name, current))];
  }
  return list;
}

/** A row of the table that has the name of its file. */
export function rowOfMain(scope: Scope, names: readonly Name[]): (NameMeaning | null)[] | null {
  const main = scope.names.get(mainTable(scope.module));
  return main === undefined || names.length > 1 ? null : [partMeaning(main, names[0], scope)];
}

export function symbolMeaning(symbol: Meaning, scope: Scope): NameMeaning {
  const doc = symbol.kind === 'codes' && symbol.rows.size > 0 ? counted(symbol.rows.size, 'row') : null;
  return meaning(meaningWords(symbol), null, doc, rangeIn(scope, symbol.span));
}

/** A row of a code table, a state of a machine, `number` of a cycle. */
function partMeaning(symbol: Meaning, name: Name, scope: Scope): NameMeaning | null {
  if (symbol.kind === 'codes') {
    const concept = symbol.rows.get(name.text);
    if (concept === undefined) return null;
    const { table, row } = concept;
    return meaning('a code', coding, `${table.system.text} ${row.code.text}: ${row.display.text}`, rangeIn(concept.scope, row.name.span));
  }
  if (symbol.kind === 'states') {
    const state = symbol.node.states.find((one) => one.name.text === name.text);
    return state === undefined ? null : meaning('a state', null, null, rangeIn(scope, state.name.span));
  }
  if (symbol.kind === 'cycle')
    return meaning(name.text === 'number' ? 'the number of cycles started' : 'a day of the cycle', name.text === 'number' ? whole : null);
  return null;
}
