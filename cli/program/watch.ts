import { type Declare, format, settings } from './kit.ts';

export const watch: Declare = ({ root, run }) => {
  root
    .command('watch')
    .description('check a scenario again whenever it changes')
    .argument('<file>', 'scenario')
    .addOption(settings())
    .addOption(format())
    .action((file, flags) => run(flags, async () => (await import('../commands/watch.ts')).watchCommand(file, flags)));
};
