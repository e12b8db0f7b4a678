import { Option } from 'commander';
import { codeSystems } from '../../model/scalars.ts';
import { wholeNumber } from '../option-values.ts';
import { type Declare, format } from './kit.ts';

export const codes: Declare = ({ root, run }) => {
  const group = root.command('codes').description('find codes in the tables of the library');
  group
    .command('search')
    .description('by words, in any order')
    .argument('<words...>', 'what it is called')
    .addOption(new Option('--system <system>', 'one code system alone').choices(codeSystems))
    .option('--limit <number>', 'entries listed', wholeNumber('A limit', 1, 10_000), 10)
    .addOption(format())
    .action((words: readonly string[], flags) => run(flags, async () => (await import('../commands/codes.ts')).codesSearch(words.join(' '), flags)));
  group
    .command('show')
    .description('by code or name')
    .argument('<code>', '`LOINC:4548-4`, `labs.a1c` or `a1c`')
    .addOption(format())
    .action((wanted, flags) => run(flags, async () => (await import('../commands/codes.ts')).codesShow(wanted, flags)));
};
