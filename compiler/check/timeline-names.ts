/** The names that timelines, threads and flows declare, collected before anything refers to them (`machines/collect.ts`). */
import type {
  Body,
  Branch,
  Clause,
  ClauseKind,
  CycleDeclaration,
  EventNode,
  FieldNode,
  FlowDeclaration,
  Name,
  Run,
  Statement,
  StatesDeclaration,
  ValueNode,
} from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Type } from '../../vocabulary/types.ts';
import { type Scope, sameModule } from '../bind/scope.ts';
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

/** Clauses that ask whether an event happens. */
const conditions: ReadonlySet<ClauseKind> = new Set(['when', 'chance', 'attends']);

/** Clauses that say when an event falls, and none that ask whether. */
export function scheduleClauses(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.filter(({ kind }) => !conditions.has(kind));
}

/** An event as its overrides leave it: each part with the module that says it. */
export interface EventParts {
  /** All clauses that say when it falls, together. */
  readonly timing: WrittenClauses;
  readonly when: WrittenClauses;
  readonly chance: WrittenClauses;
  readonly attends: WrittenClauses;
  readonly body: ScopedBody | null;
  /** The bodies that the event came through where it is first written. */
  readonly from: readonly Body[];
}

export interface EventName extends Declared {
  readonly id: number;
  readonly node: EventNode;
  readonly parts: EventParts;
  readonly home: Home;
  /** `event`: as it is written. `thread`, `run`: what begins a thread or a flow. `loss`: the field `lost` of a timeline. */
  readonly role: 'event' | 'thread' | 'run' | 'loss';
}

/** `attends: 82%` or `coalesce: 21 days` of a timeline: each for the events that are written in it. */
export interface VisitFieldName extends Declared {
  readonly node: FieldNode;
}

/** An event in the visits of another one. */
export interface InsertName extends Declared {
  /** Its number among events and marks. */
  readonly id: number;
  readonly node: EventNode;
  readonly parts: EventParts;
  readonly home: Home;
}

export interface BranchName extends Declared {
  readonly id: number;
  readonly node: Branch;
  /** Names of its arms, with those that a replacement of the event gives the branch of the same name. */
  readonly arms: readonly string[];
}

/**
 * One copy of a flow: where it is run or called. Its `timeline` is the timeline or thread that knows it, its `name` as what. A statement with an answer is
 * one, too: it has an outcome and an end, and nothing of its own between.
 */
export interface FlowName extends Declared {
  readonly id: number;
  readonly node: FlowDeclaration | Statement;
  readonly outcomes: readonly string[];
  readonly home: Home;
  /** What begins it: an event of a timeline, or a mark where a thread calls it; of an answer, the event or state of the statement. */
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
  readonly visitFields: readonly VisitFieldName[];
  readonly inserts: readonly InsertName[];
  /** How many of the events can happen; those after them belong to flows that nothing runs, and are only checked. */
  readonly real: { readonly events: number; readonly flows: number; readonly machines: number };
  readonly branches: readonly BranchName[];
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
export function named<T extends Declared>(items: readonly T[], seen: SeenFrom, names: readonly string[]): readonly T[] {
  // What a mixin declares is known in it without the name that its include gives it.
  for (let around = seen.scope.inclusion?.name ?? ''; around !== ''; around = around.slice(0, Math.max(0, around.lastIndexOf('.')))) {
    const inside = meant(items, seen, [...around.split('.'), ...names]);
    if (inside.length > 0) return inside;
  }
  return meant(items, seen, names);
}

function meant<T extends Declared>(items: readonly T[], { timeline, scope }: SeenFrom, names: readonly string[]): readonly T[] {
  const whole = names.join('.');
  const all = items.filter((item) => item.name === whole);
  if (names.length === 1 || all.length > 0) {
    const own = all.filter((item) => item.timeline === timeline);
    if (own.length > 0) return own.slice(0, 1);
    const open = all.filter((item) => !isCopy(item.timeline));
    const ofFile = scope.prefix === '' ? [] : open.filter((item) => sameModule(item.scope, scope));
    if (names.length === 1 || open.length > 0) return ofFile.length > 0 ? ofFile : open;
  }
  let current = scope;
  for (const [i, word] of names.slice(0, -1).entries()) {
    const meaning = current.names.get(word);
    const rest = names.slice(i + 1).join('.');
    if (meaning?.kind === 'module') current = meaning.scope;
    else if (meaning?.kind === 'timeline') return items.filter(({ name, through }) => name === rest && through.includes(meaning.node.body));
    // A timeline of the scenario, for a mixin that knows nothing of its file.
    else return i === 0 && meaning === undefined ? items.filter(({ name, timeline: of }) => name === rest && of === word) : [];
  }
  const last = names[names.length - 1];
  return items.filter((item) => item.name === last && sameModule(item.scope, current) && !isCopy(item.timeline));
}

/** Names inside a copy of a flow are seen only there. */
export function isCopy(timeline: string): boolean {
  return timeline.includes(':');
}
