/** `hsimc targets`: what can be written. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const targets: Declare = ({ root, run }) => {
  root
    .command('targets')
    .description('list the output targets')
    .addOption(format())
    .action((flags) => run(flags, () => targetsCommand(flags)));
};

async function targetsCommand(flags: { readonly format: Format }): Promise<number> {
  const [{ listTargets }, { targetOptions }] = await Promise.all([import('../../app/list-targets.ts'), import('../target-options.ts')]);
  const all = targetOptions();
  const list = listTargets().map(({ options_schema, carries, ...target }) => ({
    ...target,
    options: all.filter((option) => option.targets.includes(target.name)).map(({ flag, choices, description }) => ({ flag, choices, description })),
    options_schema,
    carries,
  }));
  if (flags.format === 'json') print(`${JSON.stringify(list, null, 1)}\n`);
  else {
    const lines = list.flatMap((target) => [
      `${target.name.padEnd(10)} ${target.title} (${target.media_type})`,
      ...target.options.map(({ flag, choices, description }) => `${' '.repeat(11)}${flag}${choices.length > 0 ? ` ${choices.join('|')}` : ''}  ${description}`),
    ]);
    print(`${lines.join('\n')}\n`);
  }
  return exitCode.ok;
}
