/** What is between braces: fields, verbs, branches, and events with their schedule. */
import type { Span } from '../source-text.ts';
import type { Move } from './machine-nodes.ts';
import type { Default, Override } from './people-nodes.ts';
import type { Argument, LetNode, Name, PathValue, ValueNode, Weight } from './value-nodes.ts';

/** `name: value`; the name may be dotted (`labs.ldl: 130`). */
export interface FieldNode {
  readonly kind: 'field';
  readonly path: PathValue;
  readonly value: ValueNode;
  readonly span: Span;
}

/** `verb argument object: value while condition when guard chance share { body }`: every part but the verb is optional. */
export interface Statement {
  readonly kind: 'statement';
  readonly verb: Name;
  readonly argument: ValueNode | null;
  /** What follows the argument: `into visit`, `in_error`, `as lipids`; the path, or else the word itself. */
  readonly object: PathValue | null;
  /** The parenthesised form, `correlate(height, weight: 0.6)`, and the arguments of what is included. */
  readonly args: readonly Argument[] | null;
  readonly value: ValueNode | null;
  readonly body: Body | null;
  /** As long as what is changed for holds. */
  readonly lasts: ValueNode | null;
  readonly when: ValueNode | null;
  readonly chance: ValueNode | null;
  readonly span: Span;
}

export interface BranchArm {
  readonly name: Name;
  readonly weight: Weight;
  readonly when: ValueNode | null;
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
  readonly condition: ValueNode;
  readonly yes: Body;
  readonly no: Body | null;
  readonly span: Span;
}

/** The clauses of an event, in the order in which they are written. */
export type Clause =
  | { readonly kind: 'at'; readonly time: ValueNode; readonly thenEvery: ValueNode | null; readonly span: Span }
  | { readonly kind: 'every'; readonly interval: ValueNode; readonly span: Span }
  | { readonly kind: 'rate'; readonly rate: ValueNode; readonly unit: Name; readonly span: Span }
  /** In the visits of another event. */
  | { readonly kind: 'in'; readonly event: PathValue; readonly span: Span }
  | { readonly kind: 'from'; readonly time: ValueNode; readonly span: Span }
  | { readonly kind: 'for'; readonly length: ValueNode; readonly span: Span }
  | { readonly kind: 'until'; readonly time: ValueNode; readonly span: Span }
  | { readonly kind: 'times'; readonly count: ValueNode; readonly span: Span }
  | { readonly kind: 'on_days'; readonly days: ValueNode; readonly span: Span }
  | { readonly kind: 'except'; readonly days: ValueNode; readonly span: Span }
  | { readonly kind: 'also'; readonly time: ValueNode; readonly span: Span }
  | { readonly kind: 'clock'; readonly range: ValueNode; readonly span: Span }
  | { readonly kind: 'jitter'; readonly length: ValueNode; readonly span: Span }
  | { readonly kind: 'weighted'; readonly curves: readonly WeightCurve[]; readonly span: Span }
  | { readonly kind: 'recorded'; readonly lag: ValueNode; readonly span: Span }
  | { readonly kind: 'while'; readonly condition: ValueNode; readonly span: Span }
  | { readonly kind: 'when'; readonly condition: ValueNode; readonly span: Span }
  | { readonly kind: 'chance'; readonly share: ValueNode; readonly span: Span }
  /** How often the patient comes to the visit. */
  | { readonly kind: 'attends'; readonly share: ValueNode; readonly span: Span };
export type ClauseKind = Clause['kind'];

/** `by hour { 8..11: 1.6 }`: the weights of some months, days of the week or hours. */
export interface WeightCurve {
  readonly by: Name;
  readonly weights: readonly { readonly key: ValueNode; readonly factor: ValueNode }[];
  readonly span: Span;
}

/** The fixed order of clauses; those on one line of the table exclude each other. */
export const clauseOrder: readonly (readonly ClauseKind[])[] = [
  ['at', 'every', 'rate', 'in'],
  ['from'],
  ['for', 'until', 'times'],
  ['on_days'],
  ['except'],
  ['also'],
  ['clock'],
  ['jitter'],
  ['weighted'],
  ['recorded'],
  ['while'],
  ['when'],
  ['chance'],
  ['attends'],
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

export type BodyItem = FieldNode | Statement | Branch | If | EventNode | Move | LetNode | Override | Default;

export interface Body {
  readonly items: readonly BodyItem[];
  /** From the opening to the closing brace, both included. */
  readonly span: Span;
}
