/** The traversals of the intermediate representation: parts of an expression, steps of a body, and everything that a scenario holds. */
import type { VerbSpec } from '../vocabulary/verb-spec.ts';
import { verbs } from '../vocabulary/verbs.ts';
import type { Action, EventDefinition, Expectation, Ir, Schedule, Step } from './definition.ts';
import type { Expression } from './expression.ts';
import type { Terms } from './plan-terms.ts';
import type { Instruction } from './thread-definition.ts';

const some = (...parts: readonly (Expression | null)[]): Expression[] => parts.filter((part): part is Expression => part !== null);

/** The expressions directly inside an expression, in order of evaluation. */
export function partsOf(e: Expression): readonly Expression[] {
  switch (e.op) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'concept':
    case 'party':
    case 'pick_party':
    case 'duration':
    case 'param':
    case 'attribute':
    case 'person':
    case 'axis':
    case 'branch':
    case 'local':
    case 'outcome':
    case 'in_state':
    case 'undiagnosed':
    case 'score':
    case 'relative':
    case 'field':
    case 'field_party':
    case 'noted':
    case 'unique':
    case 'pattern':
    case 'has':
    case 'on':
    case 'anchor':
    case 'moment':
    case 'event_time':
    // What is of the first person has ids of its own.
    case 'of_first':
      return [];
    case 'list':
    case 'at_least':
      return e.items;
    case 'member':
      return some(e.where);
    case 'visited':
      return some(e.within, e.since);
    case 'age':
      return some(e.on);
    case 'roster':
      return some(e.otherwise);
    case 'negate':
    case 'measure':
    case 'to_duration':
    case 'to_time':
    case 'to_day':
    case 'date_text':
    case 'not':
    case 'round':
    case 'bounded':
    case 'booked':
    case 'done':
    case 'missing':
      return [e.value];
    case 'let':
      return [e.value, e.body];
    case 'arithmetic':
    case 'add_durations':
    case 'compare':
    case 'and':
    case 'or':
      return [e.left, e.right];
    case 'scale_duration':
      return [e.factor, e.value];
    case 'within':
    case 'redraw':
      return [e.value, e.low, e.high];
    case 'one_of':
      return [e.value, ...e.items];
    case 'if':
      return [e.condition, e.yes, e.no];
    case 'draw':
      return some(...e.parameters, e.offset, e.scale, e.low, e.high);
    case 'extreme':
    case 'math':
      return e.values;
    case 'choose':
      return e.arms.flatMap((arm) => some(arm.when, arm.value));
    case 'mixture':
      return e.arms.map((arm) => arm.value);
    case 'by':
      return some(...e.subjects, ...e.rows.map((row) => row.value), e.otherwise);
    case 'first_of':
      return some(...e.arms.flatMap((arm) => [arm.when, arm.value]), e.otherwise);
    case 'chance':
      return [e.share];
    case 'pick':
      return some(...e.whens);
    case 'walk':
      return [e.start, e.step];
    case 'lookup':
      return e.keys;
    case 'query':
      return some(e.where, e.withinAny, e.within, e.before, e.on);
    case 'listed':
      return some(e.value, e.where);
    case 'occurs':
      return some(e.time);
    case 'arrival':
    case 'pdc':
      return some(e.from, e.until);
    case 'calendar':
      return [e.time];
    case 'days_between':
      return [e.from, e.to];
    case 'join':
      return e.parts.map(({ value }) => value);
    case 'shift':
      return [e.base, e.by];
  }
}

/** Whether an expression or any part of it satisfies a condition. */
export function anyPart(expression: Expression, holds: (e: Expression) => boolean): boolean {
  return holds(expression) || partsOf(expression).some((part) => anyPart(part, holds));
}

/** An expression and all its parts, each before its own parts. */
export function* eachPart(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* eachPart(part);
}

/**
 * The expressions of which one becomes the value: both sides of an `if`, the arms of a choice but those of 0%, the rows of a table by value. Null for
 * an expression that chooses nothing.
 */
export function alternativesOf(e: Expression): readonly Expression[] | null {
  switch (e.op) {
    case 'if':
      return [e.yes, e.no];
    case 'choose':
    case 'mixture':
      return e.arms.filter(({ weight }) => weight > 0).map(({ value }) => value);
    case 'by':
      return some(...e.rows.map(({ value }) => value), e.otherwise);
    case 'first_of':
      return some(...e.arms.map(({ value }) => value), e.otherwise);
    default:
      return null;
  }
}

/** What an expression can come to when everything is chosen: the alternatives that choose nothing themselves. */
export function leavesOf(e: Expression): readonly Expression[] {
  return alternativesOf(e)?.flatMap(leavesOf) ?? [e];
}

/** Every text that an expression can be; null where it can be something else. */
export function textsOf(e: Expression): ReadonlySet<string> | null {
  const texts = leavesOf(e).map((leaf) => (leaf.op === 'text' ? leaf.value : null));
  return texts.includes(null) ? null : new Set(texts.filter((text) => text !== null));
}

/** The bodies directly inside a step: the braces of a verb, the arms of a branch, both sides of an `if`. */
export function bodiesOf(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case 'action':
      return [step.action.body];
    case 'branch':
      return step.arms.map((arm) => arm.body);
    case 'if':
      return [step.yes, step.no];
    case 'happen':
    case 'end':
      return [];
  }
}

/** The same step with its direct bodies replaced. */
export function withBodies(step: Step, replace: (body: readonly Step[]) => readonly Step[]): Step {
  switch (step.kind) {
    case 'action':
      return { ...step, action: { ...step.action, body: replace(step.action.body) } };
    case 'branch':
      return { ...step, arms: step.arms.map((arm) => ({ ...arm, body: replace(arm.body) })) };
    case 'if':
      return { ...step, yes: replace(step.yes), no: replace(step.no) };
    case 'happen':
    case 'end':
      return step;
  }
}

/** All steps of a body and of the bodies inside it, each step before those inside it. */
export function* eachStep(body: readonly Step[]): Generator<Step> {
  for (const step of body) {
    yield step;
    for (const inner of bodiesOf(step)) yield* eachStep(inner);
  }
}

export function* eachAction(body: readonly Step[]): Generator<Action> {
  for (const step of eachStep(body)) if (step.kind === 'action') yield step.action;
}

/** What bodies are read from; a compilation that is not finished has these parts too. */
export type Bodies = Pick<Ir, 'history' | 'events' | 'threads'>;

/** Every body of a scenario: the history, those of events and of their replacements in arms, and those of threads. */
export function* allBodies({ history, events, threads }: Bodies): Generator<readonly Step[]> {
  yield history;
  for (const { body, replacements } of events) {
    yield body;
    for (const replacement of replacements) yield replacement.body;
  }
  for (const { code } of threads) for (const instruction of code) if (instruction.op === 'do') yield instruction.steps;
}

/** Every verb of a scenario, wherever it is written. */
export function* allActions(of: Bodies): Generator<Action> {
  for (const body of allBodies(of)) yield* eachAction(body);
}

/** Whether a scenario has a verb of this sort. */
export function usesVerb(of: Bodies, is: (verb: VerbSpec) => boolean): boolean {
  for (const action of allActions(of)) if (is(verbs[action.verb])) return true;
  return false;
}

/** The expressions of an action itself, without those in its braces. */
export function expressionsOfAction({ argument, value, fields, parts, tests = [], when, chance, lasts }: Action): readonly Expression[] {
  return some(
    argument,
    value,
    ...fields.map((field) => field.value),
    ...parts.map((part) => part.value),
    ...tests.flatMap(({ notMeasured, turnaround }) => [notMeasured, turnaround]),
    when,
    chance,
    lasts ?? null,
  );
}

function expressionsOfStep(step: Step): readonly Expression[] {
  switch (step.kind) {
    case 'action':
      return expressionsOfAction(step.action);
    case 'branch':
      return some(...step.arms.map((arm) => arm.when));
    case 'if':
      return [step.condition];
    case 'happen':
    case 'end':
      return [];
  }
}

/** What decides when an event happens. */
export function expressionsOfSchedule(s: Schedule): readonly Expression[] {
  return some(s.time, ...(s.offsets ?? []), s.interval, s.perYear, s.condition, s.length, s.until, s.times, s.also, s.jitter, s.recorded);
}

function* expressionsOfEvent({ schedule, when, chance, attends, coalesce, body }: EventDefinition): Generator<Expression> {
  yield* expressionsOfSchedule(schedule);
  yield* some(when, chance, attends ?? null, coalesce ?? null);
  for (const step of eachStep(body)) yield* expressionsOfStep(step);
}

function expressionsOfInstruction(instruction: Instruction): readonly Expression[] {
  switch (instruction.op) {
    case 'do':
      return [...eachStep(instruction.steps)].flatMap(expressionsOfStep);
    case 'wait':
      return [instruction.length];
    case 'await':
      return some(instruction.until, instruction.atMost);
    case 'test':
      return [instruction.condition];
    case 'split':
      return instruction.ways.flatMap((way) => some(way.share, way.when));
    case 'lookup':
      return instruction.keys;
    case 'race':
      return instruction.exits.flatMap((exit) => some(exit.perYear, exit.when));
    case 'bind':
      return instruction.slots.map((slot) => slot.value);
    case 'enter':
    case 'back':
    case 'clock':
    case 'jump':
    case 'call':
    case 'stop':
      return [];
  }
}

function* expressionsOfTerms({ fields, parts }: Terms): Generator<Expression> {
  for (const { value } of fields) yield value;
  for (const part of parts) yield* expressionsOfTerms(part);
}

/** Every expression that a scenario holds, without its parts: see {@link eachPart}. */
export function* allExpressions(ir: Ir): Generator<Expression> {
  const values = (fields: readonly { readonly value: Expression }[]): Expression[] => fields.map(({ value }) => value);
  yield* values(ir.scenario.fields);
  for (const { value, low, high } of ir.params) yield* some(value, low, high);
  for (const { rows } of ir.tables) for (const { cells } of rows) yield* cells;
  for (const { fields } of ir.parties) yield* values(fields);
  for (const { made } of ir.pools) yield* values(made?.fields ?? []);
  for (const terms of [...ir.plans, ...ir.formularies]) yield* expressionsOfTerms(terms);
  for (const { when, chance, fields } of ir.coverages) yield* some(when, chance, ...values(fields));
  for (const block of [ir.fills, ir.billing]) yield* values(block?.fields ?? []);
  for (const { when, chance, count, sameHousehold, fields } of ir.household) yield* some(when, chance, count, sameHousehold, ...values(fields));
  for (const { when } of ir.axes) yield* some(when);
  for (const { value, replacements } of [...ir.person, ...ir.attributes]) yield* some(value, ...values(replacements));
  yield* values(ir.labels ?? []);
  yield* values(ir.anchors);
  for (const step of eachStep(ir.history)) yield* expressionsOfStep(step);
  for (const event of ir.events) for (const definition of [event, ...event.replacements]) yield* expressionsOfEvent(definition);
  for (const { code } of ir.threads) for (const instruction of code) yield* expressionsOfInstruction(instruction);
  for (const { slots } of ir.flows) yield* values(slots);
  for (const { form } of [...ir.expectations, ...(ir.targets ?? [])]) yield* expressionsOfForm(form);
  for (const { initial, denominator, exclusion, numerator } of ir.measures) yield* some(initial, denominator, exclusion, numerator);
  for (const { by, when } of ir.defects) yield* some(by, when);
}

/** The expressions directly in an expectation. */
export function expressionsOfForm(form: Expectation['form']): readonly Expression[] {
  switch (form.kind) {
    case 'share':
    case 'count':
      return some(form.of, form.given, form.time ?? null);
    case 'ratio':
      return [form.top, form.bottom].flatMap((part) => (part === null ? [] : some(part.of, part.given, part.time ?? null)));
    case 'every':
      return [form.holds];
    case 'cover':
      return form.axes.map(({ of }) => of);
    default:
      return some(form.of, form.other, form.given, form.time ?? null);
  }
}
