import { Option } from 'commander';
import type { AnswerFormat } from '../view/query-text.ts';
import type { Declare } from './kit.ts';

export const query: Declare = ({ root, run }) => {
  root
    .command('query')
    .description('ask a run in SQL (DuckDB); nothing is changed')
    .argument('<run>', 'output folder, or a .duckdb file')
    .argument('<sql>', 'one SELECT')
    .addOption(new Option('--format <format>', 'how the answer is written').choices(['table', 'csv', 'json']).default('table'))
    .action((path: string, sql: string, { format }: { format: AnswerFormat }) =>
      run({}, async () => (await import('../commands/query.ts')).queryCommand(path, sql, { format })),
    );
};
