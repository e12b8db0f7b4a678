/**
 * Bound declarations → the names of everything that can happen. Flows and machines that are called are copied at each place that runs them: a copy has
 * names and draws of its own, so that nothing at run time is a second kind of event.
 */
import type {
  Body,
  Branch,
  CycleDeclaration,
  EventNode,
  FieldNode,
  FlowDeclaration,
  Name,
  RateValue,
  Run,
  Statement,
  StatesDeclaration,
  ValueNode,
} from '../../../grammar/ast/ast.ts';
import { alternatives, eachItem } from '../../../grammar/ast/walk-items.ts';
import { type Diagnostic, diagnose, guess } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source-text.ts';
import { nearest } from '../../../model/nearest.ts';
import { verbNamed } from '../../../vocabulary/verbs.ts';
import type { Bound, BoundThread, BoundTimeline } from '../../bind/bind.ts';
import { type Placed, unfold, wholeName } from '../../bind/bind-include.ts';
import { isStatement } from '../../bind/is-statement.ts';
import { followPath, type Meaning, meaningWords, nameOutside, type Scope } from '../../bind/scope.ts';
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
  TimelineNames,
  VisitFieldName,
  WrittenClauses,
} from '../timeline-names.ts';
import { named, scheduleClauses } from '../timeline-names.ts';
import { statesOf } from './cycle.ts';
import { bindArguments } from './parameters.ts';

/** Copies of flows and machines, and states in them, of one scenario. */
const MAX_COPIES = 20_000;
/** Flows and machines that may be inside each other. */
const MAX_DEPTH = 64;

type Runnable = FlowDeclaration | StatesDeclaration;
/** An event in the visits of another one, before the number of its mark among events is known. */
type Insert = Omit<InsertName, 'id'> & { readonly mark: number };
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
  readonly #visitFields: VisitFieldName[] = [];
  readonly #inserts: Insert[] = [];
  readonly #branches: BranchName[] = [];
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
      for (const { body } of node.arms)
        for (const { item, scope: at } of unfold(body, scope, 'block', () => {})) if (item.kind === 'event') this.#inArm(item, at);
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
      visitFields: this.#visitFields,
      inserts: this.#inserts.map(({ mark, ...insert }) => ({ ...insert, id: real.events + mark })),
      real,
      branches: this.#branches,
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
    this.#inTimeline(items, home, new Map(), []);
  }

  /** Anchors, events and runs of a timeline or of a copy of a flow. */
  #inTimeline(placed: readonly Placed[], home: Home, taken: Taken, stack: readonly Runnable[]): void {
    const of = home.flow === null ? 'timeline' : 'flow';
    for (const one of placed) {
      const { item, scope, through } = one;
      if (item.kind === 'event') {
        const name = outside(scope, { text: wholeName(item), span: item.path.span });
        const parts = partsOf(one);
        // An override says which include brought the event.
        if (one.base === null && item.path.names.length > 1) this.#refuseDots(item, scope);
        if (this.#take(taken, name, 'an event', scope, of)) {
          if (parts.timing.clauses.some(({ kind }) => kind === 'in')) {
            const mark = this.#mark(`${home.timeline}.${name.text}`, name.text, name.span, scope);
            this.#inserts.push({ mark, timeline: home.timeline, name: name.text, node: item, scope, through, parts, home });
          } else this.#event(name.text, item, home, { scope, through, parts }, 'event');
        }
        // Its number is that of the event or mark that was just added.
        const own: FlowName['start'] =
          this.#events.at(-1)?.node === item ? { kind: 'event', id: this.#events.length - 1 } : { kind: 'mark', id: this.#marks.length - 1 };
        if (parts.body !== null) this.#inBody(parts.body, home, own, through, taken, of);
      } else if (item.kind === 'run' && item.word === 'run') this.#run(item, { ...home, scope }, through, taken, of, stack);
      else if (isStatement(item, 'anchor') && item.argument?.kind === 'path' && home.flow === null) {
        const name = outside(scope, item.argument.names[0]);
        if (this.#take(taken, name, 'an anchor', scope, of))
          this.#anchors.push({ id: this.#anchors.length, timeline: home.timeline, name: name.text, node: item, scope, through });
      } else if (item.kind === 'field' && home.flow === null) this.#field(item, one, home, taken);
    }
  }

  /** `attends: 82%` and `coalesce: 21 days`, and `lost: 8% per year`: an event after which planned visits no longer happen. */
  #field(node: FieldNode, { scope, through, base }: Placed, home: Home, taken: Taken): void {
    const [name] = node.path.names;
    if (node.path.names.length > 1) return;
    if (name.text === 'attends' || name.text === 'coalesce') this.#visitFields.push({ timeline: home.timeline, name: name.text, node, scope, through });
    if (name.text !== 'lost' || node.value.kind !== 'rate') return;
    if (this.#events.some(({ role, timeline }) => role === 'loss' && timeline === home.timeline)) return;
    const event = lossEvent(node, node.value);
    if (this.#take(taken, name, 'an event', scope, 'timeline'))
      this.#event(name.text, event, home, { scope, through, parts: partsOf({ item: event, scope, base, through }) }, 'loss');
  }

  #event(
    name: string,
    node: EventName['node'],
    home: Home,
    { scope, through, parts }: Pick<EventName, 'scope' | 'through' | 'parts'>,
    role: EventName['role'],
  ): number {
    const id = this.#events.length;
    this.#events.push({ id, timeline: home.timeline, name, node, scope, through, parts, home, role });
    return id;
  }

  /** The branches of a body, and its statements with an answer that has a name. @param start the event or state that it belongs to */
  #inBody(body: ScopedBody, home: Home, start: FlowName['start'], through: readonly Body[], taken: Taken, of: string): void {
    for (const { item, scope: at } of eachIncluded(body)) {
      if (item.kind === 'statement') this.#answer(item, at, home, start, through, (name) => this.#take(taken, name, 'an answer', at, of));
      if (item.kind !== 'branch') continue;
      // A mixin that is included twice has one branch: its name is what was drawn last.
      const name = outside(at, item.name);
      const known = this.#branches.some((branch) => branch.node === item && branch.timeline === home.timeline && branch.name === name.text);
      if (!known && this.#take(taken, name, 'a branch', at, of)) this.#branch(home.timeline, item, at, through);
    }
  }

  /** `authorize sv.mri as pa`: the payer's answer, in this timeline. A mixin that is included twice has one: its name is what was answered last. */
  #answer(node: Statement, scope: Scope, home: Home, start: FlowName['start'], through: readonly Body[], take: (name: Name) => boolean): void {
    const outcomes = verbNamed(node.verb.text)?.answers ?? [];
    if (node.object === null || outcomes.length === 0) return;
    const name = outside(scope, node.object.names[0]);
    const known = this.#flows.some((flow) => flow.node === node && flow.timeline === home.timeline && flow.name === name.text);
    if (known || !take(name)) return;
    const { text, span } = name;
    const end = this.#mark(`${home.timeline}:${text}/end`, `${text}.end`, span, scope);
    this.#flows.push({
      ...{ id: this.#flows.length, timeline: home.timeline, name: text, node, outcomes, home: { ...home, locals: noLocals, scope }, start, end },
      ...{ events: [], branches: [], scope, through, span },
    });
  }

  #refuseDots({ path: { span } }: EventNode, { module: { source } }: Scope): void {
    const found = source.text.slice(span.start, span.end);
    const facts = { what: 'a dotted name', place: 'here; the name of an event in a timeline must be a single word' };
    this.#diagnostics.push(diagnose(names.misplacedItem, source.path, span, facts, { found }));
  }

  #branch(timeline: string, node: Branch, scope: Scope, through: readonly Body[]): void {
    const [name, arms] = [nameOutside(scope, node.name.text), node.arms.map((arm) => arm.name.text)];
    this.#branches.push({ id: this.#branches.length, timeline, name, node, arms, scope, through });
  }

  /** An event of an arm has the branches of the event that it replaces, perhaps with other arms, and may have more. */
  #inArm({ path, body }: EventNode, scope: Scope): void {
    const names = path.names.map((name) => name.text);
    const taken: Taken = new Map();
    const [event, ...more] = named<EventName | Insert>([...this.#events, ...this.#inserts], { timeline: null, scope }, names);
    if (event === undefined || more.length > 0 || body === null) return;
    for (const { item, scope: inside } of eachIncluded({ body, scope })) {
      if (item.kind === 'statement') this.#answerInArm(item, inside, event, taken);
      if (item.kind !== 'branch') continue;
      const called = nameOutside(event.scope, item.name.text);
      const at = this.#branches.findIndex(({ timeline, name }) => timeline === event.timeline && name === called);
      const known = this.#branches[at];
      if (known === undefined) this.#branch(event.timeline, item, event.scope, event.through);
      else this.#branches[at] = { ...known, arms: [...new Set([...known.arms, ...item.arms.map((arm) => arm.name.text)])] };
    }
  }

  /** An answer of that name is the one of the event that the arm replaces: whichever statement asks, the name stands for what was answered. */
  #answerInArm(node: Statement, scope: Scope, event: EventName | Insert, taken: Taken): void {
    const called = node.object === null ? null : nameOutside(event.scope, node.object.names[0].text);
    if (this.#flows.some(({ timeline, name, node: of }) => timeline === event.timeline && name === called && of.kind === 'statement')) return;
    const start: FlowName['start'] = 'role' in event ? { kind: 'event', id: event.id } : { kind: 'mark', id: event.mark };
    this.#answer(node, event.scope, event.home, start, event.through, (name) => this.#take(taken, name, 'an answer', scope, 'event'));
  }

  /** `run prior_auth(…) as pa`: an event that begins the flow, and the flow's own events under its name. */
  #run(run: Run, home: Home, through: readonly Body[], taken: Taken, of: string, stack: readonly Runnable[]): void {
    const callee = this.#callee(run, home, stack);
    if (callee === null) return;
    const { node, scope } = callee;
    const name = outside(home.scope, run.alias ?? run.callee.names[run.callee.names.length - 1]);
    if (!this.#take(taken, name, 'a run', home.scope, of)) return;
    if (node.kind !== 'flow') {
      this.#diagnostics.push(
        diagnose(
          say.wrongCallee,
          home.scope.module.source.path,
          run.callee.span,
          { word: 'run', name: node.name.text, what: 'a state machine' },
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
          { scope: caller.scope, through: at.through, parts: partsOf({ item: begin, scope: caller.scope, base: null, through: at.through }) },
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
      outcomes: node.outcomes.map((name) => name.text),
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
    if (this.#room(at.span, scope)) this.#inTimeline(unfold(node.body, scope, 'timeline', report), home, new Map(), at.stack);
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
    const event = this.#event('begin', begin, outer, { scope, through: [], parts: partsOf({ item: begin, scope, base: null, through: [] }) }, 'thread');
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
      const mark = this.#stateMarks.get(declared)?.get(state.name.text) ?? 0;
      this.#inBody({ body: state.body, scope: home.scope }, home, { kind: 'mark', id: mark }, [], taken, 'machine');
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
          { found, expected: known, suggestions: nearest(found, known).map((name) => guess(run.callee.span, name, false)) },
        ),
      );
      return null;
    }
    if (!isRunnable(symbol)) {
      this.#diagnostics.push(diagnose(say.wrongCallee, file, run.callee.span, { word: run.word, name: found, what: meaningWords(symbol) }, { found }));
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

/** A name of an item, as it is known outside of the mixin that declares it. */
function outside(scope: Scope, { text, span }: Name): Name {
  return { text: nameOutside(scope, text), span };
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

/** The event of the field `lost`. */
function lossEvent({ path, span }: FieldNode, { rate, unit, span: at }: RateValue): EventName['node'] {
  return { kind: 'event', path, clauses: [{ kind: 'rate', rate, unit, span: at }], body: { items: [], span: at }, span };
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
function partsOf({ item, scope, base, through }: Pick<Placed, 'item' | 'scope' | 'base' | 'through'>): EventParts {
  const { clauses, body } = item as EventNode;
  const own: WrittenClauses = { clauses, scope };
  const rest = base === null ? null : partsOf(base);
  const given = (kind: 'when' | 'chance' | 'attends'): boolean => rest === null || clauses.some((clause) => clause.kind === kind);
  return {
    timing: rest === null || scheduleClauses(clauses).length > 0 ? own : rest.timing,
    when: rest === null || given('when') ? own : rest.when,
    chance: rest === null || given('chance') ? own : rest.chance,
    attends: rest === null || given('attends') ? own : rest.attends,
    body: body === null ? (rest?.body ?? null) : { body, scope },
    from: rest?.from ?? through,
  };
}
