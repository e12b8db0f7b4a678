/**
 * Cuts a text that comes in pieces into JSON values: one for each line (NDJSON), or the whole text as one value. It is lines where the first or the
 * second line is a value by itself, or where the name says so. A value that is a list stands for its items.
 */
import { jsonFault } from './json-fault.ts';

/** Longest line or document, in UTF-16 units. */
export const LONGEST = 64 * 1024 * 1024;

/** Blanks after a first line that are read over, to see the second. */
const MOST_BLANKS = 1000;

export type Frame =
  | { readonly kind: 'value'; readonly value: unknown; readonly line: number; readonly item: number | null }
  | { readonly kind: 'unreadable'; readonly line: number; readonly message: string; readonly text: string };

export class Frames {
  #mode: 'unknown' | 'lines' | 'document';
  #pieces: string[] = [];
  #length = 0;
  /** Number of the line, or of the first line of the document, that is being read. */
  #line = 1;
  #tooLong = false;
  /** Length of a first line that is not a value by itself: a broken line, or the beginning of a document, as the next one tells. 0 where there is none. */
  #first = 0;

  /** @param lines whether each line is known to be a value of its own */
  constructor(lines: boolean) {
    this.#mode = lines ? 'lines' : 'unknown';
  }

  *push(text: string): Generator<Frame> {
    let from = 0;
    while (this.#mode !== 'document') {
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      this.#keep(text.slice(from, end));
      from = end + 1;
      yield* this.#endOfLine();
      if (this.#mode === 'lines' || this.#pieces.length === 0) this.#line++;
      else this.#keep('\n');
    }
    this.#keep(text.slice(from));
  }

  *end(): Generator<Frame> {
    yield* this.#take();
  }

  #keep(piece: string): void {
    if (piece === '') return;
    this.#length += piece.length;
    if (this.#length > LONGEST) {
      this.#tooLong = true;
      this.#pieces = [];
    } else this.#pieces.push(piece);
  }

  *#endOfLine(): Generator<Frame> {
    if (this.#mode === 'unknown') {
      const text = this.#pieces.join('');
      const second = text.slice(this.#first);
      if (this.#tooLong || parsed(text) !== undefined) this.#mode = 'lines';
      else if (text.trim() === '') this.#forget();
      else if (second.trim() === '' && second.length < MOST_BLANKS) {
        // A blank line between the two.
      } else if (this.#first > 0 && second.trimStart().startsWith('{') && parsed(second) !== undefined) {
        // The first line is a broken one.
        this.#mode = 'lines';
        this.#pieces = [text.slice(0, this.#first - 1)];
        const line = this.#line;
        yield* this.#take();
        this.#pieces = [second];
        this.#line = line + text.split('\n').length - 1;
      } else if (this.#first === 0 && /^\s*\{\s*\S/.test(text)) this.#first = text.length + 1;
      else this.#mode = 'document';
    }
    if (this.#mode === 'lines') yield* this.#take();
  }

  #forget(): void {
    this.#pieces = [];
    this.#length = 0;
    this.#tooLong = false;
  }

  /** What was kept, as frames. */
  *#take(): Generator<Frame> {
    const text = this.#pieces.join('');
    const line = this.#line;
    const tooLong = this.#tooLong;
    this.#forget();
    if (tooLong) yield { kind: 'unreadable', line, message: `the text is longer than ${LONGEST / (1024 * 1024)} MB`, text: '' };
    if (tooLong || text.trim() === '') return;
    const value = parsed(text);
    if (value === undefined) {
      const { at, words } = jsonFault(text) ?? { at: 0, words: 'it cannot be read' };
      const before = text.slice(0, at).split('\n');
      const where = `line ${line + before.length - 1}, column ${(before.at(-1) ?? '').length + 1}`;
      yield { kind: 'unreadable', line: line + before.length - 1, message: `the text is not valid JSON: ${words} (${where})`, text: text.slice(at, at + 60) };
    } else if (Array.isArray(value)) {
      for (const [item, one] of value.entries()) yield { kind: 'value', value: one, line, item };
    } else yield { kind: 'value', value, line, item: null };
  }
}

/** `undefined` where a text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The frames of a whole text. */
export function* framesOf(text: string, lines = false): Generator<Frame> {
  const frames = new Frames(lines);
  yield* frames.push(text);
  yield* frames.end();
}
