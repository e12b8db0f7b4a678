/** `expect`: what must be true of the cohort. */
import type { Argument, CallValue, Relation, ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { Criterion, Expectation } from '../../ir/definition.ts';
import type { Expression, RecordRef } from '../../ir/expression.ts';
import { nearest } from '../../model/nearest.ts';
import { kindOf, type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { recordFields } from '../../vocabulary/authored-fields.ts';
import { boolean, describe, isNumeric, minute, number, share, type Type } from '../../vocabulary/types.ts';
import { followPath, type Scope } from '../bind/scope.ts';
import type { ExpectLine } from '../bind/unfold-blocks.ts';
import { unknownName } from '../diagnostics/name-diagnostics.ts';
import { badArguments, bareChance, wrongType } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborate, elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { resolveEvent } from './values/elaborate-names.ts';
import { recordRef, recordWords } from './values/record-refs.ts';

export function checkExpectations(checker: Checker): Expectation[] {
  return checker.bound.expects.flatMap(({ line, scope }) => {
    const form = checkAssertion(checker, scope, line);
    return form === null ? [] : [{ text: checker.source(scope, line.span).replace(/\s+/g, ' '), form, at: checker.at(scope, line.span) }];
  });
}

export function expectPlace(scope: Scope, what: string): Place {
  return {
    kind: 'expect',
    scope,
    path: 'expect',
    what,
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
  };
}

function checkAssertion(checker: Checker, scope: Scope, assertion: ExpectLine): Expectation['form'] | null {
  switch (assertion.kind) {
    case 'every':
      if (!isSubjects(checker, scope, assertion.set.text, assertion.set.span)) return null;
      return occurs(checker, scope, assertion.record, assertion.relation, assertion.span, false);
    case 'never':
      return occurs(checker, scope, assertion.record, assertion.relation, assertion.span, true);
    case 'compare':
      return compare(checker, scope, assertion.value);
  }
}

function isSubjects(checker: Checker, scope: Scope, found: string, span: { start: number; end: number }): boolean {
  if (found === 'subject' || found === 'subjects') return true;
  const near = nearest(found, ['subject', 'subjects', ...recordKinds]);
  checker.report(
    unknownName,
    scope,
    span,
    { name: found, what: 'set' },
    { found, expected: ['subjects', ...recordKinds], suggestions: near.slice(0, 1).map((word) => replace(`write \`${word}\``, span, word, false)) },
  );
  return false;
}

function occurs(
  checker: Checker,
  scope: Scope,
  record: ValueNode,
  relation: Relation | null,
  span: { start: number; end: number },
  never: boolean,
): Expectation['form'] | null {
  const place = expectPlace(scope, never ? '`never`' : '`every`');
  const of = recordRef(checker, place, record);
  if (of === null) return null;
  const at = checker.at(scope, span);
  let other: RecordRef | null = null;
  let time: Expression | null = null;
  if (relation !== null) {
    if (isRecord(checker, scope, relation.other)) other = recordRef(checker, place, relation.other);
    else time = elaborateAs(checker, { ...place, what: `\`${relation.word}\`` }, relation.other, minute);
    if (other === null && time === null) return null;
  }
  const holds: Expression = { op: 'occurs', of, relation: relation?.word ?? 'any', other, time, at };
  return { kind: 'every', holds: never ? { op: 'not', value: holds, at } : holds };
}

/** Whether a value names records (a code, an event, `prescription(…)`) and not a time. */
function isRecord(checker: Checker, scope: Scope, value: ValueNode): boolean {
  if (value.kind === 'call') return recordWords.has(value.callee.text);
  if (value.kind !== 'path') return false;
  const first = value.names[0].text;
  const kind = followPath(scope, value.names).symbol?.kind;
  return (
    resolveEvent(checker, expectPlace(scope, 'an event'), value) !== null ||
    checker.timelines.flows.some((flow) => flow.name === first) ||
    first === 'encounter' ||
    kind === 'codes' ||
    kind === 'states' ||
    kind === 'cycle'
  );
}

/** `share(subjects where P) ~ 25%`, `count(subjects where P) >= 10`, `mean(first(labs.a1c)) in 7.5..8.5`. */
function compare(checker: Checker, scope: Scope, value: ValueNode): Expectation['form'] | null {
  const sides = value.kind === 'in' ? { left: value.subject, right: value.range } : value.kind === 'binary' ? { left: value.left, right: value.right } : null;
  const call = sides?.left.kind === 'call' ? sides.left : null;
  if (sides === null || call === null || !['share', 'count', 'mean', 'sum'].includes(call.callee.text)) {
    const source = checker.source(scope, value.span);
    checker.report(
      badArguments,
      scope,
      value.span,
      { call: 'expect', problem: 'an expectation must compare a share, count, mean or sum of the cohort, or start with `every` or `never`' },
      {
        found: source,
        expected: [
          'share(subjects where …) ~ 25%',
          'count(subjects where …) >= 10',
          'mean(first(labs.a1c)) in 7.5..8.5',
          'sum(count(encounter)) in 4000..5000',
          'every subject has …',
          'never … before …',
        ],
      },
    );
    return null;
  }
  const kind = call.callee.text as 'share' | 'count' | 'mean' | 'sum';
  if (kind === 'mean' || kind === 'sum') {
    const of = valueOfSubject(checker, scope, call);
    const judge = of === null ? null : readJudge(checker, scope, value, sides.right, of.type);
    if (judge === null || of === null) return null;
    return kind === 'sum' && judge.kind === 'near' ? nearSum(checker, scope, value) : { kind, of: of.expression, given: of.given, judge };
  }
  const of = conditionOf(checker, scope, call);
  if (of === null) return null;
  const type: Type = kind === 'share' ? share : { kind: 'number', whole: true };
  const judge = readJudge(checker, scope, value, sides.right, type);
  return judge === null ? null : { kind, of: of.expression, given: of.given, over: of.over, judge };
}

/** A sum grows with the cohort, and has no error of its own to be compatible with. */
function nearSum(checker: Checker, scope: Scope, value: ValueNode): null {
  checker.report(
    badArguments,
    scope,
    value.span,
    { call: 'sum', problem: '`~` compares shares, counts and means; compare a sum with a range' },
    { found: checker.source(scope, value.span), expected: ['sum(count(encounter)) in 4000..5000'] },
  );
  return null;
}

interface Counted {
  readonly expression: Expression;
  readonly given: Expression | null;
  readonly over: RecordKind | null;
}

function conditionOf(checker: Checker, scope: Scope, call: CallValue): Counted | null {
  const [argument] = call.args;
  if (call.args.length !== 1 || argument.where === null || argument.value.kind !== 'path') {
    checker.report(
      badArguments,
      scope,
      call.span,
      { call: call.callee.text, problem: `it must have the form \`${call.callee.text}(subjects where …)\`` },
      { found: checker.source(scope, call.span), expected: [`${call.callee.text}(subjects where …)`] },
    );
    return null;
  }
  const set = argument.value.names[0].text;
  const over = recordKinds.find((kind) => kind === set) ?? null;
  if (over === null && !isSubjects(checker, scope, set, argument.value.span)) return null;
  const place = expectPlace(scope, '`where`');
  const where = over === null ? place : { ...place, record: recordFields(kindOf[over].schema) };
  const given = argument.given === null ? null : elaborateAs(checker, { ...where, what: '`given`' }, argument.given, boolean);
  return { expression: elaborateAs(checker, where, argument.where, boolean), given, over };
}

/** The argument of `mean` and `sum`. */
function valueOfSubject(checker: Checker, scope: Scope, call: CallValue): { expression: Expression; given: Expression | null; type: Type } | null {
  const [argument] = call.args;
  if (call.args.length === 1 && argument.where !== null && argument.given === null && argument.name === null) {
    whereForGiven(checker, scope, call, argument);
    return null;
  }
  if (call.args.length !== 1 || argument.where !== null || argument.name !== null) {
    checker.report(
      badArguments,
      scope,
      call.span,
      { call: call.callee.text, problem: `it takes one value of a subject: \`${call.callee.text}(first(labs.a1c))\`` },
      { found: checker.source(scope, call.span) },
    );
    return null;
  }
  const typed = elaborate(checker, expectPlace(scope, `\`${call.callee.text}\``), argument.value, number);
  const given = argument.given === null ? null : elaborateAs(checker, expectPlace(scope, '`given`'), argument.given, boolean);
  if (isNumeric(typed.type) || typed.type.kind === 'share' || typed.type.kind === 'money') return { ...typed, given };
  checker.report(
    wrongType,
    scope,
    argument.span,
    { expected: 'a number', found: describe(typed.type), place: `\`${call.callee.text}\`` },
    { found: checker.source(scope, argument.span) },
  );
  return null;
}

/** `where` says which values of one subject, or which subjects of a set, count: whose mean it is, `given` says. */
function whereForGiven(checker: Checker, scope: Scope, call: CallValue, { value, where }: Argument): void {
  const between = { start: value.span.end, end: (where ?? value).span.start };
  const word = checker.source(scope, between).indexOf('where');
  const span = { start: between.start + word, end: between.start + word + 'where'.length };
  checker.report(
    badArguments,
    scope,
    span,
    { call: call.callee.text, problem: `use \`given\` to choose the subjects: \`${call.callee.text}(… given …)\`` },
    { found: 'where', expected: ['given'], suggestions: [replace('write `given`', span, 'given')] },
  );
}

function readJudge(checker: Checker, scope: Scope, value: ValueNode, right: ValueNode, type: Type): Criterion | null {
  const place: Place = { ...expectPlace(scope, 'the other side'), kind: 'constant' };
  const constant = (node: ValueNode | null): number | null => {
    if (node === null) return null;
    if (type.kind === 'share' && node.kind === 'number') {
      const right = `${Number(node.text) <= 1 ? Math.round(Number(node.text) * 1e8) / 1e6 : node.text}%`;
      checker.report(
        bareChance,
        place.scope,
        node.span,
        { found: node.text, right },
        { found: node.text, suggestions: [replace(`write \`${right}\``, node.span, right)] },
      );
      return null;
    }
    const folded = foldNumber(
      elaborateAs(checker, place, node, type.kind === 'observed' || type.kind === 'number' ? (type.kind === 'number' ? number : type) : type),
      checker.params,
    );
    if (folded === null)
      checker.report(
        wrongType,
        place.scope,
        node.span,
        { expected: 'a constant', found: 'a variable value', place: 'the other side of an expectation' },
        { found: checker.source(place.scope, node.span) },
      );
    return folded;
  };
  if (value.kind === 'in') {
    if (right.kind !== 'range') {
      checker.report(
        wrongType,
        place.scope,
        right.span,
        { expected: 'a range', found: 'something else', place: '`in`' },
        { found: checker.source(place.scope, right.span), expected: ['22%..28%'] },
      );
      return null;
    }
    const [low, high] = [constant(right.low), constant(right.high)];
    return low === null || high === null ? null : { kind: 'in', low, high, highOpen: right.highOpen };
  }
  const found = constant(right);
  if (found === null || value.kind !== 'binary') return null;
  return value.operator === '~' ? { kind: 'near', value: found } : { kind: 'compare', sign: value.operator as '==', value: found };
}
