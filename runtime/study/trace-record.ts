/** Where a record comes from: the subject, the statement and occurrence that made it, and the draws that went into it. */

import type { Action, Ir } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import { eachPart } from '../../ir/walk.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import { makeExecutionPlan, type RunOptions } from '../plan/execution-plan.ts';
import { Trace, type TracedDraw } from '../plan/trace.ts';
import { UnitRunner } from '../run/unit-runner.ts';
import { type Explanation, explain } from './why/explanation.ts';
import { drawsBelow, type MadeBy, madeBy, makerOf, type TracedSubject } from './why/traced-subject.ts';

export interface Origin {
  readonly subject: Subject;
  /** List that the record is in; `patient` for the person. */
  readonly kind: string;
  readonly record: Readonly<Record<string, unknown>>;
  /** Null for what no statement makes, such as the person. */
  readonly made: MadeBy | null;
  readonly event: { readonly name: string; readonly at: At } | null;
  readonly draws: readonly TracedDraw[];
  /** Attributes that the statement reads, with the draws behind them. */
  readonly attributes: readonly { readonly name: string; readonly at: At; readonly draws: readonly TracedDraw[] }[];
  /** Of coverages, claims, and decisions about them; null for others. */
  readonly explanation: Explanation | null;
}

/**
 * Finds a record by its id, subject by subject.
 * @param looked called after each subject, for progress
 */
export function whyRecord(ir: Ir, options: RunOptions, id: string, looked: (subjects: number) => void = () => {}): Origin | null {
  const runner = new UnitRunner(makeExecutionPlan(ir, options));
  for (let index = 0; index < options.count; index++) {
    for (const [place, subject] of runner.run(index).entries()) {
      const found = holding(subject, id);
      if (found !== null) return origin(ir, options, index, place, found.kind, id);
    }
    looked(index + 1);
  }
  return null;
}

function holding(subject: Subject, id: string): { readonly kind: string; readonly record: object } | null {
  if (subject.patient.id === id) return { kind: 'patient', record: subject.patient };
  for (const kind of recordKinds) {
    const record = (subject[kind] as readonly { readonly id: string }[]).find((one) => one.id === id);
    if (record !== undefined) return { kind, record };
  }
  return null;
}

/** Runs the subject once more, noting what happens. */
function origin(ir: Ir, options: RunOptions, index: number, place: number, kind: string, id: string): Origin {
  const trace = new Trace();
  const runner = new UnitRunner(makeExecutionPlan(ir, { ...options, trace }));
  const subject = runner.run(index)[place];
  const { plan } = runner.members[place];
  const traced: TracedSubject = { ir: plan.ir, context: plan.context, trace, subject };
  const record = holding(subject, id)?.record as Origin['record'];
  const made = madeBy(traced, id);
  const found = { subject, kind, record, made, explanation: explain(traced, id) };
  if (made === null) return { ...found, event: null, draws: kind === 'patient' ? profileDraws(traced) : [], attributes: [] };
  const action = makerOf(plan.ir, made.path) as Action;
  const event = plan.ir.events.find((one) => made.path.startsWith(`${one.path}.`)) ?? null;
  return {
    ...found,
    event: event === null ? null : { name: event.path, at: event.at },
    draws: drawsBelow(traced, made.path, made.occurrence),
    attributes: attributesOf(plan.ir, action).map((slot) => {
      const { name, at } = plan.ir.attributes[slot];
      return { name, at, draws: drawsBelow(traced, `${plan.ir.profile}.${name}`) };
    }),
  };
}

/** The draws of the person. */
function profileDraws(traced: TracedSubject): readonly TracedDraw[] {
  const { profile, person } = traced.ir;
  return drawsBelow(traced, profile).filter(({ path }) => person.some(({ name }) => path.startsWith(`${profile}.${name}/`)));
}

/** Attributes that the values of a statement read. */
function attributesOf(ir: Ir, action: Action): number[] {
  const slots = new Set<number>();
  for (const value of [action.value, ...action.fields.map((field) => field.value), ...action.parts.map((part) => part.value)])
    for (const e of value === null ? [] : eachPart(value)) if (e.op === 'attribute') slots.add(e.slot);
  return [...slots].filter((slot) => slot < ir.attributes.length);
}
