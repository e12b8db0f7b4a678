/** Source text and places in it. Offsets are UTF-16 units from the start of the file; lines and columns are computed only when shown. */

export interface SourceFile {
  /** The path as diagnostics show it. */
  readonly path: string;
  readonly text: string;
}

/** A half-open range of offsets: `end` is the first offset after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A span that is alone on its lines, with the end of the last one and a blank line beside it, so that nothing of it is left when it is removed. */
export function wholeLines({ start, end }: Span, text: string): Span {
  const before = text.slice(0, start);
  if (!/(?:^|\n)$/.test(before) || !text.startsWith('\n', end)) return spanOf(start, end);
  const blankBefore = /(?:^|\n)\n$/.test(before);
  if (blankBefore && text.startsWith('\n', end + 1)) return spanOf(start, end + 2);
  return spanOf(blankBefore && end + 1 === text.length ? start - 1 : start, end + 1);
}

export function spanOf(start: number, end: number): Span {
  return { start, end };
}

/** The smallest span that holds both. */
export function join(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** The text that puts an item first into a block whose brace opens just before `at`: on a line of its own where the block has several lines. */
export function firstInBlock(text: string, at: number, item: string): string {
  const after = /^[ \t]*(?:\r?\n|\S)?/.exec(text.slice(at))?.[0] ?? '';
  if (after.endsWith('\n')) return `\n  ${item}`;
  return ` ${item}${/^\s/.test(after) && after.endsWith('}') ? '' : ' '}`;
}

/** Offsets at which the lines of a text begin. A line ends with LF, CR LF or CR. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** Where an offset stands, given the text's line starts. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low] + 1 };
}

/** The text of one line (from 1), without its end. */
export function lineText(text: string, starts: readonly number[], line: number): string {
  const from = starts[line - 1];
  const to = line < starts.length ? starts[line] : text.length;
  return text.slice(from, to).replace(/[\r\n]+$/, '');
}
