/** `hsimc new`: a scenario to begin with. */
import { quoted, shown } from '../../app/wording.ts';
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { complain, type Format, print } from '../terminal.ts';

export const create: Declare = ({ root, run }) => {
  root
    .command('new')
    .description('begin a scenario from a template')
    .argument('<name>', 'name of the scenario; its file is NAME.hsim')
    .option('--template <name>', 'visit, follow_up or stay', 'visit')
    .addOption(format())
    .action((name, flags) => run(flags, () => newCommand(name, flags)));
};

async function newCommand(name: string, flags: { readonly template: string; readonly format: Format }): Promise<number> {
  const file = (await import('../../app/new-scenario.ts')).newScenario(name, flags.template);
  if (flags.format === 'json') print(`${JSON.stringify({ file, template: flags.template })}\n`);
  else complain(`${shown(file)} is there; next: hsimc preview ${quoted(file)}\n`);
  return exitCode.ok;
}
