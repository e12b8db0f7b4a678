/**
 * `include name`: the items of a profile, timeline, measure or mixin, put where the statement stands. What is included may be replaced by `override`, and
 * by nothing else, unless it is a `default`; an `override` of nothing is an error too, so that neither a new field nor a renamed one changes a scenario
 * silently.
 */
import type { Body, BodyItem, Default, Override, PathValue, Statement } from '../../grammar/ast/ast.ts';
import { eachItem } from '../../grammar/ast/walk-items.ts';
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import { type Span, spanOf } from '../../grammar/source-text.ts';
import { nearest } from '../../model/nearest.ts';
import { profileStatements, type StatementSpec, timelineStatements } from '../../vocabulary/block-statements.ts';
import * as say from '../diagnostics/include-diagnostics.ts';
import { misplacedItem, missingArgument, unknownName } from '../diagnostics/name-diagnostics.ts';
import { isStatement } from './is-statement.ts';
import { followPath, type Meaning, meaningWords, type Scope } from './scope.ts';

/** An item with the module that it was written in. */
export interface Placed {
  readonly item: Exclude<BodyItem, Override | Default>;
  readonly scope: Scope;
  /** Items of a phase. */
  readonly inner: readonly Placed[];
  /** The bodies that it came through, outermost first: the timelines among them know it by name. */
  readonly through: readonly Body[];
  /** An event of which it overrides single clauses or the body, and which keeps the rest. */
  readonly base: Placed | null;
  /** A `default`, which yields to anything else. */
  readonly yields: boolean;
}

/** Where an `include` stands, and what may be included there; mixins may, but in measures. */
export type IncludePlace = 'profile' | 'timeline' | 'measure' | 'event';
type UnfoldPlace = Exclude<IncludePlace, 'event'>;

type TargetSymbol = Extract<Meaning, { kind: 'profile' | 'timeline' | 'measure' | 'mixin' }>;

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
  if (symbol !== null && rest.length === 0 && isIncludable(symbol, place)) return { name, body: symbol.node.body, scope: symbol.scope, symbol };
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
      { found: name, expected: known.slice(0, 12), suggestions: near.map((other) => replace(`write \`${other}\``, argument.span, other, false)) },
    ),
  );
  return null;
}

function isIncludable(symbol: Meaning, place: IncludePlace): symbol is TargetSymbol {
  return (symbol.kind === 'mixin' && place !== 'measure') || symbol.kind === place;
}

function wanted(place: IncludePlace): string {
  return place === 'event' ? 'mixin' : place === 'measure' ? place : `${place} or mixin`;
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
function keyOf(item: BodyItem): { readonly key: string; readonly words: string; readonly span: Span } | null {
  switch (item.kind) {
    case 'field': {
      const name = item.path.names.map((part) => part.text).join('.');
      return { key: `field ${name}`, words: name, span: item.path.span };
    }
    case 'event':
      return named('time', item.path.names[0]?.text ?? '', item.path.span, 'event ');
    case 'let':
      return { key: `let ${item.name.text}`, words: `let ${item.name.text}`, span: item.name.span };
    case 'phase':
      return named('time', item.name.text, item.name.span, 'phase ');
    case 'default':
      return keyOf(item.item);
    case 'statement': {
      const name = item.argument?.kind === 'path' ? item.argument.names.map((part) => part.text).join('.') : '';
      const word = item.verb.text;
      const span = item.argument?.span ?? item.verb.span;
      switch (statements.get(word)?.distinct) {
        case 'argument':
          return { key: `${word} ${name}`, words: `${word} ${name}`, span };
        case 'time':
          return named('time', name, span, `${word} `);
        case 'word':
          return { key: word, words: word, span: item.verb.span };
        default:
          return null;
      }
    }
    default:
      return null;
  }
}

function named(kind: string, name: string, span: Span, what: string): { readonly key: string; readonly words: string; readonly span: Span } {
  return { key: `${kind} ${name}`, words: `${what}${name}`, span };
}

/** Unfolds the includes of a profile, a timeline or a measure: what is included is first, then the own items. */
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
  const seen = new Map<Body, Scope>();
  const placed = (item: Placed['item'], yields = false): Placed => ({
    item,
    scope,
    inner: item.kind === 'phase' ? unfoldInto(item.body, scope, place, report, stack) : [],
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
      const twin = [...seen].find(([other, from]) => from.module.file === target.scope.module.file && other.span.start === target.body.span.start);
      if (twin !== undefined) {
        const remove = { title: 'remove it', edits: [{ span: item.span, text: '' }], safe: false };
        const facts = { name: target.name, otherValues: twin[0] !== target.body };
        report(diagnose(say.includedAgain, file, item.span, facts, { found: target.name, suggestions: [remove] }));
        continue;
      }
      const more = unfoldInto(target.body, target.scope, place, report, [...stack, target.body]);
      included = joined(included, more, item.span, conflicts);
      seen.set(target.body, target.scope);
    } else own.push(placed(item));
  }
  const known = keysOf(included);
  const kept: Placed[] = [];
  for (const one of own) {
    const said = keyOf(one.item);
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
            related: [{ message: 'included from here', file: other.scope.module.source.path, span: keyOf(other.item)?.span ?? other.item.span }],
            suggestions: [{ title: 'write `override`', edits: edit, safe: true }],
          },
        ),
      );
    }
    // Read as the override that it most likely is, so that nothing is said to be repeated.
    included = included.flatMap((inner) => replaced(inner, said.key, () => null));
    conflicts.delete(said.key);
  }
  for (const override of overrides) {
    const said = keyOf(override.item);
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
    let first = true;
    included = included.flatMap((one) =>
      replaced(one, said.key, () => {
        const taken = first ? change : null;
        first = false;
        return taken;
      }),
    );
  }
  for (const [key, { words, span, first, second }] of conflicts) {
    const related = [first, second].map((one) => ({
      message: 'defined here',
      file: one.scope.module.source.path,
      span: keyOf(one.item)?.span ?? one.item.span,
    }));
    report(diagnose(say.includedTwice, file, span, { what: words }, { found: words, related }));
    // The first one is kept, so that nothing is said to be repeated.
    let kept = false;
    included = included.flatMap((one) =>
      replaced(one, key, () => {
        const taken = kept ? null : one;
        kept = true;
        return taken;
      }),
    );
  }
  return [...included, ...kept];
}

/**
 * What was included, with what is included next. The same thing that came both ways is there once, and so are items that say the same; a default yields.
 */
function joined(included: readonly Placed[], more: readonly Placed[], span: Span, conflicts: Map<string, Conflict>): Placed[] {
  const known = keysOf(included);
  let list = [...included];
  for (const one of more) {
    if (list.some((other) => other.item === one.item && other.scope === one.scope)) continue;
    const said = keyOf(one.item);
    const other = said === null ? undefined : known.get(said.key);
    if (said !== null && other !== undefined) {
      if (one.yields && !other.yields) continue;
      if (other.yields && !one.yields) {
        list = list.flatMap((inner) => replaced(inner, said.key, () => one));
        continue;
      }
      if (saySame(one, other)) continue;
    }
    for (const [key, { words, placed: second }] of eachKey(one)) {
      const first = known.get(key);
      if (first !== undefined) conflicts.set(key, { words, span, first, second });
    }
    list.push(one);
  }
  return list;
}

/** Whether two fields or attributes say the same: letter for letter, and no word in them stands for something of a module. */
function saySame(a: Placed, b: Placed): boolean {
  const text = ({ item, scope }: Placed): string => scope.module.source.text.slice(item.span.start, item.span.end).replace(/\s+/g, ' ');
  const written = text(a);
  if (a.item.kind !== b.item.kind || (a.item.kind !== 'field' && !isStatement(a.item, 'attribute')) || written !== text(b)) return false;
  return a.scope === b.scope || !(written.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []).some((word) => a.scope.names.has(word) || b.scope.names.has(word));
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

/** What an item and those inside it say, by key. */
function* eachKey(placed: Placed): Generator<[string, { readonly words: string; readonly placed: Placed }]> {
  const said = keyOf(placed.item);
  if (said !== null) yield [said.key, { words: said.words, placed }];
  for (const inner of placed.inner) yield* eachKey(inner);
}

function keysOf(items: readonly Placed[]): ReadonlyMap<string, Placed> {
  const keys = new Map<string, Placed>();
  for (const item of items) for (const [key, { placed }] of eachKey(item)) if (!keys.has(key)) keys.set(key, placed);
  return keys;
}

/** An item with what has the key replaced: the first time by another, then by nothing. */
function replaced(placed: Placed, key: string, by: () => Placed | null): Placed[] {
  if (keyOf(placed.item)?.key === key) {
    const other = by();
    return other === null ? [] : [other];
  }
  if (placed.inner.length === 0) return [placed];
  return [{ ...placed, inner: placed.inner.flatMap((inner) => replaced(inner, key, by)) }];
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
  const declared = { title: 'write `override attribute`', edits: [{ span: spanOf(start, start), text: 'attribute ' }], safe: true };
  const candidates = [...known.values()].map(({ item }) => keyOf(item)?.words ?? '');
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
  return [...eachItem(body, (item) => (item.kind === 'phase' ? [item.body] : []))].flatMap((item) => {
    if (!isStatement(item, 'include') || item.argument?.kind !== 'path') return [];
    const target = includeTarget(scope, item, place, () => {});
    // The same text once, also where its file is used with several values of parameters.
    const key = target === null ? '' : `${target.scope.module.file} ${target.body.span.start}`;
    if (target === null || seen.has(key)) return [];
    seen.add(key);
    return [{ symbol: target.symbol, scope, name: item.argument, statement: item }, ...includedFrom(target.body, target.scope, place, seen)];
  });
}
