/** Rows of the code tables in `.hsim` files, read by the program itself. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramFailed } from './program-failed.mjs';

/** @returns {Promise<{ file: string, line: number, system: string, code: string, display: string }[]>} */
export async function rowsUnder(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.hsim'))
    .sort();
  return files.flatMap((file) => {
    const ends = [...readFileSync(file, 'utf8').matchAll(/\n/g)].map(({ index }) => index);
    const tables = declarationsOf(file).filter(({ kind }) => kind === 'codes');
    return tables.flatMap(({ system, rows }) =>
      rows.map(({ code, display, span }) => ({
        file,
        line: 1 + ends.filter((end) => end < span.start).length,
        system: system.text,
        code: code.text,
        display: display.text,
      })),
    );
  });
}

/** A module without a scenario has a tree too, next to a diagnostic that it cannot be run. */
function declarationsOf(file) {
  const words = [process.execPath, 'dist/hsimc.js', 'compile', file, '--emit', 'ast'];
  const { stdout, ...end } = spawnSync(words[0], words.slice(1), { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (stdout === '') throw new ProgramFailed(words, { ...end, err: end.stderr });
  return JSON.parse(stdout).declarations;
}
