/** Threads: `states`, `cycle` and `flow`, and the statements that move a thread from one place to the next. */
import type { Span } from '../source-text.ts';
import type { Body } from './body-nodes.ts';
import type { Argument, Name, Parameter, PathValue, ValueNode } from './value-nodes.ts';

/** `wait 1 month`, `wait until egfr < 15 for at most 5 years`. */
export interface Wait {
  readonly kind: 'wait';
  readonly length: ValueNode | null;
  readonly until: ValueNode | null;
  readonly atMost: ValueNode | null;
  readonly span: Span;
}

export interface Goto {
  readonly kind: 'goto';
  readonly target: Name;
  readonly span: Span;
}

/** `to better: 80%`, `to worse: rest`, `to dialysis: 9% per year`, `to clinic when severe`, `to lookup(onset)`. */
export interface Exit {
  readonly kind: 'to';
  /** Null for `to lookup(table)`. */
  readonly target: Name | null;
  readonly table: PathValue | null;
  readonly rest: boolean;
  /** A weight, or what happens in a unit of time. */
  readonly value: ValueNode | null;
  readonly per: Name | null;
  readonly when: ValueNode | null;
  readonly span: Span;
}

/** `run prior_auth(service: px.mri) as pa` in a timeline; `call` in a state, which waits for its end. */
export interface Run {
  readonly kind: 'run';
  readonly word: 'run' | 'call';
  readonly callee: PathValue;
  readonly args: readonly Argument[];
  readonly alias: Name | null;
  readonly span: Span;
}

/** `end` of a thread, `end approved` of a flow; `else end denied` for what nothing else ended. */
export interface End {
  readonly kind: 'end';
  readonly outcome: Name | null;
  readonly otherwise: boolean;
  readonly span: Span;
}

export type Move = Wait | Goto | Exit | Run | End;
export type MoveKind = Move['kind'];

/** The first words of moves. */
export const moveWords = ['wait', 'goto', 'to', 'run', 'call', 'end'] as const;

export interface StateNode {
  readonly name: Name;
  readonly body: Body;
  readonly span: Span;
}

export interface StatesDeclaration {
  readonly kind: 'states';
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  /** Null for one that is called. */
  readonly from: ValueNode | null;
  readonly states: readonly StateNode[];
  readonly span: Span;
}

/** `day 8 every 2 cycles { … }`. */
export interface CycleDay {
  readonly kind: 'day';
  readonly day: ValueNode;
  readonly everyCycles: ValueNode | null;
  readonly body: Body;
  readonly span: Span;
}

/** `hold when P for 7 days { … }`. */
export interface CycleHold {
  readonly kind: 'hold';
  readonly when: ValueNode;
  readonly length: ValueNode;
  readonly body: Body | null;
  readonly span: Span;
}

/** `stop when P`. */
export interface CycleStop {
  readonly kind: 'stop';
  readonly when: ValueNode;
  readonly span: Span;
}

export type CycleItem = CycleDay | CycleHold | CycleStop;

export interface CycleDeclaration {
  readonly kind: 'cycle';
  readonly name: Name;
  readonly every: ValueNode;
  readonly from: ValueNode;
  readonly times: ValueNode | null;
  readonly until: ValueNode | null;
  readonly items: readonly CycleItem[];
  readonly span: Span;
}

export interface FlowDeclaration {
  readonly kind: 'flow';
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  readonly outcomes: readonly Name[];
  readonly body: Body;
  readonly span: Span;
}
