/**
 * Occurrences of a unit waiting for their time: a binary heap by time, then member, then source order, then occurrence, so that no tie is left to
 * chance.
 */

export interface Occurrence {
  /** Realised time. */
  readonly time: number;
  /** Place in the unit of the person whom it happens to. */
  readonly member: number;
  /** Id of the event: its place in the source. */
  readonly event: number;
  /** Number of the occurrence: what its draws are addressed by. */
  readonly number: number;
  /** Nominal time, from which the next one is reckoned. */
  readonly nominal: number;
  /** Its place in the series, by nominal time. */
  readonly step: number;
  /** The series it belongs to. */
  readonly series: Series;
  /** It was due, and waits until the patient is free. */
  readonly waiting?: true;
}

/** The occurrence that a series depends on: its start and its end. */
export interface Trigger {
  readonly start: number;
  readonly end: number;
}

/** One run of an event's schedule: from one anchor, or from one occurrence of the event it depends on. */
export class Series {
  readonly base: number;
  readonly trigger: Trigger | null;
  /** Number of the triggering occurrence; 0 where there is none. */
  readonly number: number;
  /** Last time at which it may fall. */
  readonly limit: number;
  readonly times: number;
  /** `at d + [0 days, 2 weeks]`: the times of the list, in order. */
  listed: readonly number[] = NONE;
  /** Realised time of the occurrence before; occurrences of a series keep their order. */
  last = Number.NEGATIVE_INFINITY;
  /** Occurrences left out, because the day they were moved to already has one. */
  skipped = 0;
  /** Occurrences planned so far. */
  planned = 0;

  constructor(base: number, trigger: Trigger | null, number: number, limit: number, times: number) {
    this.base = base;
    this.trigger = trigger;
    this.number = number;
    this.limit = limit;
    this.times = times;
  }
}

const NONE: readonly number[] = [];

function before(a: Occurrence, b: Occurrence): boolean {
  if (a.time !== b.time) return a.time < b.time;
  if (a.member !== b.member) return a.member < b.member;
  if (a.event !== b.event) return a.event < b.event;
  return a.number < b.number;
}

export class Queue {
  readonly #heap: Occurrence[] = [];

  clear(): void {
    this.#heap.length = 0;
  }

  push(item: Occurrence): void {
    const heap = this.#heap;
    let i = heap.length;
    heap.push(item);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(item, heap[parent])) break;
      heap[i] = heap[parent];
      i = parent;
    }
    heap[i] = item;
  }

  /** The occurrence that comes next, left where it is. */
  get first(): Occurrence | undefined {
    return this.#heap[0];
  }

  /** Takes a member's occurrences of some events away. */
  drop(member: number, events: ReadonlySet<number>): void {
    const kept = this.#heap.filter((item) => item.member !== member || !events.has(item.event));
    if (kept.length === this.#heap.length) return;
    this.clear();
    for (const item of kept) this.push(item);
  }

  /** Takes a member's occurrences that a condition holds for out of the queue, in their order. */
  take(member: number, is: (item: Occurrence) => boolean): readonly Occurrence[] {
    const taken = this.#heap.filter((item) => item.member === member && is(item));
    if (taken.length === 0) return taken;
    const kept = this.#heap.filter((item) => !taken.includes(item));
    this.clear();
    for (const item of kept) this.push(item);
    return taken.sort((a, b) => (before(a, b) ? -1 : 1));
  }

  pop(): Occurrence | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child++;
      if (!before(heap[child], last)) break;
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = last;
    return first;
  }
}
