/**
 * (plan, index) → the canonical records of the people of one unit, most often one. A pure function: a unit does not depend on any other, nor on how many
 * there are, nor on who asks for it (laws 1 and 3).
 */

import type { Subject } from '../../model/subject.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { RunError } from '../plan/fault.ts';
import type { Agenda } from './agenda.ts';
import { Kin } from './kin.ts';
import { Queue } from './queue.ts';
import { UnitMember } from './unit-member.ts';

export class UnitRunner {
  readonly #asOf: number;
  readonly #queue = new Queue();
  /** By place in the unit. */
  readonly #places: readonly UnitMember[];
  readonly #plan: ExecutionPlan;
  readonly #kin: Kin;
  /** By place of the others, who are born at an event of the first person and are not yet. */
  #unborn: readonly number[] = [];
  #members: readonly UnitMember[] = [];

  constructor(plan: ExecutionPlan) {
    this.#plan = plan;
    this.#asOf = plan.asOf;
    this.#places = [plan, ...plan.others.map((other) => other.plan)].map((of, place) => new UnitMember(of, place, this.#queue));
    this.#kin = new Kin(this.#places[0]);
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
      // Somebody who is born may be the first for whom anything continues next to the events.
      if (this.#isBusy || !this.#events(index)) this.#turns(index);
      return this.#members.map((member) => member.finish());
    } catch (error) {
      if (error instanceof RunError) error.subject = index;
      throw error;
    }
  }

  get #isBusy(): boolean {
    return this.#members.some(({ busy }) => busy);
  }

  #made(index: number): readonly UnitMember[] {
    const [first] = this.#places;
    first.make(index);
    if (this.#places.length === 1) return this.#places;
    const { others } = this.#plan;
    this.#unborn = others.flatMap(({ relation }, i) => (relation == null || relation.birth === null ? [] : [i + 1]));
    const made: UnitMember[] = [first];
    for (const [i, { joins }] of others.entries()) {
      if (this.#unborn.includes(i + 1) || !joins(first.state)) continue;
      this.#join(index, i + 1, null, made);
    }
    return made;
  }

  /** Makes a person who joins the unit, if there is one. */
  #join(index: number, place: number, birth: number | null, members: UnitMember[]): UnitMember | null {
    const [first] = this.#places;
    const member = this.#places[place];
    const { relation } = this.#plan.others[place - 1];
    const kinship = relation?.kinship(first.state, birth) ?? null;
    if ((relation !== undefined && kinship === null) || !member.make(index, { first: first.state, kinship })) return null;
    this.#kin.introduce(member, members.slice(1));
    members.push(member);
    members.sort((a, b) => a.state.member - b.state.member);
    return member;
  }

  /** An event of the first person came: whoever is born at it joins the unit. */
  #births(index: number, event: number, time: number): void {
    const { others } = this.#plan;
    if (!this.#unborn.some((place) => others[place - 1].relation?.birth === event)) return;
    const happened = this.#places[0].state.happened[event];
    if (happened === null || happened === undefined || happened.starts[0] !== time) return;
    const due = this.#unborn.filter((place) => others[place - 1].relation?.birth === event);
    this.#unborn = this.#unborn.filter((place) => !due.includes(place));
    const members = [...this.#members];
    const born = due.flatMap((place) => this.#join(index, place, time, members) ?? []);
    for (const [i, member] of born.entries()) {
      if (born.length > 1) member.isOfSeveral(i + 1);
      member.start();
    }
    this.#members = members;
  }

  /** Events alone, in order of time. False where something has begun that continues next to them. */
  #events(index: number): boolean {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      if (next.time > this.#asOf) return true;
      this.#places[next.member].occur(next);
      if (next.member !== 0 || this.#unborn.length === 0) continue;
      this.#births(index, next.event, next.time);
      if (this.#isBusy) return false;
    }
    return true;
  }

  /** Events and agendas by time, then by place in the unit, then by their place among what has the same minute; agendas of one place in their order. */
  #turns(index: number): void {
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
        if (event.member === 0 && this.#unborn.length > 0) this.#births(index, event.event, event.time);
      }
    }
  }
}
