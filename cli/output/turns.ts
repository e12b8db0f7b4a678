/** Standard output shared by several threads: each holds its block's text until it is that block's turn. */
import type { Output } from '../../targets/target.ts';
import { writeAll } from './stdout.ts';

/** `turns[0]` is the block that may write now. */
export class TurnOutput implements Output {
  readonly #turns: Int32Array;
  readonly #block: number;
  readonly #pieces: string[] = [];

  constructor(turns: Int32Array, block: number) {
    this.#turns = turns;
    this.#block = block;
  }

  append(_path: string, text: string): void {
    this.#pieces.push(text);
  }

  /** Waits for the turn, writes, and passes it on. */
  flush(): void {
    const bytes = Buffer.from(this.#pieces.join(''), 'utf8');
    for (let now = Atomics.load(this.#turns, 0); now !== this.#block; now = Atomics.load(this.#turns, 0)) Atomics.wait(this.#turns, 0, now);
    try {
      writeAll(bytes);
    } finally {
      Atomics.store(this.#turns, 0, this.#block + 1);
      Atomics.notify(this.#turns, 0);
    }
  }
}
