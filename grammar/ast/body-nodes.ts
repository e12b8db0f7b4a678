/** What stands between braces: fields, verbs, branches, and events with their schedule. */
import type { Span } from '../source-text.ts';
import type { Move } from './machine-nodes.ts';
import type { Override } from './people-nodes.ts';
import type { Argument, Name, PathValue, Value, Weight } from './value-nodes.ts';

/** `name: value`; the name may be dotted (`labs.ldl: 130`). */
export interface Field {
  readonly kind: 'field';
  readonly path: PathValue;
  readonly value: Value;
  readonly span: Span;
}

/** `verb argument object: value { body } when guard chance share`: every part but the verb is optional. */
export interface Statement {
  readonly kind: 'statement';
  readonly verb: Name;
  readonly argument: Value | null;
  /** What follows the argument: `into visit`, `in_error`; the path, or else the word itself. */
  readonly object: PathValue | null;
  /** The parenthesised form, `correlate(height, weight: 0.6)`. */
  readonly args: readonly Argument[] | null;
  readonly value: Value | null;
  readonly body: Body | null;
  readonly when: Value | null;
  readonly chance: Value | null;
  readonly span: Span;
}

export interface BranchArm {
  readonly name: Name;
  readonly weight: Weight;
  readonly when: Value | null;
  readonly body: Body;
  readonly span: Span;
}

export interface Branch {
  readonly kind: 'branch';
  readonly name: Name;
  readonly arms: readonly BranchArm[];
  readonly span: Span;
}

export interface If {
  readonly kind: 'if';
  readonly condition: Value;
  readonly yes: Body;
  readonly no: Body | null;
  readonly span: Span;
}

/** The clauses of an event, in the order in which they are written. */
export type Clause =
  | { readonly kind: 'at'; readonly time: Value; readonly thenEvery: Value | null; readonly span: Span }
  | { readonly kind: 'every'; readonly interval: Value; readonly span: Span }
  | { readonly kind: 'rate'; readonly rate: Value; readonly unit: Name; readonly span: Span }
  | { readonly kind: 'from'; readonly time: Value; readonly span: Span }
  | { readonly kind: 'for'; readonly length: Value; readonly span: Span }
  | { readonly kind: 'until'; readonly time: Value; readonly span: Span }
  | { readonly kind: 'times'; readonly count: Value; readonly span: Span }
  | { readonly kind: 'on_days'; readonly days: Value; readonly span: Span }
  | { readonly kind: 'except'; readonly days: Value; readonly span: Span }
  | { readonly kind: 'also'; readonly time: Value; readonly span: Span }
  | { readonly kind: 'clock'; readonly range: Value; readonly span: Span }
  | { readonly kind: 'jitter'; readonly length: Value; readonly span: Span }
  | { readonly kind: 'window'; readonly length: Value; readonly span: Span }
  | { readonly kind: 'weighted'; readonly by: Name; readonly months: readonly { readonly name: Name; readonly factor: Value }[]; readonly span: Span }
  | { readonly kind: 'recorded'; readonly lag: Value; readonly span: Span }
  | { readonly kind: 'while'; readonly condition: Value; readonly span: Span }
  | { readonly kind: 'when'; readonly condition: Value; readonly span: Span }
  | { readonly kind: 'chance'; readonly share: Value; readonly span: Span };
export type ClauseKind = Clause['kind'];

/** The fixed order of clauses; those on one line of the table exclude each other. */
export const clauseOrder: readonly (readonly ClauseKind[])[] = [
  ['at', 'every', 'rate'],
  ['from'],
  ['for', 'until', 'times'],
  ['on_days'],
  ['except'],
  ['also'],
  ['clock'],
  ['jitter', 'window'],
  ['weighted'],
  ['recorded'],
  ['while'],
  ['when'],
  ['chance'],
];

export interface EventNode {
  readonly kind: 'event';
  /** Dotted where an arm overrides the event of a timeline. */
  readonly path: PathValue;
  readonly clauses: readonly Clause[];
  /** Null where an override leaves the body as it is. */
  readonly body: Body | null;
  readonly span: Span;
}

export interface Phase {
  readonly kind: 'phase';
  readonly name: Name;
  readonly clauses: readonly Clause[];
  readonly body: Body;
  readonly span: Span;
}

export type BodyItem = Field | Statement | Branch | If | EventNode | Phase | Move | Override;

export interface Body {
  readonly items: readonly BodyItem[];
  /** From the opening to the closing brace, both included. */
  readonly span: Span;
}
