/**
 * Reading a `let`: its value, elaborated as if it stood where it is read, with the names of the file that declares it. An argument that is used more than
 * once is worked out once. Nothing is drawn in it, so it is the same whoever asks.
 */
import type { Argument, LetNode, Name } from '../../../grammar/ast/ast.ts';
import { type Diagnostic, guess, replace } from '../../../grammar/diagnostic.ts';
import { tooLarge } from '../../../grammar/lexer.ts';
import type { Span } from '../../../grammar/source-text.ts';
import type { Expression } from '../../../ir/expression.ts';
import { eachPart } from '../../../ir/walk.ts';
import { counted } from '../../../model/counted.ts';
import { nearest } from '../../../model/nearest.ts';
import { describe, type Type, unknown } from '../../../vocabulary/types.ts';
import { followPath, sameModule } from '../../bind/scope.ts';
import * as say from '../../diagnostics/type-diagnostics.ts';
import type { Checker, LetInfo, Typed } from '../checker.ts';
import { letInfo } from '../let-info.ts';
import { as, type Place } from '../place.ts';
import { elaborate, elaborateAs } from './elaborate.ts';

/** Values that all uses of `let` declarations together may need. */
const MOST_VALUES = 400_000;

/** The `let` that a name stands for. */
export function letNamed(checker: Checker, place: Place, names: readonly Name[]): LetInfo | null {
  const own = names.length === 1 && place.kind !== 'constant' ? checker.profileLets.get(names[0].text) : undefined;
  const { symbol, rest } = followPath(place.scope, names);
  // What the own file calls so goes before the profile of another.
  if (own !== undefined && (sameModule(own.scope, place.scope) || symbol?.kind !== 'let')) return own;
  return symbol?.kind === 'let' && rest.length === 0 ? letInfo(checker, symbol.node, symbol.scope) : null;
}

/** The parameter of the `let` around that a name stands for. */
export function letParameter({ frame }: Place, { text }: Name): Typed | null {
  const given = frame?.bindings.get(text);
  if (given !== undefined) frame?.reads.set(text, (frame.reads.get(text) ?? 0) + 1);
  return given ?? null;
}

/** The type of a `let`; checks its value the first time. One with a parameter for a code is checked with each code that it is given. */
export function letType(checker: Checker, info: LetInfo): Type {
  if (info.state !== 'new' || isGeneric(info)) return info.type;
  const { node, scope, parameters } = info;
  const at = checker.at(scope, node.span);
  const bindings = new Map(parameters.map(({ name, type }): [string, Typed] => [name.text, { expression: { op: 'local', slot: 0, at }, type }]));
  const place: Place = { ...inside(info, bindings, true), kind: 'event', path: '', what: `the \`let\` \`${info.name}\``, eventMeans: 'first' };
  info.state = 'busy';
  const event = attempt(checker, info, place);
  // `end`, `death` and the like are for the finished cohort alone.
  const asked = event.own.length === 0 ? event : attempt(checker, info, { ...place, kind: 'expect' });
  const { own, typed } = asked.own.some(isError) ? event : asked;
  checker.diagnostics.push(...own);
  info.state = 'done';
  info.type = typed.type;
  info.wrong = own.some(isError) || reportDraw(checker, info, typed.expression);
  for (const [name, count] of place.frame?.reads ?? []) info.reads.set(name, count / (event === asked ? 1 : 2));
  return info.type;
}

/** What a `let` is at a place. `args` is null where it is named without parentheses. */
export function readLet(checker: Checker, place: Place, info: LetInfo, args: readonly Argument[] | null, span: Span): Typed {
  const { name, node } = info;
  info.used = true;
  const nothing: Typed = { expression: { op: 'number', value: 0, at: checker.at(place.scope, span) }, type: unknown };
  if (info.state === 'busy') {
    const circle = checker.busy.slice(checker.busy.indexOf(info));
    checker.report(
      say.letRecursion,
      place.scope,
      span,
      { cycle: [...circle, info].map((one) => one.name).join(' → ') },
      {
        found: name,
        related: circle.map((one) => ({
          message: `\`${one.name}\` is defined here`,
          file: one.scope.module.source.path,
          span: 'node' in one ? one.node.name.span : one.span,
        })),
      },
    );
    return nothing;
  }
  const type = letType(checker, info);
  const given = readArguments(checker, place, info, args, span);
  if (given === null || info.wrong) return nothing;
  const bound: { readonly slot: number; readonly value: Expression }[] = [];
  const bindings = new Map(
    info.parameters.map(({ name: { text }, type: asked }): [string, Typed] => {
      const value = given.get(text) as Typed;
      const often = isGeneric(info) ? 2 : (info.reads.get(text) ?? 0);
      if (often < 2 || isShort(value.expression)) return [text, { ...value, type: asked }];
      const slot = checker.timelines.slots + checker.letSlots++;
      bound.push({ slot, value: value.expression });
      return [text, { expression: { op: 'local', slot, at: value.expression.at }, type: asked }];
    }),
  );
  const { eventMeans, untilEnd, anchors, kind, path, what } = place;
  const inner: Place = {
    ...inside(info, bindings, false),
    ...{ kind, path, what, eventMeans },
    ...(untilEnd === undefined ? {} : { untilEnd }),
    ...(anchors === undefined ? {} : { anchors }),
  };
  info.state = 'busy';
  const { own, typed } = attempt(checker, info, inner);
  info.state = isGeneric(info) ? 'new' : 'done';
  if (isGeneric(info)) {
    checker.diagnostics.push(...own);
    for (const [one, count] of inner.frame?.reads ?? []) info.reads.set(one, count);
    if (own.some(isError) || reportDraw(checker, info, typed.expression)) return nothing;
  } else {
    const error = own.find(isError);
    if (error !== undefined) {
      checker.report(
        say.letNotHere,
        place.scope,
        span,
        { name, why: error.message },
        { found: name, related: [{ message: `the cause is here, in the definition of \`${name}\``, file: error.file, span: error.span ?? node.span }] },
      );
      return { ...nothing, type };
    }
    checker.diagnostics.push(...own);
  }
  const at = checker.at(place.scope, span);
  const expression = bound.reduceRight<Expression>((body, { slot, value }) => ({ op: 'let', slot, value, body, at }), typed.expression);
  return { expression, type: typed.type };
}

/** One of a code cannot be checked before the code is known. */
function isGeneric({ parameters }: LetInfo): boolean {
  return parameters.some(({ type }) => type.kind === 'coding');
}

function inside(of: LetInfo, bindings: ReadonlyMap<string, Typed>, defining: boolean): Pick<Place, 'scope' | 'timeline' | 'observable' | 'counts' | 'frame'> {
  return { scope: of.scope, timeline: null, observable: null, counts: new Map(), frame: { of, bindings, reads: new Map(), defining } };
}

function valueIn(checker: Checker, info: LetInfo, place: Place): Typed {
  if (checker.letValues > MOST_VALUES) {
    if (!checker.diagnostics.some(({ code }) => code === tooLarge.code))
      checker.report(tooLarge, info.scope, info.node.name.span, {
        problem: `all uses of \`let\` declarations together compute ${checker.letValues} values`,
        limit: String(MOST_VALUES),
      });
    return { expression: { op: 'number', value: 0, at: checker.at(info.scope, info.node.span) }, type: unknown };
  }
  checker.busy.push(info);
  const typed = elaborate(checker, place, info.node.value, null);
  checker.busy.pop();
  return typed;
}

/** The value, and what was reported of it. */
function attempt(checker: Checker, info: LetInfo, place: Place): { readonly typed: Typed; readonly own: readonly Diagnostic[] } {
  const { result, reported } = checker.apart(info.scope, info.node.value.span, () => valueIn(checker, info, place));
  return { typed: result, own: reported };
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** Operations that draw. */
const random: ReadonlySet<string> = new Set<Expression['op']>([
  ...(['draw', 'redraw', 'choose', 'mixture', 'chance', 'pick', 'pick_party', 'relative', 'walk', 'unique', 'pattern', 'arrival'] as const),
]);

/** Whether an operation itself draws. */
export const isDraw = ({ op }: Expression): boolean => random.has(op);

/** A random value in a `let` would be another one at each use. */
function reportDraw(checker: Checker, { name, node, scope }: LetInfo, expression: Expression): boolean {
  const { value } = node;
  for (const { op, at } of eachPart(expression)) {
    if (!random.has(op) || at[0] !== scope.module.file || at[1] < value.span.start || at[2] > value.span.end) continue;
    const word = { start: node.span.start, end: node.span.start + 'let'.length };
    const inProfile = checker.profileLets.get(name)?.node === node && node.parameters.length === 0;
    const source = checker.source(scope, { start: at[1], end: at[2] });
    const { profile, root } = checker.bound;
    const text = checker.source(scope, { start: node.span.start + 'let'.length, end: node.span.end });
    const start = (profile?.body.span.start ?? 0) + 1;
    // One of the file can only be an attribute of the people of that file.
    const movable = profile !== null && scope === root && root.names.get(name)?.kind === 'let' && node.parameters.length === 0;
    const moved = {
      title: `declare \`attribute ${name}\` in the profile: its value is drawn once per person`,
      edits: [
        { span: node.span, text: '' },
        { span: { start, end: start }, text: `\n  attribute${text}` },
      ],
      safe: false,
    };
    checker.report(
      say.letDraws,
      scope,
      { start: at[1], end: at[2] },
      { name, source },
      {
        found: source,
        suggestions: movable ? [moved] : inProfile ? [replace('use `attribute`, whose value is drawn once for each person', word, 'attribute', false)] : [],
      },
    );
    return true;
  }
  return false;
}

/** Whether working it out again costs no more than looking up what it was. */
function isShort(e: Expression): boolean {
  switch (e.op) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'concept':
    case 'duration':
    case 'param':
    case 'attribute':
    case 'person':
    case 'axis':
    case 'local':
    case 'party':
    case 'anchor':
    case 'moment':
      return true;
    default:
      return false;
  }
}

/** How it is called. */
export function letSignature({ name, parameters }: Pick<LetNode, 'name' | 'parameters'>): string {
  if (parameters.length === 0) return name.text;
  return `${name.text}(${parameters.map((one) => `${one.name.text}: ${one.type.text}`).join(', ')})`;
}

/** Arguments by parameter: by position, and after those by name. Null where they do not fit, which is reported. */
function readArguments(checker: Checker, place: Place, info: LetInfo, args: readonly Argument[] | null, span: Span): ReadonlyMap<string, Typed> | null {
  const { parameters, name } = info;
  const signature = letSignature(info.node);
  const refuse = (at: Span, problem: string, details: Parameters<typeof checker.report>[4] = {}): null => {
    checker.report(say.badArguments, place.scope, at, { call: name, problem }, { found: checker.source(place.scope, at), expected: [signature], ...details });
    return null;
  };
  if (parameters.length === 0) {
    if (args === null) return new Map();
    const written = checker.source(place.scope, span);
    const right = written.slice(0, written.indexOf('(')).trimEnd();
    return refuse(span, 'it has no parameters', { suggestions: [replace(`write \`${right}\``, span, right, args.length === 0)] });
  }
  const given = new Map<string, Typed>();
  const known = parameters.map((one) => one.name.text);
  for (const [i, argument] of (args ?? []).entries()) {
    if (argument.where !== null || argument.given !== null) return refuse(argument.span, 'it takes no `where` and no `given`');
    const parameter = argument.name === null ? parameters[i] : parameters.find((one) => one.name.text === argument.name?.text);
    if (argument.name !== null && parameter === undefined) {
      const at = argument.name.span;
      const near = nearest(argument.name.text, known);
      return refuse(at, `it has no parameter \`${argument.name.text}\``, {
        expected: known,
        suggestions: near.map((other) => guess(at, other, false)),
      });
    }
    if (parameter === undefined) {
      const extra = { start: args?.[i - 1]?.span.end ?? argument.span.start, end: args?.at(-1)?.span.end ?? argument.span.end };
      return refuse(argument.span, `it takes ${counted(parameters.length, 'value')}`, {
        suggestions: [replace('remove the extra arguments', extra, '', false)],
      });
    }
    if (given.has(parameter.name.text)) return refuse(argument.span, `its parameter \`${parameter.name.text}\` is given twice`);
    const what = `the parameter \`${parameter.name.text}\` of \`${name}\``;
    const at: Place = parameter.type.kind === 'time' ? { ...as(place, what), eventMeans: 'first' } : as(place, what);
    given.set(parameter.name.text, { expression: elaborateAs(checker, at, argument.value, parameter.type), type: parameter.type });
  }
  const lacking = parameters.filter((one) => !given.has(one.name.text));
  if (lacking.length === 0) return given;
  const written = checker.source(place.scope, span);
  const blanks = lacking.map((one) => `${one.name.text}: …`).join(', ');
  const right = args === null || args.length === 0 ? `${written.replace(/\(\s*\)$/, '')}(${blanks})` : written.replace(/\)$/, `, ${blanks})`);
  const missing = lacking.map((one) => `\`${one.name.text}\` (${describe(one.type)})`).join(', ');
  return refuse(span, `its ${lacking.length === 1 ? 'parameter' : 'parameters'} ${missing} ${lacking.length === 1 ? 'is' : 'are'} not given`, {
    expected: [right],
  });
}
