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
import { finish } from './finish.ts';
import { makePatient } from './patient.ts';
import { type Occurrence, Queue } from './queue.ts';

/** Occurrences of all events together that one subject may have. */
const MAX_STEPS = 200_000;

export class Runner {
  readonly #plan: Plan;
  readonly #state: SubjectState;
  readonly #queue = new Queue();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#state = new SubjectState(plan.sizes);
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
    const s = this.#state;
    s.reset(index);
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
    makePatient(s, this.#plan);
    s.now = s.start;
    s.lag = 0;
    s.emitting = s.start <= this.#plan.asOf;
    this.#plan.history(s);
  }

  #happen(s: SubjectState): void {
    const { events } = this.#plan;
    this.#queue.clear();
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

  #begin(s: SubjectState, event: number, trigger: { start: number; end: number } | null, number: number): void {
    const first = this.#plan.events[event].of(s).scheduled.begin(s, trigger, number);
    if (first !== null) this.#push(s, first);
  }

  #push(s: SubjectState, occurrence: Occurrence): void {
    this.#queue.push(occurrence);
    const planned = { start: occurrence.time, end: occurrence.time };
    for (const id of this.#plan.events[occurrence.event].ahead) {
      const { hangsOn } = this.#plan.events[id].of(s).scheduled.schedule;
      if (hangsOn !== null && (hangsOn.each || occurrence.step === 0) && this.#willHappen(s, occurrence)) this.#begin(s, id, planned, occurrence.number);
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
  }

  #body(s: SubjectState, occurrence: Occurrence, definition: ReturnType<Plan['events'][number]['of']>): void {
    s.lag = definition.scheduled.lag(s);
    s.emitting = s.now + s.lag <= this.#plan.asOf;
    s.eventEnd = s.now;
    const happened = s.happened[occurrence.event] ?? { starts: [], ends: [] };
    s.happened[occurrence.event] = happened;
    const isFirst = happened.starts.length === 0;
    happened.starts.push(s.now);
    happened.ends.push(s.now);
    definition.body(s);
    happened.ends[happened.ends.length - 1] = s.eventEnd;
    const trigger = { start: occurrence.time, end: s.eventEnd };
    for (const id of this.#plan.events[occurrence.event].followers) {
      const { hangsOn } = this.#plan.events[id].of(s).scheduled.schedule;
      if (hangsOn !== null && hangsOn.event === occurrence.event && (hangsOn.each || isFirst)) this.#begin(s, id, trigger, occurrence.number);
    }
  }
}
