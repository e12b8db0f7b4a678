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

/** What is removed with a span: its line where nothing else is on it, and otherwise the blanks that it would leave doubled. */
export function removalOf(text: string, { start, end }: Span): Span {
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const first = start - before;
  if ((first === 0 || text[first - 1] === '\n') && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end)))
    return first === 0 ? spanOf(0, end) : spanOf(first - (text[first - 2] === '\r' ? 2 : 1), end);
  if (text[first - 1] === '{' || text[first - 1] === '(') return spanOf(start, end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0));
  return spanOf(first, end);
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
