import { asOf, MOST_PREVIEWED, seed, wholeNumber } from '../option-values.ts';
import { type Declare, format, settings } from './kit.ts';

export const describe: Declare = ({ root, run }) => {
  root
    .command('describe')
    .description('read a scenario back in plain words, with the head counts to expect')
    .argument('<file>', 'scenario')
    .option('-n, --count <number>', 'number of subjects', wholeNumber('The number of subjects', 0, MOST_PREVIEWED), 1000)
    .option('--seed <number>', 'seed of all draws', seed, '1')
    .addOption(settings())
    .option('--as-of <date>', "date up to which things are known; the scenario's own where it is not given", asOf)
    .addOption(format())
    .action((file, flags) => run(flags, async () => (await import('../commands/describe.ts')).describeCommand(file, flags)));
};
