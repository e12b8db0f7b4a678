/** Names → what they stand for: attributes, parameters, codes, anchors, events, choices. */
import type { Name, PathValue } from '../../../grammar/ast/ast.ts';
import { guess, replace } from '../../../grammar/diagnostic.ts';
import { firstInBlock } from '../../../grammar/source-text.ts';
import type { At } from '../../../ir/expression.ts';
import { enumerate } from '../../../model/counted.ts';
import { nearLabels } from '../../../model/near-labels.ts';
import { nearest } from '../../../model/nearest.ts';
import { boolean, coding, day, minute, type Type, unknown, whole } from '../../../vocabulary/types.ts';
import { type BoundConcept, type CodesSymbol, followPath, type Meaning, meaningWords, type Scope, sameModule } from '../../bind/scope.ts';
import { noRange } from '../../diagnostics/code-diagnostics.ts';
import { absentAxis } from '../../diagnostics/include-diagnostics.ts';
import { ambiguousName, duplicateName, unknownName } from '../../diagnostics/name-diagnostics.ts';
import * as time from '../../diagnostics/time-diagnostics.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import { anchorOf } from '../check-anchors.ts';
import { attributeType } from '../check-attributes.ts';
import type { AttributeInfo, Checker, Typed } from '../checker.ts';
import { letInfo } from '../let-info.ts';
import { personFields } from '../person-fields.ts';
import { drawPath, type Place } from '../place.ts';
import { type BranchName, type Declared, type EventName, findIn, named } from '../timeline-names.ts';
import { broken } from './elaborate.ts';
import { ofFirst } from './elaborate-first.ts';
import { letParameter, readLet } from './elaborate-let.ts';
import { memberField } from './elaborate-members.ts';
import { readMixinArgument } from './elaborate-mixins.ts';
import { pickOf } from './elaborate-pools.ts';
import { cycleNumber, markNamed, outcome, parameter, qualified } from './elaborate-threads.ts';
import { moments, visibleNames } from './visible-names.ts';

/** Values relative to the reference range, with the interpretation that each gets. */
const levels = { in_range: 'normal', below: 'low', above: 'high', critical_low: 'critical_low', critical_high: 'critical_high' } as const;
type Level = keyof typeof levels;
export const rangeWords: readonly string[] = Object.keys(levels);
/** Interpretations that are no such words, and the word for each. */
const meantLevels: ReadonlyMap<string, string> = new Map(Object.entries(levels).flatMap(([word, means]) => (word === means ? [] : [[means, word]])));
type Moment = (typeof moments)[number];

export function elaboratePath(checker: Checker, place: Place, path: PathValue, expected: Type | null): Typed {
  const at = checker.at(place.scope, path.span);
  const [first, ...rest] = path.names;
  if (first.text === '') return broken(checker, place, path);
  const given = rest.length === 0 && path.index === null ? letParameter(place, first) : null;
  if (given !== null) return given;
  const argument = readMixinArgument(checker, place, path);
  if (argument !== null) return argument;
  if (rest.length === 0) {
    const word = first.text;
    // One label of a list is reported as what it is, not as an unknown name.
    const choice = expected?.kind === 'list' ? expected.item : expected;
    if (choice?.kind === 'choice' && choice.labels.includes(word)) return { expression: { op: 'text', value: word, at }, type: choice };
    // Where only a plan is allowed, a plan `family` is not the family name.
    if (expected?.kind === 'declared' && place.scope.names.get(word)?.kind === expected.of) return resolveSymbol(checker, place, path, expected, at);
    if (place.observable !== null && rangeWords.includes(word)) return relative(checker, place, path, word as Level, at);
    const local = parameter(checker, place, path) ?? resolveLocal(checker, place, path, at) ?? outcome(checker, place, path);
    if (local !== null) return local;
    if ((word === 'yes' || word === 'no') && expected?.kind !== 'choice' && !place.scope.names.has(word))
      return { expression: { op: 'boolean', value: word === 'yes', at }, type: boolean };
  }
  const shared = ofFirst(checker, place, path, expected);
  if (shared !== null) return shared;
  const referred = place.record?.get(path.names.map(({ text }) => text).join('.'));
  if (referred !== undefined && rest.length > 0)
    return { expression: { op: 'field', field: referred.field, day: referred.day, through: referred.through, at }, type: referred.type };
  const member = memberField(checker, place, path);
  if (member !== null) return member;
  const number = cycleNumber(checker, place, path);
  if (number !== null) return number;
  const event = resolveEvent(checker, place, path);
  if (event !== null) return eventTime(place, path, event, at);
  const declared = rest.length > 0 && (place.kind === 'event' || place.kind === 'expect') ? declaredIn(checker, place, path, at) : null;
  if (declared !== null) return declared;
  return resolveSymbol(checker, place, path, expected, at);
}

/** A level needs the end of the reference range that it lies beyond; critical limits default to a distance from it. */
function relative(checker: Checker, place: Place, path: PathValue, word: Level, at: At): Typed {
  const level = levels[word];
  const local = place.home?.locals.has(word) === true || checker.attributes.has(word) || checker.profileLets.has(word) || place.scope.names.has(word);
  if (local) checker.report(duplicateName, place.scope, path.span, { name: word, what: 'a value relative to the reference range' }, { found: word });
  const id = place.observable ?? 0;
  const { low, high, unit, name } = checker.concepts[id];
  const known = level === 'normal' ? low !== null || high !== null : level === 'low' || level === 'critical_low' ? low !== null : high !== null;
  const limit = low === null && high === null ? '' : ` with ${low === null ? 'a lower' : 'an upper'} limit`;
  if (!known)
    checker.report(
      noRange,
      place.scope,
      { start: at[1], end: at[2] },
      { name, level: word, needs: `a reference range${limit}` },
      { found: word, examples: [`\`normal: 70..99\` in the row \`${name}\``] },
    );
  return { expression: { op: 'relative', level, concept: id, path: drawPath(place, level), at }, type: { kind: 'observed', unit } };
}

/** Names without dots: attributes, fields of the person, parameters, axes, branches, anchors, moments. */
function resolveLocal(checker: Checker, place: Place, path: PathValue, at: At): Typed | null {
  const word = path.names[0].text;
  if (place.noted !== undefined && word === 'value') return { expression: { op: 'noted', at }, type: place.noted };
  const field = place.record?.get(word);
  if (field?.type.kind === 'party') return { expression: { op: 'field_party', field: field.field, at }, type: field.type };
  if (field !== undefined) return { expression: { op: 'field', field: field.field, day: field.day, through: null, at }, type: field.type };
  // What the own file calls so goes before the attributes, branches and anchors of other files.
  const other = hidden(place, word);
  const info = checker.attributes.get(word);
  if (info !== undefined && place.kind !== 'constant' && !other(info)) return attribute(checker, place, path, info, at);
  const computed = place.kind === 'constant' ? undefined : checker.profileLets.get(word);
  if (computed !== undefined && !other(computed)) return readLet(checker, place, computed, null, path.span);
  if (place.kind !== 'constant') {
    const personal = personFields.get(word);
    if (word === 'age') return { expression: { op: 'age', on: null, at }, type: whole };
    if (personal !== undefined) {
      const fixed = checker.person.get(word);
      if (fixed !== undefined) attributeType(checker, fixed, place.scope, path.span);
      return { expression: { op: 'person', field: word, at }, type: personal };
    }
  }
  const branch = findIn(checker.timelines.branches, place, word);
  if (branch !== null && !other(branch) && (place.kind === 'event' || place.kind === 'expect')) return branchTaken(branch, at);
  if ((moments as readonly string[]).includes(word) && place.kind !== 'constant' && !place.scope.names.has(word) && !isEvent(checker, place, word))
    return moment(checker, place, path, word as Moment, at);
  const anchor = findIn(checker.timelines.anchors, place, word);
  if (anchor !== null && !other(anchor) && place.kind !== 'constant' && (place.kind !== 'profile' || place.anchors === true))
    return anchorTime(checker, place, path, anchor.id, at);
  return null;
}

/** Whether something of another file has a name that the own file gives to something with a value. */
function hidden(place: Place, word: string): (other: { readonly scope: Scope }) => boolean {
  const own = place.scope.names.get(word);
  const has = own !== undefined && ['param', 'let', 'axis', 'party', 'pool', 'plan', 'formulary'].includes(own.kind);
  return ({ scope }) => has && !sameModule(scope, place.scope);
}

/** `care.index`, `dm.outcome`: an anchor or a branch of a timeline. */
function declaredIn(checker: Checker, place: Place, path: PathValue, at: At): Typed | null {
  const names = path.names.map(({ text }) => text);
  const branches = named(checker.timelines.branches, place, names);
  if (branches.length === 1) return branchTaken(branches[0], at);
  const anchors = named(checker.timelines.anchors, place, names);
  return anchors.length === 1 ? anchorTime(checker, place, path, anchors[0].id, at) : null;
}

function branchTaken({ id, name, arms }: BranchName, at: At): Typed {
  return { expression: { op: 'branch', branch: id, at }, type: { kind: 'choice', name: `\`${name}\``, labels: arms } };
}

function anchorTime(checker: Checker, place: Place, path: PathValue, id: number, at: At): Typed {
  return { expression: { op: 'anchor', anchor: id, at }, type: anchorOf(checker, id, place.scope, path.span).type };
}

/** Whether an event is called `birth` or `death`: what the scenario names goes before. */
function isEvent(checker: Checker, place: Place, word: string): boolean {
  if (word !== 'birth' && word !== 'death') return false;
  const event = findIn(checker.timelines.events, place, word);
  return event?.role === 'event' && (place.kind === 'event' || place.kind === 'anchor' || place.kind === 'expect');
}

function attribute(checker: Checker, place: Place, path: PathValue, info: AttributeInfo, at: At): Typed {
  const type = attributeType(checker, info, place.scope, path.span);
  return { expression: { op: 'attribute', slot: info.slot, at }, type };
}

function moment(checker: Checker, place: Place, path: PathValue, name: Moment, at: At): Typed {
  // Whoever is born in the scenario is born at a minute, and begins with it.
  const days = checker.whom.born ? name === 'end' : name === 'start' || name === 'birth' || name === 'end';
  const precise: Type = days ? day : minute;
  const future = name === 'end' || name === 'death';
  if (future && (place.kind === 'event' || place.kind === 'anchor') && place.untilEnd !== true)
    checker.report(time.endInGuard, place.scope, path.span, { name }, { found: name });
  if (place.kind === 'profile' && name !== 'start') checker.report(say.notHere, place.scope, path.span, { what: `\`${name}\``, where: 'in a profile' });
  return { expression: { op: 'moment', name, at }, type: precise };
}

/** An event, or something else that happens: a state is entered, a flow ends. */
export type Happening = Pick<EventName, 'id'>;

/** `visit`, `visit.end`, `visit[3]`, `care.visit`, `ckd.dialysis`, `pa.end`: what happens, or null where the name is something else. */
export function resolveEvent(checker: Checker, place: Place, path: PathValue): Happening | null {
  if (place.kind === 'constant' || place.kind === 'profile') return null;
  const names = path.names.map((name) => name.text);
  const mark = markNamed(checker, place, path);
  if (mark !== null) return { id: mark };
  const known = happenings(checker);
  const last = names.length > 1 && names[names.length - 1] === 'end' ? names.slice(0, -1) : names;
  if (last.length > 1 && place.kind === 'anchor') return null;
  const found = named(known, place, last);
  return found.length === 1 ? found[0] : null;
}

/** Events, those in the visits of others among them. */
function happenings({ timelines }: Checker): readonly (Declared & Happening)[] {
  return [...timelines.events.filter(({ role }) => role === 'event' || role === 'loss'), ...timelines.inserts];
}

/** What a name can mean that several timelines declare, with the timeline of each; empty where there is no doubt. */
function owners(checker: Checker, place: Place, names: readonly string[]): string[] {
  const { anchors, branches } = checker.timelines;
  const found = named<Declared>([...happenings(checker), ...anchors, ...branches], place, names);
  return [...new Set(found.map(({ timeline }) => timeline))];
}

function eventTime(place: Place, path: PathValue, event: Happening, at: At): Typed {
  const end = path.names.length > 1 && path.names[path.names.length - 1].text === 'end';
  const which = path.index ?? place.eventMeans;
  return { expression: { op: 'event_time', event: event.id, which, end, at }, type: minute };
}

function resolveSymbol(checker: Checker, place: Place, path: PathValue, expected: Type | null, at: At): Typed {
  const { symbol, rest } = followPath(place.scope, path.names);
  if (symbol === null) return unknownPath(checker, place, path, expected);
  switch (symbol.kind) {
    case 'param':
      if (rest.length > 0) break;
      if (place.path.startsWith('param.') && symbol.id >= checker.params.length) {
        const facts = { what: `the parameter \`${symbol.node.name.text}\``, where: 'in the value of a parameter that is declared before it' };
        checker.report(say.notHere, place.scope, path.span, facts, { found: symbol.node.name.text });
        return broken(checker, place, path);
      }
      checker.namedParams.add(symbol.id);
      return { expression: { op: 'param', param: symbol.id, at }, type: checker.paramTypes[symbol.id] ?? unknown };
    case 'let':
      if (rest.length > 0) break;
      return readLet(checker, place, letInfo(checker, symbol.node, symbol.scope), null, path.span);
    case 'axis': {
      if (rest.length > 0 || place.kind === 'constant') break;
      const name = `\`${checker.source(place.scope, path.span)}\``;
      const axis = checker.bound.axisIds.get(symbol.node);
      if (axis !== undefined)
        return { expression: { op: 'axis', axis, at }, type: { kind: 'choice', name, labels: symbol.node.arms.map((arm) => arm.name.text) } };
      const profile = symbol.scope.module.node.declarations.find(({ kind }) => kind === 'profile');
      const include = profile?.kind === 'profile' ? `include ${symbol.scope.prefix}${profile.name.text}` : null;
      const { profile: own, root } = checker.bound;
      const start = (own?.body.span.start ?? 0) + 1;
      const suggestions =
        own === null || include === null || place.scope !== root
          ? []
          : [
              {
                title: `add \`${include}\` to the profile \`${own.name.text}\``,
                edits: [{ span: { start, end: start }, text: firstInBlock(root.module.source.text, start, include) }],
                safe: false,
              },
            ];
      checker.report(
        absentAxis,
        place.scope,
        path.span,
        { name, profile: include?.slice('include '.length) ?? null },
        { found: name, expected: include === null ? [] : [include], suggestions },
      );
      return { ...broken(checker, place, path), type: { kind: 'choice', name, labels: symbol.node.arms.map((arm) => arm.name.text) } };
    }
    case 'codes': {
      const concept = conceptIn(checker, place, symbol, rest, path);
      return concept === null ? broken(checker, place, path) : { expression: { op: 'concept', concept: concept.id, at }, type: coding };
    }
    case 'party':
      if (rest.length > 0) break;
      return { expression: { op: 'party', party: symbol.id, at }, type: { kind: 'party', of: symbol.node.kind } };
    case 'plan':
    case 'formulary':
      if (rest.length > 0) break;
      return { expression: { op: 'text', value: symbol.name, at }, type: { kind: 'declared', of: symbol.kind } };
    case 'pool':
      if (rest.length > 0) break;
      return pickOf(checker, place, path, symbol.id, null);
    default:
  }
  checker.report(
    say.notHere,
    place.scope,
    path.span,
    { what: `${meaningWords(symbol)} (\`${checker.source(place.scope, path.span)}\`)`, where: `in ${place.what}` },
    { found: checker.source(place.scope, path.span) },
  );
  return broken(checker, place, path);
}

/** The row of a code table that the rest of a path names. */
export function conceptIn(checker: Checker, place: Place, symbol: CodesSymbol, rest: readonly Name[], path: PathValue): BoundConcept | null {
  const concept = rest.length === 1 ? symbol.rows.get(rest[0].text) : undefined;
  if (concept !== undefined) return concept;
  const span = rest[0]?.span ?? path.span;
  const near = nearest(rest[0]?.text ?? '', symbol.rows.keys());
  checker.report(
    unknownName,
    place.scope,
    span,
    { name: rest[0]?.text ?? checker.source(place.scope, path.span), what: 'row', of: `the code table \`${symbol.name}\`` },
    {
      found: checker.source(place.scope, path.span),
      expected: symbol.rows.size <= 12 ? [...symbol.rows.keys()] : near,
      suggestions: rest.length === 1 ? near.map((name) => guess(span, name, false)) : [],
    },
  );
  return null;
}

/** What other languages call the same thing. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['true', 'yes'],
  ['false', 'no'],
]);

/** Findings after which names that are not known come without near ones: a search through all names for each of them takes too long. */
const MOST_SEARCHED = 250;

/** Everything that a bare word could have meant here. */
function candidates(checker: Checker, place: Place, expected: Type | null): string[] {
  if (checker.diagnostics.length >= MOST_SEARCHED) return [];
  return [...(expected?.kind === 'choice' ? expected.labels : []), ...visibleNames(checker, place).map(({ name }) => name)];
}

/** A name of an imported file that it does not declare, and any name where only a plan or a formulary is allowed: what there is instead. */
function reportUndeclared(checker: Checker, { scope }: Place, path: PathValue, expected: Type | null): boolean {
  const of = expected?.kind === 'declared' ? expected.of : null;
  const imported = path.names.length === 2 ? scope.names.get(path.names[0].text) : undefined;
  const module = imported?.kind === 'module' ? imported : null;
  if (of === null && module === null) return false;
  const among = (names: ReadonlyMap<string, Meaning>, prefix = ''): string[] =>
    [...names].flatMap(([name, meaning]) =>
      meaning.kind === 'module' && prefix === '' && of !== null
        ? among(meaning.scope.names, `${name}.`)
        : of === null || meaning.kind === of
          ? [`${prefix}${name}`]
          : [],
    );
  const last = path.names[path.names.length - 1];
  const found = checker.source(scope, path.span);
  const known = among(module === null ? scope.names : module.scope.names);
  const rows = of === null && module !== null ? rowsNear(module.scope, last.text) : [];
  // The name alone, of a row that one table of the file has.
  const [only] = rows.length === 1 && rows[0].endsWith(`.${last.text}`) ? rows : [];
  const near = only !== undefined ? [only] : [...rows, ...nearest(module === null ? found : last.text, known)];
  const prefix = module === null ? '' : `${path.names[0].text}.`;
  const what = of ?? 'declaration';
  checker.report(
    unknownName,
    scope,
    path.span,
    module === null ? { name: found, what } : { name: last.text, what, of: `the import \`${path.names[0].text}\`` },
    {
      found,
      expected: near.length > 0 ? near : known,
      suggestions: near.map((name) => guess(path.span, `${prefix}${name}`, name === only)),
    },
  );
  return true;
}

/** `procedures.ecg` for `ecg`: rows of the tables of a file, where the table is not named. */
function rowsNear({ names }: Scope, row: string): string[] {
  const tables = [...names].flatMap(([name, meaning]) => (meaning.kind === 'codes' ? [{ name, rows: meaning.rows }] : []));
  const all = new Set(tables.flatMap(({ rows }) => [...rows.keys()]));
  const near = all.has(row) ? [row] : nearest(row, all);
  return near.flatMap((right) => tables.filter(({ rows }) => rows.has(right)).map(({ name }) => `${name}.${right}`));
}

function unknownPath(checker: Checker, place: Place, path: PathValue, expected: Type | null): Typed {
  const source = checker.source(place.scope, path.span);
  const first = path.names[0];
  const names = path.names.map(({ text }) => text);
  const whole = names.length > 1 && names[names.length - 1] === 'end' ? path.names.slice(0, -1) : path.names;
  const span = { start: first.span.start, end: whole[whole.length - 1].span.end };
  const several =
    place.kind === 'event' || place.kind === 'expect'
      ? owners(
          checker,
          place,
          whole.map(({ text }) => text),
        )
      : [];
  if (several.length > 1) {
    const qualified = several.map((timeline) => `${timeline}.${whole[whole.length - 1].text}`);
    checker.report(
      ambiguousName,
      place.scope,
      span,
      {
        name: checker.source(place.scope, span),
        timelines: enumerate(
          several.map((timeline) => `\`${timeline}\``),
          'and',
        ),
      },
      {
        found: checker.source(place.scope, span),
        expected: qualified,
        suggestions: qualified.map((name) => replace(`write \`${name}\``, span, name, false)),
      },
    );
    return broken(checker, place, path);
  }
  if (expected?.kind === 'choice' && path.names.length === 1) {
    const near = nearLabels(first.text, expected.labels);
    checker.report(
      say.unknownLabel,
      place.scope,
      path.span,
      { label: first.text, of: expected.name },
      { found: first.text, expected: expected.labels, suggestions: near.map((label) => guess(path.span, label, false)) },
    );
    return broken(checker, place, path);
  }
  if (reportUndeclared(checker, place, path, expected)) return broken(checker, place, path);
  const meant = place.observable !== null && path.names.length === 1 ? meantLevels.get(first.text) : undefined;
  if (meant !== undefined) {
    checker.report(
      say.unknownLabel,
      place.scope,
      path.span,
      {
        label: first.text,
        of: 'a result level',
        rule: `expected ${enumerate(rangeWords.map((word) => `\`${word}\``))}`,
      },
      { found: first.text, expected: rangeWords, suggestions: [replace(`write \`${meant}\``, path.span, meant)] },
    );
    return broken(checker, place, path);
  }
  const near =
    otherWords.has(first.text) && path.names.length === 1 ? [otherWords.get(first.text) ?? ''] : nearest(first.text, candidates(checker, place, expected));
  const suggestions =
    path.names.length === 1 || near.length > 0
      ? near.map((name) => (name === otherWords.get(first.text) ? replace(`write \`${name}\``, first.span, name) : guess(first.span, name, false)))
      : [];
  const asBraces =
    place.hole === undefined
      ? []
      : [replace(`write \`{{${source}}}\` for literal braces`, { start: place.hole.start - 1, end: place.hole.end + 1 }, `{{${source}}}`, false)];
  const asText = expected?.kind === 'text' && path.names.length === 1 ? [replace(`write \`"${first.text}"\``, path.span, `"${first.text}"`, false)] : [];
  checker.report(
    unknownName,
    place.scope,
    path.span,
    { name: source, what: 'name' },
    { found: source, expected: near, suggestions: [...asText, ...qualified(checker, path), ...suggestions, ...asBraces] },
  );
  return broken(checker, place, path);
}
