/** The names that timelines, threads and flows declare, collected before anything refers to them (`machines/collect.ts`). */
import type {
  Body,
  Branch,
  Clause,
  CycleDeclaration,
  EventNode,
  FlowDeclaration,
  Name,
  Phase,
  Run,
  Statement,
  StatesDeclaration,
  ValueNode,
} from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import type { ScopedBody } from '../bind/walk-included.ts';

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

/** Something that a timeline, a thread or a copy of a flow declares. */
export interface Declared {
  readonly timeline: string;
  readonly name: string;
  /** The module in which it is written. */
  readonly scope: Scope;
  /** The timelines that it was included through, itself the first: all of them know it by name. */
  readonly through: readonly Body[];
}

export interface AnchorName extends Declared {
  readonly id: number;
  readonly node: Statement;
}

/** Clauses with the module that they are written in. */
export interface WrittenClauses {
  readonly clauses: readonly Clause[];
  readonly scope: Scope;
}

/** An event as its overrides leave it: each part with the module that says it. */
export interface EventParts {
  /** All clauses that say when it falls, together. */
  readonly timing: WrittenClauses;
  readonly when: WrittenClauses;
  readonly chance: WrittenClauses;
  readonly body: ScopedBody | null;
}

export interface EventName extends Declared {
  readonly id: number;
  readonly node: EventNode;
  readonly parts: EventParts;
  /** Clauses of the phases around it, outermost first. */
  readonly phases: readonly PhaseName[];
  readonly home: Home;
  /** `event`: as it is written. `thread`, `run`: what begins a thread or a flow. */
  readonly role: 'event' | 'thread' | 'run';
}

/** An event in the visits of another one. */
export interface InsertName extends Declared {
  /** Its number among events and marks. */
  readonly id: number;
  readonly node: EventNode;
  readonly parts: EventParts;
  readonly phases: readonly PhaseName[];
  readonly home: Home;
}

export interface PhaseName extends Declared {
  readonly clauses: Phase['clauses'];
  readonly span: Span;
}

export interface BranchName extends Declared {
  readonly id: number;
  readonly node: Branch;
  /** Names of its arms, with those that a replacement of the event gives the branch of the same name. */
  readonly arms: readonly string[];
}

/** One copy of a flow: where it is run or called. Its `timeline` is the timeline or thread that knows it, its `name` as what. */
export interface FlowName extends Declared {
  readonly id: number;
  readonly node: FlowDeclaration;
  readonly home: Home;
  /** What begins it: an event of a timeline, or a mark where a thread calls it. */
  readonly start: { readonly kind: 'event' | 'mark'; readonly id: number };
  readonly end: number;
  readonly events: readonly number[];
  readonly branches: readonly number[];
  /** Its name, where it is run or called. */
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
  readonly inserts: readonly InsertName[];
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

/** Of several things with one name, the one that is meant; null where there is none, or no saying which. */
export function findIn<T extends Declared>(items: readonly T[], place: SeenFrom, name: string): T | null {
  const found = named(items, place, [name]);
  return found.length === 1 ? found[0] : null;
}

/** Where a name is seen from. */
export interface SeenFrom {
  readonly timeline: string | null;
  readonly scope: Scope;
}

/**
 * What a name can mean, with the timeline or the module before it. A bare name is the one of the own timeline, in an imported file the one of that file,
 * else whatever is so called in a timeline itself and in no copy of a flow.
 */
export function named<T extends Declared>(items: readonly T[], { timeline, scope }: SeenFrom, names: readonly string[]): readonly T[] {
  const name = names[names.length - 1];
  const all = items.filter((item) => item.name === name);
  if (names.length === 1) {
    const own = all.filter((item) => item.timeline === timeline);
    if (own.length > 0) return own.slice(0, 1);
    const open = all.filter((item) => !isCopy(item.timeline));
    const ofFile = scope.prefix === '' ? [] : open.filter((item) => item.scope === scope);
    return ofFile.length > 0 ? ofFile : open;
  }
  let current = scope;
  for (const [i, word] of names.slice(0, -1).entries()) {
    const meaning = current.names.get(word);
    if (meaning?.kind === 'module') current = meaning.scope;
    else if (i < names.length - 2) return [];
    else if (meaning?.kind === 'timeline') return all.filter(({ through }) => through.includes(meaning.node.body));
    // A timeline of the scenario, for a mixin that knows nothing of its file.
    else return i === 0 && meaning === undefined ? all.filter((item) => item.timeline === word) : [];
  }
  return all.filter((item) => item.scope === current && !isCopy(item.timeline));
}

/** Names inside a copy of a flow are seen only there. */
export function isCopy(timeline: string): boolean {
  return timeline.includes(':');
}
