/**
 * Tokens and comments → lines. The line breaks of the author are kept where they say something, and made where a block needs them; blank lines are
 * one at most; everything else follows from the grammar.
 */
import type { IToken } from 'chevrotain';
import type { Comment } from '../ast/ast.ts';
import * as t from '../tokens.ts';
import type { Landmarks } from './landmarks.ts';
import { gap } from './spacing.ts';

/** What is printed: a token as it is in the source, or a comment. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Null for a comment. */
  readonly token: IToken | null;
}

/** The column of a bar between the cells of a table. */
export const BAR = 100;

export interface PrintPart {
  readonly text: string;
  /** Spaces before it. */
  readonly gap: number;
  /** Number of the column that begins here, or -1. */
  readonly column: number;
}

export interface Line {
  /** Levels of indentation. */
  readonly indent: number;
  readonly parts: readonly PrintPart[];
  readonly blankBefore: boolean;
}

/** How many line breaks are before a piece. */
type Breaks = 0 | 1 | 2;

function merge(text: string, tokens: readonly IToken[], comments: readonly Comment[]): Piece[] {
  const pieces: Piece[] = tokens.map((token) => {
    const end = (token.endOffset ?? token.startOffset) + 1;
    return { text: text.slice(token.startOffset, end), start: token.startOffset, end, token };
  });
  for (const { span } of comments) pieces.push({ text: text.slice(span.start, span.end).trimEnd(), start: span.start, end: span.end, token: null });
  return pieces.sort((a, b) => a.start - b.start);
}

/** The index of the bracket that closes the one at each index; -1 for what opens nothing. */
function partners(pieces: readonly Piece[]): Int32Array {
  const closes = new Int32Array(pieces.length).fill(-1);
  const open: number[] = [];
  pieces.forEach(({ token }, i) => {
    if (token === null) return;
    if ('{(['.includes(token.image) && token.image.length === 1) open.push(i);
    else if ('})]'.includes(token.image) && token.image.length === 1) {
      const opener = open.pop();
      if (opener !== undefined) closes[opener] = i;
    }
  });
  return closes;
}

function breaksIn(text: string, from: number, to: number): Breaks {
  const count = text.slice(from, to).split(/\r\n|\r|\n/).length - 1;
  return count >= 2 ? 2 : count === 1 ? 1 : 0;
}

/** Line breaks before each piece, the first one excepted. */
function breaks(text: string, pieces: readonly Piece[], closes: Int32Array, items: ReadonlySet<number>): Breaks[] {
  const before: Breaks[] = pieces.map((piece, i) => (i === 0 ? 0 : own(text, pieces[i - 1], piece)));
  // From the inside out: a block that holds a line break has its braces on lines of their own.
  for (let i = pieces.length - 1; i >= 0; i--) {
    const close = closes[i];
    if (close < 0) continue;
    const broken = brokenIn(before, i, close);
    const block = pieces[i].token?.image === '{';
    if (!broken) continue;
    if (!block && before[i + 1] === 0) {
      // Round and square brackets that begin on their line end on their line.
      if (pieces[close - 1].token !== null) before[close] = 0;
      continue;
    }
    // A comment behind the bracket stays where it is.
    const first = pieces[i + 1].token === null && before[i + 1] === 0 ? i + 2 : i + 1;
    before[first] = 1;
    before[close] = 1;
    for (const at of itemsIn(pieces, closes, items, i, close)) if (before[at] === 0) before[at] = 1;
  }
  for (const at of itemsIn(pieces, closes, items, -1, pieces.length)) if (before[at] === 0 && at > 0) before[at] = 1;
  return before;
}

/** Items that stand directly between two brackets: in a block of several lines, each has its own. */
function itemsIn(pieces: readonly Piece[], closes: Int32Array, items: ReadonlySet<number>, open: number, close: number): number[] {
  const found: number[] = [];
  for (let i = open + 1; i < close; i++) {
    if (items.has(pieces[i].start)) found.push(i);
    if (closes[i] >= 0) i = closes[i];
  }
  return found;
}

function brokenIn(before: readonly Breaks[], open: number, close: number): boolean {
  for (let k = open + 1; k <= close; k++) if (before[k] > 0) return true;
  return false;
}

/** Breaks that the author made before a piece, less those that are never there. */
function own(text: string, left: Piece, right: Piece): Breaks {
  const made = breaksIn(text, left.end, right.start);
  if (left.token === null) return made === 2 ? 2 : 1;
  if (right.token === null) return made;
  const image = right.token.image;
  if (image === '{' || image === ',' || image === ':' || (image === 'else' && left.token.image === '}')) return 0;
  return made;
}

export function lines(text: string, tokens: readonly IToken[], comments: readonly Comment[], marks: Landmarks): readonly Line[] {
  const pieces = merge(text, tokens, comments);
  const closes = partners(pieces);
  const before = breaks(text, pieces, closes, marks.items);
  const result: Line[] = [];
  /** Brackets that are open, and whether each one adds a level: of several on one line only the last does. */
  const open: { readonly image: string; readonly level: number }[] = [];
  let indent = 0;
  /** Its indentation but for going on with the line before. */
  let base = 0;
  let parts: PrintPart[] = [];
  let blankBefore = false;
  const flush = (): void => {
    if (parts.length > 0) result.push({ indent, parts, blankBefore });
    parts = [];
  };
  pieces.forEach((piece, i) => {
    const { token } = piece;
    const closer = token !== null && token.image.length === 1 && '})]'.includes(token.image);
    if (i === 0 || before[i] > 0) {
      flush();
      blankBefore = before[i] === 2;
      const around = open.at(-1);
      const inside = around?.level ?? 0;
      base = closer ? inside - 1 : inside;
      indent = closer || !continues(pieces, i, marks, around?.image) ? base : base + 1;
    }
    if (closer) open.pop();
    const previous = pieces[i - 1];
    parts.push({ text: piece.text, gap: parts.length === 0 ? 0 : spaces(pieces, i, marks), column: columnOf(piece, previous, marks) });
    if (token !== null && token.image.length === 1 && '{(['.includes(token.image)) open.push({ image: token.image, level: base + 1 });
  });
  flush();
  return result;
}

function columnOf(piece: Piece, previous: Piece | undefined, marks: Landmarks): number {
  if (piece.token?.image === '|') return BAR;
  return previous?.token?.image === '|' ? -1 : (marks.columns.get(piece.start) ?? -1);
}

/** Whether a line continues with the item of the line before. */
function continues(pieces: readonly Piece[], i: number, marks: Landmarks, around: string | undefined): boolean {
  const { token, start } = pieces[i];
  if (token === null || token.tokenType === t.GroupCode || marks.items.has(start) || around === '(' || around === '[') return false;
  let k = i - 1;
  while (k >= 0 && pieces[k].token === null) k--;
  const last = pieces[k]?.token?.image;
  return !(last === undefined || last === '{' || last === ',');
}

function spaces(pieces: readonly Piece[], i: number, marks: Landmarks): number {
  const left = pieces[i - 1].token;
  const right = pieces[i].token;
  if (right === null || left === null) return 2;
  if (left.image === '{' || right.image === '}') return 1;
  // The columns of a row of codes.
  if (right.image === '{' && left.tokenType === t.Text && marks.columns.get(left.startOffset) === 2) return 2;
  if (left.image !== ',' && marks.items.has(pieces[i].start)) return 2;
  let k = i - 2;
  while (k >= 0 && pieces[k].token === null) k--;
  return gap(pieces[k]?.token ?? undefined, left, right, pieces[i + 1]?.token ?? undefined);
}
