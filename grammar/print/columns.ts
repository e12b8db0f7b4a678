/** Lines → text, with the columns of neighbouring rows and arms below each other. */
import { BAR, type Line, type PrintPart } from './print-lines.ts';

const bars = (line: Line): boolean => line.parts.some(({ column }) => column === BAR);

/** A row of a table or of codes, or an arm that ends on its line. */
function isRow(line: Line): boolean {
  if (bars(line)) return true;
  return line.parts[0].column === 0 && line.parts.some(({ column }) => column > 0) && line.parts[line.parts.length - 1].text !== '{';
}

/** Rows of one kind that follow each other without a blank line. */
function sameTable(a: Line, b: Line): boolean {
  return isRow(a) && isRow(b) && a.indent === b.indent && !b.blankBefore && bars(a) === bars(b);
}

/** The cells of a row: each begins at a column, or at the bar before it. */
function cells(line: Line): { readonly gap: number; readonly text: string }[] {
  const found: { gap: number; text: string }[] = [];
  line.parts.forEach((part, i) => {
    if (i === 0 || part.column >= 0) found.push({ gap: i === 0 ? 0 : part.column === BAR ? 1 : 2, text: part.text });
    else found[found.length - 1].text += `${' '.repeat(part.gap)}${part.text}`;
  });
  return found;
}

function aligned(rows: readonly Line[]): string[] {
  const all = rows.map(cells);
  const columns = Math.max(...all.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...all.map((row) => (i < row.length - 1 ? row[i].text.length : 0))));
  return all.map((row) => row.map(({ gap, text }, i) => ' '.repeat(gap) + (i < row.length - 1 ? text.padEnd(widths[i]) : text)).join(''));
}

const plain = (parts: readonly PrintPart[]): string => parts.map(({ gap, text }) => ' '.repeat(gap) + text).join('');

export function textOf(lines: readonly Line[]): string {
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && sameTable(lines[end - 1], lines[end])) end++;
    const rows = lines.slice(i, end);
    const texts = isRow(lines[i]) ? aligned(rows) : [plain(lines[i].parts)];
    texts.forEach((text, k) => {
      const line = rows[k];
      if (line.blankBefore && out.length > 0) out.push('');
      out.push(`${'  '.repeat(line.indent)}${text}`.trimEnd());
    });
    i += texts.length;
  }
  return `${out.join('\n')}\n`;
}
