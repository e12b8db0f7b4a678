/** `hsimc new`: a scenario to begin with. */
import type { GivenSettings } from '../../app/read-scenario.ts';
import { usage } from '../../app/stop.ts';
import { quoted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet, settings } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const create: Declare = ({ root, run }) => {
  root
    .command('new')
    .description('create a scenario from a template, or from a scenario of the library')
    .argument('<name>', 'name of the scenario; its file is NAME.hsim')
    .option('--template <name>', 'visit (the default), follow_up or stay')
    .option('--from <name>', 'scenario of the library to copy')
    .addOption(settings())
    .addOption(format())
    .addOption(quiet())
    .action((name, flags) => run(flags, () => newCommand(name, flags)));
};

interface NewFlags {
  readonly template?: string;
  readonly from?: string;
  readonly set: GivenSettings;
  readonly format: Format;
  readonly quiet?: boolean;
}

async function newCommand(name: string, flags: NewFlags): Promise<number> {
  const { template = 'visit', from } = flags;
  if (from !== undefined && flags.template !== undefined) throw usage('--template and --from cannot be combined');
  const [{ newScenario, templateText }, { libraryText }] = await Promise.all([import('../../app/new-scenario.ts'), import('../../app/copy-scenario.ts')]);
  let text = from === undefined ? templateText(template) : libraryText(from);
  if (flags.set.size > 0) {
    const [{ withParameters }, { report }] = await Promise.all([import('../../app/with-parameters.ts'), import('../diagnostics-report.ts')]);
    const set = await withParameters(from ?? `templates/${template}`, text, flags.set);
    if (set.text === null) {
      report(set.found, flags.format, flags.quiet);
      return exitCode.diagnostics;
    }
    text = set.text;
  }
  const file = newScenario(name, text);
  if (flags.format === 'json') print(`${JSON.stringify({ file, ...(from === undefined ? { template } : { from }) })}\n`);
  else if (flags.quiet !== true) print(`${shown(file)} written; next: hsimc preview ${quoted(file)}\n`);
  return exitCode.ok;
}
