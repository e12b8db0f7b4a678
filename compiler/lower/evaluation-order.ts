/** Cycles that only show when everything is together: attributes through the arms of axes, events that depend on each other. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { ArmRef, Ir, ScenarioEvent } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import { allActions, eachPart } from '../../ir/walk.ts';
import { beforeMark } from '../diagnostics/thread-diagnostics.ts';
import * as time from '../diagnostics/time-diagnostics.ts';
import { attributeCycle } from '../diagnostics/type-diagnostics.ts';

interface Edge {
  readonly to: string;
  /** The arm whose definition has the dependence; null for the base. */
  readonly arm: ArmRef | null;
}

export function checkOrder(ir: Ir): Diagnostic[] {
  return [...attributeCircles(ir), ...birthCircles(ir), ...lastingCircles(ir), ...eventCircles(ir), ...eventsAhead(ir), ...lastOccurrences(ir)];
}

function placed(ir: Ir, at: At): { file: string; span: { start: number; end: number } } {
  return { file: ir.files[at[0]]?.path ?? '', span: { start: at[1], end: at[2] } };
}

/** Definitions by name, with what each reads. A cycle counts when one subject can have all its arms. */
function attributeCircles(ir: Ir): Diagnostic[] {
  const edges = new Map<string, Edge[]>();
  const definitions = [...ir.person, ...ir.attributes];
  for (const definition of definitions) {
    const list: Edge[] = [];
    if (definition.value !== null) for (const to of readsOf(ir, definition.value)) list.push({ to, arm: null });
    for (const replacement of definition.replacements)
      for (const to of readsOf(ir, replacement.value)) list.push({ to, arm: { axis: replacement.axis, arm: replacement.arm } });
    edges.set(definition.name, list);
  }
  removeEnds(edges);
  for (const start of edges.keys()) {
    const circle = findCircle(edges, start);
    if (circle === null) continue;
    const definition = definitions.find((d) => d.name === start);
    const { file, span } = placed(ir, definition?.at ?? [0, 0, 0]);
    // Within the base alone the checker has already said so.
    return [diagnose(attributeCycle, file, span, { cycle: [...circle, start].join(' → ') }, { found: start })];
  }
  return [];
}

/** The birth date follows from anchors that follow from it. */
function birthCircles(ir: Ir): Diagnostic[] {
  const definition = ir.person.find(({ name }) => name === 'birth_date');
  if (definition === undefined) return [];
  const values = [...(definition.value === null ? [] : [definition.value]), ...definition.replacements.map(({ value }) => value)];
  for (const value of values) {
    const reached = new Set<number>();
    for (const e of eachPart(value)) if (e.op === 'anchor') reached.add(e.anchor);
    // What is added while the set is walked is walked too.
    for (const id of reached)
      for (const e of eachPart(ir.anchors[id].value)) {
        if (e.op === 'anchor') reached.add(e.anchor);
        if (e.op !== 'age' && !(e.op === 'person' && e.field === 'birth_date') && !(e.op === 'moment' && e.name === 'birth')) continue;
        const { file, span } = placed(ir, definition.at);
        return [diagnose(time.anchorCycle, file, span, { cycle: `birth_date → ${ir.anchors[id].name} → birth_date` }, { found: ir.anchors[id].name })];
      }
  }
  return [];
}

/** Attributes that are changed as long as a condition holds which reads them, directly or by other such attributes. */
function lastingCircles(ir: Ir): Diagnostic[] {
  const reads = new Map<number, { readonly slot: number; readonly at: At }[]>();
  for (const { argument, lasts } of allActions(ir)) {
    if (lasts === undefined || argument?.op !== 'attribute') continue;
    const read = [...eachPart(lasts)].flatMap((e) => (e.op === 'attribute' ? [{ slot: e.slot, at: e.at }] : []));
    reads.set(argument.slot, [...(reads.get(argument.slot) ?? []), ...read]);
  }
  for (const [start, list] of reads)
    for (const { slot, at } of list) {
      const way = wayTo(reads, slot, start);
      if (way === null) continue;
      const names = [start, ...way].map((one) => ir.attributes[one].name);
      const { file, span } = placed(ir, at);
      return [diagnose(attributeCycle, file, span, { cycle: names.join(' → ') }, { found: names[1] })];
    }
  return [];
}

/** From one attribute to another, the last included; null where it leads nowhere. */
function wayTo(reads: ReadonlyMap<number, readonly { readonly slot: number }[]>, from: number, to: number): readonly number[] | null {
  const ways = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = way[way.length - 1];
    if (last === to) return way;
    for (const { slot } of reads.get(last) ?? []) {
      if (seen.has(slot)) continue;
      seen.add(slot);
      ways.push([...way, slot]);
    }
  }
  return null;
}

/** Takes away what reads nothing that is left, again and again: only what leads to a cycle stays. */
function removeEnds(edges: Map<string, Edge[]>): void {
  const readers = new Map<string, string[]>();
  const left = new Map<string, number>();
  for (const [name, list] of edges) {
    const known = list.filter(({ to }) => edges.has(to));
    left.set(name, known.length);
    for (const { to } of known) readers.set(to, [...(readers.get(to) ?? []), name]);
  }
  const ends = [...edges.keys()].filter((name) => left.get(name) === 0);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    edges.delete(end);
    for (const reader of readers.get(end) ?? []) {
      const rest = (left.get(reader) ?? 0) - 1;
      left.set(reader, rest);
      if (rest === 0) ends.push(reader);
    }
  }
}

function readsOf(ir: Ir, expression: Expression): Set<string> {
  const reads = new Set<string>();
  for (const e of eachPart(expression)) {
    if (e.op === 'attribute') reads.add(ir.attributes[e.slot].name);
    else if (e.op === 'person') reads.add(e.field);
    else if (e.op === 'age') reads.add('age');
  }
  return reads;
}

/** Ways that are followed from one definition before the search gives up. */
const MOST_WAYS = 20_000;

/** The shortest cycle from `start` back to it that uses no two arms of one axis and at least one arm. */
function findCircle(edges: ReadonlyMap<string, readonly Edge[]>, start: string): string[] | null {
  const seen = new Set<string>();
  const ways: { readonly path: readonly string[]; readonly arms: ReadonlyMap<number, number> }[] = [{ path: [start], arms: new Map() }];
  for (const { path, arms } of ways) {
    for (const { to, arm } of edges.get(path[path.length - 1]) ?? []) {
      if (arm !== null && arms.has(arm.axis) && arms.get(arm.axis) !== arm.arm) continue;
      const taken = arm === null ? arms : new Map([...arms, [arm.axis, arm.arm]]);
      if (to === start && taken.size > 0) return [...path];
      // The same definition under the same arms leads on to nothing else.
      const key = `${to} ${[...taken].sort((a, b) => a[0] - b[0]).join(' ')}`;
      if (to === start || seen.has(key) || ways.length >= MOST_WAYS) continue;
      seen.add(key);
      ways.push({ path: [...path, to], arms: taken });
    }
  }
  return null;
}

function eventCircles(ir: Ir): Diagnostic[] {
  /** The event whose walk came by first. */
  const seenFrom = new Map<number, number>();
  let least: number | null = null;
  for (const id of ir.events.keys()) {
    let at: number | null = id;
    while (at !== null && !seenFrom.has(at)) {
      seenFrom.set(at, id);
      at = before(ir, at);
    }
    if (at === null || seenFrom.get(at) !== id) continue;
    for (const one of circleOf(ir, at)) if (one < ir.events.length && (least === null || one < least)) least = one;
  }
  if (least === null) return [];
  const { file, span } = placed(ir, ir.events[least].at);
  const cycle = [...circleOf(ir, least), least].map((id) => nameOf(ir, id)).join(' → ');
  return [diagnose(time.eventCycle, file, span, { cycle }, { found: ir.events[least].name })];
}

/** The cycle that goes through an event. */
function circleOf(ir: Ir, id: number): number[] {
  const circle = [id];
  for (let at = before(ir, id); at !== null && at !== id; at = before(ir, at)) circle.push(at);
  return circle;
}

/** What an event depends on; a mark on what begins its thread or flow. */
function before(ir: Ir, id: number): number | null {
  if (id < ir.events.length) return ir.events[id].schedule.hangsOn?.event ?? null;
  const flow = ir.flows.find(({ start, end, asked }) => (start === id && asked !== true) || end === id);
  if (flow !== undefined) return flow.end === id && flow.start !== id ? flow.start : null;
  const mark = id - ir.events.length;
  return ir.threads.find(({ code }) => code.some((i) => i.op === 'enter' && ir.states[i.state].mark === mark))?.event ?? null;
}

function nameOf(ir: Ir, id: number): string {
  return id < ir.events.length ? ir.events[id].name : (ir.marks[id - ir.events.length]?.name ?? '');
}

/** What lies before an event must be planned when that event is, so the event must be sure to happen. */
function eventsAhead(ir: Ir): Diagnostic[] {
  return ir.events.flatMap((event) => {
    const { hangsOn, ahead } = event.schedule;
    if (!ahead || hangsOn === null) return [];
    const known: ScenarioEvent | undefined = ir.events[hangsOn.event];
    if (known !== undefined && known.when === null && known.schedule.kind !== 'rate') return [];
    // When a state is entered or a flow ends shows only then.
    const other = known ?? ir.marks[hangsOn.event - ir.events.length];
    const { file, span } = placed(ir, event.at);
    const at = placed(ir, other.at);
    if (known === undefined)
      return [
        diagnose(
          beforeMark,
          file,
          span,
          { name: event.name, other: other.name },
          { found: event.name, related: [{ message: `\`${other.name}\` is declared here`, file: at.file, span: at.span }] },
        ),
      ];
    return [
      diagnose(
        time.beforeGuarded,
        file,
        span,
        { name: event.name, other: other.name, random: known.when === null },
        {
          found: event.name,
          related: [{ message: `\`${other.name}\` is declared here${known.when === null ? '' : ', with a condition'}`, file: at.file, span: at.span }],
        },
      ),
    ];
  });
}

/** The last occurrence is known when the series is over, so it must have one series, and what depends on it lies after it. */
function lastOccurrences(ir: Ir): Diagnostic[] {
  return ir.events.flatMap((event) => {
    const { hangsOn, ahead } = event.schedule;
    if (hangsOn?.which !== 'last') return [];
    const known: ScenarioEvent | undefined = ir.events[hangsOn.event];
    const again = known === undefined || known.schedule.hangsOn?.which === 'each';
    if (!again && !ahead) return [];
    const other = known ?? ir.marks[hangsOn.event - ir.events.length];
    const why =
      known === undefined
        ? `\`${other.name}\` can always occur again`
        : again
          ? `\`${other.name}\` occurs for each occurrence of another event, so there is no single last one`
          : `it is not known in advance which \`${other.name}\` is the last`;
    const cannot = again ? 'depend on' : 'be scheduled before';
    const { file, span } = placed(ir, event.at);
    return [diagnose(time.lastUnknown, file, span, { name: event.name, cannot, other: other.name, why }, { found: event.name })];
  });
}
