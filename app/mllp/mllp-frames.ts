/** The minimal lower layer protocol (HL7 implementation guide, appendix C): a message stands between 0B and 1C 0D. */

const START = 0x0b;
const END = 0x1c;
const RETURN = 0x0d;

export function framed(message: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([START]), message, Buffer.from([END, RETURN])]);
}

/** Bytes as they come → what stands in frames. Bytes outside of frames are passed over. */
export class FrameReader {
  #held = Buffer.alloc(0);

  *read(bytes: Uint8Array): Generator<Buffer> {
    this.#held = Buffer.concat([this.#held, bytes]);
    for (;;) {
      const start = this.#held.indexOf(START);
      if (start < 0) {
        this.#held = Buffer.alloc(0);
        return;
      }
      const end = this.#held.indexOf(Buffer.from([END, RETURN]), start);
      if (end < 0) {
        this.#held = this.#held.subarray(start);
        return;
      }
      yield this.#held.subarray(start + 1, end);
      this.#held = this.#held.subarray(end + 2);
    }
  }
}
