/** Where a record comes from: the subject, the statement and occurrence that made it, and the draws that went into it. */

import type { Action, Ir } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import { allActions, eachPart } from '../../ir/walk.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import { makeExecutionPlan, type RunOptions } from '../plan/execution-plan.ts';
import { Trace, type TracedDraw } from '../plan/trace.ts';
import { UnitRunner } from '../run/unit-runner.ts';

export interface Origin {
  readonly subject: Subject;
  /** List that the record is in; `patient` for the person. */
  readonly kind: string;
  readonly record: Readonly<Record<string, unknown>>;
  /** Null for what no statement makes, such as the person. */
  readonly made: { readonly path: string; readonly verb: string; readonly at: At; readonly occurrence: number; readonly minute: number } | null;
  readonly event: { readonly name: string; readonly at: At } | null;
  readonly draws: readonly TracedDraw[];
  /** Attributes that the statement reads, with the draws behind them. */
  readonly attributes: readonly { readonly name: string; readonly at: At; readonly draws: readonly TracedDraw[] }[];
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
  const subject = new UnitRunner(makeExecutionPlan(ir, { ...options, trace })).run(index)[place];
  const record = holding(subject, id)?.record as Origin['record'];
  const traced = trace.ids.find((one) => one.id === id);
  const action = traced === undefined ? undefined : makerOf(ir, traced.path);
  if (traced === undefined || action === undefined)
    return { subject, kind, record, made: null, event: null, draws: profileDraws(ir, trace, kind), attributes: [] };
  const event = ir.events.find((one) => traced.path.startsWith(`${one.path}.`)) ?? null;
  const own = (draw: TracedDraw): boolean =>
    draw.occurrence === traced.occurrence && (draw.path.startsWith(`${traced.path}/`) || draw.path.startsWith(`${traced.path}.`));
  return {
    subject,
    kind,
    record,
    made: { path: traced.path, verb: action.verb, at: action.at, occurrence: traced.occurrence, minute: traced.at },
    event: event === null ? null : { name: event.path, at: event.at },
    draws: trace.draws.filter(own),
    attributes: attributesOf(ir, action).map((slot) => {
      const { name, at } = ir.attributes[slot];
      return { name, at, draws: drawsOf(trace, `${ir.profile}.${name}`) };
    }),
  };
}

/** The statement that a path belongs to: a panel's results stand below its own path. */
function makerOf(ir: Ir, path: string): Action | undefined {
  const above = [...allActions(ir)].filter((one) => path === one.path || path.startsWith(`${one.path}.`) || path.startsWith(`${one.path}/`));
  return above.sort((a, b) => b.path.length - a.path.length)[0];
}

/** The draws of the person, for the person. */
function profileDraws(ir: Ir, trace: Trace, kind: string): readonly TracedDraw[] {
  return kind === 'patient' ? trace.draws.filter(({ path }) => ir.person.some(({ name }) => path.startsWith(`${ir.profile}.${name}/`))) : [];
}

function drawsOf(trace: Trace, path: string): TracedDraw[] {
  return trace.draws.filter((draw) => draw.path.startsWith(`${path}/`) || draw.path.startsWith(`${path}.`));
}

/** Attributes that the values of a statement read. */
function attributesOf(ir: Ir, action: Action): number[] {
  const slots = new Set<number>();
  for (const value of [action.value, ...action.fields.map((field) => field.value), ...action.parts.map((part) => part.value)])
    for (const e of value === null ? [] : eachPart(value)) if (e.op === 'attribute') slots.add(e.slot);
  return [...slots].filter((slot) => slot < ir.attributes.length);
}
