/**
 * (plan, index) → the canonical records of the people of one unit, most often one. A pure function: a unit does not depend on any other, nor on how many
 * there are, nor on who asks for it (laws 1 and 3).
 */

import type { Subject } from '../../model/subject.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { RunError } from '../plan/fault.ts';
import type { Agenda } from './agenda.ts';
import { Queue } from './queue.ts';
import { UnitMember } from './unit-member.ts';

export class UnitRunner {
  readonly #asOf: number;
  readonly #queue = new Queue();
  /** By place in the unit. */
  readonly #places: readonly UnitMember[];
  readonly #plan: ExecutionPlan;
  #members: readonly UnitMember[] = [];

  constructor(plan: ExecutionPlan) {
    this.#plan = plan;
    this.#asOf = plan.asOf;
    this.#places = [plan, ...plan.others.map((other) => other.plan)].map((of, place) => new UnitMember(of, place, this.#queue));
  }

  /** Who is in the unit that was run last, in the order of their subjects: for questions about them. */
  get members(): readonly UnitMember[] {
    return this.#members;
  }

  /**
   * Runs one unit.
   * @returns its patients, by place; the first is the person whom the unit is of
   * @throws RunError where the scenario cannot be run for this unit
   */
  run(index: number): readonly Subject[] {
    try {
      this.#queue.clear();
      this.#members = this.#made(index);
      for (const member of this.#members) member.start();
      if (this.#members.some(({ busy }) => busy)) this.#turns();
      else this.#events();
      return this.#members.map((member) => member.finish());
    } catch (error) {
      if (error instanceof RunError) error.subject = index;
      throw error;
    }
  }

  #made(index: number): readonly UnitMember[] {
    const [first] = this.#places;
    first.make(index);
    if (this.#places.length === 1) return this.#places;
    return this.#places.filter((member, place) => {
      if (place === 0) return true;
      if (!this.#plan.others[place - 1].joins(first.state)) return false;
      member.make(index);
      return true;
    });
  }

  /** Events alone, in order of time. */
  #events(): void {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      if (next.time > this.#asOf) return;
      this.#places[next.member].occur(next);
    }
  }

  /** Events and agendas by time, then by place in the unit, then by their place among what has the same minute; agendas of one place in their order. */
  #turns(): void {
    for (;;) {
      const event = this.#queue.first;
      let time = event === undefined ? Number.POSITIVE_INFINITY : event.time;
      let member = event === undefined ? this.#places.length : event.member;
      let place = event === undefined ? Number.POSITIVE_INFINITY : event.event;
      let agenda: Agenda | null = null;
      for (const { state, agendas } of this.#members) {
        for (const one of agendas) {
          const at = one.next(state);
          if (at < time || (at === time && (state.member < member || (state.member === member && one.place < place)))) {
            time = at;
            member = state.member;
            place = one.place;
            agenda = one;
          }
        }
      }
      if (time > this.#asOf) return;
      if (agenda !== null) this.#places[member].act(agenda, time);
      else if (event !== undefined) {
        this.#queue.pop();
        // Nothing happens to the dead.
        if (event.time < (this.#places[member].state.death ?? Number.POSITIVE_INFINITY)) this.#places[member].occur(event);
      }
    }
  }
}
