/** What threads and flows of one subject remember, and questions can ask for. */
import type { Value } from './value.ts';

export interface MemorySizes {
  readonly states: number;
  readonly marks: number;
  readonly slots: number;
  readonly flows: number;
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

  constructor({ states, marks, slots, flows }: MemorySizes) {
    this.visits = new Array(states).fill(0);
    this.inside = new Array(marks).fill(0);
    this.left = new Array(marks).fill(null);
    this.locals = new Array(slots).fill(null);
    this.outcomes = new Array(flows).fill(null);
    this.ending = new Array(flows).fill(null);
  }
}

/** Of scenarios without threads and values with names, whose code never looks into it. */
const nothing = new Memory({ states: 0, marks: 0, slots: 0, flows: 0 });

export function memoryOf(sizes: MemorySizes): Memory {
  return sizes.states === 0 && sizes.flows === 0 && sizes.slots === 0 ? nothing : new Memory(sizes);
}
