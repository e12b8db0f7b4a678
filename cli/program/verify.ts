import { type Declare, format } from './kit.ts';

export const verify: Declare = ({ root, run }) => {
  root
    .command('verify')
    .description('hash the files of a run again')
    .argument('<folder>', 'output folder')
    .addOption(format())
    .option('-q, --quiet', 'no good news: only what is wrong')
    .action((folder, flags) => run(flags, async () => (await import('../commands/verify.ts')).verifyCommand(folder, flags)));
};
