/**
 * Threads of the intermediate representation: a list of instructions with targets by number, so that any graph of states can be held, also one that
 * no nesting of loops could say.
 */

import type { Step } from './definition.ts';
import type { At, Expression } from './expression.ts';

/** One way out of several. Weights are millionths of a percent; a computed share has an expression; null for what is left. */
export interface Way {
  /** Of a branch: the name of the arm. */
  readonly name: string | null;
  readonly weight: number | null;
  readonly share: Expression | null;
  readonly when: Expression | null;
  readonly to: number;
}

/** `state` is the number of the state among those of all threads: draws made in it are addressed by its visit. */
export type Instruction =
  | { readonly op: 'enter'; readonly state: number }
  /** Back from a machine that was called: its state is left. */
  | { readonly op: 'back'; readonly state: number }
  | { readonly op: 'do'; readonly state: number; readonly steps: readonly Step[] }
  /** A visit takes place in office hours; other care, where only the day is known, at any time of it. `ahead`: its state is entered only then. */
  | { readonly op: 'clock'; readonly state: number; readonly path: string; readonly office: boolean; readonly ahead?: boolean }
  | { readonly op: 'wait'; readonly state: number; readonly length: Expression }
  /** Asked when it is reached, after everything that happens to the subject, and at the midnights on which its answer may change by time alone. */
  | {
      readonly op: 'await';
      readonly state: number;
      readonly until: Expression;
      readonly atMost: Expression | null;
      readonly ask: 'never' | 'birthdays' | 'days';
    }
  | { readonly op: 'jump'; readonly state: number; readonly to: number }
  /** Continues where the condition holds. */
  | { readonly op: 'test'; readonly state: number; readonly condition: Expression; readonly otherwise: number }
  | {
      readonly op: 'split';
      readonly state: number;
      readonly path: string;
      readonly branch: number | null;
      readonly ways: readonly Way[];
      readonly otherwise: number;
    }
  | {
      readonly op: 'lookup';
      readonly state: number;
      readonly path: string;
      readonly table: number;
      readonly keys: readonly Expression[];
      readonly ways: readonly { readonly column: number; readonly to: number }[];
      readonly otherwise: number;
    }
  /** Competing exits: the first of independent exponential times. */
  | {
      readonly op: 'race';
      readonly state: number;
      readonly exits: readonly { readonly path: string; readonly perYear: Expression; readonly when: Expression | null; readonly to: number }[];
    }
  | { readonly op: 'bind'; readonly state: number; readonly slots: readonly { readonly slot: number; readonly value: Expression }[] }
  /** Begins a flow and waits for its end. */
  | { readonly op: 'call'; readonly state: number; readonly flow: number }
  | { readonly op: 'stop'; readonly state: number };

/** A state in one copy of its machine. */
export interface ThreadState {
  readonly path: string;
  readonly mark: number;
  /** How deep it is in calls. */
  readonly depth: number;
}

export interface Thread {
  readonly name: string;
  /** The event that begins it. */
  readonly event: number;
  readonly code: readonly Instruction[];
  readonly at: At;
}

/** One copy of a flow, or what a statement asks an engine for: the answer is the outcome. */
export interface Flow {
  readonly name: string;
  readonly path: string;
  /** The event or mark that begins it, or in which it is asked, and the mark of its end. */
  readonly start: number;
  readonly end: number;
  readonly outcomes: readonly string[];
  /** The outcome where nothing ends it and nothing of it is left. */
  readonly otherwise: string | null;
  readonly events: readonly number[];
  readonly branches: readonly number[];
  readonly slots: readonly { readonly slot: number; readonly value: Expression }[];
  /** It is begun by a statement, and ended by the answer of an engine. */
  readonly asked?: true | undefined;
  readonly at: At;
}

/** Something that comes about without a schedule: a state is entered, a flow is begun by a thread, a flow ends. Numbered after the events. */
export interface Mark {
  readonly name: string;
  readonly path: string;
  readonly at: At;
}
