import { type Declare, format } from './kit.ts';

export const lock: Declare = ({ root, run }) => {
  root
    .command('lock')
    .description('write the hashes of what a scenario imports into hsim.lock beside it')
    .argument('<file>', 'scenario: a .hsim file')
    .addOption(format())
    .option('-q, --quiet', 'no good news: only what is wrong')
    .action((file, flags) => run(flags, async () => (await import('../commands/lock.ts')).lockCommand(file, flags)));
};
