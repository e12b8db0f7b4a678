/** One subject with everything that was noted while it was made: what explanations are worked out from. */
import type { Action, Ir } from '../../../ir/definition.ts';
import type { At } from '../../../ir/expression.ts';
import { allActions } from '../../../ir/walk.ts';
import type { RecordKind } from '../../../model/record-kinds.ts';
import { recordKinds } from '../../../model/record-kinds.ts';
import type { AnyRecord, Subject } from '../../../model/subject.ts';
import type { Context } from '../../plan/compile-context.ts';
import type { Trace, TracedDraw, TracedUniform } from '../../plan/trace.ts';

export interface TracedSubject {
  /** Of the kind of person that the subject is. */
  readonly ir: Ir;
  readonly context: Context;
  readonly trace: Trace;
  readonly subject: Subject;
}

/** The statement that made a record, and the occurrence of it. */
export interface MadeBy {
  readonly path: string;
  readonly verb: string;
  readonly at: At;
  readonly occurrence: number;
  readonly minute: number;
}

/** Null for what no statement makes: what engines add, and the person. */
export function madeBy({ ir, trace }: Pick<TracedSubject, 'ir' | 'trace'>, id: string): MadeBy | null {
  const traced = trace.ids.find((one) => one.id === id);
  const action = traced === undefined ? undefined : makerOf(ir, traced.path);
  if (traced === undefined || action === undefined) return null;
  return { path: traced.path, verb: action.verb, at: action.at, occurrence: traced.occurrence, minute: traced.at };
}

/** The statement that a path belongs to: a panel's results stand below its own path. */
export function makerOf(ir: Ir, path: string): Action | undefined {
  const above = [...allActions(ir)].filter((one) => path === one.path || path.startsWith(`${one.path}.`) || path.startsWith(`${one.path}/`));
  return above.sort((a, b) => b.path.length - a.path.length)[0];
}

/** A record of the subject by its id, with its kind. */
export function recordOf(subject: Subject, id: string): { readonly kind: RecordKind; readonly record: AnyRecord } | null {
  for (const kind of recordKinds) {
    const record = (subject[kind] as readonly AnyRecord[]).find((one) => one.id === id);
    if (record !== undefined) return { kind, record };
  }
  return null;
}

/** What the draws below a path gave the subject. @param occurrence null for any */
export function drawsBelow({ trace, subject }: TracedSubject, path: string, occurrence: number | null = null): TracedDraw[] {
  return trace.draws.filter(
    (draw) =>
      draw.member === (subject.member ?? 0) &&
      (occurrence === null || draw.occurrence === occurrence) &&
      (draw.path.startsWith(`${path}/`) || draw.path.startsWith(`${path}.`)),
  );
}

/** What an engine drew for the subject at sites whose paths begin with a text. @param occurrences null for any */
export function uniformsAt({ trace, subject }: TracedSubject, path: string, occurrences: readonly number[] | null = null): TracedUniform[] {
  return trace.uniforms.filter(
    (draw) => draw.member === (subject.member ?? 0) && draw.path.startsWith(path) && (occurrences === null || occurrences.includes(draw.occurrence)),
  );
}
