/**
 * What happened while one subject was made: which statement gave which id, what each draw gave, and what engines decided. A plan is compiled with a trace
 * only where someone asks why a record is as it is; other plans pay nothing for it.
 */

import { Draw, type Site } from '../../draws/draw.ts';
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
  /** Place of the person in the unit. */
  readonly member: number;
  readonly occurrence: number;
  readonly value: Value;
  readonly at: At;
}

/** A number that was drawn at an address, between 0 and 1: what engines decide by, without an expression of the scenario. */
export interface TracedUniform {
  readonly path: string;
  readonly member: number;
  readonly occurrence: number;
  readonly uniform: number;
}

/** One kind of notes: what an engine decided about a record. Each engine has its own, so the trace knows of no engine. */
export class TraceNotes<T> {
  /** Never set: it tells notes of different kinds apart. */
  declare readonly of: T;
}

export class Trace {
  readonly ids: TracedId[] = [];
  readonly draws: TracedDraw[] = [];
  readonly uniforms: TracedUniform[] = [];
  readonly #notes = new Map<unknown, Map<string, unknown>>();

  id(id: string, path: string, s: Pick<SubjectState, 'occurrence' | 'now'>): void {
    this.ids.push({ id, path, occurrence: s.occurrence, at: s.now });
  }

  /** The closure of a draw, made to note what it gives. */
  watch(e: Expression, closure: Closure): Closure {
    if (!('path' in e)) return closure;
    const { path, at } = e;
    return (s) => {
      const value = closure(s);
      this.draws.push({ path, member: s.member, occurrence: s.occurrence, value, at });
      return value;
    };
  }

  /** The cursor of a person, which notes the numbers that it gives. */
  draw(member: number): Draw {
    return new TracingDraw(member, this.uniforms);
  }

  note<T>(notes: TraceNotes<T>, id: string, value: T): void {
    const all = this.#notes.get(notes) ?? new Map<string, unknown>();
    this.#notes.set(notes, all.set(id, value));
  }

  /** What was noted of a record; null where nothing was. */
  noted<T>(notes: TraceNotes<T>, id: string): T | null {
    return (this.#notes.get(notes)?.get(id) ?? null) as T | null;
  }
}

class TracingDraw extends Draw {
  readonly #uniforms: TracedUniform[];
  #path = '';
  #occurrence = 0;

  constructor(member: number, uniforms: TracedUniform[]) {
    super(member);
    this.#uniforms = uniforms;
  }

  override at(site: Site, subject: number, occurrence = 0, attempt = 0): this {
    [this.#path, this.#occurrence] = [site.path, occurrence];
    return super.at(site, subject, occurrence, attempt);
  }

  override uniform(): number {
    const uniform = super.uniform();
    this.#uniforms.push({ path: this.#path, member: this.member, occurrence: this.#occurrence, uniform });
    return uniform;
  }
}
