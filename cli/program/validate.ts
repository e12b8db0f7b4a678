import { wholeNumber } from '../option-values.ts';
import { type Declare, format } from './kit.ts';

export const validate: Declare = ({ root, run }) => {
  root
    .command('validate')
    .description('judge records by clinical rules: shape, identifiers, codes, age and sex, drugs, values, times, references')
    .argument('[path]', 'a run or file of canonical JSON, whoever wrote it')
    .option('--stdin', 'read from standard input')
    .option('--strict', 'warnings count as errors')
    .option(
      '--ignore <rules>',
      'rules or groups that do not apply: LAB-005,MEDDX; may be repeated',
      (text: string, so: readonly string[]) => [...so, ...text.split(',')],
      [],
    )
    .option('--limit <number>', 'findings of each severity that are listed; all are counted', wholeNumber('A limit', 0, 1_000_000), 100)
    .option('-q, --quiet', 'say nothing: only the exit code tells')
    .addOption(format())
    .action((path, flags) => run(flags, async () => (await import('../commands/validate.ts')).validateCommand(path, flags)));
};
