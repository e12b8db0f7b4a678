/** `hsimc codes`: what the tables of the library hold, found by words, by code or by name. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CodeEntry, libraryEntries } from '../../app/codes/code-entries.ts';
import { findCodes, searchCodes } from '../../app/codes/code-search.ts';
import { print } from '../../app/output/stream-output.ts';
import { libraryFolder } from '../../app/scenario-library.ts';
import { exitCode, notWhole, Stop } from '../../app/stop.ts';
import { counted, shown } from '../../app/wording.ts';
import { nearest } from '../../model/nearest.ts';
import type { Format } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

export function codesSearch(query: string, flags: { readonly system?: string; readonly limit: number; readonly format: Format }): number {
  const entries = readEntries().filter(({ system }) => flags.system === undefined || system === flags.system);
  const found = searchCodes(entries, query);
  if (found.length === 0) {
    const where = flags.system === undefined ? 'the library' : `the tables of ${flags.system}`;
    throw new Stop(
      exitCode.diagnostics,
      `nothing in ${where} is called ${shown(query)}`,
      'a table of the scenario itself may hold any code: codes name: SYSTEM { … }',
    );
  }
  const listed = found.slice(0, flags.limit);
  if (flags.format === 'json') print(`${JSON.stringify(listed, null, 1)}\n`);
  else {
    print(listed.map(block).join('\n'));
    if (listed.length < found.length) complain(`${counted(found.length, 'entry', 'entries')}; --limit ${found.length} lists all\n`);
  }
  return exitCode.ok;
}

export function codesShow(wanted: string, flags: { readonly format: Format }): number {
  const entries = readEntries();
  const found = findCodes(entries, wanted);
  if (found.length === 0) {
    const names = entries.flatMap(({ name, system, code }) => [name, name.slice(name.lastIndexOf('.') + 1), `${system}:${code}`]);
    const near = nearest(wanted, names);
    throw new Stop(
      exitCode.diagnostics,
      `the library has no ${shown(wanted)}`,
      near.length > 0 ? `nearest: ${near.join(', ')}` : 'search it by words: hsimc codes search WORDS',
    );
  }
  print(flags.format === 'json' ? `${JSON.stringify(found, null, 1)}\n` : found.map(block).join('\n'));
  return exitCode.ok;
}

function readEntries(): CodeEntry[] {
  const folder = join(libraryFolder, 'std');
  let files: string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.hsim'))
      .sort();
  } catch {
    throw notWhole(folder);
  }
  return libraryEntries(files.map((name) => ({ name: basename(name, '.hsim'), path: `std/${name}`, text: readFileSync(join(folder, name), 'utf8') })));
}

/** Name and code, display, numbers, and what to write. */
function block(entry: CodeEntry): string {
  const numbers = [
    entry.unit === null ? null : `unit '${entry.unit}'`,
    entry.normal === null ? null : `normal ${entry.normal}`,
    entry.critical === null ? null : `critical outside ${entry.critical}`,
  ].filter((part) => part !== null);
  const lines = [`${entry.name.padEnd(36)} ${entry.system}:${entry.code}`, `  ${entry.display}`];
  if (numbers.length > 0) lines.push(`  ${numbers.join(', ')}`);
  if (entry.tests.length > 0) lines.push(`  panel of ${entry.tests.join(', ')}`);
  lines.push(`  ${entry.use}`);
  if (entry.row !== '') lines.push(`  or a row of its own:  ${entry.row}`);
  return `${lines.join('\n')}\n`;
}
