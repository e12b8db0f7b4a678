/**
 * (plan, index) → the canonical records of one subject. A pure function: the subject does not depend on any other, nor on who asks for it.
 *
 * Occurrences are taken from a queue in order of time; each one is guarded, chanced, and then runs its body; what hangs on it is planned then. What
 * lies before an event is planned when that event is.
 */
import type { Subject } from '../canonical/subject.ts';
import { Fault } from '../plan/fault.ts';
import type { Plan } from '../plan/plan.ts';
import { SubjectState } from '../plan/state.ts';
import { Draw } from '../random/draw.ts';
import { finish } from './finish.ts';
import { makePatient } from './patient.ts';
import { type Occurrence, Queue, type Trigger } from './queue.ts';

/** Occurrences of all events together that one subject may have. */
const MAX_STEPS = 200_000;

export class Runner {
  readonly #plan: Plan;
  readonly #draw = new Draw();
  #state: SubjectState;
  readonly #queue = new Queue();
  /** The time up to which everything has happened. */
  #decided = Number.NEGATIVE_INFINITY;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#state = new SubjectState(plan.sizes, this.#draw, 0);
  }

  /** The state of the subject that was run last, for questions about it. */
  get state(): SubjectState {
    return this.#state;
  }

  /**
   * Runs one subject.
   * @throws Fault where the scenario cannot be run for this subject
   */
  run(index: number): Subject {
    const s = new SubjectState(this.#plan.sizes, this.#draw, index);
    this.#state = s;
    try {
      this.#prepare(s);
      this.#happen(s);
      return finish(s, this.#plan);
    } catch (error) {
      if (error instanceof Fault) error.subject = index;
      throw error;
    }
  }

  #prepare(s: SubjectState): void {
    this.#plan.assign(s.draw, s.index, s.arms);
    s.end = this.#plan.asOf;
    s.asOf = this.#plan.asOf;
    makePatient(s, this.#plan);
    s.records.related_persons.push(...s.members.flat().filter((person) => person.recorded <= this.#plan.asOf));
    s.now = s.start;
    s.lag = 0;
    s.emitting = s.start <= this.#plan.asOf;
    this.#plan.history(s);
  }

  #happen(s: SubjectState): void {
    const { events } = this.#plan;
    this.#queue.clear();
    this.#decided = Number.NEGATIVE_INFINITY;
    for (const event of events) {
      const { scheduled } = event.of(s);
      if (scheduled.schedule.hangsOn === null) this.#begin(s, event.id, null, 0);
    }
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      if (next.time > s.end) break;
      if (++s.steps > MAX_STEPS) throw new Fault('HS5008', this.#plan.ir.events[next.event].at, `more than ${MAX_STEPS} events happen to one subject`);
      this.#occur(s, next);
    }
  }

  #begin(s: SubjectState, event: number, trigger: Trigger | null, number: number): void {
    const first = this.#plan.events[event].of(s).scheduled.begin(s, trigger, number);
    if (first !== null) this.#push(s, first);
  }

  /** What is decided now cannot lie before now: time never turns back, and what was known on a day stays all that was known on it. */
  #push(s: SubjectState, planned: Occurrence): void {
    const occurrence = planned.time < this.#decided ? { ...planned, time: this.#decided } : planned;
    this.#queue.push(occurrence);
    const { ahead } = this.#plan.events[occurrence.event];
    if (ahead.length === 0 || !this.#willHappen(s, occurrence)) return;
    this.#hang(s, ahead, occurrence, { start: occurrence.time, end: occurrence.time }, occurrence.series.planned);
  }

  /** Begins what hangs on an occurrence, the `nth` of its event. */
  #hang(s: SubjectState, ids: readonly number[], on: Occurrence, trigger: Trigger, nth: number): void {
    for (const id of ids) {
      const { hangsOn } = this.#plan.events[id].of(s).scheduled.schedule;
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
    for (const id of this.#plan.events[event].followers) {
      const { hangsOn } = this.#plan.events[id].of(s).scheduled.schedule;
      if (hangsOn?.event === event && hangsOn.which === 'last') this.#begin(s, id, trigger, 0);
    }
  }

  /** Whether chance lets an occurrence happen, which is known as soon as it is planned. */
  #willHappen(s: SubjectState, occurrence: Occurrence): boolean {
    const event = this.#plan.events[occurrence.event];
    const { chance } = event.of(s);
    if (chance === null) return true;
    s.occurrence = occurrence.number;
    const share = chance(s);
    return typeof share === 'number' && s.draw.at(event.chanceSite, s.index, occurrence.number).uniform() < share;
  }

  #occur(s: SubjectState, occurrence: Occurrence): void {
    const event = this.#plan.events[occurrence.event];
    const definition = event.of(s);
    const { scheduled } = definition;
    s.now = occurrence.time;
    this.#decided = occurrence.time;
    s.occurrence = occurrence.number;
    s.trigger = occurrence.series.trigger;
    const dead = s.death !== null && occurrence.time >= s.death;
    const happens = !dead && scheduled.accepts(s) && (definition.when === null || definition.when(s) === true) && this.#willHappen(s, occurrence);
    s.occurrence = occurrence.number;
    if (happens) this.#body(s, occurrence, definition);
    if (dead) return;
    const last = happens && scheduled.schedule.once;
    const next = last ? null : scheduled.next(s, occurrence);
    if (next !== null) this.#push(s, next);
    else this.#over(s, occurrence.event);
  }

  #body(s: SubjectState, occurrence: Occurrence, definition: ReturnType<Plan['events'][number]['of']>): void {
    s.lag = definition.scheduled.lag(s);
    s.emitting = s.now + s.lag <= this.#plan.asOf;
    s.eventEnd = s.now;
    const happened = s.happened[occurrence.event] ?? { starts: [], ends: [] };
    s.happened[occurrence.event] = happened;
    happened.starts.push(s.now);
    happened.ends.push(s.now);
    s.making = null;
    if (this.#plan.fated.has(occurrence.event)) {
      s.making = { start: s.now, list: [] };
      const all = s.made.get(occurrence.event);
      if (all === undefined) s.made.set(occurrence.event, [s.making]);
      else all.push(s.making);
    }
    definition.body(s);
    s.making = null;
    happened.ends[happened.ends.length - 1] = s.eventEnd;
    const nth = happened.starts.length;
    this.#hang(s, this.#plan.events[occurrence.event].followers, occurrence, { start: occurrence.time, end: s.eventEnd }, nth);
  }
}
