/** How far blocks in progress have come: counters in shared memory, so that a long block moves the bar too. */
const SLOTS = 2;
const SUBJECTS = 0;
const KILOBYTES = 1;

/** The counters of one worker: it counts up, and the main thread sets back what it has taken over. */
export class Meter {
  readonly memory: SharedArrayBuffer;
  readonly #slots: Int32Array;
  #bytes = 0;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(4 * SLOTS)) {
    this.memory = memory;
    this.#slots = new Int32Array(memory);
  }

  /** A subject is done. */
  readonly subject = (): void => {
    Atomics.add(this.#slots, SUBJECTS, 1);
  };

  readonly bytes = (count: number): void => {
    this.#bytes += count;
    Atomics.store(this.#slots, KILOBYTES, Math.round(this.#bytes / 1000));
  };

  /** Begins with another block. */
  reset(): void {
    this.#bytes = 0;
    Atomics.store(this.#slots, SUBJECTS, 0);
    Atomics.store(this.#slots, KILOBYTES, 0);
  }

  read(): { readonly subjects: number; readonly bytes: number } {
    return { subjects: Atomics.load(this.#slots, SUBJECTS), bytes: Atomics.load(this.#slots, KILOBYTES) * 1000 };
  }
}
