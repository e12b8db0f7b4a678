import { readFileSync } from 'node:fs';

/** The rows of a CSV file (RFC 4180 quoting) as objects by column name. */
export function readCsv(path) {
  const [header, ...rows] = parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

function parse(text) {
  const rows = [];
  let row = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, value, end] = cell.exec(text);
    row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
