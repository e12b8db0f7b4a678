/** `hsimc scenarios`: the scenarios of the library. */
import type { ListedScenario } from '../../app/list-scenarios.ts';
import { Stop, usage } from '../../app/stop.ts';
import { quoted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print, printExactly } from '../terminal.ts';

export const scenarios: Declare = ({ root, run }) => {
  const command = root
    .command('scenarios')
    .description('list, search, print or copy the scenarios of the library')
    .argument('[name]')
    .addOption(format())
    .action((name, flags) => run(flags, () => scenariosCommand(name, flags)));
  command
    .command('search')
    .description('search by words of a request, the best first')
    .argument('<words...>', 'words such as `ear infection` or `denied claims`')
    .addOption(format())
    .action((words: readonly string[], flags) => run(flags, () => searchCommand(words.join(' '), flags.format)));
  command
    .command('show')
    .description('print a scenario of the library')
    .argument('<name>', 'name of a scenario of the library')
    .action((name: string) => run({}, () => showCommand(name)));
  command
    .command('copy')
    .description('copy a scenario of the library to a file')
    .argument('<name>', 'name of a scenario of the library')
    .argument('[file]', 'new .hsim file, or an existing folder (default: NAME.hsim)')
    .addOption(quiet())
    .action((name: string, file: string | undefined, flags) => run({}, () => copyCommand(name, file, flags.quiet)));
};

async function showCommand(name: string): Promise<number> {
  printExactly((await import('../../app/copy-scenario.ts')).libraryText(name));
  return exitCode.ok;
}

async function copyCommand(name: string, to?: string, quiet?: boolean): Promise<number> {
  const file = (await import('../../app/copy-scenario.ts')).copyScenario(name, to);
  if (quiet !== true) print(`${shown(file)} written; next: hsimc preview ${quoted(file)}\n`);
  return exitCode.ok;
}

async function scenariosCommand(name: string | undefined, flags: { readonly format: Format }): Promise<number> {
  if (name !== undefined) throw usage(`unknown command: hsimc scenarios ${shown(name)}`, `hsimc scenarios show ${quoted(name)}`);
  return list(await (await import('../../app/list-scenarios.ts')).listScenarios(), flags.format);
}

async function searchCommand(words: string, format: Format): Promise<number> {
  const [{ searchScenarios }, { listScenarios }] = await Promise.all([import('../../app/search-scenarios.ts'), import('../../app/list-scenarios.ts')]);
  const found = (await searchScenarios(words)).map(({ ref }) => ref);
  if (found.length === 0) throw new Stop('input', `no scenario of the library matches ${shown(words)}`, 'hsimc scenarios lists all of them');
  const all = new Map((await listScenarios()).map((scenario) => [scenario.path.replace(/\.hsim$/, ''), scenario]));
  return list(
    found.slice(0, MOST).flatMap((ref) => all.get(ref) ?? []),
    format,
  );
}

/** Scenarios that a search lists. */
const MOST = 5;

function list(scenarios: readonly ListedScenario[], format: Format): number {
  if (format === 'json') print(`${JSON.stringify(scenarios, null, 1)}\n`);
  else {
    const width = Math.max(20, ...scenarios.map(({ name }) => name.length));
    print(
      scenarios.map(({ name, title, summary }) => `${name.padEnd(width)} ${title}${summary === '' ? '' : `\n${' '.repeat(width + 1)}${summary}`}\n`).join(''),
    );
  }
  return exitCode.ok;
}
