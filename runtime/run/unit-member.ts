/**
 * One person of a unit while it is run. A pure function of (plan, index, place in the unit): it does not depend on any other unit, nor on who asks for it.
 *
 * Occurrences are taken from the queue of the unit in order of time; each one is guarded, chanced, and then runs its body; what depends on it is planned
 * then. What lies before an event is planned when that event is.
 */

import { Draw } from '../../draws/draw.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import type { PersonFields } from '../demographics/demographics.ts';
import { freeFrom } from '../engines/clinical/clinical-state.ts';
import { LiveEngine } from '../engines/live-engine.ts';
import { RecordNotices } from '../engines/record-notices.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { RunError } from '../plan/fault.ts';
import { shift } from '../plan/person-values.ts';
import { minutesLater } from '../subject/local-clock.ts';
import { type Kinship, SubjectState } from '../subject/subject-state.ts';
import { Flows } from '../threads/live-flows.ts';
import type { ThreadHooks } from '../threads/live-thread.ts';
import type { Machines } from '../threads/machines.ts';
import { Threads } from '../threads/threads.ts';
import type { Agenda } from './agenda.ts';
import type { ReadyDefinition } from './events.ts';
import { finish } from './finish.ts';
import { makePatient } from './make-patient.ts';
import type { Occurrence, Queue, Trigger } from './queue.ts';
import { TimedQuestions } from './timed-questions.ts';

/** Occurrences of all events together that one subject may have. */
const MAX_STEPS = 200_000;

/** Threads and flows, for scenarios that have any. */
interface Parallel {
  readonly machines: Machines;
  readonly threads: Threads;
  readonly flows: Flows;
}

export class UnitMember {
  readonly plan: ExecutionPlan;
  /** What may go on next to the events; empty for most scenarios, which then pay nothing for it. */
  readonly agendas: readonly Agenda[];
  readonly #draw: Draw;
  #state: SubjectState;
  readonly #queue: Queue;
  readonly #parallel: Parallel | null;
  readonly #engines: readonly LiveEngine[];
  readonly #notices: RecordNotices;
  /** Events at which somebody is born. */
  readonly #births: ReadonlySet<number>;
  #listening = false;
  /** The time up to which everything has happened. */
  #decided = Number.NEGATIVE_INFINITY;

  /**
   * @param place place in the unit, from 0
   * @param queue occurrences of all members
   */
  constructor(plan: ExecutionPlan, place: number, queue: Queue) {
    this.plan = plan;
    this.#draw = plan.context.trace?.draw(place) ?? new Draw(place);
    this.#state = new SubjectState(plan.sizes, this.#draw, 0);
    this.#queue = queue;
    const { machines } = plan;
    this.#parallel =
      machines === null
        ? null
        : { machines, threads: new Threads(machines, this.#around(machines)), flows: new Flows(machines, (events) => queue.drop(place, events)) };
    this.#births = new Set(plan.others.flatMap(({ relation }) => relation?.birth ?? []));
    this.#engines = plan.engines.map((ready) => new LiveEngine(ready));
    this.#notices = new RecordNotices(this.#engines);
    const asked = plan.questions.length === 0 ? [] : [new TimedQuestions(plan.questions)];
    this.agendas = [...(this.#parallel === null ? [] : [this.#parallel.threads]), ...this.#engines, ...asked];
  }

  /** The state of the person who was made last, for questions about them. */
  get state(): SubjectState {
    return this.#state;
  }

  /** Whether anything continues next to the events of the person who was made last. */
  get busy(): boolean {
    return this.#parallel !== null || this.#listening || this.plan.questions.length > 0;
  }

  /**
   * Makes the person of a unit, with what lies before the start.
   * @param related the first person of the unit, and how this one is related to them
   * @returns false where nobody can be so related
   */
  make(index: number, related: { readonly first: SubjectState; readonly kinship: Kinship | null } | null = null): boolean {
    const { plan } = this;
    const s = new SubjectState(plan.sizes, this.#draw, index);
    this.#state = s;
    this.#decided = related?.kinship?.birth ?? Number.NEGATIVE_INFINITY;
    this.#parallel?.threads.clear();
    this.#parallel?.flows.clear();
    if (related?.kinship == null) plan.assign(s.draw, s.index, s.arms);
    else {
      s.first = related.first;
      s.kinship = related.kinship;
      s.now = related.first.now;
      for (const [axis, arm] of related.first.arms.entries()) s.arms[axis] = arm;
    }
    s.end = plan.asOf;
    s.recording.asOf = plan.asOf;
    if (!makePatient(s, plan)) return false;
    for (const person of s.relatives.flat()) if (person.recorded <= plan.asOf) s.recording.records.related_persons.push(person);
    s.now = s.start;
    s.spared = s.first?.spared ?? plan.spared(s);
    // What is known of the past is known at the start, or from birth.
    s.now = Math.max(s.start, s.birth);
    s.recording.lag = 0;
    s.recording.reporting = plan.routes ? { ids: [], route: null } : null;
    s.recording.emitting = s.now <= plan.asOf;
    this.#listening = this.#listen(s);
    plan.history(s);
    return true;
  }

  /** Begins the engines. Where none of them has anything to do with the person, nobody asks or tells them anything. */
  #listen(s: SubjectState): boolean {
    if (this.#engines.length === 0) return false;
    const states = new Map<unknown, unknown>();
    let awake = false;
    for (const engine of this.#engines) awake = engine.begin(s, states) || awake;
    if (!awake) return false;
    s.engines = states;
    this.#notices.clear();
    s.recording.offer = (kind, record, values) => this.#notices.offer(kind, record, values);
    return true;
  }

  /** Notes the place among the children of one birth, unless the profile states another. */
  isOfSeveral(order: number): void {
    const fields = this.#state.fields as PersonFields;
    if (fields.multiple_birth === null) this.#state.fields = { ...fields, multiple_birth: true, birth_order: order };
  }

  /** Plans the first occurrences. */
  start(): void {
    const s = this.#state;
    for (const event of this.plan.events) {
      const { scheduled } = event.of(s);
      if (scheduled.schedule.hangsOn === null) this.#begin(s, event.id, null, 0);
    }
  }

  /** The canonical record of the person, with all that is known by the as-of date. */
  finish(): Subject {
    return finish(this.#state, this.plan);
  }

  /** The time of an occurrence has come. */
  occur(occurrence: Occurrence): void {
    const s = this.#state;
    if (++s.steps > MAX_STEPS) throw new RunError('HS5008', this.plan.ir.events[occurrence.event].at, `one subject has more than ${MAX_STEPS} events`);
    this.#parallel?.flows.count(occurrence.event, -1);
    this.#occur(s, occurrence);
    if (this.#parallel !== null) this.#goOn(s, this.#parallel);
  }

  /** The time of an agenda has come. */
  act(agenda: Agenda, time: number): void {
    const s = this.#state;
    s.now = time;
    this.#decided = time;
    if (agenda.act(s) && this.#parallel !== null) this.#goOn(s, this.#parallel);
  }

  /** Something happened: flows that are over end, and threads that wait for a condition are evaluated. */
  #goOn(s: SubjectState, { threads, flows }: Parallel): void {
    this.#settle(s, flows);
    if (s.death !== null) return;
    threads.ask(s);
    this.#settle(s, flows);
  }

  /** Ends the flows that are over: what depends on their end begins, and threads that wait for it go on. */
  #settle(s: SubjectState, flows: Flows): void {
    for (let ended = s.death === null ? flows.over(s) : null; ended !== null; ended = flows.over(s)) {
      const happened = s.happened[ended.end] ?? { starts: [], ends: [] };
      s.happened[ended.end] = happened;
      happened.starts.push(s.now);
      happened.ends.push(s.now);
      this.#mark(s, ended.end, ended.number, happened.starts.length);
    }
  }

  /** Begins what depends on a mark, the `nth` of its kind. */
  #mark(s: SubjectState, mark: number, number: number, nth: number): void {
    this.#hang(s, this.plan.afterMarks[mark - this.plan.events.length], { event: mark, number }, { start: s.now, end: s.now }, nth);
  }

  #around(machines: Machines): ThreadHooks {
    return {
      entered: (s, mark, nth) => this.#mark(s, mark, nth - 1, nth),
      call: (s, flow, number, live) => {
        live.mode = 'calling';
        live.time = Number.POSITIVE_INFINITY;
        if (this.#parallel?.flows.begin(s, flow, number, live) === true) this.#mark(s, machines.flows[flow].flow.start, number, number + 1);
      },
    };
  }

  #begin(s: SubjectState, event: number, trigger: Trigger | null, number: number): void {
    const first = this.plan.events[event].of(s).scheduled.begin(s, trigger, number);
    if (first !== null) this.#push(s, first);
  }

  /** What is decided now cannot lie before now: time never turns back, and what was known on a day stays all that was known on it. */
  #push(s: SubjectState, planned: Occurrence): void {
    const { of, ahead } = this.plan.events[planned.event];
    const decided = this.#decided;
    const occurrence = planned.time < decided ? { ...planned, time: of(s).scheduled.notBefore(s, planned, decided) } : planned;
    this.#queue.push(occurrence);
    this.#parallel?.flows.count(occurrence.event, 1);
    if (ahead.length === 0 || !this.#willHappen(s, occurrence)) return;
    this.#hang(s, ahead, occurrence, { start: occurrence.time, end: occurrence.time }, occurrence.series.planned);
  }

  /** Begins what depends on an occurrence, the `nth` of its event. */
  #hang(s: SubjectState, ids: readonly number[], on: Pick<Occurrence, 'event' | 'number'>, trigger: Trigger, nth: number): void {
    for (const id of ids) {
      const { hangsOn } = this.plan.events[id].of(s).scheduled.schedule;
      if (hangsOn === null || hangsOn.event !== on.event) continue;
      const { which } = hangsOn;
      if (which === 'each' || (which === 'first' ? nth === 1 : which === nth)) this.#begin(s, id, trigger, which === 'each' ? on.number : 0);
    }
  }

  /** A series is over, so its last occurrence is known. */
  #over(s: SubjectState, event: number): void {
    const happened = s.happened[event];
    if (happened === null || happened === undefined) return;
    const trigger = { start: happened.starts[happened.starts.length - 1], end: happened.ends[happened.ends.length - 1] };
    for (const id of this.plan.events[event].followers) {
      const { hangsOn } = this.plan.events[id].of(s).scheduled.schedule;
      if (hangsOn?.event === event && hangsOn.which === 'last') this.#begin(s, id, trigger, 0);
    }
  }

  /** Whether chance lets an occurrence happen, which is known as soon as it is planned. */
  #willHappen(s: SubjectState, occurrence: Occurrence): boolean {
    const event = this.plan.events[occurrence.event];
    const { chance } = event.of(s);
    if (chance === null) return true;
    s.occurrence = occurrence.number;
    const share = chance(s);
    return typeof share === 'number' && s.draw.at(event.chanceSite, s.index, occurrence.number).uniform() < share;
  }

  #occur(s: SubjectState, occurrence: Occurrence): void {
    const event = this.plan.events[occurrence.event];
    const definition = event.of(s);
    const { scheduled } = definition;
    s.now = occurrence.time;
    this.#decided = occurrence.time;
    s.occurrence = occurrence.number;
    s.trigger = occurrence.series.trigger;
    const dead = s.death !== null && occurrence.time >= s.death;
    const unborn = occurrence.time < s.birth;
    const happens = !dead && !unborn && (occurrence.waiting === true || this.#happens(s, occurrence, definition));
    const until = happens ? freeAgain(s, definition) : Number.NEGATIVE_INFINITY;
    if (until > occurrence.time) {
      s.steps--;
      this.#postpone(occurrence, scheduled.postponed(s, occurrence, until));
      return;
    }
    s.occurrence = occurrence.number;
    if (happens) this.#body(s, occurrence, definition);
    if (dead || this.#parallel?.flows.isEnding(s, occurrence.event) === true) return;
    const last = happens && scheduled.schedule.once;
    const next = last ? null : scheduled.next(s, occurrence);
    if (next !== null) this.#push(s, next);
    else this.#over(s, occurrence.event);
  }

  /** Whether an occurrence happens that is due. */
  #happens(s: SubjectState, occurrence: Occurrence, definition: ReadyDefinition): boolean {
    const { attends } = definition;
    return this.#takesPlace(s, occurrence, definition) && (attends === null || this.#comes(s, occurrence, definition, attends));
  }

  /** Whether its conditions hold, whoever comes. */
  #takesPlace(s: SubjectState, occurrence: Occurrence, { scheduled, when, lostAt }: ReadyDefinition): boolean {
    if (lostAt !== null && s.happened[lostAt] !== null) return false;
    return scheduled.accepts(s) && (when === null || when(s) === true) && this.#willHappen(s, occurrence);
  }

  /** Whether the patient comes to a visit; one that is missed leaves its booking. */
  #comes(s: SubjectState, { event, number }: Occurrence, { scheduled }: ReadyDefinition, { share, missed }: NonNullable<ReadyDefinition['attends']>): boolean {
    s.occurrence = number;
    const p = share(s);
    if (typeof p !== 'number' || s.draw.at(this.plan.events[event].attendsSite, s.index, number).uniform() < p) return true;
    s.recording.lag = minutesLater(s, s.now, scheduled.lag(s)) - s.now;
    s.recording.emitting = true;
    s.recording.reporting = this.plan.routes ? { ids: [], route: null } : null;
    s.recording.making = null;
    s.eventEnd = s.now;
    missed(s);
    return false;
  }

  /** Planned visits that are due soon become part of the one in progress: those that were planned before it began, each once, in the order of their times. */
  #join(s: SubjectState, visit: Occurrence, { key }: NonNullable<ReadyDefinition['joins']>): void {
    s.join = null;
    const today = startOfDay(dayOfMinute(s.now));
    const { occurrence } = s;
    const taken = this.#queue.take(visit.member, (other) => {
      const event = this.plan.events[other.event];
      const { joins } = event.of(s);
      // What comes before another event, or is the birth of somebody, keeps its time.
      if (joins === null || joins.key !== key || other.event === visit.event || event.ahead.length > 0 || this.#births.has(other.event)) return false;
      s.occurrence = other.number;
      const last = shift(s, today, joins.within(s), 1);
      return typeof last === 'number' && startOfDay(dayOfMinute(other.time)) <= last;
    });
    s.occurrence = occurrence;
    for (const other of taken) this.#joinOne(s, other);
  }

  #joinOne(s: SubjectState, planned: Occurrence): void {
    this.#parallel?.flows.count(planned.event, -1);
    const outer = { occurrence: s.occurrence, trigger: s.trigger, eventEnd: s.eventEnd };
    const { lag, emitting, reporting, making } = s.recording;
    const inside = [...s.inside];
    const definition = this.plan.events[planned.event].of(s);
    s.steps++;
    s.occurrence = planned.number;
    s.trigger = planned.series.trigger;
    const alive = s.death === null || s.now < s.death;
    // Who is there has come.
    const happens = alive && (planned.waiting === true || this.#takesPlace(s, planned, definition));
    s.occurrence = planned.number;
    if (happens) {
      s.joined = true;
      this.#body(s, { ...planned, time: s.now }, definition);
      s.joined = false;
    }
    const ends = s.eventEnd;
    Object.assign(s, outer);
    if (happens) s.eventEnd = Math.max(s.eventEnd, ends);
    Object.assign(s.recording, { lag, emitting, reporting, making });
    s.inside.splice(0, s.inside.length, ...inside);
    const next = alive ? definition.scheduled.next(s, planned) : null;
    s.occurrence = outer.occurrence;
    if (next !== null) this.#push(s, next);
    else if (alive) this.#over(s, planned.event);
    s.occurrence = outer.occurrence;
    s.trigger = outer.trigger;
  }

  /** Nobody is in two visits at once: the later one takes place when the other is over. Whether it does was decided when it was due. */
  #postpone(occurrence: Occurrence, time: number): void {
    occurrence.series.last = time;
    this.#queue.push({ ...occurrence, time, waiting: true });
    this.#parallel?.flows.count(occurrence.event, 1);
  }

  #body(s: SubjectState, occurrence: Occurrence, definition: ReturnType<ExecutionPlan['events'][number]['of']>): void {
    s.recording.lag = minutesLater(s, s.now, definition.scheduled.lag(s)) - s.now;
    s.recording.emitting = s.now + s.recording.lag <= this.plan.asOf;
    s.eventEnd = s.now;
    s.recording.reporting = this.plan.routes ? { ids: [], route: null } : null;
    const happened = s.happened[occurrence.event] ?? { starts: [], ends: [] };
    s.happened[occurrence.event] = happened;
    happened.starts.push(s.now);
    happened.ends.push(s.now);
    s.recording.making = null;
    s.inside.length = 0;
    if (this.plan.corrected.has(occurrence.event)) {
      s.recording.making = { start: s.now, list: [] };
      const all = s.recording.made.get(occurrence.event);
      if (all === undefined) s.recording.made.set(occurrence.event, [s.recording.making]);
      else all.push(s.recording.making);
    }
    const { joins } = definition;
    const { joined } = s;
    if (joins !== null && !joined) s.join = () => this.#join(s, occurrence, joins);
    definition.body(s);
    if (!joined) s.join = null;
    s.recording.making = null;
    happened.ends[happened.ends.length - 1] = s.eventEnd;
    for (const mark of s.inside) {
      const inner = s.happened[mark];
      if (inner !== null) inner.ends[inner.ends.length - 1] = s.eventEnd;
    }
    const nth = happened.starts.length;
    if (this.#parallel !== null && !this.#begins(s, occurrence, this.#parallel)) return;
    this.#hang(s, this.plan.events[occurrence.event].followers, occurrence, { start: occurrence.time, end: s.eventEnd }, nth);
    for (const mark of s.inside) {
      const times = s.happened[mark]?.starts.length ?? 0;
      const on = { event: mark, number: occurrence.number };
      this.#hang(s, this.plan.afterMarks[mark - this.plan.events.length], on, { start: occurrence.time, end: s.eventEnd }, times);
    }
  }

  /** The thread or flow that an event begins. False where what depends on the event does not begin: its flow is over, or continues already. */
  #begins(s: SubjectState, { event, number }: Occurrence, { machines, threads, flows }: Parallel): boolean {
    if (machines.threadOf[event] >= 0) threads.begin(s, machines.threadOf[event]);
    if (flows.isEnding(s, event)) return false;
    return machines.begins[event] < 0 || flows.begin(s, machines.begins[event], number, null);
  }
}

/** The minute from which the patient is free for an event whose hour nothing states. */
function freeAgain(s: SubjectState, { opens, scheduled: { schedule } }: ReadyDefinition): number {
  const stated = schedule.dayOnly ? schedule.clock.low === schedule.clock.high : schedule.hangsOn === null && schedule.kind !== 'rate';
  return opens === null || stated ? Number.NEGATIVE_INFINITY : freeFrom(s.clinical, opens);
}
