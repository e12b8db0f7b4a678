/**
 * `include name`: the items of a profile, timeline, measure, target or mixin, put where the statement stands. What is included may be replaced by `override`, and
 * by nothing else, unless it is a `default`; an `override` of nothing is an error too, so that neither a new field nor a renamed one changes a scenario
 * silently.
 */
import type { Body, BodyItem, Default, EventNode, Override, PathValue, Statement } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, guess, replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { removalOf, type Span, spanOf } from '../../grammar/source-text.ts';
import { nearest } from '../../model/nearest.ts';
import { profileStatements, type StatementSpec, timelineStatements } from '../../vocabulary/block-statements.ts';
import { termSpecs } from '../../vocabulary/plan-vocabulary.ts';
import * as say from '../diagnostics/include-diagnostics.ts';
import { misplacedItem, missingArgument, unknownName } from '../diagnostics/name-diagnostics.ts';
import { inclusionOf } from './inclusions.ts';
import { isStatement } from './is-statement.ts';
import { followPath, type Meaning, meaningWords, nameOutside, type Scope } from './scope.ts';

/** An item with the module that it was written in. */
export interface Placed {
  readonly item: Exclude<BodyItem, Override | Default>;
  readonly scope: Scope;
  /** The bodies that it came through, outermost first: the timelines among them know it by name. */
  readonly through: readonly Body[];
  /** An event of which it overrides single clauses or the body, and which keeps the rest. */
  readonly base: Placed | null;
  /** A `default`, which yields to anything else. */
  readonly yields: boolean;
}

/** Where an `include` stands. Mixins may be included anywhere, and what is declared there of its own kind. */
export type IncludePlace = 'profile' | 'timeline' | 'measure' | 'target' | 'plan' | 'formulary' | 'event' | 'block';
type UnfoldPlace = Exclude<IncludePlace, 'event'>;

export type TargetSymbol = Extract<Meaning, { kind: 'profile' | 'timeline' | 'measure' | 'target' | 'plan' | 'formulary' | 'mixin' }>;

interface Target {
  readonly name: string;
  readonly body: Body;
  readonly scope: Scope;
  readonly symbol: TargetSymbol;
}

/** What an `include` names; null where it names nothing that can be there, which is reported. */
export function includeTarget(scope: Scope, statement: Statement, place: IncludePlace, report: (diagnostic: Diagnostic) => void): Target | null {
  const file = scope.module.source.path;
  const source = scope.module.source.text;
  if (scope.refused?.has(statement) === true) return null;
  const { argument } = statement;
  if (argument?.kind !== 'path') {
    report(diagnose(missingArgument, file, statement.verb.span, { verb: 'include', what: `the name of a ${wanted(place)}` }, { found: 'include' }));
    return null;
  }
  const { symbol, rest } = followPath(scope, argument.names);
  const name = source.slice(argument.span.start, argument.span.end);
  if (symbol !== null && rest.length === 0 && isIncludable(symbol, place))
    return { name, body: symbol.node.body, scope: inclusionOf(scope, statement, symbol, place === 'timeline', report), symbol };
  if (symbol !== null && rest.length === 0) {
    report(
      diagnose(say.cannotInclude, file, argument.span, { name, what: meaningWords(symbol), place: placeWords(place), allowed: wanted(place) }, { found: name }),
    );
    return null;
  }
  const known = includable(scope, place);
  const near = nearest(name, known);
  report(
    diagnose(
      unknownName,
      file,
      argument.span,
      { name, what: wanted(place) },
      { found: name, expected: known.slice(0, 12), suggestions: near.map((other) => guess(argument.span, other, false)) },
    ),
  );
  return null;
}

function isIncludable(symbol: Meaning, place: IncludePlace): symbol is TargetSymbol {
  return symbol.kind === 'mixin' || symbol.kind === place;
}

function wanted(place: IncludePlace): string {
  return place === 'event' || place === 'block' ? 'mixin' : `${place} or a mixin`;
}

function placeWords(place: IncludePlace): string {
  return place === 'event' ? 'an event' : `a ${place}`;
}

/** Names of what may be included, those of imported modules with their alias. */
function includable(scope: Scope, place: IncludePlace, prefix = '', depth = 0): string[] {
  return [...scope.names].flatMap(([name, symbol]: [string, Meaning]) => {
    if (symbol.kind === 'module') return depth < 2 ? includable(symbol.scope, place, `${prefix}${name}.`, depth + 1) : [];
    return isIncludable(symbol, place) ? [prefix + name] : [];
  });
}

const statements: ReadonlyMap<string, StatementSpec> = new Map(Object.entries({ ...profileStatements, ...timelineStatements }));

/** What an item says, so that two items that say the same are found; null for items of which there may be many. */
function keyOf(item: BodyItem, scope: Scope): { readonly key: string; readonly words: string; readonly span: Span } | null {
  switch (item.kind) {
    case 'field': {
      const name = item.path.names.map((part) => part.text).join('.');
      return { key: `field ${name}`, words: name, span: item.path.span };
    }
    case 'event':
      return named('time', nameOutside(scope, wholeName(item)), item.path.span, 'event ');
    case 'let':
      return { key: `let ${item.name.text}`, words: `let ${item.name.text}`, span: item.name.span };
    case 'default':
      return keyOf(item.item, scope);
    case 'statement': {
      const name = item.argument?.kind === 'path' ? item.argument.names.map((part) => part.text).join('.') : '';
      const word = item.verb.text;
      const span = item.argument?.span ?? item.verb.span;
      switch (statements.get(word)?.distinct) {
        case 'argument': {
          const words = [word, name, ...(item.object?.names ?? []).map(({ text }) => text)].join(' ');
          return { key: words, words, span };
        }
        case 'time':
          return named('time', nameOutside(scope, name), span, `${word} `);
        case 'word':
          return { key: word, words: word, span: item.verb.span };
        default:
          break;
      }
      // A block of a plan is one of its kind, or one of its name.
      const term = termSpecs.get(word);
      if (term === undefined || term.repeats === true) return null;
      const code = item.argument?.kind === 'code' ? `${item.argument.system}:${item.argument.code}` : name;
      const words = term.argument === 'none' ? word : `${word} ${code}`;
      return { key: `term ${words}`, words, span: term.argument === 'none' ? item.verb.span : span };
    }
    default:
      return null;
  }
}

/** The name of an event: dotted where an override says which include brought it. */
export function wholeName({ path }: EventNode): string {
  return path.names.map(({ text }) => text).join('.');
}

function named(kind: string, name: string, span: Span, what: string): { readonly key: string; readonly words: string; readonly span: Span } {
  return { key: `${kind} ${name}`, words: `${what}${name}`, span };
}

/** Unfolds the includes of a profile, a timeline, a measure or a target: what is included is first, then the own items. */
export function unfold(body: Body, scope: Scope, place: UnfoldPlace, report: (diagnostic: Diagnostic) => void): readonly Placed[] {
  return unfoldInto(body, scope, place, report, [body]);
}

/** Something that two includes define otherwise, and the `include` that brought it second. */
interface Conflict {
  readonly words: string;
  readonly span: Span;
  readonly first: Placed;
  readonly second: Placed;
}

function unfoldInto(body: Body, scope: Scope, place: UnfoldPlace, report: (diagnostic: Diagnostic) => void, stack: readonly Body[]): readonly Placed[] {
  const file = scope.module.source.path;
  let included: Placed[] = [];
  const own: Placed[] = [];
  const overrides: Override[] = [];
  const conflicts = new Map<string, Conflict>();
  /** What this body itself includes, with the module of each. */
  const seen: Target[] = [];
  const placed = (item: Placed['item'], yields = false): Placed => ({
    item,
    scope,
    through: stack,
    base: null,
    yields,
  });
  for (const item of body.items) {
    if (item.kind === 'override') overrides.push(item);
    else if (item.kind === 'default') {
      if (place === 'profile' && (item.item.kind === 'field' || isStatement(item.item, 'attribute'))) own.push(placed(item.item, true));
      else reportDefault(scope, item, place, report);
    } else if (isStatement(item, 'include')) {
      const target = includeTarget(scope, item, place, report);
      if (target === null) continue;
      if (stack.includes(target.body)) {
        report(diagnose(say.includeCycle, file, item.span, { name: target.name }, { found: target.name }));
        continue;
      }
      const twin = seen.find((other) => isTwin(other, target));
      if (twin !== undefined || (place === 'timeline' && seen.some((other) => isUnnamedTwin(other, target)))) {
        reportAgain(scope, item, target, twin?.name ?? target.name, twin === undefined ? 'unnamed' : twin.body === target.body ? 'same' : 'file', report);
        continue;
      }
      const more = unfoldInto(target.body, target.scope, place, report, [...stack, target.body]);
      included = joined(included, more, item.span, conflicts, place);
      seen.push(target);
    } else own.push(placed(item));
  }
  const known = keysOf(included);
  const kept: Placed[] = [];
  const changes: Changes = new Map();
  for (const one of own) {
    const said = scoped(one.item, place) ? null : keyOf(one.item, one.scope);
    const other = said === null ? undefined : known.get(said.key);
    if (said === null || other === undefined) {
      kept.push(one);
      continue;
    }
    // A default that something included goes before.
    if (one.yields) continue;
    kept.push(one);
    if (!other.yields) {
      const edit = [{ span: spanOf(one.item.span.start, one.item.span.start), text: 'override ' }];
      report(
        diagnose(
          say.replacesSilently,
          file,
          said.span,
          { what: said.words },
          {
            found: said.words,
            related: [
              {
                message: 'the included definition is here',
                file: other.scope.module.source.path,
                span: keyOf(other.item, other.scope)?.span ?? other.item.span,
              },
            ],
            suggestions: [{ title: `write \`override ${said.words}\``, edits: edit, safe: true }],
          },
        ),
      );
    }
    // Read as the override that it most likely is, so that nothing is said to be repeated.
    changes.set(said.key, null);
    conflicts.delete(said.key);
  }
  for (const override of overrides) {
    const said = keyOf(override.item, scope);
    const other = said === null ? undefined : known.get(said.key);
    const whole = placed(override.item);
    if (said === null || other === undefined) {
      reportNothing(file, override, said?.words ?? null, known, report);
      kept.push(whole);
      continue;
    }
    // Which of two events keeps what the override does not say is not known.
    const part = override.item.kind === 'event' && !isWhole(override.item);
    if (!part || !conflicts.has(said.key)) conflicts.delete(said.key);
    const change = override.item.kind === 'event' && other.item.kind === 'event' && !conflicts.has(said.key) ? { ...whole, base: other } : whole;
    if (changes.get(said.key) !== null) changes.set(said.key, change);
  }
  for (const [key, { words, span, first, second }] of conflicts) {
    const related = [first, second].map((one) => ({
      message: 'defined here',
      file: one.scope.module.source.path,
      span: keyOf(one.item, one.scope)?.span ?? one.item.span,
    }));
    report(diagnose(say.includedTwice, file, span, { what: words }, { found: words, related, suggestions: choices(scope, span, [first, second]) }));
    // The first one is kept, so that nothing is said to be repeated.
    if (!changes.has(key)) changes.set(key, first);
  }
  return [...changed(included, changes), ...kept];
}

/** After an include, the `override` that chooses one of two definitions: of those that fit in a line and mean the same where it stands. */
function choices(scope: Scope, include: Span, definitions: readonly Placed[]): Suggestion[] {
  const { text } = scope.module.source;
  const indent = /[ \t]*$/.exec(text.slice(0, include.start))?.[0] ?? '';
  const here = spanOf(include.end, include.end);
  const written = definitions.flatMap((one) => {
    const source = sourceOf(one);
    const own = one.scope.module === scope.module || !(source.match(WORD) ?? []).some((word) => one.scope.names.has(word));
    return own && !source.includes('\n') ? [source] : [];
  });
  return [...new Set(written)].map((source) => ({
    title: `add \`override ${source}\``,
    edits: [{ span: here, text: `\n${indent}override ${source}` }],
    safe: false,
  }));
}

const sourceOf = ({ item, scope }: Placed): string => scope.module.source.text.slice(item.span.start, item.span.end);
const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;

/** Whether two includes bring the same, or the same of one file used with other values. */
function isTwin(a: Target, b: Target): boolean {
  const same = a.scope.module.file === b.scope.module.file && a.body.span.start === b.body.span.start;
  return same && (a.body !== b.body || a.scope === b.scope);
}

/** Whether two includes bring events of the same names, with other arguments. */
function isUnnamedTwin(a: Target, b: Target): boolean {
  if (a.body !== b.body || a.scope.inclusion?.name !== b.scope.inclusion?.name) return false;
  return a.body.items.some((item) => item.kind === 'run' || keyOf(item, a.scope)?.key.startsWith('time ') === true);
}

function reportAgain(
  { module: { source } }: Scope,
  item: Statement,
  { name }: Target,
  twin: string,
  how: 'same' | 'file' | 'unnamed',
  report: (diagnostic: Diagnostic) => void,
): void {
  const remove = replace('remove this `include`', removalOf(source.text, item.span), '', false);
  const word = `${name.split('.').at(-1) ?? name}_2`;
  const own = item.object?.span ?? null;
  const call = {
    title: `add \`as ${word}\``,
    edits: [own === null ? { span: spanOf(item.span.end, item.span.end), text: ` as ${word}` } : { span: own, text: word }],
    safe: false,
  };
  report(diagnose(say.includedAgain, source.path, item.span, { name, twin, how }, { found: name, suggestions: [how === 'unnamed' ? call : remove] }));
}

/**
 * What was included, with what is included next. The same thing that came both ways is there once, and so are items that say the same; a default yields.
 */
function joined(included: readonly Placed[], more: readonly Placed[], span: Span, conflicts: Map<string, Conflict>, place: UnfoldPlace): Placed[] {
  const known = keysOf(included);
  const list = [...included];
  const changes: Changes = new Map();
  const there = new Map<Placed['item'], Scope[]>();
  const enter = ({ item, scope }: Placed): void => void there.set(item, [...(there.get(item) ?? []), scope]);
  for (const one of included) enter(one);
  for (const one of more) {
    if (there.get(one.item)?.includes(one.scope) === true) continue;
    if (scoped(one.item, place)) {
      list.push(one);
      enter(one);
      continue;
    }
    const said = keyOf(one.item, one.scope);
    const other = said === null ? undefined : known.get(said.key);
    if (said !== null && other !== undefined) {
      if (one.yields && !other.yields) continue;
      if (other.yields && !one.yields) {
        changes.set(said.key, one);
        enter(one);
        continue;
      }
      if (saySame(one, other)) continue;
    }
    const first = said === null ? undefined : known.get(said.key);
    if (said !== null && first !== undefined) conflicts.set(said.key, { words: said.words, span, first, second: one });
    list.push(one);
    enter(one);
  }
  return changed(list, changes);
}

/** Whether an item holds for the events of its own timeline alone, so that each of several that are included keeps its own. */
function scoped(item: BodyItem, place: UnfoldPlace): boolean {
  return place === 'timeline' && item.kind === 'field' && ['attends', 'coalesce'].includes(item.path.names[0].text);
}

/** Whether two fields or attributes say the same: letter for letter, and no word in them stands for something of a module. */
function saySame(a: Placed, b: Placed): boolean {
  const text = (one: Placed): string => sourceOf(one).replace(/\s+/g, ' ');
  const written = text(a);
  if (a.item.kind !== b.item.kind || (a.item.kind !== 'field' && !isStatement(a.item, 'attribute')) || written !== text(b)) return false;
  const means = (word: string): boolean => [a, b].some(({ scope }) => scope.names.has(word) || scope.inclusion?.given.has(word) === true);
  return a.scope === b.scope || !(written.match(WORD) ?? []).some(means);
}

/** Whether an override leaves nothing of an event as it was. */
function isWhole({ clauses, body }: Extract<BodyItem, { kind: 'event' }>): boolean {
  return body !== null && clauses.some(({ kind }) => kind === 'at' || kind === 'every' || kind === 'rate' || kind === 'in');
}

function reportDefault(scope: Scope, { item, span }: Default, place: UnfoldPlace, report: (diagnostic: Diagnostic) => void): void {
  const word = spanOf(span.start, span.start + 'default'.length);
  const where = place === 'profile' ? 'here; only a field or an `attribute` can be a default' : `in a ${place}; it is allowed only in a profile`;
  const remove = { title: 'remove `default`', edits: [{ span: spanOf(span.start, item.span.start), text: '' }], safe: false };
  report(diagnose(misplacedItem, scope.module.source.path, word, { what: '`default`', place: where }, { found: 'default', suggestions: [remove] }));
}

/** Items by what they say, the first of each. */
function keysOf(items: readonly Placed[]): ReadonlyMap<string, Placed> {
  const keys = new Map<string, Placed>();
  for (const placed of items) {
    const said = keyOf(placed.item, placed.scope);
    if (said !== null && !keys.has(said.key)) keys.set(said.key, placed);
  }
  return keys;
}

/** By key, what replaces every item that has it; null where they are removed. */
type Changes = Map<string, Placed | null>;

/** Items with what has a key of the changes replaced: the first time by the change, then by nothing. */
function changed(items: readonly Placed[], changes: Changes): Placed[] {
  if (changes.size === 0) return [...items];
  const made = new Set<string>();
  const after = (placed: Placed): Placed[] => {
    const key = keyOf(placed.item, placed.scope)?.key;
    const change = key === undefined ? undefined : changes.get(key);
    if (key === undefined || change === undefined) return [placed];
    if (change === null || made.has(key)) return [];
    made.add(key);
    return [change];
  };
  return items.flatMap(after);
}

function reportNothing(
  file: string,
  override: Override,
  words: string | null,
  known: ReadonlyMap<string, Placed>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const word = spanOf(override.span.start, override.span.start + 'override'.length);
  const start = override.item.span.start;
  const remove = { title: 'remove `override`', edits: [{ span: spanOf(override.span.start, start), text: '' }], safe: false };
  // `override severity: 5` of what was declared by `attribute severity`.
  const attribute = words !== null && known.has(`attribute ${words}`);
  const declared = { title: `write \`override attribute ${words}\``, edits: [{ span: spanOf(start, start), text: 'attribute ' }], safe: true };
  const candidates = [...known.values()].map((one) => keyOf(one.item, one.scope)?.words ?? '');
  report(
    diagnose(
      say.overridesNothing,
      file,
      word,
      { what: words },
      {
        found: words ?? 'override',
        expected: attribute ? [`attribute ${words}`] : nearest(words ?? '', candidates),
        suggestions: attribute ? [declared] : [remove],
      },
    ),
  );
}

/** An `include` that a body follows, with what it names and where it stands. */
export interface Included {
  readonly symbol: TargetSymbol;
  /** The module of the `include`, and the name in it. */
  readonly scope: Scope;
  readonly name: PathValue;
  readonly statement: Statement;
}

/** Everything that a body includes, and that what it includes includes. */
export function includedFrom(body: Body, scope: Scope, place: UnfoldPlace, seen = new Set<string>()): Included[] {
  return body.items.flatMap((item) => {
    if (!isStatement(item, 'include') || item.argument?.kind !== 'path') return [];
    const target = includeTarget(scope, item, place, () => {});
    // The same text once, also where its file is used with several values of parameters.
    const key = target === null ? '' : `${target.scope.module.file} ${target.body.span.start}`;
    if (target === null || seen.has(key)) return [];
    seen.add(key);
    return [{ symbol: target.symbol, scope, name: item.argument, statement: item }, ...includedFrom(target.body, target.scope, place, seen)];
  });
}
