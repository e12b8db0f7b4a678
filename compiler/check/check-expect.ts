/** `expect`: what must be true of the cohort. */
import type { Argument, BinaryValue, CallValue, Relation, ValueNode } from '../../grammar/ast/ast.ts';
import { echo, guess, replace } from '../../grammar/diagnostic.ts';
import type { Criterion, Expectation, FigureUnit, RatioPart } from '../../ir/definition.ts';
import type { Expression, RecordRef } from '../../ir/expression.ts';
import { anyPart } from '../../ir/walk.ts';
import { nearest } from '../../model/nearest.ts';
import { kindOf, type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { recordFields } from '../../vocabulary/authored-fields.ts';
import { boolean, minute, number, probability, share, type Type } from '../../vocabulary/types.ts';
import { followPath, type Scope } from '../bind/scope.ts';
import type { ExpectLine } from '../bind/unfold-blocks.ts';
import { unknownName } from '../diagnostics/name-diagnostics.ts';
import { badArguments, bareChance, wrongType } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { isAboutSomebody } from './profile-names.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { listOf, numberIn } from './values/elaborate-listed.ts';
import { resolveEvent } from './values/elaborate-names.ts';
import { recordRef, recordWords } from './values/record-refs.ts';

export function checkExpectations(checker: Checker): Expectation[] {
  const { expects, root } = checker.bound;
  const strangers = new Set([...new Set(expects.flatMap(({ of, ofScope }) => (ofScope === root ? [of] : [])))].filter((of) => !isAboutSomebody(checker, of)));
  return expects.flatMap(({ line, scope, of }) => {
    if (strangers.has(of)) return [];
    const text = checker.source(scope, line.span).replace(/\s+/g, ' ');
    const at = checker.at(scope, line.span);
    if (line.kind !== 'compare') {
      const form = checkAssertion(checker, scope, line);
      return form === null ? [] : [{ text, form, at }];
    }
    const comparison = readComparison(checker, scope, line.value, 'expect');
    if (comparison === null) return [];
    const unit = unitOf(comparison);
    return [{ text, form: comparison.form, at, ...(unit === 'number' || comparison.form.kind === 'share' ? {} : { unit }) }];
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

function checkAssertion(checker: Checker, scope: Scope, assertion: Exclude<ExpectLine, { kind: 'compare' }>): Expectation['form'] | null {
  switch (assertion.kind) {
    case 'every':
      if (!isSubjects(checker, scope, assertion.set.text, assertion.set.span)) return null;
      return occurs(checker, scope, assertion.record, assertion.relation, assertion.span, false);
    case 'never':
      return occurs(checker, scope, assertion.record, assertion.relation, assertion.span, true);
  }
}

function isSubjects(checker: Checker, scope: Scope, found: string, span: { start: number; end: number }): boolean {
  if (found === 'subject' || found === 'subjects') return true;
  const near = nearest(found, ['subject', 'subjects', ...recordKinds]);
  checker.report(
    unknownName,
    scope,
    span,
    { name: found, what: 'kind of record' },
    { found, expected: ['subjects', ...recordKinds], suggestions: near.slice(0, 1).map((word) => guess(span, word, false)) },
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

/** The questions about a cohort, and how each is written. */
const questions: ReadonlyMap<string, string> = new Map([
  ['share', 'share(subjects where …) ~ 25%'],
  ['count', 'count(encounters where class == emergency) >= 10'],
  ['mean', 'mean(first(labs.a1c)) in 7.5..8.5'],
  ['sum', 'sum(count(encounter)) in 4000..5000'],
  ['median', 'median(age) ~ 52'],
  ['percentile', 'percentile(age, 95%) < 90'],
  ['sd', 'sd(age) ~ 16'],
  ['min', 'min(age) >= 18'],
  ['max', 'max(age) <= 90'],
  ['correlation', 'correlation(height, weight) ~ 0.5'],
  ['slope', 'slope(last(labs.a1c), age) ~ -0.03'],
]);

/** What other languages call the same questions. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['avg', 'mean'],
  ['average', 'mean'],
  ['total', 'sum'],
  ['std', 'sd'],
  ['stddev', 'sd'],
  ['quantile', 'percentile'],
  ['corr', 'correlation'],
  ['regression', 'slope'],
  ['fraction', 'share'],
  ['percent', 'share'],
  ['percentage', 'share'],
  ['proportion', 'share'],
]);

/** A question about the cohort that is compared with a value, and the type of that. */
export interface Comparison {
  readonly form: Exclude<Expectation['form'], { readonly kind: 'every' | 'cover' }>;
  readonly type: Type;
}

/** How the values of a comparison are written. */
export function unitOf({ type }: Comparison): FigureUnit {
  return type.kind === 'share' || type.kind === 'money' ? type.kind : 'number';
}

/** @param of what has the comparison, in words: `expect` */
export function readComparison(checker: Checker, scope: Scope, value: ValueNode, of: string): Comparison | null {
  const sides = value.kind === 'in' ? { left: value.subject, right: value.range } : value.kind === 'binary' ? { left: value.left, right: value.right } : null;
  if (sides !== null && sides.left.kind === 'binary' && sides.left.operator === '/') return ratio(checker, scope, value, sides.left, sides.right);
  const call = sides?.left.kind === 'call' ? sides.left : null;
  if (sides === null || call === null || !questions.has(call.callee.text)) {
    const source = checker.source(scope, value.span);
    const other = call === null ? undefined : otherNames.get(call.callee.text);
    const near = call === null ? [] : other === undefined ? nearest(call.callee.text, questions.keys()) : [other];
    const problem =
      of === 'expect'
        ? 'an expectation must compare one number for all subjects, such as a share or a mean, or start with `every` or `never`'
        : `it ${other === undefined ? '' : `cannot use \`${call?.callee.text}\`; it `}must compare one number for all subjects, such as a share or a mean, with a range`;
    checker.report(
      badArguments,
      scope,
      value.span,
      { call: of, problem },
      {
        found: source,
        expected: [...questions.values(), ...(of === 'expect' ? ['every subject has …', 'never … before …'] : [])],
        suggestions: near.map((name) => guess(call?.callee.span ?? value.span, name, false)),
      },
    );
    return null;
  }
  const word = call.callee.text;
  if (word === 'share' || word === 'count') {
    const asked = conditionOf(checker, scope, call);
    if (asked === null) return null;
    const type: Type = word === 'share' ? share : { kind: 'number', whole: true };
    const judge = readJudge(checker, scope, value, sides.right, type);
    return judge === null ? null : { form: { kind: word, of: asked.expression, given: asked.given, over: asked.over, ...timed(asked), judge }, type };
  }
  const kind = word === 'median' ? 'percentile' : (word as Measured['kind']);
  const measured = measuredBy(checker, scope, call);
  if (measured === null) return null;
  const type = kind === 'correlation' || kind === 'slope' ? number : measured.type;
  const judge = readJudge(checker, scope, value, sides.right, type);
  if (judge === null) return null;
  if ((kind === 'sum' || kind === 'min' || kind === 'max') && judge.kind === 'near') return withoutError(checker, scope, value, word);
  const { expression, other, rank, given, over } = measured;
  return { form: { kind, of: expression, other, rank, given, over, ...timed(measured), judge }, type };
}

/** The questions that can be divided: averages by averages, totals by totals. */
const divisible: Readonly<Record<string, 'average' | 'total'>> = { share: 'average', mean: 'average', count: 'total', sum: 'total' };

/** `share(subjects where P given Q) / share(subjects where P given not Q) in 2..4`, `sum(x) / sum(y) in 0.5..0.8`. */
function ratio(checker: Checker, scope: Scope, value: ValueNode, { left, right }: BinaryValue, range: ValueNode): Comparison | null {
  const refuse = (problem: string, node: ValueNode): null => {
    const examples = ['share(subjects where … given …) / share(subjects where … given …)', 'count(encounters where …) / sum(x)'];
    checker.report(badArguments, scope, node.span, { call: '/', problem }, { found: checker.source(scope, node.span), examples });
    return null;
  };
  const ask = (node: ValueNode): RatioPart['ask'] | null =>
    node.kind === 'call' && node.callee.text in divisible ? (node.callee.text as RatioPart['ask']) : null;
  const asks = [ask(left), ask(right)] as const;
  for (const [i, node] of [left, right].entries())
    if (asks[i] === null)
      return refuse(`it must have \`share\`, \`mean\`, \`count\` or \`sum\` on both sides, not \`${echo(checker.source(scope, node.span))}\``, node);
  if (divisible[asks[0] ?? ''] !== divisible[asks[1] ?? ''])
    return refuse('it can divide an average (`share`, `mean`) only by an average, and a total (`count`, `sum`) only by a total', right);
  const parts = [left, right].map((node, i): RatioPart | null => {
    const call = node as CallValue;
    const word = asks[i] as RatioPart['ask'];
    if (word === 'share' || word === 'count') {
      const asked = conditionOf(checker, scope, call);
      return asked === null ? null : { ask: word, of: asked.expression, given: asked.given, over: asked.over, ...timed(asked) };
    }
    const measured = measuredBy(checker, scope, call);
    return measured === null ? null : { ask: word, of: measured.expression, given: measured.given, over: measured.over, ...timed(measured) };
  });
  const [top, bottom] = parts;
  if (top === null || bottom === null) return null;
  const judge = readJudge(checker, scope, value, range, number);
  return judge === null ? null : { form: { kind: 'ratio', top, bottom, judge }, type: number };
}

type Measured = Extract<Expectation['form'], { readonly rank: number | null }>;

/** A sum grows with the cohort, and so do extremes: they have no error of their own to be compatible with. */
function withoutError(checker: Checker, scope: Scope, value: ValueNode, word: string): null {
  checker.report(
    badArguments,
    scope,
    value.span,
    { call: word, problem: '`~` can be used only for shares, means and other averages; compare this value with a range' },
    { found: checker.source(scope, value.span), examples: [`${questions.get(word)?.replace(/ (~|>=|<=).*/, '')} in 4000..5000`] },
  );
  return null;
}

interface Counted {
  readonly expression: Expression;
  readonly given: Expression | null;
  readonly over: RecordKind | null;
  /** The time at which it is asked; null for the end. */
  readonly time: Expression | null;
}

function timed({ time }: Counted): { readonly time?: Expression } {
  return time === null ? {} : { time };
}

function conditionOf(checker: Checker, scope: Scope, call: CallValue): Counted | null {
  const [argument, ...others] = call.args;
  const timeArgument = others.find(isTime) ?? null;
  if (argument === undefined || others.some((other) => other !== timeArgument) || argument.where === null || argument.value.kind !== 'path') {
    checker.report(
      badArguments,
      scope,
      call.span,
      { call: call.callee.text, problem: `it must have the form \`${call.callee.text}(subjects where …)\`` },
      { found: checker.source(scope, call.span), expected: [`${call.callee.text}(subjects where …)`] },
    );
    return null;
  }
  if (call.callee.text === 'count' && argument.given !== null) {
    givenForWhere(checker, scope, call, argument);
    return null;
  }
  const set = argument.value.names[0].text;
  const over = recordKinds.find((kind) => kind === set) ?? null;
  if (over === null && !isSubjects(checker, scope, set, argument.value.span)) return null;
  const place: Place = { ...expectPlace(scope, '`where`'), lists: true };
  const where = over === null ? place : { ...place, record: recordFields(kindOf[over].schema) };
  const given = argument.given === null ? null : elaborateAs(checker, { ...where, what: '`given`' }, argument.given, boolean);
  const expression = elaborateAs(checker, where, argument.where, boolean);
  const time = timeOf(checker, scope, call, timeArgument, over, [expression, given]);
  return time === undefined ? null : { expression, given, over, time };
}

/** `at: index + 1 year`, the time at which a question is asked. */
function isTime({ name, where, given }: Argument): boolean {
  return name?.text === 'at' && where === null && given === null;
}

/**
 * The time at which a question is asked; null without one.
 * @param asked what is asked then
 * @returns undefined where something was reported
 */
function timeOf(
  checker: Checker,
  scope: Scope,
  call: CallValue,
  argument: Argument | null,
  over: RecordKind | null,
  asked: readonly (Expression | null)[],
): Expression | null | undefined {
  if (argument === null) return null;
  const refuse = (problem: string, instead: boolean): undefined => {
    const before = call.args[call.args.indexOf(argument) - 1];
    const suggestions = instead ? [replace('remove `at`', { start: before.span.end, end: argument.span.end }, '', false)] : [];
    checker.report(badArguments, scope, argument.span, { call: call.callee.text, problem }, { found: checker.source(scope, argument.span), suggestions });
  };
  if (over !== null || asked.some((one) => one !== null && anyPart(one, ({ op }) => op === 'listed')))
    return refuse('it cannot use `at` with a list of records, which is complete only at the end', true);
  const time = elaborateAs(checker, { ...expectPlace(scope, '`at`'), timeline: null }, argument.value, minute);
  if (anyPart(time, (part) => part.op === 'moment' && (part.name === 'end' || part.name === 'death')))
    return refuse('it is evaluated at `end`, or at death, by default; use `at` only for an earlier time', true);
  if (anyPart(time, (part) => part.op === 'shift' && part.sign === -1 && anyPart(part.base, ({ op }) => op === 'event_time')))
    return refuse(
      'it cannot be evaluated before an event, because that time is known only when the event happens; use an anchor, or a time after the event',
      false,
    );
  return time;
}

interface MeasuredValue extends Counted {
  readonly other: Expression | null;
  readonly rank: number | null;
  readonly type: Type;
}

/** What the other questions are about: a number of each subject, `last(labs.a1c)`, or a field of their records, `observations.value`. */
function measuredBy(checker: Checker, scope: Scope, call: CallValue): MeasuredValue | null {
  const { text } = call.callee;
  const timeArgument = call.args.slice(1).find(isTime) ?? null;
  const values = call.args.filter((argument) => argument !== timeArgument);
  const [first, second] = values;
  const form = questions.get(text)?.replace(/ (~|in|<|>=|<=) .*/, '') ?? '';
  const refuse = (problem: string, span = call.span): null => {
    checker.report(badArguments, scope, span, { call: text, problem }, { found: checker.source(scope, span), expected: [form] });
    return null;
  };
  const given = call.args.find((argument) => argument.given !== null);
  if (given !== undefined) {
    givenForWhere(checker, scope, call, given);
    return null;
  }
  const pairs = text === 'correlation' || text === 'slope';
  const arity = text === 'percentile' || pairs ? 2 : 1;
  if (values.length !== arity || values.some(({ name }) => name !== null))
    return refuse(arity === 1 ? `it takes one value of a subject or record, for example \`${form}\`` : `it takes two values, for example \`${form}\``);
  const conditions = values.flatMap(({ where }) => (where === null ? [] : [where]));
  if (conditions.length > 1) return refuse('it takes one `where`', conditions[1].span);
  const over = listOf(first.value);
  const expected: Place = { ...expectPlace(scope, `\`${text}\``), lists: true };
  const place = over === null ? expected : { ...expected, record: recordFields(kindOf[over].schema) };
  const of = numberIn(checker, place, first.value, over);
  if (of === null) return null;
  let other: Expression | null = null;
  let rank: number | null = text === 'median' ? 0.5 : null;
  if (pairs) {
    if (listOf(second.value) !== over) return refuse('both values must be of the same list', second.value.span);
    other = numberIn(checker, place, second.value, over)?.expression ?? null;
    if (other === null) return null;
  } else if (text === 'percentile') {
    rank = foldNumber(elaborateAs(checker, { ...expected, kind: 'constant' }, second.value, probability), checker.params);
    if (rank === null) return refuse('the second value must be a constant percentage', second.value.span);
  }
  const [where] = conditions;
  const condition = where === undefined ? null : elaborateAs(checker, { ...place, what: '`where`' }, where, boolean);
  const time = timeOf(checker, scope, call, timeArgument, over, [of.expression, other, condition]);
  return time === undefined ? null : { expression: of.expression, other, rank, given: condition, over, time, type: of.type };
}

/** `given` asks for a share of a share; which subjects count, `where` says. */
function givenForWhere(checker: Checker, scope: Scope, call: CallValue, { value, where, given }: Argument): void {
  const before = where ?? value;
  const between = { start: before.span.end, end: (given ?? value).span.start };
  const start = between.start + checker.source(scope, between).indexOf('given');
  const span = { start, end: start + 'given'.length };
  const part = (node: ValueNode): string => {
    const text = checker.source(scope, node.span);
    return (node.kind === 'binary' && node.operator === 'or') || node.kind === 'if' ? `(${text})` : text;
  };
  const edit =
    where === null || given === null
      ? replace('write `where`', span, 'where')
      : replace('combine the conditions with `and`', { start: where.span.start, end: given.span.end }, `${part(where)} and ${part(given)}`);
  checker.report(
    badArguments,
    scope,
    span,
    { call: call.callee.text, problem: 'it does not take `given`, which is only for `share`' },
    { found: 'given', expected: ['where'], suggestions: [edit] },
  );
}

function readJudge(checker: Checker, scope: Scope, value: ValueNode, right: ValueNode, type: Type): Criterion | null {
  const place: Place = { ...expectPlace(scope, 'the right side of the expectation'), kind: 'constant' };
  const constant = (node: ValueNode | null): number | null => {
    if (node === null) return null;
    if (type.kind === 'share' && node.kind === 'number') {
      const right = `${Number(node.text) <= 1 ? Math.round(Number(node.text) * 1e8) / 1e6 : node.text}%`;
      checker.report(
        bareChance,
        place.scope,
        node.span,
        { found: node.text },
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
        { expected: 'a constant', found: 'a value that varies', place: 'the right side of the expectation' },
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
        { expected: 'a range', found: null, place: 'after `in`' },
        { found: checker.source(place.scope, right.span), examples: ['22%..28%'] },
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
