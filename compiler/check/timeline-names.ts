/** The names that timelines, threads and flows declare, collected before anything refers to them (`machines/collect.ts`). */
import type { Branch, CycleDeclaration, EventNode, FlowDeclaration, Name, Phase, Run, Statement, StatesDeclaration, ValueNode } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';

/** A parameter of a flow or machine, with what it stands for in one copy of it; `value` is null where nothing was given. */
export interface Binding {
  readonly slot: number;
  readonly name: Name;
  readonly type: Type;
  readonly value: ValueNode | null;
  /** Whether a run begins at this argument, at each of its occurrences. */
  readonly leads: boolean;
  /** Where the argument stands. */
  readonly home: Home;
}

/** Where names are looked up: a timeline, a thread, or one copy of a flow or machine. */
export interface Home {
  /** `care`, `ckd`, `care:pa`: names declared here are seen first, and draws made here begin with it. */
  readonly timeline: string;
  readonly scope: Scope;
  readonly locals: ReadonlyMap<string, Binding>;
  /** The flow whose outcome `end` gives; null elsewhere. */
  readonly flow: number | null;
  /** The declaration whose states are seen by their bare names. */
  readonly machine: StatesDeclaration | CycleDeclaration | null;
}

export interface AnchorName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: Statement;
  readonly scope: Scope;
}

export interface EventName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: EventNode;
  readonly scope: Scope;
  /** Clauses of the phases around it, outermost first. */
  readonly phases: readonly PhaseName[];
  readonly home: Home;
  /** `event`: as it is written. `thread`, `run`: what begins a thread or a flow. */
  readonly role: 'event' | 'thread' | 'run';
}

export interface PhaseName {
  readonly timeline: string;
  readonly name: string;
  readonly clauses: Phase['clauses'];
  readonly scope: Scope;
  readonly span: Span;
}

export interface BranchName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: Branch;
  /** Names of its arms, with those that a replacement of the event gives the branch of the same name. */
  readonly arms: readonly string[];
  readonly scope: Scope;
}

/** One copy of a flow: where it is run or called. */
export interface FlowName {
  readonly id: number;
  /** The timeline or thread that knows it, and as what. */
  readonly timeline: string;
  readonly name: string;
  readonly node: FlowDeclaration;
  readonly home: Home;
  /** What begins it: an event of a timeline, or a mark where a thread calls it. */
  readonly start: { readonly kind: 'event' | 'mark'; readonly id: number };
  readonly end: number;
  readonly events: readonly number[];
  readonly branches: readonly number[];
  /** Its name, where it is run or called. */
  readonly scope: Scope;
  readonly span: Span;
}

/** One copy of a state machine: a thread, or what a thread calls. */
export interface MachineName {
  readonly name: string;
  readonly node: StatesDeclaration;
  readonly home: Home;
  /** How deep it is in calls. */
  readonly depth: number;
  /** Number of each of its states among all of the scenario. */
  readonly states: ReadonlyMap<string, number>;
  /** What each call in it leads to. */
  readonly calls: ReadonlyMap<Run, FlowName | MachineName>;
  /** The event that begins it; null for one that is called. */
  readonly event: number | null;
}

/** Something that comes about without a schedule of its own: a state is entered, a flow ends. */
export interface MarkName {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly span: Span;
  readonly scope: Scope;
}

export interface TimelineNames {
  readonly anchors: readonly AnchorName[];
  readonly events: readonly EventName[];
  /** How many of the events can happen; those after them belong to flows that nothing runs, and are only checked. */
  readonly real: { readonly events: number; readonly flows: number; readonly machines: number };
  readonly branches: readonly BranchName[];
  readonly phases: readonly PhaseName[];
  readonly flows: readonly FlowName[];
  readonly machines: readonly MachineName[];
  readonly marks: readonly MarkName[];
  /** Marks by declaration and state. */
  readonly stateMarks: ReadonlyMap<StatesDeclaration | CycleDeclaration, ReadonlyMap<string, number>>;
  /** The flows and machines that something runs. */
  readonly used: ReadonlySet<object>;
  /** Values kept for arguments, and states of all machines together. */
  readonly slots: number;
  readonly visits: number;
}

/** Marks share the numbers of events, after them. */
export function markId(names: TimelineNames, mark: number): number {
  return names.real.events + mark;
}

/** Of several things with one name, the one of the own timeline; else the only one that is in a timeline itself and in no copy of a flow. */
export function findIn<T extends { readonly timeline: string; readonly name: string }>(items: readonly T[], timeline: string | null, name: string): T | null {
  const named = items.filter((item) => item.name === name);
  const own = named.find((item) => item.timeline === timeline);
  if (own !== undefined) return own;
  const open = named.filter((item) => !isCopy(item.timeline));
  return open.length === 1 ? open[0] : null;
}

/** Names inside a copy of a flow are seen only there. */
export function isCopy(timeline: string): boolean {
  return timeline.includes(':');
}
