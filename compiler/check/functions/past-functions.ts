/** Questions about the subject's past: `last(labs.a1c)`, `count(visit, within: 60 days)`, `on(rx.insulin)`, `has(dx.ckd)`. */
import type { ValueNode } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import type { Expression, RecordRef } from '../../../ir/expression.ts';
import { acuteDays } from '../../../model/codes/acute-conditions.ts';
import { boolean, duration, minute, type Type, whole } from '../../../vocabulary/types.ts';
import { mixedUnits } from '../../diagnostics/code-diagnostics.ts';
import { passesBefore } from '../../diagnostics/sense-diagnostics.ts';
import { badArguments } from '../../diagnostics/type-diagnostics.ts';
import { groupNamed } from '../check-groups.ts';
import type { Checker, Typed } from '../checker.ts';
import { elaborate, elaborateAs } from '../values/elaborate.ts';
import { memberQuery } from '../values/elaborate-members.ts';
import { resolveEvent } from '../values/elaborate-names.ts';
import { stateNamed } from '../values/elaborate-threads.ts';
import { recordRef, recordWords } from '../values/record-refs.ts';
import { type FunctionCall, type FunctionSpecification, type ValueFunction, valueFunction } from './value-function.ts';

/** Where something can have happened before. */
const past = { in: ['event', 'expect'], why: ', whose value is set before any event happens' } as const satisfies FunctionSpecification['stands'];
/** What is known of the person from the beginning. */
const anytime = { in: ['profile', 'anchor', 'event', 'expect'], why: past.why } as const satisfies FunctionSpecification['stands'];

const x = { name: 'x', takes: 'a row of a code table, a group, an event, or `encounter`', doc: 'What it asks about', narrowed: true } as const;
const before = { name: 'before', takes: minute, doc: 'Only what was before this time', by: 'name' } as const;
const within = { name: 'within', takes: duration, doc: 'Only this long back from now', by: 'name' } as const;
const at = { name: 'at', takes: minute, doc: 'The time that it asks about', by: 'name' } as const;
type Asked = Extract<Expression, { op: 'query' }>['ask'];
type QueryCall = FunctionCall<'x' | 'before' | 'within' | 'within_any' | 'since' | 'at'>;

/** A question about records. @param answer what it answers; null for a value of what was observed */
function question(call: QueryCall, ask: Asked, answer: Type | null): Typed | null {
  const { checker, inner } = call;
  const value = call.value('x');
  const event = value.kind === 'path' && (ask === 'last' || ask === 'first') ? resolveEvent(checker, call.place, value) : null;
  const type = event === null ? answer : minute;
  if (event !== null && (ask === 'last' || ask === 'first') && (['before', 'at', 'within'] as const).every((name) => call.argument(name) === undefined))
    return { expression: { op: 'event_time', event: event.id, which: ask, end: false, at: call.at }, type: minute };
  const of = recordRef(checker, inner, value);
  if (of === null) return null;
  if (type === null && !hasValues(checker, of))
    return call.refuse(
      `it needs an observation, but \`${checker.source(call.place.scope, value.span)}\` ${otherRecord(checker, of)}, and only observations have values; use \`any\` or \`count\``,
      value,
    );
  const on = call.optional('at');
  const early = call.argument('before');
  if (on !== null && early !== undefined) return call.refuse('it takes either `before` or `at`, not both', early.value);
  const where = call.argument('x')?.where ?? null;
  const unit =
    of.kind === 'concept' ? checker.concepts[of.concept].unit : of.kind === 'group' && (type === null || where !== null) ? commonUnit(call, of.concepts) : null;
  const observed: Type = { kind: 'observed', unit };
  if (where !== null && !hasValues(checker, of))
    return call.refuse(
      `it can use \`where\` only with observations, but \`${checker.source(call.place.scope, value.span)}\` ${otherRecord(checker, of)}`,
      where,
    );
  return {
    expression: {
      op: 'query',
      ask,
      of,
      where: where === null ? null : elaborateAs(checker, { ...inner, what: '`where`', noted: observed }, where, boolean),
      withinAny: call.optional('within_any'),
      within: call.optional('within'),
      before: call.optional('before'),
      on,
      at: call.at,
    },
    type: type ?? observed,
  };
}

/** The unit of the values of a group. */
function commonUnit(call: QueryCall, concepts: readonly number[]): string | null {
  const { checker, place } = call;
  const units = [...new Set(concepts.map((concept) => checker.concepts[concept].unit))];
  if (units.length > 1) {
    const words = units.map((unit) => (unit === null ? 'no unit' : `'${unit}'`));
    const { span } = call.value('x');
    const name = checker.source(place.scope, span);
    checker.report(mixedUnits, place.scope, span, { name, first: words[0], second: words[1] }, { found: name });
  }
  return units[0] ?? null;
}

export const last = valueFunction({
  name: 'last',
  group: 'past',
  does: 'the last value of an observable; of an event, its last time',
  result: 'an observed value, or a time',
  example: 'last(labs.a1c)',
  parameters: [x, before, { ...at, doc: 'Only what was at or before this time' }, within],
  stands: past,
  elaborate: (call) => question(call, 'last', null),
});

export const first = valueFunction({
  name: 'first',
  group: 'past',
  does: 'the first value of an observable; of an event, its first time',
  result: 'an observed value, or a time',
  example: 'first(labs.a1c)',
  parameters: [x, within],
  stands: past,
  elaborate: (call) => question(call, 'first', null),
});

export const mean = valueFunction({
  name: 'mean',
  group: 'past',
  does: 'the mean of the values of an observable',
  result: 'an observed value',
  example: 'mean(vitals.systolic)',
  parameters: [x, before, within],
  stands: past,
  elaborate: (call) => question(call, 'mean', null),
});

export const count = valueFunction({
  name: 'count',
  group: 'past',
  does: 'how many there are of an observable, a drug, a diagnosis, an event, a state, `encounter` or `encounter.emergency`, or related people',
  result: 'a whole number',
  example: 'count(encounter.emergency, within: 60 days)',
  parameters: [x, before, within, { name: 'within_any', takes: duration, doc: 'The largest number within any period of this length', by: 'name' }],
  stands: past,
  instead: memberQuery,
  elaborate: (call) => question(call, 'count', whole),
});

export const any = valueFunction({
  name: 'any',
  group: 'past',
  does: 'whether there is at least one of those; of a state, whether the thread was in it, ever or in the given time',
  result: 'yes or no',
  example: 'any(prescription(rx.metformin))',
  parameters: [x, before, within, { name: 'since', takes: minute, by: 'name', doc: 'a time that the thread was in the state at or after' }],
  stands: past,
  instead: memberQuery,
  elaborate(call) {
    const value = call.value('x');
    const mark = value.kind === 'path' ? stateNamed(call.checker, call.place, value) : null;
    const [early, since] = [call.argument('before'), call.argument('since')];
    if (since !== undefined && (mark === null || early !== undefined))
      return call.refuse(mark === null ? 'it takes `since` only for a state' : 'for a state, it takes either `before`, or `since` and `within`', since.value);
    if (mark === null || early !== undefined) return question(call, 'any', boolean);
    return { expression: { op: 'visited', mark, within: call.optional('within'), since: call.optional('since'), at: call.at }, type: boolean };
  },
});

/** Whether a condition is active, or a drug is taken. */
function state(name: 'has' | 'on', does: string, example: string): ValueFunction {
  return valueFunction({
    name,
    group: 'past',
    does,
    result: 'yes or no',
    example,
    parameters: [{ name: 'x', takes: 'a row of a code table, or a group', doc: 'A group: any of its codes' }],
    stands: past,
    elaborate(call) {
      const { checker, place } = call;
      const asked = call.value('x');
      const source = checker.source(place.scope, asked.span);
      if (asked.kind === 'call' && recordWords.has(asked.callee.text)) {
        checker.report(
          badArguments,
          place.scope,
          call.node.callee.span,
          { call: name, problem: 'it takes a row of a code table or a group, and nothing else' },
          { found: name, expected: ['any'], suggestions: [replace('write `any`', call.node.callee.span, 'any')] },
        );
        return null;
      }
      const rows = groupNamed(checker, place, asked) ?? rowNamed(call, asked);
      if (rows === null) return null;
      const system = rows.map((row) => checker.concepts[row].system).find((one) => !(name === 'has' ? problems : drugs).has(one));
      if (system !== undefined) {
        const right = drugs.has(system) ? [`on(${source})`, `any(${source})`] : [`any(${source})`];
        const what = name === 'has' ? 'an active condition' : 'a drug that is being taken';
        checker.report(
          badArguments,
          place.scope,
          call.node.span,
          { call: name, problem: `it tests for ${what}, which a ${system} code never is` },
          {
            found: checker.source(place.scope, call.node.span),
            expected: right,
            suggestions: right.map((text) => replace(`write \`${text}\``, call.node.span, text, false)),
          },
        );
      }
      const days = name === 'has' && place.kind === 'expect' ? daysOfAll(checker, rows) : null;
      if (days !== null)
        checker.report(
          passesBefore,
          place.scope,
          call.node.span,
          { name: source, days },
          {
            found: checker.source(place.scope, call.node.span),
            expected: [`any(${source})`],
            suggestions: [replace(`write \`any(${source})\`, which also counts conditions that have ended`, call.node.span, `any(${source})`, false)],
          },
        );
      const asks = rows.map((concept): Expression => ({ op: name, concept, at: call.at }));
      const none: Expression = { op: 'boolean', value: false, at: call.at };
      return { expression: asks.length === 0 ? none : asks.reduce((left, right) => ({ op: 'or', left, right, at: call.at })), type: boolean };
    },
  });
}

/** The row that an argument names; null where something was reported. */
function rowNamed(call: FunctionCall<'x'>, asked: ValueNode): readonly number[] | null {
  const of = elaborate(call.checker, call.inner, asked, { kind: 'coding' });
  if (of.expression.op === 'concept') return [call.checker.sameCode(of.expression.concept)];
  return of.type.kind === 'unknown' ? null : call.refuse('it takes a row of a code table or a group', asked);
}

/** After how many days all of some conditions have passed by themselves; null where one of them stays. */
function daysOfAll(checker: Checker, rows: readonly number[]): number | null {
  const days = rows.map((row) => acuteDays(checker.concepts[row].system, checker.concepts[row].code));
  return days.length === 0 || days.includes(null) ? null : Math.max(...(days as number[]));
}

export const has = state('has', 'whether the condition is active (diagnosed or not), the allergy exists, or the device is in use', 'has(dx.ckd)');
export const on = state('on', 'whether the drug is taken: prescribed, not stopped, supply not used up', 'on(rx.insulin)');

export const missing = valueFunction({
  name: 'missing',
  group: 'past',
  does: 'whether there is no value',
  result: 'yes or no',
  example: 'missing(last(labs.a1c))',
  parameters: [{ name: 'x', takes: 'a value', doc: 'A question or a field that can be without one' }],
  stands: anytime,
  elaborate: (call) => ({
    expression: { op: 'missing', value: elaborate(call.checker, call.inner, call.value('x'), null).expression, at: call.at },
    type: boolean,
  }),
});

export const age = valueFunction({
  name: 'age',
  group: 'past',
  does: 'completed years, now or then; `age` alone is the same as now',
  result: 'a whole number',
  example: 'age(at: diagnosis)',
  parameters: [at],
  stands: anytime,
  elaborate: (call) => ({ expression: { op: 'age', on: call.optional('at'), at: call.at }, type: whole }),
});

export const daysBetween = valueFunction({
  name: 'days_between',
  group: 'past',
  does: 'the number of days from one time to another',
  result: 'a whole number',
  example: 'days_between(diagnosis, visit)',
  parameters: [
    { name: 'from', takes: minute, doc: 'First time' },
    { name: 'to', takes: minute, doc: 'Second time; if it is earlier, the number is negative' },
  ],
  stands: anytime,
  elaborate: (call) => ({ expression: { op: 'days_between', from: call.typed('from'), to: call.typed('to'), at: call.at }, type: whole }),
});

/** Systems whose codes are never observed, and what they are codes of. */
const neverObserved: ReadonlyMap<string, string> = new Map([
  ['ICD10CM', 'a diagnosis'],
  ['ICD10PCS', 'a procedure'],
  ['RXNORM', 'a drug'],
  ['NDC', 'a drug'],
  ['CVX', 'a vaccine'],
  ['CPT', 'a service'],
  ['HCPCS', 'a service'],
  ['MSDRG', 'a diagnosis-related group'],
]);

/** What a reference without values refers to, in words. */
function otherRecord(checker: Checker, ref: RecordRef): string {
  if (ref.kind === 'event') return 'is an event';
  if (ref.kind === 'encounter') return 'selects encounters';
  if (ref.kind === 'group') return 'is a group with other codes';
  return `is ${neverObserved.get(checker.concepts[ref.concept].system) ?? 'another kind of record'}`;
}

function hasValues(checker: Checker, ref: RecordRef): boolean {
  if (ref.kind !== 'concept' && ref.kind !== 'group') return false;
  const rows = ref.kind === 'concept' ? [ref.concept] : ref.concepts;
  return (ref.record === null || ref.record === 'observations') && rows.every((row) => !neverObserved.has(checker.concepts[row].system));
}

const problems: ReadonlySet<string> = new Set(['ICD10CM', 'SNOMED']);
const drugs: ReadonlySet<string> = new Set(['RXNORM', 'NDC', 'SNOMED']);
