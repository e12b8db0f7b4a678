/** The JSON values of a file or of standard input, as its bytes come. */
import { type Frame, Frames } from '../validation/structure/json-frames.ts';
import { usage } from './stop.ts';
import { isSystemError, systemWords } from './system-errors.ts';
import { type Input, READABLE } from './validate-input.ts';
import { shown } from './wording.ts';

/**
 * The values of each piece of an input.
 * @param read called with the bytes of each piece
 */
export async function* framesOf(input: Input, read: (bytes: number) => void): AsyncGenerator<Iterable<Frame>> {
  const frames = new Frames(input.lines);
  // A byte-order mark is skipped by the decoder.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun = false;
  const take = (text: string): Iterable<Frame> => {
    if (!begun && text.trim() !== '') {
      begun = true;
      refuseOthers(text, input);
    }
    return frames.push(text);
  };
  try {
    for await (const chunk of input.chunks()) {
      yield take(decoded(() => decoder.decode(chunk, { stream: true }), input));
      read(chunk.length);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') === true) throw usage(`${named(input)} is not a complete gzip file`);
    if (isSystemError(error)) throw usage(`cannot read ${shown(input.name)}: ${systemWords(error)}`);
    throw error;
  }
  yield take(decoded(() => decoder.decode(), input));
  if (!begun) throw usage(`${named(input)} is empty`);
  yield frames.end();
}

/** How an input begins, and an input that has all of it: standard input cannot be read twice. What cannot be read is reported by who reads the whole. */
export async function peeked(input: Input): Promise<{ readonly head: string; readonly whole: Input }> {
  const chunks = piecesOf(input);
  let first: IteratorResult<Uint8Array>;
  try {
    first = await chunks.next();
  } catch (error) {
    const again = async function* (): AsyncGenerator<Uint8Array> {
      yield* [];
      throw error;
    };
    return { head: '', whole: { ...input, chunks: again } };
  }
  if (first.done === true) return { head: '', whole: input };
  // The next piece may be in the same place.
  const start = Uint8Array.from(first.value);
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield start;
    yield* chunks;
  };
  return { head: new TextDecoder('latin1').decode(start.subarray(0, HEAD_BYTES)), whole: { ...input, chunks: all } };
}

/** Bytes by which an input is told apart. */
const HEAD_BYTES = 2048;

async function* piecesOf({ chunks }: Input): AsyncGenerator<Uint8Array> {
  yield* chunks();
}

/**
 * The text of an input; characters that are not UTF-8 are replaced.
 * @param read called with the bytes of each piece
 */
export async function textOf(input: Input, read: (bytes: number) => void): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const chunk of input.chunks()) {
    text += decoder.decode(chunk, { stream: true });
    read(chunk.length);
  }
  return text + decoder.decode();
}

export const named = ({ name }: Input): string => (name === '-' ? 'standard input' : shown(name));

function decoded(decode: () => string, input: Input): string {
  let text = '\u0000';
  try {
    text = decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  // Text holds no NUL; UTF-16 is full of them.
  if (!text.includes('\u0000')) return text;
  throw usage(`${named(input)} is not UTF-8 text`, READABLE);
}

/** Refuses what is not JSON at all by how it begins. */
function refuseOthers(text: string, input: Input): void {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return;
  const what = /^(?:MSH|FHS|BHS)\|/.test(start) ? 'is an HL7 v2 message' : start.startsWith('<') ? 'is XML' : 'is not JSON';
  throw usage(`${named(input)} ${what}`, READABLE);
}
