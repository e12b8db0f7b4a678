/** `hsimc scenarios`: the scenarios of the library. */
import { usage } from '../../app/stop.ts';
import { quoted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print, printExactly } from '../terminal.ts';

export const scenarios: Declare = ({ root, run }) => {
  const command = root
    .command('scenarios')
    .description('list, print or copy the scenarios of the library')
    .argument('[name]')
    .addOption(format())
    .action((name, flags) => run(flags, () => scenariosCommand(name, flags)));
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
  const list = (await import('../../app/list-scenarios.ts')).listScenarios();
  if (flags.format === 'json') print(`${JSON.stringify(list, null, 1)}\n`);
  else print(list.map(({ name, title, summary }) => `${name.padEnd(20)} ${title}${summary === '' ? '' : `\n${' '.repeat(21)}${summary}`}\n`).join(''));
  return exitCode.ok;
}
