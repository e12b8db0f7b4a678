/**
 * What happened while one subject was made: which statement gave which id, and what each draw gave. A plan is compiled with a trace only where someone
 * asks why a record is as it is; other plans pay nothing for it.
 */
import type { At, Expression } from '../../ir/expression.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';

export interface TracedId {
  readonly id: string;
  /** Path of the statement: `care.quarterly.labs.a1c`. */
  readonly path: string;
  readonly occurrence: number;
  /** Minute at which it happened. */
  readonly at: number;
}

export interface TracedDraw {
  readonly path: string;
  readonly occurrence: number;
  readonly value: Value;
  readonly at: At;
}

export class Trace {
  readonly ids: TracedId[] = [];
  readonly draws: TracedDraw[] = [];

  id(id: string, path: string, s: SubjectState): void {
    this.ids.push({ id, path, occurrence: s.occurrence, at: s.now });
  }

  /** The closure of a draw, made to note what it gives. */
  watch(e: Expression, closure: Closure): Closure {
    if (!('path' in e)) return closure;
    const { path, at } = e;
    return (s) => {
      const value = closure(s);
      this.draws.push({ path, occurrence: s.occurrence, value, at });
      return value;
    };
  }
}
