import { type Declare, format } from './kit.ts';

export const fmt: Declare = ({ root, run }) => {
  root
    .command('fmt')
    .description('write scenarios in the one way to write them')
    .argument('<files...>', '.hsim files; `-` reads standard input and prints')
    .option('--check', 'change nothing: say which files are written otherwise')
    .addOption(format())
    .option('-q, --quiet', 'no good news: only what is wrong')
    .action((files, flags) => run(flags, async () => (await import('../commands/fmt.ts')).fmtCommand(files, flags)));
};
