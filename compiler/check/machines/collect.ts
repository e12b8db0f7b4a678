/**
 * Bound declarations → the names of everything that can happen. Flows and machines that are called are copied at each place that runs them: a copy has
 * names and draws of its own, so that nothing at run time is a second kind of event.
 */
import type { Body, Branch, CycleDeclaration, EventNode, FlowDeclaration, Name, Run, StatesDeclaration, ValueNode } from '../../../grammar/ast/ast.ts';
import { alternatives, eachItem } from '../../../grammar/ast/walk-items.ts';
import { type Diagnostic, diagnose, replace } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source-text.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Bound, BoundThread, BoundTimeline } from '../../bind/bind.ts';
import { type Placed, unfold } from '../../bind/bind-include.ts';
import { isStatement } from '../../bind/is-statement.ts';
import { followPath, type Meaning, meaningWords, type Scope } from '../../bind/scope.ts';
import { eachIncluded, type ScopedBody } from '../../bind/walk-included.ts';
import * as names from '../../diagnostics/name-diagnostics.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import type {
  AnchorName,
  Binding,
  BranchName,
  EventName,
  EventParts,
  FlowName,
  Home,
  InsertName,
  MachineName,
  MarkName,
  PhaseName,
  TimelineNames,
  WrittenClauses,
} from '../timeline-names.ts';
import { named } from '../timeline-names.ts';
import { statesOf } from './cycle.ts';
import { bindArguments } from './parameters.ts';

/** Copies of flows and machines, and states in them, of one scenario. */
const MAX_COPIES = 20_000;
/** Flows and machines that may be inside each other. */
const MAX_DEPTH = 64;

type Runnable = FlowDeclaration | StatesDeclaration;
type Taken = Map<string, { readonly name: Name; readonly what: string; readonly file: string }>;

const noLocals: ReadonlyMap<string, Binding> = new Map();

/** @param elsewhere flows that other patients of the unit run, which are checked with those */
export function collectNames(bound: Bound, diagnostics: Diagnostic[], elsewhere: ReadonlySet<object>): TimelineNames {
  return new Collector(bound, diagnostics).collect(elsewhere);
}

class Collector {
  readonly #bound: Bound;
  readonly #diagnostics: Diagnostic[];
  readonly #anchors: AnchorName[] = [];
  readonly #events: EventName[] = [];
  readonly #inserts: (Omit<InsertName, 'id'> & { readonly mark: number })[] = [];
  readonly #branches: BranchName[] = [];
  readonly #phases: PhaseName[] = [];
  readonly #flows: FlowName[] = [];
  readonly #machines: MachineName[] = [];
  readonly #marks: MarkName[] = [];
  readonly #stateMarks = new Map<StatesDeclaration | CycleDeclaration, ReadonlyMap<string, number>>();
  readonly #used = new Set<Runnable>();
  #slots = 0;
  #visits = 0;
  #copies = 0;

  constructor(bound: Bound, diagnostics: Diagnostic[]) {
    this.#bound = bound;
    this.#diagnostics = diagnostics;
  }

  collect(elsewhere: ReadonlySet<object>): TimelineNames {
    for (const thread of this.#bound.threads) {
      if ('node' in thread) this.#timeline(thread);
      else this.#thread(thread);
    }
    for (const { node, scope } of this.#bound.axes)
      for (const { body } of node.arms) for (const item of body.items) if (item.kind === 'event') this.#inArm(item, scope);
    const used = new Set(this.#used);
    const real = { events: this.#events.length, flows: this.#flows.length, machines: this.#machines.length };
    // What nothing runs is checked all the same, with parameters that stand for nothing.
    for (const { node, scope } of this.#bound.flows) {
      if (this.#used.has(node) || elsewhere.has(node)) continue;
      const home: Home = { timeline: '', scope, locals: noLocals, flow: null, machine: null };
      if (node.kind === 'flow')
        this.#flow(node, scope, null, home, {
          name: node.name.text,
          timeline: `:${node.name.text}`,
          stack: [],
          byThread: false,
          span: node.name.span,
          through: [],
        });
      else this.#machine(node, node, this.#homeOf(node, scope, null, home, `:${node.name.text}`, null), 0, null, []);
    }
    return {
      anchors: this.#anchors,
      events: this.#events,
      inserts: this.#inserts.map(({ mark, ...insert }) => ({ ...insert, id: real.events + mark })),
      real,
      branches: this.#branches,
      phases: this.#phases,
      flows: this.#flows,
      machines: this.#machines,
      marks: this.#marks,
      stateMarks: this.#stateMarks,
      used,
      slots: this.#slots,
      visits: this.#visits,
    };
  }

  #take(taken: Taken, name: Name, what: string, scope: Scope, of: string): boolean {
    const file = scope.module.source.path;
    const first = taken.get(name.text);
    if (first === undefined) {
      taken.set(name.text, { name, what, file });
      return true;
    }
    this.#diagnostics.push(
      diagnose(
        names.duplicateName,
        file,
        name.span,
        { name: name.text, what: `${first.what} of this ${of}` },
        { found: name.text, related: [{ message: 'first defined here', file: first.file, span: first.name.span }] },
      ),
    );
    return false;
  }

  #timeline({ node, items }: BoundTimeline): void {
    const home: Home = { timeline: node.name.text, scope: this.#bound.root, locals: noLocals, flow: null, machine: null };
    this.#inTimeline(items, home, [], new Map(), []);
  }

  /** Anchors, events, phases and runs of a timeline or of a copy of a flow. */
  #inTimeline(placed: readonly Placed[], home: Home, around: readonly PhaseName[], taken: Taken, stack: readonly Runnable[]): void {
    const of = home.flow === null ? 'timeline' : 'flow';
    for (const one of placed) {
      const { item, scope, inner, through } = one;
      if (item.kind === 'event') {
        const name = item.path.names[0];
        const parts = partsOf(one);
        if (this.#take(taken, name, 'an event', scope, of)) {
          if (parts.timing.clauses.some(({ kind }) => kind === 'in')) {
            const mark = this.#mark(`${home.timeline}.${name.text}`, name.text, name.span, scope);
            this.#inserts.push({ mark, timeline: home.timeline, name: name.text, node: item, scope, through, parts, phases: around, home });
          } else this.#event(name.text, item, home, { scope, through, parts }, around, 'event');
        }
        if (parts.body !== null) this.#inBody(parts.body, home, through, taken, of);
      } else if (item.kind === 'phase') {
        const phase: PhaseName = { timeline: home.timeline, name: item.name.text, clauses: item.clauses, scope, through, span: item.name.span };
        if (this.#take(taken, item.name, 'a phase', scope, of)) this.#phases.push(phase);
        this.#inTimeline(inner, home, [...around, phase], taken, stack);
      } else if (item.kind === 'run' && item.word === 'run') this.#run(item, { ...home, scope }, through, taken, of, stack);
      else if (isStatement(item, 'anchor') && item.argument?.kind === 'path' && home.flow === null) {
        const name = item.argument.names[0];
        if (this.#take(taken, name, 'an anchor', scope, of))
          this.#anchors.push({ id: this.#anchors.length, timeline: home.timeline, name: name.text, node: item, scope, through });
      }
    }
  }

  #event(
    name: string,
    node: EventName['node'],
    home: Home,
    { scope, through, parts }: Pick<EventName, 'scope' | 'through' | 'parts'>,
    phases: readonly PhaseName[],
    role: EventName['role'],
  ): number {
    const id = this.#events.length;
    this.#events.push({ id, timeline: home.timeline, name, node, scope, through, parts, phases, home, role });
    return id;
  }

  /** The branches of a body. */
  #inBody(body: ScopedBody, home: Home, through: readonly Body[], taken: Taken, of: string): void {
    for (const { item, scope: at } of eachIncluded(body)) {
      if (item.kind !== 'branch') continue;
      // A mixin that is included twice has one branch: its name is what was drawn last.
      const known = this.#branches.some((branch) => branch.node === item && branch.timeline === home.timeline);
      if (!known && this.#take(taken, item.name, 'a branch', at, of)) this.#branch(home.timeline, item, at, through);
    }
  }

  #branch(timeline: string, node: Branch, scope: Scope, through: readonly Body[]): void {
    const [name, arms] = [node.name.text, node.arms.map((arm) => arm.name.text)];
    this.#branches.push({ id: this.#branches.length, timeline, name, node, arms, scope, through });
  }

  /** An event of an arm has the branches of the event that it replaces, perhaps with other arms, and may have more. */
  #inArm({ path, body }: EventNode, scope: Scope): void {
    const names = path.names.map((name) => name.text);
    const [event, ...more] = named(this.#events, { timeline: null, scope }, names);
    if (event === undefined || more.length > 0 || body === null) return;
    for (const { item } of eachIncluded({ body, scope })) {
      if (item.kind !== 'branch') continue;
      const at = this.#branches.findIndex(({ timeline, name }) => timeline === event.timeline && name === item.name.text);
      const known = this.#branches[at];
      if (known === undefined) this.#branch(event.timeline, item, event.scope, event.through);
      else this.#branches[at] = { ...known, arms: [...new Set([...known.arms, ...item.arms.map((arm) => arm.name.text)])] };
    }
  }

  /** `run prior_auth(…) as pa`: an event that begins the flow, and the flow's own events under its name. */
  #run(run: Run, home: Home, through: readonly Body[], taken: Taken, of: string, stack: readonly Runnable[]): void {
    const callee = this.#callee(run, home, stack);
    if (callee === null) return;
    const { node, scope } = callee;
    const name = run.alias ?? run.callee.names[run.callee.names.length - 1];
    if (!this.#take(taken, name, 'a run', home.scope, of)) return;
    if (node.kind !== 'flow') {
      this.#diagnostics.push(
        diagnose(
          say.wrongCallee,
          home.scope.module.source.path,
          run.callee.span,
          { word: 'run', what: 'a state machine', right: 'a flow' },
          { found: node.name.text },
        ),
      );
      return;
    }
    const timeline = `${home.timeline}:${name.text}`;
    this.#flow(node, scope, run, home, { name: name.text, timeline, stack: [...stack, node], byThread: false, span: name.span, through });
  }

  #flow(
    node: FlowDeclaration,
    scope: Scope,
    run: Run | null,
    caller: Home,
    at: {
      readonly name: string;
      readonly timeline: string;
      readonly stack: readonly Runnable[];
      readonly byThread: boolean;
      readonly span: Span;
      readonly through: readonly Body[];
    },
  ): FlowName {
    this.#used.add(node);
    const id = this.#flows.length;
    const home = this.#homeOf(node, scope, run, caller, at.timeline, id);
    const events: number[] = [];
    const branches: number[] = [];
    let start: FlowName['start'];
    if (at.byThread) start = { kind: 'mark', id: this.#mark(`${at.timeline}/start`, at.name, at.span, scope) };
    else {
      const begin = beginning(node, run, at.span);
      start = {
        kind: 'event',
        id: this.#event(
          at.name,
          begin,
          caller,
          { scope: caller.scope, through: at.through, parts: partsOf({ item: begin, scope: caller.scope, base: null }) },
          [],
          'run',
        ),
      };
    }
    const end = this.#mark(`${at.timeline}/end`, `${at.name}.end`, at.span, scope);
    const flow: FlowName = {
      id,
      timeline: caller.timeline,
      name: at.name,
      node,
      home,
      start,
      end,
      events,
      branches,
      scope: caller.scope,
      through: at.through,
      span: at.span,
    };
    this.#flows.push(flow);
    const [firstEvent, firstBranch] = [this.#events.length, this.#branches.length];
    const report = (diagnostic: Diagnostic): void => void this.#diagnostics.push(diagnostic);
    if (this.#room(at.span, scope)) this.#inTimeline(unfold(node.body, scope, 'timeline', report), home, [], new Map(), at.stack);
    // Events of flows inside belong to those.
    for (const event of this.#events.slice(firstEvent)) if (event.timeline === at.timeline) events.push(event.id);
    for (const branch of this.#branches.slice(firstBranch)) if (branch.timeline === at.timeline) branches.push(branch.id);
    return flow;
  }

  #homeOf(node: Runnable, scope: Scope, run: Run | null, caller: Home, timeline: string, flow: number | null): Home {
    const locals = bindArguments(node.parameters, run, caller, scope, this.#slots, this.#diagnostics);
    this.#slots += locals.size;
    return { timeline, scope, locals, flow, machine: node.kind === 'states' ? node : null };
  }

  #mark(path: string, name: string, span: Span, scope: Scope): number {
    const id = this.#marks.length;
    this.#marks.push({ id, path, name, span, scope });
    return id;
  }

  /** `states ckd from diagnosis`, `cycle folfox every 14 days from surgery`. */
  #thread({ thread: node, scope }: BoundThread): void {
    const parameters = node.kind === 'states' ? node.parameters : [];
    const outer: Home = { timeline: scope.prefix + node.name.text, scope, locals: noLocals, flow: null, machine: node };
    const home: Home = { ...outer, locals: bindArguments(parameters, null, outer, scope, this.#slots, this.#diagnostics) };
    this.#slots += parameters.length;
    const begin = threadEvent(node.name, node.from);
    const event = this.#event('begin', begin, outer, { scope, through: [], parts: partsOf({ item: begin, scope, base: null }) }, [], 'thread');
    if (parameters.length > 0)
      this.#diagnostics.push(
        diagnose(say.parametersOfThread, scope.module.source.path, parameters[0].span, { name: node.name.text }, { found: node.name.text }),
      );
    this.#machine(node.kind === 'cycle' ? statesOf(node) : node, node, home, 0, event, []);
  }

  /** One copy of a machine with all that it calls. */
  #machine(
    node: StatesDeclaration,
    declared: StatesDeclaration | CycleDeclaration,
    home: Home,
    depth: number,
    event: number | null,
    stack: readonly Runnable[],
  ): MachineName {
    if (declared.kind === 'states') this.#used.add(declared);
    this.#markStates(node, declared, home);
    const states = new Map<string, number>();
    const calls = new Map<Run, FlowName | MachineName>();
    const machine: MachineName = { name: declared.name.text, node, home, depth, states, calls, event };
    this.#machines.push(machine);
    const taken: Taken = new Map();
    for (const state of node.states) {
      if (states.has(state.name.text)) continue;
      states.set(state.name.text, this.#visits++);
      this.#inBody({ body: state.body, scope: home.scope }, home, [], taken, 'machine');
      if (!this.#room(state.span, home.scope)) return machine;
      for (const run of runsIn(state.body)) this.#call(run, state.name.text, machine, calls, taken, [...stack, node]);
    }
    return machine;
  }

  /** States of a machine have one mark each, whatever copy of it they are entered in. */
  #markStates(node: StatesDeclaration, declared: StatesDeclaration | CycleDeclaration, home: Home): void {
    if (this.#stateMarks.has(declared)) return;
    const marks = new Map<string, number>();
    for (const state of node.states) {
      const first = node.states.find((other) => other.name.text === state.name.text);
      if (first !== state && first !== undefined) {
        const taken: Taken = new Map([[state.name.text, { name: first.name, what: 'a state', file: home.scope.module.source.path }]]);
        this.#take(taken, state.name, 'a state', home.scope, 'machine');
        continue;
      }
      marks.set(
        state.name.text,
        this.#mark(`${home.scope.prefix}${declared.name.text}.${state.name.text}`, `${declared.name.text}.${state.name.text}`, state.name.span, home.scope),
      );
    }
    this.#stateMarks.set(declared, marks);
  }

  #call(run: Run, state: string, machine: MachineName, calls: Map<Run, FlowName | MachineName>, taken: Taken, stack: readonly Runnable[]): void {
    if (run.word !== 'call') return;
    const { home } = machine;
    const callee = this.#callee(run, home, stack);
    if (callee === null) return;
    const { node, scope } = callee;
    const base = (run.alias ?? run.callee.names[run.callee.names.length - 1]).text;
    const path = `${home.timeline}:${state}:${base}`;
    let timeline = path;
    for (let n = 2; [...calls.values()].some((other) => other.home.timeline === timeline); n++) timeline = `${path}#${n}`;
    if (node.kind === 'flow') {
      const alias = run.alias ?? node.name;
      if (run.alias !== null) this.#take(taken, run.alias, 'a call', home.scope, 'machine');
      calls.set(
        run,
        this.#flow(node, scope, run, home, { name: alias.text, timeline, stack: [...stack, node], byThread: true, span: alias.span, through: [] }),
      );
    } else calls.set(run, this.#machine(node, node, this.#homeOf(node, scope, run, home, timeline, null), machine.depth + 1, null, stack));
  }

  /** What a run or call names; null after a report. */
  #callee(run: Run, home: Home, stack: readonly Runnable[]): { readonly node: Runnable; readonly scope: Scope } | null {
    const { symbol, rest } = followPath(home.scope, run.callee.names);
    const file = home.scope.module.source.path;
    const found = run.callee.names.map((name) => name.text).join('.');
    if (symbol === null || rest.length > 0) {
      const known = [...home.scope.names].filter(([, meaning]) => isRunnable(meaning)).map(([name]) => name);
      this.#diagnostics.push(
        diagnose(
          names.unknownName,
          file,
          run.callee.span,
          { name: found, what: 'flow' },
          { found, expected: known, suggestions: nearest(found, known).map((name) => replace(`write \`${name}\``, run.callee.span, name, false)) },
        ),
      );
      return null;
    }
    if (!isRunnable(symbol)) {
      const right = run.word === 'run' ? 'a flow' : 'a flow, or states without `from`';
      this.#diagnostics.push(diagnose(say.wrongCallee, file, run.callee.span, { word: run.word, what: meaningWords(symbol), right }, { found }));
      return null;
    }
    const again = stack.indexOf(symbol.node);
    if (again >= 0) {
      const circle = [...stack.slice(again), symbol.node].map((node) => node.name.text).join(' → ');
      this.#diagnostics.push(diagnose(say.recursion, file, run.callee.span, { cycle: circle }, { found }));
      return null;
    }
    if (stack.length >= MAX_DEPTH) {
      this.#diagnostics.push(diagnose(say.tooManyCopies, file, run.callee.span, { why: 'depth', limit: MAX_DEPTH }));
      return null;
    }
    return { node: symbol.node, scope: symbol.scope };
  }

  /** Copies multiply where what is copied runs others twice, so their number has a limit. */
  #room(span: Span, scope: Scope): boolean {
    if (++this.#copies <= MAX_COPIES) return true;
    if (this.#copies === MAX_COPIES + 1)
      this.#diagnostics.push(diagnose(say.tooManyCopies, scope.module.source.path, span, { why: 'number', limit: MAX_COPIES }));
    return false;
  }
}

function isRunnable(meaning: Meaning): meaning is Extract<Meaning, { kind: 'flow' | 'states' }> {
  return meaning.kind === 'flow' || (meaning.kind === 'states' && meaning.node.from === null);
}

/** The event that begins a thread. */
function threadEvent(name: Name, from: ValueNode | null): EventName['node'] {
  const { span } = name;
  const time: ValueNode = from ?? { kind: 'path', names: [{ text: 'start', span }], index: null, span };
  const path = { kind: 'path' as const, names: [name], index: null, span };
  return { kind: 'event', path, clauses: [{ kind: 'at', time, thenEvery: null, span: time.span }], body: { items: [], span }, span };
}

/** The event that begins a run: at the first argument that is an anchor, else at `start`. */
function beginning(node: FlowDeclaration, run: Run | null, span: Span): EventName['node'] {
  const path = { kind: 'path' as const, names: [{ text: 'begin', span }], index: null, span };
  const anchors = node.parameters.filter(({ type }) => type.text === 'anchor').map(({ name }) => name.text);
  const given = run?.args.find((argument) => argument.name !== null && anchors.includes(argument.name.text))?.value;
  const time: ValueNode = given ?? { kind: 'path', names: [{ text: 'start', span }], index: null, span };
  return { kind: 'event', path, clauses: [{ kind: 'at', time, thenEvery: null, span: time.span }], body: { items: [], span }, span: run?.span ?? span };
}

/** Runs and calls in a body, in order of the source. */
function runsIn(body: Body): Run[] {
  return [...eachItem(body, alternatives)].filter((item) => item.kind === 'run');
}

/** An event as its overrides leave it: each clause that one of them gives is replaced, those that say when it falls together. */
function partsOf({ item, scope, base }: Pick<Placed, 'item' | 'scope' | 'base'>): EventParts {
  const { clauses, body } = item as EventNode;
  const own: WrittenClauses = { clauses, scope };
  const rest = base === null ? null : partsOf(base);
  const given = (kind: 'when' | 'chance'): boolean => rest === null || clauses.some((clause) => clause.kind === kind);
  return {
    timing: rest === null || clauses.some((clause) => clause.kind !== 'when' && clause.kind !== 'chance') ? own : rest.timing,
    when: rest === null || given('when') ? own : rest.when,
    chance: rest === null || given('chance') ? own : rest.chance,
    body: body === null ? (rest?.body ?? null) : { body, scope },
  };
}
