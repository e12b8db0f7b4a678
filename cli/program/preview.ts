import { asOf, MOST_PREVIEWED, seed, wholeNumber } from '../option-values.ts';
import { terminalWidth } from '../view/terminal-width.ts';
import { type Declare, format, settings } from './kit.ts';

export const preview: Declare = ({ root, run }) => {
  root
    .command('preview')
    .description('show a cohort at a glance: people, one life as a picture, values, codes')
    .argument('<file>', 'scenario')
    .option('-n, --count <number>', 'number of subjects', wholeNumber('The number of subjects', 1, MOST_PREVIEWED), 200)
    .option('--seed <number>', 'seed of all draws', seed, '1')
    .addOption(settings())
    .option('--as-of <date>', "date up to which things are known; the scenario's own where it is not given", asOf)
    .option('--subject <index>', 'whose life is drawn', wholeNumber('A subject', 0, MOST_PREVIEWED - 1), 0)
    .option('--width <columns>', 'width of the picture', wholeNumber('A width', 60, 400), terminalWidth())
    .addOption(format())
    .action((file, flags) => run(flags, async () => (await import('../commands/preview.ts')).previewCommand(file, flags)));
};
