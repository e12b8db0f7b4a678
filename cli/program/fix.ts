import { type Declare, format } from './kit.ts';

export const fix: Declare = ({ root, run }) => {
  root
    .command('fix')
    .description('apply the edits that the diagnostics of a scenario carry')
    .argument('<file>', '.hsim file')
    .option('--suggested', 'also edits that may mean something else, where there is only one')
    .option('--dry-run', 'change nothing: print the file as it would be')
    .addOption(format())
    .option('-q, --quiet', 'no good news: only what is left to mend')
    .action((file, flags) => run(flags, async () => (await import('../commands/fix.ts')).fixCommand(file, flags)));
};
