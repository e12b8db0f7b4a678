/**
 * Work of minutes. Whoever asks for what is being made waits for the same work; after some time it continues alone. Work that nobody waits for any more is
 * ended, unless somebody was told that it continues.
 */
import { Stop } from '../stop.ts';

/** Who waits for it. */
export interface Waiter {
  /** Ends the waiting, and the work where nobody else waits. */
  readonly signal: AbortSignal;
  /** Milliseconds after which the work continues alone. */
  readonly patience: number;
  /** Subjects that are done, of all. */
  readonly progress: (done: number, of: number) => void;
}

/** The work was cancelled by the one who asked for it. */
export class Cancelled extends Stop {
  constructor() {
    super('usage', 'cancelled; nothing was written');
  }
}

export class SharedWork {
  /** Subjects that are done, and all of them. */
  done = 0;
  readonly of: number;
  /** Those who wait. */
  waiting = 0;
  readonly ended: Promise<void>;
  readonly #control = new AbortController();
  readonly #listeners = new Set<Waiter['progress']>();
  /** Once somebody was told that it continues, it does. */
  #alone = false;

  /** @param begin rejects where the signal is given */
  constructor(of: number, begin: (work: SharedWork) => Promise<void>) {
    this.of = of;
    this.ended = begin(this);
  }

  get signal(): AbortSignal {
    return this.#control.signal;
  }

  report(done: number): void {
    this.done = done;
    for (const listener of this.#listeners) listener(done, this.of);
  }

  end(): void {
    this.#control.abort(new Cancelled());
  }

  /** @throws what ended the work, or Cancelled */
  async wait({ signal, patience, progress }: Waiter): Promise<'done' | 'running'> {
    this.waiting++;
    this.#listeners.add(progress);
    let timer: NodeJS.Timeout | undefined;
    let stop = (): void => {};
    try {
      const late = new Promise<'running'>((resolve) => {
        timer = setTimeout(() => {
          this.#alone = true;
          resolve('running');
        }, patience);
      });
      const cancelled = new Promise<never>((_, reject) => {
        stop = onAbort(signal, () => {
          if (this.waiting === 1 && !this.#alone) this.end();
          reject(new Cancelled());
        });
      });
      return await Promise.race([this.ended.then(() => 'done' as const), late, cancelled]);
    } finally {
      clearTimeout(timer);
      stop();
      this.#listeners.delete(progress);
      this.waiting--;
    }
  }
}

/** Calls an action when a signal is given, or at once where it was. @returns a function that stops listening */
export function onAbort(signal: AbortSignal, action: () => void): () => void {
  signal.addEventListener('abort', action, { once: true });
  if (signal.aborted) action();
  return () => signal.removeEventListener('abort', action);
}
