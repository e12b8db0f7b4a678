/**
 * Braces, before lexing. A missing `}` would make everything after it part of the wrong block, so the braces of a file are counted first, and a
 * missing one is put where it most likely belongs: before a declaration that starts in column 1, or before a line that stands further left than
 * the block it would be in. In a balanced file none of this has any effect: layout never carries meaning.
 */
import { type Diagnostic, diagnose, kind } from './diagnostic.ts';
import { type SourceFile, spanOf } from './source.ts';

export const unclosedBrace = kind('HS1002', 'error', 'A block is not closed', (_: { opener: string }) => `the \`{\` of \`${_.opener}\` has no \`}\``);
export const strayBrace = kind('HS1003', 'error', 'A brace closes nothing', () => 'this `}` closes nothing');

/** First words of declarations, as a hint where a missing brace belongs. */
const declarationStart =
  /(?:scenario|use|param|codes|table|panel|profile|variations|timeline|expect|joint|plan|formulary|subjects|provider|facility|pharmacy|payer|pool|cycle|flow|states|defects|measure|cover)[ \t]+(?:[A-Za-z_]|")|expect[ \t]*\{/y;

export interface Balanced {
  /** Offsets at which a `}` is missing, ascending; an offset stands once for each missing brace. */
  readonly missing: readonly number[];
  /** Offsets of braces that close nothing. */
  readonly stray: ReadonlySet<number>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Opener {
  readonly offset: number;
  /** Column of the first character of its line, from 0. */
  readonly indent: number;
  /** Whether a line inside it stands further right: only then does a line further left say anything. */
  indented: boolean;
}

interface Scan {
  readonly open: Opener[];
  readonly stray: number[];
  /** First place where a brace seems to be missing, and which opener it would close. */
  readonly suspect: { readonly at: number; readonly opener: Opener; readonly count: number } | null;
}

export function balance(source: SourceFile): Balanced {
  const missing: number[] = [];
  const diagnostics: Diagnostic[] = [];
  let scan = scanBraces(source.text, missing);
  // Each round places the braces of one spot, so a file with several unclosed blocks gets one diagnostic for each.
  while (scan.open.length > 0 && missing.length < 1000) {
    const last = scan.open[scan.open.length - 1];
    const { at, opener, count } = scan.suspect ?? { at: endOfContent(source.text, source.text.length), opener: last, count: scan.open.length };
    for (let i = 0; i < count; i++) missing.push(at);
    missing.sort((a, b) => a - b);
    diagnostics.push(
      diagnose(
        unclosedBrace,
        source.path,
        spanOf(at, Math.min(at + 1, source.text.length)),
        { opener: headOf(source.text, opener.offset) },
        {
          expected: ['`}`'],
          suggestions: [
            { title: count === 1 ? 'add `}`' : `add ${count} closing braces`, edits: [{ span: spanOf(at, at), text: `\n${'}'.repeat(count)}\n` }], safe: true },
          ],
          related: [{ message: 'the block opens here', file: source.path, span: spanOf(opener.offset, opener.offset + 1) }],
        },
      ),
    );
    scan = scanBraces(source.text, missing);
  }
  for (const offset of scan.stray) {
    diagnostics.push(
      diagnose(
        strayBrace,
        source.path,
        spanOf(offset, offset + 1),
        {},
        { found: '}', suggestions: [{ title: 'remove it', edits: [{ span: spanOf(offset, offset + 1), text: '' }], safe: true }] },
      ),
    );
  }
  return { missing, stray: new Set(scan.stray), diagnostics };
}

/** Walks the text over comments, texts and units, counting braces; `inserted` closers count where they stand. */
function scanBraces(text: string, inserted: readonly number[]): Scan {
  const open: Opener[] = [];
  const stray: number[] = [];
  let suspect: Scan['suspect'] = null;
  let lineIndent = 0;
  let atLineStart = true;
  let lineStart = 0;
  let nextInserted = 0;
  for (let i = 0; i < text.length; i++) {
    while (nextInserted < inserted.length && inserted[nextInserted] <= i) {
      open.pop();
      nextInserted++;
    }
    const c = text[i];
    if (c === '\n' || c === '\r') {
      atLineStart = true;
      lineStart = i + 1;
      continue;
    }
    if (atLineStart && c !== ' ' && c !== '\t') {
      atLineStart = false;
      lineIndent = i - lineStart;
      if (open.length > 0 && suspect === null && c !== '}') suspect = suspectLine(text, i, lineIndent, open);
    }
    if (c === '{') open.push({ offset: i, indent: lineIndent, indented: false });
    else if (c === '}') {
      const closes = open.pop();
      if (closes === undefined) stray.push(i);
      else if (suspect === null && i === lineStart + lineIndent && lineIndent < closes.indent)
        suspect = { at: endOfContent(text, i), opener: closes, count: 1 };
    } else i = skipQuoted(text, i);
  }
  while (nextInserted < inserted.length) {
    open.pop();
    nextInserted++;
  }
  return { open, stray, suspect };
}

/** Whether a line inside open blocks looks as if it stood outside some of them. */
function suspectLine(text: string, at: number, indent: number, open: readonly Opener[]): Scan['suspect'] {
  const innermost = open[open.length - 1];
  if (indent > innermost.indent) {
    innermost.indented = true;
    return null;
  }
  declarationStart.lastIndex = at;
  if (indent === 0 && declarationStart.test(text)) return { at: endOfContent(text, at), opener: innermost, count: open.length };
  if (!innermost.indented) return null;
  return { at: endOfContent(text, at), opener: innermost, count: open.filter((opener) => opener.indent >= indent).length };
}

/** The last offset of the comment, text or unit that starts at `i`; `i` itself where none does. Only a block comment crosses a line. */
function skipQuoted(text: string, i: number): number {
  const c = text[i];
  if (c === '#' || (c === '/' && text[i + 1] === '/')) return lineEnd(text, i) - 1;
  if (c === '/' && text[i + 1] === '*') {
    const end = text.indexOf('*/', i + 2);
    return end < 0 ? text.length - 1 : end + 1;
  }
  if (c !== '"' && c !== "'") return i;
  for (let j = i + 1; j < text.length; j++) {
    const d = text[j];
    if (d === '\n' || d === '\r') return i;
    if (d === '\\' && c === '"') j++;
    else if (d === c) return j;
  }
  return i;
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
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r' && text[start - 1] !== '{' && text[start - 1] !== '}') start--;
  const head = text.slice(start, brace).trim();
  return head === '' ? '{' : head.length > 40 ? `${head.slice(0, 39)}…` : head;
}
