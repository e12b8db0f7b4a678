/** What threads and flows of one subject remember, and questions can ask for. */
import type { Value } from './value.ts';

export interface MemorySizes {
  readonly states: number;
  readonly marks: number;
  readonly slots: number;
  readonly flows: number;
}

/** What an engine answered to a statement. */
export interface EngineAnswer {
  readonly flow: number;
  /** Number of the occurrence that asked. */
  readonly number: number;
  readonly outcome: string;
}

export class Memory {
  /** How often each state was entered: draws made in it are addressed by that. */
  readonly visits: number[];
  /** How many threads are in the state of a mark. */
  readonly inside: number[];
  /** When the state of a mark was left last. */
  readonly left: (number | null)[];
  /** Arguments of flows and machines, as they were when those began. */
  readonly locals: Value[];
  readonly outcomes: (string | null)[];
  /** The outcome that the event in progress gives its flow. */
  readonly ending: (string | null)[];
  /** By flow: the occurrences whose statement asked, and that are not answered. */
  readonly #asked = new Map<number, Set<number>>();
  /** Answers that nothing has followed from yet, in the order in which they came. */
  readonly answers: EngineAnswer[] = [];

  constructor({ states, marks, slots, flows }: MemorySizes) {
    this.visits = new Array(states).fill(0);
    this.inside = new Array(marks).fill(0);
    this.left = new Array(marks).fill(null);
    this.locals = new Array(slots).fill(null);
    this.outcomes = new Array(flows).fill(null);
    this.ending = new Array(flows).fill(null);
  }

  ask(flow: number, number: number): void {
    const open = this.#asked.get(flow) ?? new Set();
    this.#asked.set(flow, open.add(number));
  }

  isAsking(flow: number): boolean {
    return (this.#asked.get(flow)?.size ?? 0) > 0;
  }

  /** Nobody waits for the answers any more. */
  forget(flow: number): void {
    this.#asked.delete(flow);
  }

  /** Takes an answer; false where nobody waits for it. */
  answered({ flow, number, outcome }: EngineAnswer): boolean {
    if (this.#asked.get(flow)?.delete(number) !== true) return false;
    this.outcomes[flow] = outcome;
    return true;
  }
}

/** Of scenarios without threads and values with names, whose code never looks into it. */
const nothing = new Memory({ states: 0, marks: 0, slots: 0, flows: 0 });

export function memoryOf(sizes: MemorySizes): Memory {
  return sizes.states === 0 && sizes.flows === 0 && sizes.slots === 0 ? nothing : new Memory(sizes);
}
