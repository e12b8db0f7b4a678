/**
 * `include name`: the items of a profile, timeline or mixin, put where the statement stands. What is included may be replaced by `override`, and by
 * nothing else; an `override` of nothing is an error too, so that neither a new field nor a renamed one changes a scenario silently.
 */
import type { Body, BodyItem, Override, Statement } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import { type Span, spanOf } from '../../grammar/source-text.ts';
import { nearest } from '../../model/nearest.ts';
import { profileStatements, type StatementSpec, timelineStatements } from '../../vocabulary/block-statements.ts';
import * as say from '../diagnostics/include-diagnostics.ts';
import { missingArgument, unknownName } from '../diagnostics/name-diagnostics.ts';
import { isStatement } from './is-statement.ts';
import { followPath, type Meaning, meaningWords, type Scope } from './scope.ts';

/** An item with the module that it was written in. */
export interface Placed {
  readonly item: Exclude<BodyItem, Override>;
  readonly scope: Scope;
  /** Items of a phase. */
  readonly inner: readonly Placed[];
}

/** Where an `include` stands, and what may be included there besides mixins. */
export type IncludePlace = 'profile' | 'timeline' | 'event';

interface Target {
  readonly name: string;
  readonly body: Body;
  readonly scope: Scope;
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
  if (symbol !== null && rest.length === 0 && (symbol.kind === 'mixin' || symbol.kind === place)) return { name, body: symbol.node.body, scope: symbol.scope };
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

function wanted(place: IncludePlace): string {
  return place === 'event' ? 'mixin' : `${place} or mixin`;
}

function placeWords(place: IncludePlace): string {
  return place === 'event' ? 'an event' : `a ${place}`;
}

/** Names of what may be included, those of imported modules with their alias. */
function includable(scope: Scope, place: IncludePlace, prefix = '', depth = 0): string[] {
  return [...scope.names].flatMap(([name, symbol]: [string, Meaning]) => {
    if (symbol.kind === 'module') return depth < 2 ? includable(symbol.scope, place, `${prefix}${name}.`, depth + 1) : [];
    return symbol.kind === 'mixin' || symbol.kind === place ? [prefix + name] : [];
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

/** Unfolds the includes of a profile or a timeline: what is included is first, then the own items. */
export function unfold(body: Body, scope: Scope, place: 'profile' | 'timeline', report: (diagnostic: Diagnostic) => void): readonly Placed[] {
  return unfoldInto(body, scope, place, report, [body]);
}

function unfoldInto(
  body: Body,
  scope: Scope,
  place: 'profile' | 'timeline',
  report: (diagnostic: Diagnostic) => void,
  stack: readonly Body[],
): readonly Placed[] {
  const file = scope.module.source.path;
  let included: Placed[] = [];
  const own: Placed[] = [];
  const overrides: Override[] = [];
  /** What comes twice, with the `include` that brought it second. */
  const twice = new Map<string, { readonly words: string; readonly span: Span }>();
  for (const item of body.items) {
    if (item.kind === 'override') overrides.push(item);
    else if (isStatement(item, 'include')) {
      const target = includeTarget(scope, item, place, report);
      if (target === null) continue;
      if (stack.includes(target.body)) {
        report(diagnose(say.includeCycle, file, item.span, { name: target.name }, { found: target.name }));
        continue;
      }
      const keys = keysOf(included);
      const more = unfoldInto(target.body, target.scope, place, report, [...stack, target.body]);
      for (const [key, words] of keysOf(more)) if (keys.has(key)) twice.set(key, { words, span: item.span });
      included.push(...more);
    } else own.push({ item, scope, inner: item.kind === 'phase' ? unfoldInto(item.body, scope, place, report, stack) : [] });
  }
  const known = keysOf(included);
  for (const { item } of own) {
    const said = keyOf(item);
    if (said === null || !known.has(said.key)) continue;
    const edit = [{ span: spanOf(item.span.start, item.span.start), text: 'override ' }];
    report(
      diagnose(
        say.replacesSilently,
        file,
        said.span,
        { what: said.words },
        { found: said.words, suggestions: [{ title: 'write `override`', edits: edit, safe: true }] },
      ),
    );
    // Read as the override that it most likely is, so that nothing is said to be repeated.
    included = included.flatMap((one) => replaced(one, said.key, () => null));
    twice.delete(said.key);
  }
  for (const override of overrides) {
    const said = keyOf(override.item);
    const placed: Placed = {
      item: override.item,
      scope,
      inner: override.item.kind === 'phase' ? unfoldInto(override.item.body, scope, place, report, stack) : [],
    };
    if (said === null || !known.has(said.key)) {
      reportNothing(file, override, said?.words ?? null, known, report);
      own.push(placed);
      continue;
    }
    twice.delete(said.key);
    let first = true;
    included = included.flatMap((one) =>
      replaced(one, said.key, () => {
        const kept = first ? placed : null;
        first = false;
        return kept;
      }),
    );
  }
  for (const [key, { words, span }] of twice) {
    report(diagnose(say.includedTwice, file, span, { what: words }, { found: words }));
    // The first one is kept, so that nothing is said to be repeated.
    let first = true;
    included = included.flatMap((one) =>
      replaced(one, key, () => {
        const kept = first ? one : null;
        first = false;
        return kept;
      }),
    );
  }
  return [...included, ...own];
}

function keysOf(items: readonly Placed[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const visit = (placed: Placed): void => {
    const said = keyOf(placed.item);
    if (said !== null) keys.set(said.key, said.words);
    for (const inner of placed.inner) visit(inner);
  };
  for (const item of items) visit(item);
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
  known: ReadonlyMap<string, string>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const word = spanOf(override.span.start, override.span.start + 'override'.length);
  const start = override.item.span.start;
  const remove = { title: 'remove `override`', edits: [{ span: spanOf(override.span.start, start), text: '' }], safe: false };
  // `override severity: 5` of what was declared by `attribute severity`.
  const attribute = words !== null && known.has(`attribute ${words}`);
  const declared = { title: 'write `override attribute`', edits: [{ span: spanOf(start, start), text: 'attribute ' }], safe: true };
  const candidates = [...known.values()];
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
