/** Phases: a stretch of a timeline whose events begin with it and end with it. Its name is its beginning, `name.end` its end. */
import type { PathValue } from '../../grammar/ast/ast.ts';
import type { Expression } from '../../ir/expression.ts';
import { duration, minute } from '../../vocabulary/types.ts';
import { clauseWithout } from '../diagnostics/time-diagnostics.ts';
import type { Checker, Typed } from './checker.ts';
import { as, type Place } from './place.ts';
import { findIn, type PhaseName } from './timeline-names.ts';
import { elaborate, elaborateAs, fitted } from './values/elaborate.ts';

/** The time that `induction` or `induction.end` names; null where the path names no phase. */
export function phaseTime(checker: Checker, place: Place, path: PathValue): Typed | null {
  const [first, second] = path.names;
  if (path.names.length > 2 || (second !== undefined && second.text !== 'end')) return null;
  const phase = findIn(checker.timelines.phases, place, first.text);
  if (phase === null) return null;
  if (second === undefined) return phaseStart(checker, place, phase);
  const end = phaseEnd(checker, place, phase);
  return end === null ? null : { expression: end, type: { kind: 'time', precision: 'day' } };
}

export function phaseStart(checker: Checker, place: Place, phase: PhaseName): Typed {
  const from = phase.clauses.find((clause) => clause.kind === 'from');
  if (from?.kind !== 'from')
    return { expression: { op: 'moment', name: 'start', at: checker.at(phase.scope, phase.span) }, type: { kind: 'time', precision: 'day' } };
  const inner: Place = { ...as(place, '`from`'), scope: phase.scope, eventMeans: 'first' };
  const typed = elaborate(checker, inner, from.time, minute);
  fitted(checker, inner, from.time, typed, minute);
  return typed;
}

export function phaseEnd(checker: Checker, place: Place, phase: PhaseName): Expression | null {
  const inner: Place = { ...place, scope: phase.scope, eventMeans: 'first' };
  const until = phase.clauses.find((clause) => clause.kind === 'until');
  if (until?.kind === 'until') return elaborateAs(checker, { ...as(inner, '`until`'), untilEnd: true }, until.time, minute);
  const length = phase.clauses.find((clause) => clause.kind === 'for');
  if (length?.kind !== 'for') return null;
  const by = elaborateAs(checker, as(inner, '`for`'), length.length, duration);
  return { op: 'shift', base: phaseStart(checker, place, phase).expression, sign: 1, by, at: checker.at(phase.scope, length.span) };
}

/** A phase says from when and for how long; other clauses belong to its events. */
export function checkPhases(checker: Checker): void {
  for (const phase of checker.timelines.phases) {
    for (const clause of phase.clauses) {
      if (clause.kind === 'from' || clause.kind === 'for' || clause.kind === 'until') continue;
      checker.report(
        clauseWithout,
        phase.scope,
        clause.span,
        { clause: clause.kind, needs: 'an event; a phase takes `from`, and `for` or `until`' },
        { found: clause.kind },
      );
    }
  }
}
