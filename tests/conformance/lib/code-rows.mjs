/** Rows of the code tables in `.hsim` files, read by the program's own parser. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {Promise<{ file: string, line: number, system: string, code: string, display: string }[]>} */
export async function rowsUnder(folder) {
  const { parse } = await import('../../../dist/index.js');
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.hsim'))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const tables = parse({ path: file, text }).value.declarations.filter(({ kind }) => kind === 'codes');
    return tables.flatMap(({ system, rows }) =>
      rows.map(({ code, display, span }) => ({
        file,
        line: text.slice(0, span.start).split('\n').length,
        system: system.text,
        code: code.text,
        display: display.text,
      })),
    );
  });
}
