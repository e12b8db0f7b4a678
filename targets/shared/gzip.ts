/**
 * Text as gzip (RFC 1952), by a compressor that comes along with the program: the one inside Node gives other bytes with other versions and processors. A file is a
 * row of members of about a megabyte of text, each of which is complete, so that blocks and parts are put together as they are. No time and no name is in them.
 */
import { gzipSync } from 'fflate';
import type { Output, Writer } from '../../model/target.ts';

/** The ending of a file of gzip. */
export const GZIP = '.gz';

/** UTF-16 units of text in one member: it ends with the piece that comes to as many. */
const MEMBER = 1 << 20;

const encoder = new TextEncoder();

export function gzip(data: string | Uint8Array): Uint8Array {
  return gzipSync(typeof data === 'string' ? encoder.encode(data) : data, { level: 6, mtime: 0 });
}

/** A writer of text whose files hold gzip. What is held back is written at the end of the block, and after the directory. */
export function gzipped(writer: Writer): Writer {
  const held = { append: new Held('append'), part: new Held('part') };
  const flush = (out: Output): void => {
    held.append.flush(out);
    held.part.flush(out);
  };
  const holding = (out: Output): Output => ({
    append: (path, data) => held.append.take(path, data, out),
    part: (path, data) => held.part.take(path, data, out),
  });
  const { directory, assemblies } = writer;
  return {
    ...writer,
    subject: (subject, block, out, before, measures) => writer.subject(subject, block, holding(out), before, measures),
    end(block, out) {
      writer.end?.(block, holding(out));
      flush(out);
    },
    ...(directory === undefined
      ? {}
      : {
          directory(parties, out) {
            directory(parties, holding(out));
            flush(out);
          },
        }),
    ...(assemblies === undefined
      ? {}
      : {
          assemblies: () => assemblies().map((one) => (one.kind === 'join' ? { ...one, before: compressed(one.before), after: compressed(one.after) } : one)),
        }),
  };
}

/** Nothing stays nothing: an empty member would be a file. */
function compressed(data: string | Uint8Array): string | Uint8Array {
  return data.length === 0 ? data : gzip(data);
}

/** Text that is not written yet, by path. */
class Held {
  readonly #by: keyof Output;
  readonly #texts = new Map<string, string>();

  constructor(by: keyof Output) {
    this.#by = by;
  }

  take(path: string, data: string | Uint8Array, out: Output): void {
    if (typeof data !== 'string') throw new Error(`${path} is not text.`);
    const text = (this.#texts.get(path) ?? '') + data;
    if (text.length < MEMBER) {
      this.#texts.set(path, text);
      return;
    }
    this.#texts.delete(path);
    out[this.#by](path, gzip(text));
  }

  flush(out: Output): void {
    for (const [path, text] of this.#texts) out[this.#by](path, gzip(text));
    this.#texts.clear();
  }
}
