/** `hsimc query`: one SELECT over the tables of a run. */
import { Option } from 'commander';
import type { Progress } from '../../app/run/run-order.ts';
import type { Declare } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { clearing } from '../interrupt.ts';
import { progress } from '../progress-display.ts';
import { print, printExactly } from '../terminal.ts';
import type { AnswerFormat } from '../view/query-text.ts';

export const query: Declare = ({ root, run }) => {
  root
    .command('query')
    .description('query a run with SQL (DuckDB), read-only')
    .argument('<run>', 'output folder, or a .duckdb file')
    .argument('<sql>', 'a SELECT statement')
    .addOption(new Option('--format <format>', 'output format of the result').choices(['table', 'csv', 'json']).default('table'))
    .action((path: string, sql: string, { format }: { format: AnswerFormat }) => run({}, () => queryCommand(path, sql, format)));
};

async function queryCommand(path: string, sql: string, format: AnswerFormat): Promise<number> {
  const [{ queryRun }, { removeTemporaryFolders }, { answerText }] = await Promise.all([
    import('../../app/query-run.ts'),
    import('../../app/temporary-folder.ts'),
    import('../view/query-text.ts'),
  ]);
  // Tables of files are loaded first, which takes most of the time; the bar is gone before the answer, or a message, is printed.
  let bar: Progress | null = null;
  await clearing(removeTemporaryFolders, () =>
    queryRun(
      path,
      sql,
      async (answer) => {
        bar?.end('done');
        for await (const piece of answerText(answer, format)) (format === 'table' ? print : printExactly)(piece);
      },
      (tables, of) => {
        bar ??= progress('auto', of, false, false);
        bar.update(tables, 0);
      },
    ),
  ).finally(() => bar?.end('done'));
  return exitCode.ok;
}
