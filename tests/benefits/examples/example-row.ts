/** A row of the tables of worked examples. Amounts are cents. */
import type { ExampleClaim, Used } from '../example-claims.ts';

export interface ExampleRow {
  readonly name: string;
  /** Text between the braces of the plan. */
  readonly plan: string;
  /** Accumulators of person A before. */
  readonly used?: Used;
  readonly claims: readonly ExampleClaim[];
  readonly arithmetic: string;
  /** Each decision: its status, and for each line the adjustments in order of their text, and what is paid. */
  readonly decisions: readonly string[];
  /** Accumulators of person A afterwards: those that are given. */
  readonly after?: Used;
}
