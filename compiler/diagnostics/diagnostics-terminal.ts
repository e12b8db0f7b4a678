/** Diagnostics as frames for a terminal: the message, the line with the place underlined, what is allowed, and the edit. */
import type { Diagnostic, Severity } from '../../grammar/diagnostic.ts';
import { lineStarts, lineText, positionAt, type SourceFile, type Span } from '../../grammar/source-text.ts';
import { harmless } from '../../model/harmless.ts';

/** How a shell colours a piece of text; the plain one leaves it as it is. */
export type Paint = (style: Severity | 'place' | 'help' | 'faint', text: string) => string;
export const plain: Paint = (_, text) => text;

/** Longest stretch of a line that is shown around the place; `…` is where it is cut. */
const WIDTH = 100;
/** Longest list of what is allowed that a frame shows as a whole; of a longer one it shows the beginning. */
const EXPECTED_LIMIT = 16;
const EXPECTED_SHOWN = 8;

export function renderFrames(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, SourceFile>, limit: number, paint: Paint = plain): string {
  const shown = diagnostics.slice(0, limit);
  const frames = shown.map((diagnostic) => frame(diagnostic, sources, paint));
  const hidden = diagnostics.length - shown.length;
  if (hidden > 0) frames.push(paint('faint', `and ${hidden} more`));
  return frames.join('\n\n');
}

function frame(d: Diagnostic, sources: ReadonlyMap<string, SourceFile>, paint: Paint): string {
  const lines = [`${paint(d.severity, `${d.severity}[${d.code}]`)}: ${harmless(d.message)}`];
  const source = sources.get(d.file);
  if (d.span !== null && source !== undefined) lines.push(...excerpt(source, d.span, '^', paint));
  else if (d.file !== '') lines.push(`  ${paint('faint', '-->')} ${harmless(d.file)}`);
  for (const related of d.related) {
    const other = sources.get(related.file);
    if (other !== undefined) lines.push(`  ${paint('faint', `note: ${harmless(related.message)}`)}`, ...excerpt(other, related.span, '-', paint));
  }
  for (const [word, items] of [
    ['allowed', d.expected],
    ['for example', d.examples],
  ] as const) {
    // What the message already says is not repeated.
    const shown = items.length <= EXPECTED_LIMIT ? items : items.slice(0, EXPECTED_SHOWN);
    const list = d.suggestions.length === 0 ? shown.map(quoted) : [];
    const more = items.length - shown.length;
    if (list.some((item, i) => !d.message.includes(item) && !isWord(items[i], d.message)))
      lines.push(`  ${paint('help', word)}: ${harmless(list.join(', '))}${more > 0 ? ` and ${more} more` : ''}`);
  }
  for (const suggestion of d.suggestions.slice(0, 3)) lines.push(`  ${paint('help', 'help')}: ${harmless(suggestion.title)}`);
  return lines.join('\n');
}

/** Whether a message contains an item by itself, and not only its letters in another word. */
function isWord(item: string, message: string): boolean {
  const at = message.indexOf(item);
  return at >= 0 && !/\w/.test(`${message[at - 1] ?? ''}${message[at + item.length] ?? ''}`);
}

/** Source in backticks, as in messages; descriptions such as "a value" and units are left as they are. */
function quoted(item: string): string {
  return /[`']|^(?:an?|the|any) /.test(item) ? item : `\`${item}\``;
}

/** Whether a text is the value of an option, `--set a=5`, and no file, which has lines. */
const isOption = (path: string): boolean => path.startsWith('--');

/** The place and its line; a span over several lines is underlined on the first. */
function excerpt(source: SourceFile, span: Span, mark: string, paint: Paint): string[] {
  const starts = lineStarts(source.text);
  const from = positionAt(starts, span.start);
  const to = positionAt(starts, Math.max(span.start, span.end));
  const whole = lineText(source.text, starts, from.line);
  const length = to.line === from.line ? Math.max(1, to.column - from.column) : Math.max(1, whole.length - from.column + 1);
  const cut = Math.max(0, Math.min(from.column - 1 - 20, whole.length - WIDTH));
  const [before, after] = [cut > 0 ? '…' : '', cut + WIDTH < whole.length ? '…' : ''];
  const text = `${before}${visible(whole.slice(cut, cut + WIDTH))}${after}`;
  const number = String(from.line);
  const gutter = ' '.repeat(number.length);
  const indent = `${before}${visible(whole.slice(cut, from.column - 1))}`.replace(/[^\t]/g, ' ');
  const underline = mark.repeat(Math.max(1, Math.min(length, WIDTH - (from.column - 1 - cut))));
  return [
    ` ${gutter}${paint('place', '-->')} ${harmless(source.path)}${isOption(source.path) ? '' : `:${from.line}:${from.column}`}`,
    ` ${gutter} ${paint('place', '|')}`,
    ` ${paint('place', `${number} |`)} ${text}`,
    ` ${gutter} ${paint('place', '|')} ${indent}${paint(mark === '^' ? 'error' : 'faint', underline)}`,
  ];
}

/** Control characters are shown, not obeyed. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '\u00b7');
}
