import { asOf, MOST_SUBJECTS, seed, wholeNumber } from '../option-values.ts';
import { type Declare, format, settings } from './kit.ts';

export const test: Declare = ({ root, run }) => {
  root
    .command('test')
    .description('run a cohort for its expectations, and say how sure each answer is')
    .argument('<file>', 'scenario')
    .option('-n, --count <number>', 'number of subjects', wholeNumber('The number of subjects', 0, MOST_SUBJECTS), 1000)
    .option('--seed <number>', 'seed of all draws', seed, '1')
    .addOption(settings())
    .option('--as-of <date>', "date up to which things are known; the scenario's own where it is not given", asOf)
    .addOption(format())
    .option('-q, --quiet', 'only what does not hold')
    .action((file, flags) => run(flags, async () => (await import('../commands/test.ts')).testCommand(file, flags)));
};
