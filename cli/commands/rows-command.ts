/** `hsimc rows`: one table of blocks of a plan, for programs that read Apache Arrow. */
import type { Declare } from '../command-kit.ts';
import { names } from '../option-values.ts';

export interface RowsFlags {
  readonly table?: string;
  readonly columns?: readonly string[];
  readonly blocks?: string;
  readonly shard?: string;
  readonly schema?: boolean;
}

export const rows: Declare = ({ root, run }) => {
  root
    .command('rows')
    .description('write the rows of one table of a plan to standard output, as an Apache Arrow IPC stream')
    .argument('<plan>', 'a plan of `hsimc plan`, with any targets')
    .option('--table <name>', 'the table')
    .option('--columns <names>', 'only these columns, separated by commas, in this order', names)
    .option('--blocks <ranges>', 'only these blocks, such as 0..15 or 3,8..11; the first is 0')
    .option('--shard <i/n>', 'only one of n equal shares of the blocks; the first is 0/n')
    .option('--schema', 'print tables, columns and types as JSON in place of the rows')
    .action((plan: string, flags: RowsFlags) => run({}, async () => (await import('./rows-run.ts')).rowsRun(plan, flags)));
};
