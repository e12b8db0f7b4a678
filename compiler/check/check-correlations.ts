/** `correlate`: what is drawn together. All statements that share a name make one Gaussian copula; a pair that none of them states is uncorrelated. */
import { correlation } from '../../draws/distributions/correlated.ts';
import { isProblem } from '../../draws/distributions/distributions.ts';
import type { Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../grammar/diagnostic.ts';
import type { Correlation } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { eachPart } from '../../ir/walk.ts';
import { nearest } from '../../model/nearest.ts';
import type { Scope } from '../bind/scope.ts';
import { correlationProblem } from '../diagnostics/distribution-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { refuseComputed } from './check-lets.ts';
import type { AttributeInfo, Checker } from './checker.ts';

/** One statement: each pair of its names has the correlation. */
export interface Correlated {
  readonly of: readonly Member[];
  readonly strength: number;
  readonly value: ValueNode;
  readonly scope: Scope;
  readonly item: Statement;
}

interface Member {
  readonly name: string;
  readonly ref: Correlation['of'][number];
  /** -1 where a small uniform number gives the greater value: `chance` is yes below its probability. */
  readonly sign: 1 | -1;
}

/** `correlate(height, weight: 0.6)`, or three and more names with the correlation of every pair: `correlate(a, b, c: 0.4)`. */
export function readCorrelate(checker: Checker, scope: Scope, item: Statement): Correlated[] {
  const args = item.args ?? [];
  const names = args.map((arg) => arg.name?.text ?? (arg.value.kind === 'path' ? arg.value.names[0].text : ''));
  const last = args[args.length - 1];
  const strength = last?.name === undefined || last.name === null ? null : numberOf(last.value);
  const fail = (problem: string): Correlated[] => {
    checker.report(correlationProblem, scope, item.span, { problem }, { found: checker.source(scope, item.span) });
    return [];
  };
  if (names.length < 2 || strength === null || args.slice(0, -1).some((arg) => arg.name !== null))
    return fail('`correlate` needs two or more attributes and their correlation, for example `correlate(height, weight: 0.6)`');
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) return fail(`\`${repeated}\` appears more than once in this \`correlate\``);
  if (!(Math.abs(strength) < 1)) return fail(`a correlation must be above -1 and below 1, but this one is ${strength}`);
  const of: Member[] = [];
  for (const [i, name] of names.entries()) {
    const found = name === 'age' ? checker.person.get('age') : checker.attributes.get(name);
    if (found === undefined) {
      if (refuseComputed(checker, scope, args[i].span, name, '`correlate`')) return [];
      const near = nearest(name, [...checker.attributes.keys(), 'age']);
      const span = args[i].name?.span ?? args[i].span;
      checker.report(
        say.unknownName,
        scope,
        span,
        { name, what: 'attribute' },
        { found: name, expected: near, suggestions: near.map((other) => replace(`write \`${other}\``, span, other, false)) },
      );
      return [];
    }
    const draw = found.expression === null ? null : singleDraw(found.expression);
    if (found.expression !== null && draw === null)
      return fail(`\`${name}\` cannot be correlated; it must be a single draw from a distribution, from \`chance\`, or from \`choose\` with constant values`);
    of.push({ name, ref: name === 'age' ? 'age' : (found as AttributeInfo).slot, sign: draw?.op === 'chance' ? -1 : 1 });
  }
  return [{ of, strength, value: last.value, scope, item }];
}

function numberOf(value: ValueNode): number | null {
  if (value.kind === 'number') return Number(value.text);
  return value.kind === 'unary' && value.operand.kind === 'number' ? -Number(value.operand.text) : null;
}

/** The one draw that decides a value; null where several do, or none. */
function singleDraw(expression: Expression): Extract<Expression, { op: 'draw' | 'chance' | 'choose' }> | null {
  const inner = expression.op === 'to_duration' || expression.op === 'to_time' || expression.op === 'round' ? expression.value : expression;
  if (inner.op !== 'draw' && inner.op !== 'chance' && inner.op !== 'choose') return null;
  // What a draw depends on may be drawn elsewhere, but not in the same definition: both would have the same number.
  return [...eachPart(inner)].filter((part) => 'path' in part).length === 1 ? inner : null;
}

/** One copula for all statements that are connected by a name, in the order in which names are first given: what is earlier never depends on what is later. */
export function combined(checker: Checker, statements: readonly Correlated[]): Correlation[] {
  const groups: Correlated[][] = [];
  for (const statement of statements) {
    const joined = groups.filter((group) => group.some(({ of }) => of.some(({ name }) => statement.of.some((other) => other.name === name))));
    const [first = []] = joined;
    const whole = [...joined.flat(), statement].sort((a, b) => statements.indexOf(a) - statements.indexOf(b));
    if (first.length === 0) groups.push(whole);
    else groups.splice(0, groups.length, ...groups.flatMap((group) => (group === first ? [whole] : joined.includes(group) ? [] : [group])));
  }
  return groups.flatMap((group): Correlation[] => {
    const members = [...new Map(group.flatMap(({ of }) => of.map((member) => [member.name, member] as const))).values()];
    const stated = pairsOf(checker, group);
    if (stated === null) return [];
    if (!possible(checker, group, members, stated)) return [];
    const matrix = matrixOf(members, stated).map((row, i) => row.map((entry, j) => (i === j ? 1 : entry * members[i].sign * members[j].sign)));
    return [{ of: members.map(({ ref }) => ref), matrix, at: checker.at(group[0].scope, group[0].item.span) }];
  });
}

type Pairs = ReadonlyMap<string, number>;
const pair = (a: string, b: string): string => [a, b].sort().join(' ');

/** The correlation of each pair that is stated; null where one is stated twice. */
function pairsOf(checker: Checker, group: readonly Correlated[]): Pairs | null {
  const stated = new Map<string, number>();
  for (const { of, strength, scope, item } of group)
    for (const [i, { name }] of of.entries())
      for (const { name: other } of of.slice(i + 1)) {
        const key = pair(name, other);
        if (stated.has(key)) {
          const problem = `the correlation of \`${name}\` and \`${other}\` is defined more than once`;
          checker.report(correlationProblem, scope, item.span, { problem }, { found: checker.source(scope, item.span) });
          return null;
        }
        stated.set(key, strength);
      }
  return stated;
}

function matrixOf(members: readonly Member[], pairs: Pairs): number[][] {
  return members.map(({ name }, i) => members.map(({ name: other }, j) => (i === j ? 1 : (pairs.get(pair(name, other)) ?? 0))));
}

const holds = (members: readonly Member[], pairs: Pairs): boolean => !isProblem(correlation(matrixOf(members, pairs)));

/** Reports correlations that no values can have together, with what the last statement, or else a pair that is not stated, can be. */
function possible(checker: Checker, group: readonly Correlated[], members: readonly Member[], stated: Pairs): boolean {
  if (holds(members, stated)) return true;
  const { of, strength, value, scope, item } = group[group.length - 1];
  const own = new Set(of.flatMap(({ name }, i) => of.slice(i + 1).map((other) => pair(name, other.name))));
  const range = rangeOf((r) => holds(members, new Map([...stated].map(([key, other]) => [key, own.has(key) ? r : other]))));
  const open = members.flatMap(({ name }, i) => members.slice(i + 1).map((other) => [name, other.name] as const)).filter(([a, b]) => !stated.has(pair(a, b)));
  const missing = open.flatMap(([a, b]) => {
    const found = rangeOf((r) => holds(members, new Map([...stated, [pair(a, b), r]])));
    return found === null ? [] : [{ text: `correlate(${a}, ${b}: …)`, range: found }];
  });
  const unstated = open.map(([a, b]) => `between \`${a}\` and \`${b}\``).join(' and ');
  const why = [
    'this correlation is impossible together with the other correlations',
    ...(open.length === 0
      ? []
      : [
          open.length === 1
            ? `the correlation ${unstated} is not stated and is therefore 0`
            : `the correlations ${unstated} are not stated and are therefore 0`,
        ]),
  ].join('; ');
  const suggestions: Suggestion[] =
    range === null
      ? []
      : [
          replace(
            `change \`${checker.source(scope, value.span)}\` to \`${nearer(range, strength)}\`, the nearest possible value with two decimals`,
            value.span,
            String(nearer(range, strength)),
            false,
          ),
        ];
  checker.report(
    correlationProblem,
    scope,
    item.span,
    { problem: why },
    {
      found: checker.source(scope, item.span),
      examples: [
        ...(range === null ? [] : [`a value from ${range[0]} to ${range[1]} here, if the others stay as they are`]),
        ...missing.map((one) => `\`${one.text}\` with a value from ${one.range[0]} to ${one.range[1]}`),
      ],
      suggestions,
    },
  );
  return false;
}

function nearer([low, high]: readonly [number, number], wanted: number): number {
  return Math.abs(wanted - low) < Math.abs(wanted - high) ? low : high;
}

/** The least and the greatest hundredth for which something holds; those in between do too, since positive definite matrices are a convex set. */
function rangeOf(does: (r: number) => boolean): readonly [number, number] | null {
  const all = Array.from({ length: 199 }, (_, i) => (i - 99) / 100).filter(does);
  return all.length === 0 ? null : [all[0], all[all.length - 1]];
}
