/** The flows of one subject: each continues in one round at a time, which is over when an event ends it or nothing of it is left. */
import type { SubjectState } from '../subject/subject-state.ts';
import type { Live } from './live-thread.ts';
import type { Machines, ReadyFlow } from './machines.ts';

/** A round of a flow. */
interface Round {
  /** Number of the occurrence that began it. */
  readonly number: number;
  /** Occurrences of its events that wait for their time, and flows inside that are not over. */
  pending: number;
  readonly caller: Live | null;
}

export interface Ended {
  /** Number of its end mark among events and marks. */
  readonly end: number;
  readonly number: number;
}

export class Flows {
  readonly #machines: Machines;
  #rounds: (Round | null)[] = [];
  /** Takes the waiting occurrences of events away. */
  readonly #drop: (events: ReadonlySet<number>) => void;

  constructor(machines: Machines, drop: (events: ReadonlySet<number>) => void) {
    this.#machines = machines;
    this.#drop = drop;
  }

  clear(): void {
    this.#rounds = this.#machines.flows.map(() => null);
  }

  /** Begins a round; false where one is still in progress. */
  begin(s: SubjectState, id: number, number: number, caller: Live | null): boolean {
    if (this.#rounds[id] !== null) return false;
    const ready = this.#machines.flows[id];
    this.#rounds[id] = { number, pending: 0, caller };
    for (const { slot, value } of ready.slots) s.memory.locals[slot] = value(s);
    for (const branch of ready.flow.branches) s.branches[branch] = null;
    s.memory.ending[id] = null;
    if (ready.parent !== null) this.#count(ready.parent, 1);
    return true;
  }

  /** An occurrence of an event waits for its time, or no longer. */
  count(event: number, by: 1 | -1): void {
    const id = this.#machines.flowOf[event];
    if (id >= 0) this.#count(id, by);
  }

  #count(id: number, by: 1 | -1): void {
    const round = this.#rounds[id];
    if (round !== null) round.pending += by;
  }

  /** Whether the event in progress has ended its flow. */
  isEnding(s: SubjectState, event: number): boolean {
    const id = this.#machines.flowOf[event];
    return id >= 0 && s.memory.ending[id] !== null;
  }

  /** A flow that is over now: because an event ended it, or because nothing of it is left. */
  over(s: SubjectState): Ended | null {
    for (let answer = s.memory.answers.shift(); answer !== undefined; answer = s.memory.answers.shift())
      if (s.memory.answered(answer)) return { end: this.#machines.flows[answer.flow].flow.end, number: answer.number };
    for (let id = this.#rounds.length - 1; id >= 0; id--) {
      const round = this.#rounds[id];
      if (round === null) continue;
      const ready = this.#machines.flows[id];
      const goesOn = round.pending > 0 || ready.inner.some((inner) => s.memory.isAsking(inner));
      const outcome = s.memory.ending[id] ?? (goesOn ? null : ready.flow.otherwise);
      if (outcome === null && goesOn) continue;
      s.memory.outcomes[id] = outcome ?? s.memory.outcomes[id];
      this.#close(s, ready, id, round);
      return { end: ready.flow.end, number: round.number };
    }
    return null;
  }

  #close(s: SubjectState, ready: ReadyFlow, id: number, round: Round): void {
    this.#rounds[id] = null;
    for (const inner of ready.inner) {
      this.#rounds[inner] = null;
      s.memory.forget(inner);
    }
    this.#drop(ready.events);
    if (ready.parent !== null) this.#count(ready.parent, -1);
    if (round.caller === null) return;
    round.caller.mode = 'ready';
    round.caller.time = s.now;
  }
}
