/** `hsimc codes`: what the tables of the library hold. */
import { Option } from 'commander';
import type { CodeEntry } from '../../app/codes/code-entries.ts';
import { listSystems } from '../../app/codes/list-systems.ts';
import { counted } from '../../app/wording.ts';
import { codeSystems } from '../../model/codes/code-systems.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { wholeNumber } from '../option-values.ts';
import { complain, type Format, print } from '../terminal.ts';

export const codes: Declare = ({ root, run }) => {
  const group = root.command('codes').description('search the code tables of the library');
  group
    .command('search')
    .description('search by words, in any order')
    .argument('<words...>', 'words of the name')
    .addOption(new Option('--system <system>', 'only this code system or list of claims').choices([...new Set([...codeSystems, ...listSystems])]))
    .option('--limit <number>', 'maximum number of entries', wholeNumber('a limit', 1, 10_000), 10)
    .addOption(format())
    .addOption(quiet())
    .action((words: readonly string[], flags) => run(flags, () => search(words.join(' '), flags)));
  group
    .command('show')
    .description('show a code by its code or name')
    .argument('<code>', '`LOINC:4548-4`, `labs.a1c` or `a1c`')
    .addOption(format())
    .action((wanted, flags) => run(flags, () => show(wanted, flags)));
};

async function search(
  query: string,
  flags: { readonly system?: string; readonly limit: number; readonly format: Format; readonly quiet?: boolean },
): Promise<number> {
  const found = await (await import('../../app/codes/library-codes.ts')).searchLibrary(query, flags.system);
  const listed = found.slice(0, flags.limit);
  list(listed, flags.format);
  if (flags.quiet !== true && flags.format === 'text' && listed.length < found.length)
    complain(`${counted(found.length, 'entry', 'entries')}; --limit ${found.length} lists all\n`);
  return exitCode.ok;
}

async function show(wanted: string, flags: { readonly format: Format }): Promise<number> {
  list(await (await import('../../app/codes/library-codes.ts')).libraryCodes(wanted), flags.format);
  return exitCode.ok;
}

function list(entries: readonly CodeEntry[], format: Format): void {
  print(format === 'json' ? `${JSON.stringify(entries, null, 1)}\n` : entries.map(block).join('\n'));
}

/** Name and code, display, numbers, and what to write. */
function block(entry: CodeEntry): string {
  const numbers = [
    entry.unit === null ? null : `unit '${entry.unit}'`,
    entry.normal === null ? null : `normal ${entry.normal}`,
    entry.typical === null ? null : `median ${entry.typical}`,
    entry.critical === null ? null : `critical outside ${entry.critical}`,
  ].filter((part) => part !== null);
  const coded = `${entry.system}:${entry.code}`;
  const lines = [entry.kind === 'list' ? coded : `${entry.name.padEnd(36)} ${coded}`, `  ${entry.display}`];
  if (numbers.length > 0) lines.push(`  ${numbers.join(', ')}`);
  if (entry.groups.length > 0) lines.push(`  in the ${entry.groups.length === 1 ? 'group' : 'groups'} ${entry.groups.join(', ')}`);
  if (entry.tests.length > 0) lines.push(`  panel of ${entry.tests.join(', ')}`);
  lines.push(`  ${entry.use}`);
  if (entry.row !== '') lines.push(`  or as your own row:  ${entry.row}`);
  return `${lines.join('\n')}\n`;
}
