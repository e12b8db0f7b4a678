/**
 * Braces, before lexing. A missing `}` would make everything after it part of the wrong block, so the braces of a file are counted first, and a
 * missing one is put where it most likely belongs: before a declaration that starts in column 1, or before a line that stands further left than
 * the block it would be in. In a balanced file none of this has any effect: layout never carries meaning.
 */
import { type Diagnostic, diagnose, echo, kind, replace } from '../diagnostic.ts';
import { openTextEnd } from '../open-text.ts';
import { removalOf, type SourceFile, spanOf } from '../source-text.ts';

export const unclosedBrace = kind('HS1002', 'error', 'Unclosed block', (_: { opener: string }) =>
  _.opener === '{' ? 'a `{` is never closed' : `the \`{\` of \`${_.opener}\` is never closed`,
);
export const strayBrace = kind('HS1003', 'error', 'Unmatched closing brace', () => 'this `}` has no matching `{`');

/** First words of declarations, as a hint where a missing brace belongs. */
const declarationStart =
  /(?:scenario|use|param|let|codes|group|table|panel|profile|variations|timeline|expect|plan|formulary|subjects|provider|facility|pharmacy|payer|sponsor|pool|mixin|cycle|flow|states|defects|measure|target|cover)[ \t]+(?:[A-Za-z_]\w*(?![\w.])|")|expect[ \t]*\{/y;
/** Beyond this many, missing braces are still put in, but not reported one by one. */
const REPORTED = 20;

export interface Balanced {
  /** Offsets at which a `}` is missing, ascending; an offset stands once for each missing brace. */
  readonly missing: readonly number[];
  /** Offsets of braces that close nothing. */
  readonly stray: ReadonlySet<number>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What matters of a text: its braces, and the places where its lines begin to say something. */
interface Mark {
  readonly kind: 'line' | 'open' | 'close';
  readonly offset: number;
  /** Column of the first visible character of its line, from 0. */
  readonly indent: number;
}

interface Opener extends Mark {
  /** Whether a line inside it stands further right: only then does a line further left say anything. */
  indented: boolean;
}

export function balance(source: SourceFile): Balanced {
  const { text } = source;
  const { marks, end } = marksOf(text);
  const open: Opener[] = [];
  const missing: number[] = [];
  const stray: number[] = [];
  const diagnostics: Diagnostic[] = [];
  const lowest = lowestOf(marks);
  // Whether what follows leaves one of the blocks open that are open now.
  const unclosed = (i: number): boolean => open.length + lowest[i] > 0;
  const close = (at: number, count: number): void => {
    const opener = open[open.length - 1];
    for (let k = 0; k < count; k++) {
      open.pop();
      missing.push(at);
    }
    if (diagnostics.length < REPORTED) diagnostics.push(reportMissing(source, at, count, opener));
  };

  for (const [i, mark] of marks.entries()) {
    if (mark.kind === 'line') {
      const innermost = open[open.length - 1];
      if (innermost === undefined || text[mark.offset] === '}') continue;
      if (mark.indent > innermost.indent) innermost.indented = true;
      else if (unclosed(i)) {
        const count = outside(text, mark, open);
        if (count > 0) close(endOfContent(text, mark.offset), count);
      }
    } else if (mark.kind === 'open') open.push({ ...mark, indented: false });
    else {
      const closes = open[open.length - 1];
      // A closing brace at the start of its line, further left than its block: the block before it was not closed.
      if (closes !== undefined && mark.indent < closes.indent && firstOfLine(marks, i) && unclosed(i)) close(endOfContent(text, mark.offset), 1);
      if (open.pop() === undefined) stray.push(mark.offset);
    }
  }
  if (open.length > 0) close(endOfContent(text, end), open.length);
  for (const offset of stray.slice(0, REPORTED)) {
    diagnostics.push(
      diagnose(
        strayBrace,
        source.path,
        spanOf(offset, offset + 1),
        {},
        { found: '}', suggestions: [replace('remove this `}`', removalOf(source.text, spanOf(offset, offset + 1)), '')] },
      ),
    );
  }
  return { missing, stray: new Set(stray), diagnostics };
}

function reportMissing(source: SourceFile, at: number, count: number, opener: Mark): Diagnostic {
  return diagnose(
    unclosedBrace,
    source.path,
    spanOf(at, Math.min(at + 1, source.text.length)),
    { opener: headOf(source.text, opener.offset) },
    {
      expected: ['`}`'],
      suggestions: [
        { title: count === 1 ? 'add `}`' : `add ${count} closing braces`, edits: [{ span: spanOf(at, at), text: `\n${'}'.repeat(count)}\n` }], safe: true },
      ],
      related: [{ message: 'the block starts here', file: source.path, span: spanOf(opener.offset, opener.offset + 1) }],
    },
  );
}

/** Walks the text over comments, texts and units. It ends before a block comment that nothing closes, which would swallow whatever is put after it. */
function marksOf(text: string): { readonly marks: readonly Mark[]; readonly end: number } {
  const marks: Mark[] = [];
  let indent = 0;
  let lineStart = 0;
  let atLineStart = true;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\n' || c === '\r') {
      atLineStart = true;
      lineStart = i + 1;
      continue;
    }
    const comment = (c === '/' && text[i + 1] === '/') || c === '#';
    if (atLineStart && c !== ' ' && c !== '\t') {
      atLineStart = false;
      indent = i - lineStart;
      if (!comment) marks.push({ kind: 'line', offset: i, indent });
    }
    if (c === '{') marks.push({ kind: 'open', offset: i, indent });
    else if (c === '}') marks.push({ kind: 'close', offset: i, indent });
    else if (c === '/' && text[i + 1] === '*' && !text.includes('*/', i + 2)) return { marks, end: i };
    else i = skipQuoted(text, i);
  }
  return { marks, end: text.length };
}

function firstOfLine(marks: readonly Mark[], i: number): boolean {
  const before = marks[i - 1];
  return before?.kind === 'line' && before.offset === marks[i].offset;
}

/** From each mark on: the lowest that the number of open blocks falls to, compared with what it is there. */
function lowestOf(marks: readonly Mark[]): readonly number[] {
  const lowest = new Array<number>(marks.length + 1).fill(0);
  for (let i = marks.length - 1; i >= 0; i--) {
    const step = marks[i].kind === 'open' ? 1 : marks[i].kind === 'close' ? -1 : 0;
    lowest[i] = Math.min(0, step + lowest[i + 1]);
  }
  return lowest;
}

/** How many of the open blocks a line looks to be outside of. */
function outside(text: string, line: Mark, open: readonly Opener[]): number {
  declarationStart.lastIndex = line.offset;
  if (line.indent === 0 && declarationStart.test(text)) return open.length;
  if (!open[open.length - 1].indented) return 0;
  return open.filter((opener) => opener.indent >= line.indent).length;
}

/** The last offset of the comment, text or unit that starts at `i`; `i` itself where none does. Only a block comment crosses a line. */
function skipQuoted(text: string, i: number): number {
  const c = text[i];
  if (c === '#' || (c === '/' && text[i + 1] === '/')) return lineEnd(text, i) - 1;
  if (c === '/' && text[i + 1] === '*') {
    return text.indexOf('*/', i + 2) + 1;
  }
  if (c !== '"' && c !== "'") return i;
  for (let j = i + 1; j < text.length; j++) {
    const d = text[j];
    if (d === '\n' || d === '\r') break;
    if (d === '\\' && c === '"' && text[j + 1] !== '\n' && text[j + 1] !== '\r') j++;
    else if (d === c) return j;
  }
  return openTextEnd(text, i) - 1;
}

function lineEnd(text: string, i: number): number {
  let j = i;
  while (j < text.length && text[j] !== '\n' && text[j] !== '\r') j++;
  return j;
}

/** The offset just after the last visible character before `before`. */
function endOfContent(text: string, before: number): number {
  let end = before;
  while (end > 0 && /\s/.test(text[end - 1])) end--;
  return end;
}

/** The words that open a block, for the message: from the line's first character to the brace. */
function headOf(text: string, brace: number): string {
  let start = brace;
  while (start > 0 && brace - start < 200 && !/[\n\r{}]/.test(text[start - 1])) start--;
  const head = text.slice(start, brace).trim();
  return head === '' ? '{' : echo(head);
}
