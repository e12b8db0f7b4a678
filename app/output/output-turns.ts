/** A stream shared by several threads: each holds its block's text until it is that block's turn. */
import type { Output } from '../../model/target.ts';
import { writeAll } from './stream-output.ts';

/** Slots of the shared memory: the block that may write now, and the one that is being written (else -1). */
const NEXT = 0;
const WRITING = 1;
/** Nobody's turn: the run is at its end. */
const OVER = 0x7fffffff;

/** Whose turn it is, seen by all threads. */
export class Turns {
  readonly descriptor: number;
  readonly memory: SharedArrayBuffer;
  readonly #slots: Int32Array;

  constructor(descriptor: number, memory: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.descriptor = descriptor;
    this.memory = memory;
    this.#slots = new Int32Array(memory);
  }

  /** Begins with a block. */
  begin(block: number): void {
    Atomics.store(this.#slots, WRITING, -1);
    this.#pass(block);
  }

  /** Whether a block's writing was begun and not ended: then a part of it may be out, and it cannot be written again. */
  isHalfWritten(block: number): boolean {
    return Atomics.load(this.#slots, WRITING) === block && Atomics.load(this.#slots, NEXT) === block;
  }

  /** Waits for a block's turn, writes, and passes it on, or ends all turns where the block is the `last`. What was written before is not written again. */
  write(block: number, bytes: Uint8Array, last: boolean): void {
    for (let now = Atomics.load(this.#slots, NEXT); now < block; now = Atomics.load(this.#slots, NEXT)) Atomics.wait(this.#slots, NEXT, now);
    if (Atomics.load(this.#slots, NEXT) > block) return;
    Atomics.store(this.#slots, WRITING, block);
    try {
      writeAll(this.descriptor, bytes);
    } catch (error) {
      this.#pass(OVER);
      throw error;
    }
    this.#pass(last ? OVER : block + 1);
  }

  #pass(block: number): void {
    Atomics.store(this.#slots, NEXT, block);
    Atomics.notify(this.#slots, NEXT);
  }
}

/** Holds a block's text, subject by subject. */
export class HeldOutput implements Output {
  readonly #pieces: (string | Uint8Array)[] = [];
  #whole = 0;

  append(_path: string, data: string | Uint8Array): void {
    this.#pieces.push(data);
  }

  part(path: string, data: string | Uint8Array): void {
    this.append(path, data);
  }

  /** What was appended is whole. */
  commit(): void {
    this.#whole = this.#pieces.length;
  }

  /** What is whole. */
  bytes(): Buffer {
    const whole = this.#pieces.slice(0, this.#whole);
    if (whole.every((piece) => typeof piece === 'string')) return Buffer.from(whole.join(''), 'utf8');
    return Buffer.concat(whole.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece)));
  }
}
