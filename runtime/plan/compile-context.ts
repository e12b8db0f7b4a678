/** What expressions are compiled against: fixed for a run. */

import type { Draw, Site, Sites } from '../../draws/draw.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Coding } from '../../model/scalars.ts';
import type { DeclaredParties } from '../parties/run-parties.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';
import type { Lasting } from './lasting.ts';
import type { Trace } from './trace.ts';

export interface Context {
  readonly ir: Ir;
  readonly sites: Sites;
  /** Evaluates an expression in place of its compiled closure; see `Executor`. */
  readonly expression: Compile | null;
  /** Notes ids and draws, where someone asks why. */
  readonly trace: Trace | null;
  /** One object for each row of the code tables, so that codings compare by identity. */
  readonly codings: readonly Coding[];
  /** Values of the parameters. */
  readonly params: readonly Value[];
  readonly parties: DeclaredParties;
  /** What attributes, fields of the person and anchors are worked out by; filled in after they are compiled. */
  readonly resolve: Resolvers;
  /** What the first person of the unit is asked by; null for that person. */
  readonly first: Context | null;
  /** Attributes that change as long as a condition holds, by slot. */
  readonly lasting: ReadonlyMap<number, Lasting>;
  /** Path of draws whose uniform comes from a copula, with how to get it. */
  readonly coupled: Map<string, (s: SubjectState, draw: Draw, site: Site) => number>;
}

export interface Resolvers {
  attribute(s: SubjectState, slot: number): Value;
  person(s: SubjectState, field: string): Value;
  anchor(s: SubjectState, anchor: number): Value;
  /** Completed years on the day of a minute; null means now. */
  age(s: SubjectState, minute: number | null): Value;
  moment(s: SubjectState, name: 'start' | 'end' | 'birth' | 'death' | 'now'): Value;
}

export type Compile = (expression: Expression, context: Context) => Closure;
