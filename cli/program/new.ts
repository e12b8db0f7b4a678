import { type Declare, format } from './kit.ts';

export const create: Declare = ({ root, run }) => {
  root
    .command('new')
    .description('begin a scenario from a template')
    .argument('<name>', 'name of the scenario; its file is NAME.hsim')
    .option('--template <name>', 'visit, follow_up or stay', 'visit')
    .addOption(format())
    .action((name, flags) => run(flags, async () => (await import('../commands/new.ts')).newCommand(name, flags)));
};
