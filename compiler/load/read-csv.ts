/** Comma-separated text as RFC 4180 writes it: quoted cells may hold commas, quotes and line ends. */

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that hold something; `open` is the line of a quote that is never closed. */
export function readCsv(text: string): { readonly rows: readonly CsvRow[]; readonly open: number | null } {
  const rows: CsvRow[] = [];
  let i = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (i < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      if (text[i] === '"') {
        const opened = line;
        for (i++; ; i++) {
          if (i >= text.length) return { rows, open: opened };
          if (text[i] === '\n') line++;
          if (text[i] !== '"') cell += text[i];
          else if (text[i + 1] === '"') cell += text[i++];
          else break;
        }
        i++;
      }
      const from = i;
      while (i < text.length && text[i] !== ',' && text[i] !== '\n' && text[i] !== '\r') i++;
      cells.push(cell + text.slice(from, i));
      if (text[i] !== ',') break;
      i++;
    }
    if (text[i] === '\r') i++;
    if (text[i] === '\n') i++;
    line++;
    if (cells.length > 1 || cells[0].trim() !== '') rows.push({ line: start, cells });
  }
  return { rows, open: null };
}
