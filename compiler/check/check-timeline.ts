/** Timelines: anchors and events. */
import type { Body, BodyItem, Clause, EventNode, FieldNode } from '../../grammar/ast/ast.ts';
import { guess, replace, type Suggestion } from '../../grammar/diagnostic.ts';
import type { Anchor, EventDefinition, ScenarioEvent, Schedule } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { anyPart, eachPart } from '../../ir/walk.ts';
import { enumerate } from '../../model/counted.ts';
import { nearest } from '../../model/nearest.ts';
import { timelineFields } from '../../vocabulary/block-statements.ts';
import { boolean, probability } from '../../vocabulary/types.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';
import type { BoundTimeline } from '../bind/bind.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { outerEvent } from '../diagnostics/thread-diagnostics.ts';
import { anchorCycle, clauseWithout, noWhen, severalStarts } from '../diagnostics/time-diagnostics.ts';
import { wrongType } from '../diagnostics/type-diagnostics.ts';
import { attendanceOf, isPlanned, rivalOf, visitField } from './attendance.ts';
import { moveOut, standsBeside } from './beside.ts';
import { anchorOf } from './check-anchors.ts';
import { reportAgain } from './check-block.ts';
import { checkSchedule } from './check-schedule.ts';
import { checkSteps } from './check-steps.ts';
import type { Checker } from './checker.ts';
import { coalesceOf } from './coalesce.ts';
import type { Place } from './place.ts';
import { isAboutSomebody } from './profile-names.ts';
import { namedByStart, startField } from './scenario-start.ts';
import { hasStay } from './stays.ts';
import type { Surroundings } from './surroundings.ts';
import { type AnchorName, type EventName, type EventParts, markId, named, scheduleClauses, type WrittenClauses } from './timeline-names.ts';
import { elaborateAs } from './values/elaborate.ts';

export interface CheckedTimelines {
  readonly anchors: readonly Anchor[];
  readonly start: number | null;
  readonly events: readonly Omit<ScenarioEvent, 'replacements'>[];
}

export function checkTimelines(checker: Checker): CheckedTimelines {
  const { bound, timelines } = checker;
  for (const timeline of bound.timelines) checkHead(checker, timeline);
  const anchors = timelines.anchors.map(
    ({ id, name, node, scope }): Anchor => ({ name, value: anchorOf(checker, id, scope, node.span).expression, at: checker.at(scope, node.span) }),
  );
  const start = statedStart(checker, anchors);
  if (start !== null) refuseCycle(checker, anchors, start);
  const events = timelines.events.map((event) => checkEvent(checker, event));
  return { anchors, start, events };
}

/** The anchor at which people have the age that the profile states: the one that `scenario` gives or names, else the one called `start`, else the only one that does not depend on another time. */
function statedStart(checker: Checker, values: readonly Anchor[]): number | null {
  const { anchors } = checker.timelines;
  // Whoever is born in the scenario begins with the birth.
  if (checker.whom.born) return null;
  const { root, scenario } = checker.bound;
  const names = (of: AnchorName): string => (anchors.filter(({ name }) => name === of.name).length > 1 ? `${of.timeline}.${of.name}` : of.name);
  const field = checker.whom.first === null ? startField(checker.bound) : null;
  if (field !== null) {
    const own = anchors.find(({ node }) => node.argument === field.path);
    if (own !== undefined) {
      const other = anchors.find((anchor) => anchor.name === 'start' && anchor !== own);
      if (other !== undefined) refuseSecondStart(checker, other, own);
      return own.id;
    }
    const stated = namedByStart(field, anchors, checker.bound);
    if (stated.length === 1) return stated[0].id;
    const found = checker.source(root, field.value.span);
    checker.report(
      say.unknownName,
      root,
      field.value.span,
      { name: found, what: 'anchor' },
      { found, expected: anchors.map(names), suggestions: stated.map((anchor) => guess(field.value.span, names(anchor), false)) },
    );
    return null;
  }
  const called = anchors.filter(({ name }) => name === 'start');
  if (called.length === 1) return called[0].id;
  const free = anchors.filter(({ id }) => !anyPart(values[id].value, depends));
  if (free.length <= 1) return free[0]?.id ?? null;
  const [, second] = free;
  const suggestions = scenario === null ? [] : free.map((anchor) => statesStart(names(anchor), scenario.body));
  checker.report(
    severalStarts,
    second.scope,
    second.node.argument?.span ?? second.node.span,
    {
      anchors: enumerate(
        free.map((anchor) => `\`${names(anchor)}\``),
        'or',
      ),
    },
    { found: second.name, expected: free.map((anchor) => `start: ${names(anchor)}`), suggestions },
  );
  return null;
}

/** A start in `scenario` and an anchor `start` of a timeline: one meaning, said twice. */
function refuseSecondStart(checker: Checker, { node, scope }: AnchorName, own: AnchorName): void {
  const span = node.argument?.span ?? node.span;
  const related = [{ message: 'first defined here', file: own.scope.module.source.path, span: own.node.span }];
  checker.report(say.duplicateName, scope, span, { name: 'start', what: "the scenario's `start`" }, { found: 'start', related });
}

/** Birth and age follow from the start, so the start cannot follow from them. */
function refuseCycle(checker: Checker, values: readonly Anchor[], start: number): void {
  const reached = new Set([start]);
  let circle = false;
  // What is added while the set is walked is walked too.
  for (const id of reached)
    for (const e of eachPart(values[id].value)) {
      if (e.op === 'anchor') reached.add(e.anchor);
      circle ||= bornAt(e) || (e.op === 'moment' && e.name !== 'now');
    }
  const { name, node, scope } = checker.timelines.anchors[start];
  if (circle) checker.report(anchorCycle, scope, node.argument?.span ?? node.span, { cycle: `start → ${name} → start` }, { found: name });
}

/** What makes an anchor depend on another time of the same person. */
const depends = (e: Expression): boolean => e.op === 'anchor' || e.op === 'event_time' || e.op === 'moment' || bornAt(e);

const bornAt = (e: Expression): boolean => e.op === 'age' || (e.op === 'person' && e.field === 'birth_date');

function statesStart(name: string, { span }: Body): Suggestion {
  const at = { start: span.start + 1, end: span.start + 1 };
  return { title: `add \`start: ${name}\` to \`scenario\``, edits: [{ span: at, text: ` start: ${name} ` }], safe: false };
}

/** The profile of a timeline, and statements that are no anchor or event. */
function checkHead(checker: Checker, timeline: BoundTimeline): void {
  const { node, items } = timeline;
  isAboutSomebody(checker, node.profile);
  for (const { item, scope } of items) {
    if (item.kind === 'field' && isTimelineField(item)) checkField(checker, scope, item, timeline);
    else if (item.kind === 'run' && item.word === 'run') continue;
    else if (item.kind !== 'event' && !isStatement(item, 'anchor')) reportItem(checker, scope, item);
  }
}

function isTimelineField({ path }: FieldNode): boolean {
  return path.names.length === 1 && Object.hasOwn(timelineFields, path.names[0].text);
}

/** `attends: 82%`, `lost: 8% per year`, `coalesce: 21 days`: for the planned visits of the timeline. */
function checkField(checker: Checker, scope: Scope, { path, value }: FieldNode, { node, items }: BoundTimeline): void {
  const [{ text: name }] = path.names;
  const found = checker.source(scope, value.span);
  const body = bodyOf(items, path);
  const first = items.find(({ item, through }) => item.kind === 'field' && item.path.names[0].text === name && through.at(-1) === body);
  if (first?.item.kind === 'field' && first.item.path !== path) {
    reportAgain(checker, { scope, span: path.span }, { name }, { scope: first.scope, span: first.item.path.span });
    return;
  }
  if (name === 'lost' && value.kind !== 'rate') {
    const suggestions = value.kind === 'percent' ? [replace(`write \`${found} per year\``, value.span, `${found} per year`, false)] : [];
    checker.report(
      wrongType,
      scope,
      value.span,
      { expected: 'a rate such as `8% per year`', found: 'no rate', place: '`lost`' },
      { found, examples: ['8% per year'], suggestions },
    );
    return;
  }
  const events = checker.timelines.events.filter((event) => event.timeline === node.name.text && isPlanned(event, event.parts));
  const has = events.some((event) => name === 'lost' || visitField(checker, event, event.parts, name as 'attends' | 'coalesce')?.node.path === path);
  if (has) return;
  const own = checker.timelines.visitFields.find((field) => field.node.path === path);
  const rival = own === undefined ? null : rivalOf(checker, own);
  if (own !== undefined && rival !== null) {
    // The one of an included body comes first, so that the file that includes it is where the second is found.
    const [again, first] = rival.through.length < own.through.length ? [rival, own] : [own, rival];
    reportAgain(checker, { scope: again.scope, span: again.node.path.span }, { name }, { scope: first.scope, span: first.node.path.span });
    return;
  }
  checker.report(
    clauseWithout,
    scope,
    path.span,
    { clause: name, needs: 'in a timeline with planned encounters: events with `at` or `every` whose encounters are all `ambulatory`, `virtual` or `home`' },
    { found: name },
  );
}

/** The body in which a field stands. */
function bodyOf(items: BoundTimeline['items'], path: FieldNode['path']): Body | undefined {
  return items.find(({ item }) => item.kind === 'field' && item.path === path)?.through.at(-1);
}

function reportItem(checker: Checker, root: Scope, item: BodyItem): void {
  const name = item.kind === 'statement' ? item.verb : item.kind === 'field' ? item.path.names[0] : null;
  const source = checker.source(root, item.span);
  const known = item.kind === 'field' ? Object.keys(timelineFields) : ['anchor', 'event'];
  const near = name === null ? [] : nearest(name.text, known);
  const spec = item.kind === 'statement' ? verbNamed(item.verb.text) : undefined;
  const visit = spec?.allowedIn === 'visit' ? `encounter ambulatory { ${source} }` : source;
  const wrapped =
    spec !== undefined && near.length === 0
      ? [
          replace(
            visit === source ? `wrap \`${spec.name}\` in an event` : `wrap \`${spec.name}\` in an event with an \`encounter\``,
            item.span,
            `event ${spec.name} at start { ${visit} }`,
            false,
          ),
        ]
      : [];
  const timeline = standsBeside(item)
    ? checker.bound.timelines.find(({ node }) => node.span.start < item.span.start && node.span.end >= item.span.end)
    : undefined;
  const moved = timeline === undefined ? [] : moveOut(root.module.source, item.span, timeline.node.span);
  checker.report(
    say.misplacedItem,
    root,
    name?.span ?? item.span,
    {
      what: `\`${name?.text ?? item.kind}\``,
      place: standsBeside(item)
        ? 'in a timeline; move it to the top level of the file, where it can still use the anchors of the timeline'
        : spec !== undefined
          ? `directly in a timeline; it must be ${visit === source ? 'in an event' : 'inside an `encounter` in an event'}`
          : 'in a timeline, which can contain only anchors, events, `include`, `attends`, `lost` and `coalesce`',
    },
    {
      found: name?.text ?? source,
      expected: known,
      suggestions: [...(name === null ? [] : near.map((word) => guess(name.span, word, false))), ...wrapped, ...moved],
    },
  );
}

function surroundings(checker: Checker, event: EventName, scope: Scope): Surroundings {
  return {
    scope,
    timeline: event.timeline,
    path: `${event.timeline}.${event.name}`,
    home: event.home,
    labels: new Map(),
    inEncounter: false,
    inCorrection: false,
    included: [],
    hasStay: hasStay(checker, event.home),
  };
}

function checkEvent(checker: Checker, event: EventName): Omit<ScenarioEvent, 'replacements'> {
  const { scope } = event;
  const path = `${event.timeline}.${event.name}`;
  if (event.parts.body === null)
    checker.report(
      say.missingArgument,
      scope,
      event.node.span,
      { verb: `event ${event.name}`, what: 'a body in braces' },
      { found: checker.source(scope, event.node.span) },
    );
  const definition = define(checker, event, event.parts);
  if (definition.schedule === null)
    checker.report(
      noWhen,
      scope,
      event.node.path.span,
      { name: event.name },
      {
        found: checker.source(scope, event.node.path.span),
        expected: ['at', 'every', 'rate'],
      },
    );
  return {
    name: event.name,
    path,
    ...definition,
    schedule: once(event, hanging(checker, event, definition.schedule ?? checkSchedule(checker, event, scope, fallbackClauses(event), null))),
    at: checker.at(scope, event.node.span),
  };
}

function fallbackClauses(event: EventName): readonly Clause[] {
  const span = event.node.path.span;
  return [{ kind: 'at', time: { kind: 'path', names: [{ text: 'start', span }], index: null, span }, thenEvery: null, span }];
}

/** A patient is lost once, whatever the rate. */
function once({ role }: EventName, schedule: Schedule): Schedule {
  return role === 'loss' ? { ...schedule, once: true } : schedule;
}

/** A thread begins once; what depends on nothing in a flow depends on the flow's beginning. */
function hanging(checker: Checker, event: EventName, schedule: Schedule): Schedule {
  const { hangsOn } = schedule;
  if (event.role === 'thread') return hangsOn?.which === 'each' ? { ...schedule, hangsOn: { ...hangsOn, which: 'first' } } : schedule;
  if (event.home.flow === null) return schedule;
  const flow = checker.timelines.flows.find(({ id }) => id === event.home.flow);
  if (flow === undefined) return schedule;
  const start = flow.start.kind === 'event' ? flow.start.id : markId(checker.timelines, flow.start.id);
  if (hangsOn === null) return { ...schedule, hangsOn: { event: start, which: 'each' } };
  const own =
    flow.events.includes(hangsOn.event) ||
    checker.timelines.flows.some((inner) => inner.timeline === event.timeline && markId(checker.timelines, inner.end) === hangsOn.event);
  if (own) return schedule;
  const outer = checker.timelines.events[hangsOn.event]?.name ?? checker.timelines.marks[hangsOn.event - checker.timelines.real.events]?.name ?? '';
  checker.report(
    outerEvent,
    event.scope,
    event.node.path.span,
    { name: event.name, outer, flow: flow.name },
    { found: checker.source(event.scope, event.node.path.span) },
  );
  return { ...schedule, hangsOn: { event: start, which: 'each' } };
}

type Partial_ = Omit<EventDefinition, 'schedule'> & { readonly schedule: EventDefinition['schedule'] | null };

function define(checker: Checker, event: EventName, head: EventParts): Partial_ {
  const { body } = head;
  const around = surroundings(checker, event, body?.scope ?? event.scope);
  const timed = scheduleClauses(head.timing.clauses);
  const schedule = timed.some((clause) => clause.kind === 'at' || clause.kind === 'every' || clause.kind === 'rate')
    ? checkSchedule(checker, event, head.timing.scope, timed, body)
    : null;
  const guard = head.when.clauses.find((clause) => clause.kind === 'when');
  const luck = head.chance.clauses.find((clause) => clause.kind === 'chance');
  const place = (of: WrittenClauses, suffix: string, what: string): Place => ({
    kind: 'event',
    scope: of.scope,
    path: `${around.path}/${suffix}`,
    what,
    timeline: event.timeline,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
    home: event.home,
  });
  const when: Expression | null = guard?.kind === 'when' ? elaborateAs(checker, place(head.when, 'when', '`when`'), guard.condition, boolean) : null;
  const chance: Expression | null = luck?.kind === 'chance' ? elaborateAs(checker, place(head.chance, 'chance', '`chance`'), luck.share, probability) : null;
  const attendance = attendanceOf(checker, event, head, (of) => place({ clauses: [], scope: of.scope }, 'attends', '`attends`'));
  const coalesce = coalesceOf(checker, event, head, schedule, (of) => place({ clauses: [], scope: of.scope }, 'coalesce', '`coalesce`'));
  return { schedule, when, chance, ...attendance, ...coalesce, body: body === null ? [] : checkSteps(checker, around, body.body) };
}

/**
 * `event care.quarterly every 1 month from diagnosis { … }` in an arm: each clause that is given replaces the one of the event (all that say when it
 * falls, together), and the body replaces the body.
 */
export function checkEventReplacement(
  checker: Checker,
  scope: Scope,
  node: EventNode,
): { readonly event: number; readonly definition: EventDefinition } | null {
  const names = node.path.names.map((name) => name.text);
  const events = checker.timelines.events.filter((known) => known.role === 'event' && known.home.flow === null);
  const [event, ...others] = named(events, { timeline: null, scope }, names);
  if (event === undefined && isElsewhere(checker, names)) return null;
  if (event === undefined || others.length > 0) {
    const known = events.map((e) => `${e.timeline}.${e.name}`);
    const near = nearest(
      names[names.length - 1],
      events.map((e) => e.name),
    ).map((name) => known[events.findIndex((e) => e.name === name)]);
    const source = checker.source(scope, node.path.span);
    checker.report(
      say.unknownName,
      scope,
      node.path.span,
      { name: source, what: 'event' },
      {
        found: source,
        expected: near.length > 0 ? near : known.slice(0, 12),
        suggestions: near.map((name) => guess(node.path.span, name, false)),
      },
    );
    return null;
  }
  const own: WrittenClauses = { clauses: node.clauses, scope };
  const { parts } = event;
  const given = (kind: 'when' | 'chance' | 'attends'): WrittenClauses => (node.clauses.some((clause) => clause.kind === kind) ? own : parts[kind]);
  const definition = define(checker, event, {
    timing: scheduleClauses(node.clauses).length > 0 ? own : parts.timing,
    when: given('when'),
    chance: given('chance'),
    attends: given('attends'),
    body: node.body === null ? parts.body : { body: node.body, scope: amongThose(scope, event) },
    from: parts.from,
  });
  if (definition.schedule === null) {
    checker.report(noWhen, scope, node.path.span, { name: checker.source(scope, node.path.span) }, { found: checker.source(scope, node.path.span) });
    return null;
  }
  return { event: event.id, definition: { ...definition, schedule: definition.schedule } };
}

/** The scope of an arm, where the branches of the event have the name that its include gives it. */
function amongThose(scope: Scope, { scope: { inclusion } }: EventName): Scope {
  return inclusion === undefined || inclusion.name === '' ? scope : { ...scope, inclusion: { ...inclusion, given: new Map(scope.inclusion?.given) } };
}

/** Whether the event belongs to another person of the unit, whose check reports what is wrong with it. */
function isElsewhere({ whom, bound }: Checker, names: readonly string[]): boolean {
  if (whom.first !== null) return true;
  return names.length === 2 && bound.root.names.get(names[0])?.kind === 'timeline' && !bound.timelines.some(({ node }) => node.name.text === names[0]);
}
