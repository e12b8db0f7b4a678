import { Option } from 'commander';
import { type Declare, settings } from './kit.ts';

export const check: Declare = ({ root, run }) => {
  root
    .command('check')
    .description('say everything that is wrong with a scenario')
    .argument('<file>', 'scenario')
    .addOption(settings())
    .addOption(new Option('--format <format>', 'how messages are written').choices(['text', 'json', 'sarif']).default('text'))
    .option('-q, --quiet', 'no good news: only warnings and errors')
    .action((file, flags) => run(flags, async () => (await import('../commands/check.ts')).checkCommand(file, flags)));
};
