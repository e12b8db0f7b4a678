/** What a statement gives: its argument, its fields, and the id of the record that it makes. */
import { siteOf } from '../../draws/draw.ts';
import type { Action } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Coding } from '../../model/scalars.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { uuid } from '../demographics/demographics.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';
import type { VerbContext } from './verb-context.ts';

/** The fields of an action as closures, read with their defaults. */
export class Fields {
  readonly #closures: ReadonlyMap<string, Closure>;

  constructor(action: Action, context: Context) {
    this.#closures = new Map(action.fields.map(({ name, value }) => [name, compile(value, context)]));
  }

  has(name: string): boolean {
    return this.#closures.has(name);
  }

  /** The field's value, or the default where it is not given or missing. */
  or<T extends Value>(name: string, otherwise: T): (s: SubjectState) => T {
    const closure = this.#closures.get(name);
    if (closure === undefined) return () => otherwise;
    // Missing is null already.
    if (otherwise === null) return closure as (s: SubjectState) => T;
    return (s) => {
      const value = closure(s);
      return value === null ? otherwise : (value as T);
    };
  }

  /** The same for a time that the record keeps as a day. */
  day(name: string): ((s: SubjectState) => number | null) | null {
    const closure = this.#closures.get(name);
    if (closure === undefined) return null;
    return (s) => {
      const value = closure(s);
      return typeof value === 'number' ? dayOfMinute(value) : null;
    };
  }
}

/** Reads the argument that is a row of a code table. */
export function conceptArgument(action: Action, context: VerbContext): (s: SubjectState) => Coding | null {
  return compile(action.argument as Expression, context) as (s: SubjectState) => Coding | null;
}

export function wordArgument(action: Action): string {
  return action.argument?.op === 'text' ? action.argument.value : '';
}

/** The id of the record that this statement makes for the current occurrence. */
export function idAt(context: Context, path: string): (s: SubjectState) => string {
  const site = context.sites.site(path);
  const { trace } = context;
  if (trace === null) return (s) => uuid(siteOf(site, s.member), s.index, s.occurrence);
  return (s) => {
    const id = uuid(siteOf(site, s.member), s.index, s.occurrence);
    trace.id(id, path, s);
    return id;
  };
}
