/** The minimal lower layer protocol (HL7 implementation guide, appendix C): a message is between 0B and 1C 0D. */

const START = 0x0b;
const END = 0x1c;
const RETURN = 0x0d;

export function framed(message: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([START]), message, Buffer.from([END, RETURN])]);
}

/** Bytes of the longest frame that is read: an acknowledgement has some hundred. */
export const LONGEST_FRAME = 1 << 20;

/** A frame did not end within the bytes that one may have. */
export class FrameTooLong extends Error {}

/** Bytes as they come → the content of each frame. Bytes outside of frames are passed over. */
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
        if (this.#held.length > LONGEST_FRAME) throw new FrameTooLong();
        return;
      }
      yield this.#held.subarray(start + 1, end);
      this.#held = this.#held.subarray(end + 2);
    }
  }
}
