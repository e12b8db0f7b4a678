/** `cover`: combinations that the cohort must contain. Each becomes an expectation over cells, all of which must be met. */
import type { Argument, Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import type { CoverAxis, Expectation } from '../../ir/definition.ts';
import type { BandKey } from '../../ir/expression.ts';
import { textsOf } from '../../ir/walk.ts';
import { nearest } from '../../model/nearest.ts';
import { coverStatements } from '../../vocabulary/block-statements.ts';
import { describe } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { unknownVerb } from '../diagnostics/name-diagnostics.ts';
import { badArguments } from '../diagnostics/type-diagnostics.ts';
import { expectPlace } from './check-expect.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker, Typed } from './checker.ts';
import { elaborate } from './values/elaborate.ts';
import { readBandKey } from './values/elaborate-bands.ts';

/** Combinations that one cover may ask for. */
const MOST_CELLS = 10_000;
const verbs = Object.keys(coverStatements);
const forms = ['pairs(a, b, c)', 'all(a, b, c)', 'values(a)', 'values(a, [18, 64, 65])', 'bins(a, [0..17, 18..64, 65..120])'] as const;

export function checkCovers(checker: Checker): Expectation[] {
  return checker.bound.covers.flatMap(({ line: item, scope }) => {
    if (item.kind === 'statement' && item.args !== null && verbs.includes(item.verb.text)) {
      refuseParts(checker, scope, item, coverStatements[item.verb.text as keyof typeof coverStatements].parts);
      return goals(checker, scope, item, item.args);
    }
    const source = checker.source(scope, item.span);
    const name = item.kind === 'statement' ? item.verb : null;
    const near = name === null ? [] : nearest(name.text, verbs);
    checker.report(
      unknownVerb,
      scope,
      name?.span ?? item.span,
      { name: name?.text ?? source, place: 'in `cover`' },
      { found: source, expected: forms, suggestions: name === null ? [] : near.map((word) => guess(name.span, word, false)) },
    );
    return [];
  });
}

function goals(checker: Checker, scope: Scope, item: Statement, args: readonly Argument[]): Expectation[] {
  const at = checker.at(scope, item.span);
  const goal = (axes: readonly CoverAxis[]): Expectation => ({
    text: `cover ${item.verb.text}(${axes.map((axis) => axis.name).join(', ')})`,
    form: { kind: 'cover', axes },
    at,
  });
  if (item.verb.text === 'values' || item.verb.text === 'bins') {
    const axis = oneAxis(checker, scope, item, args);
    return axis === null ? [] : [goal([axis])];
  }
  if (args.length < 2) return refuse(checker, scope, item, `it takes two or more values: \`${item.verb.text}(control, sex)\``);
  const axes = args.map((argument) => everyLabel(checker, scope, argument.value));
  if (item.verb.text === 'all') {
    const known = axes.filter((axis) => axis !== null);
    if (known.length < axes.length) return [];
    const cells = known.reduce((product, axis) => product * axis.cells.length, 1);
    return cells > MOST_CELLS ? tooMany(checker, scope, item) : [goal(known)];
  }
  const pairs: Expectation[] = [];
  for (let i = 0; i < axes.length; i++) {
    for (let k = i + 1; k < axes.length; k++) {
      const [first, second] = [axes[i], axes[k]];
      if (first === null || second === null) continue;
      if (first.cells.length * second.cells.length > MOST_CELLS) return tooMany(checker, scope, item);
      pairs.push(goal([first, second]));
    }
  }
  return pairs;
}

function tooMany(checker: Checker, scope: Scope, item: Statement): never[] {
  return refuse(checker, scope, item, `it has more than ${MOST_CELLS} combinations`);
}

function refuse(checker: Checker, scope: Scope, item: Statement, problem: string): never[] {
  const source = checker.source(scope, item.span);
  checker.report(badArguments, scope, item.span, { call: item.verb.text, problem }, { found: source, expected: forms });
  return [];
}

function oneAxis(checker: Checker, scope: Scope, item: Statement, args: readonly Argument[]): CoverAxis | null {
  const [subject, list] = args;
  if (args.length === 1 && item.verb.text === 'values') return everyLabel(checker, scope, subject.value);
  if (args.length !== 2 || list.value.kind !== 'list') {
    refuse(checker, scope, item, item.verb.text === 'bins' ? 'it takes a value and a list of ranges' : 'it takes a value and a list of the values to cover');
    return null;
  }
  const place = expectPlace(scope, `\`${item.verb.text}\``);
  const typed = elaborate(checker, place, subject.value, null);
  const cells = list.value.items.map((value) => ({
    label: checker.source(scope, value.span),
    key: readBandKey(checker, place, value, typed.type, subject.value.kind === 'path' ? subject.value : null),
  }));
  return { name: checker.source(scope, subject.value.span), of: typed.expression, cells };
}

/** The choices that a field of the person can take in this scenario, where its definition lists them; null where it does not. */
function drawnLabels(checker: Checker, { expression }: Typed): ReadonlySet<string> | null {
  const defined = expression.op === 'person' ? (checker.person.get(expression.field)?.expression ?? null) : null;
  return defined === null ? null : textsOf(defined);
}

/** All that a choice, or a yes or no, can be. */
function everyLabel(checker: Checker, scope: Scope, value: ValueNode): CoverAxis | null {
  const typed: Typed = elaborate(checker, expectPlace(scope, '`cover`'), value, null);
  const name = checker.source(scope, value.span);
  const cell = (label: string, of: string | boolean): { label: string; key: BandKey } => ({ label, key: { kind: 'value', value: of } });
  if (typed.type.kind === 'choice') {
    const drawn = drawnLabels(checker, typed);
    const labels = typed.type.labels.filter((label) => drawn === null || drawn.has(label));
    return { name, of: typed.expression, cells: labels.map((label) => cell(label, label)) };
  }
  if (typed.type.kind === 'boolean') return { name, of: typed.expression, cells: [cell('yes', true), cell('no', false)] };
  if (typed.type.kind !== 'unknown')
    checker.report(
      badArguments,
      scope,
      value.span,
      {
        call: 'cover',
        problem: `\`${name}\` is ${describe(typed.type)}, without a short list of possible values; use \`values\` or \`bins\` to list what to cover`,
      },
      { found: name, expected: forms },
    );
  return null;
}
