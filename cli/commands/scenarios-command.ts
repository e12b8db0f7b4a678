/** `hsimc scenarios`: the scenarios of the library. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const scenarios: Declare = ({ root, run }) => {
  root
    .command('scenarios')
    .description('list the scenarios of the library')
    .addOption(format())
    .action((flags) => run(flags, () => scenariosCommand(flags)));
};

async function scenariosCommand(flags: { readonly format: Format }): Promise<number> {
  const list = (await import('../../app/list-scenarios.ts')).listScenarios();
  if (flags.format === 'json') print(`${JSON.stringify(list, null, 1)}\n`);
  else print(list.map(({ name, title, summary }) => `${name.padEnd(20)} ${title}${summary === '' ? '' : `\n${' '.repeat(21)}${summary}`}\n`).join(''));
  return exitCode.ok;
}
