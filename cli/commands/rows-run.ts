/** What `hsimc rows` does: it reads a plan, and writes rows or their schema. */
import { isatty } from 'node:tty';
import { blocksOfShare } from '../../app/shards/block-list.ts';
import { readPlan } from '../../app/shards/run-plan.ts';
import { schemaOfPlan, streamRows, tablesOfPlan } from '../../app/shards/table-rows.ts';
import { usage } from '../../app/stop.ts';
import { counted } from '../../app/wording.ts';
import { exitCode } from '../exit-code.ts';
import { complain, print } from '../terminal.ts';
import type { RowsFlags } from './rows-command.ts';

const STANDARD_OUTPUT = 1;

export async function rowsRun(path: string, flags: RowsFlags): Promise<number> {
  const { table, blocks, shard, schema } = flags;
  if (blocks !== undefined && shard !== undefined) throw usage('--blocks and --shard cannot be combined');
  if (schema === true) {
    if (blocks !== undefined || shard !== undefined) throw usage(`--schema and ${blocks === undefined ? '--shard' : '--blocks'} cannot be combined`);
    print(`${JSON.stringify(schemaOfPlan(await readPlan(path), flags), null, 1)}\n`);
    return exitCode.ok;
  }
  if (table === undefined) throw usage('missing option --table', '--schema lists the tables');
  const plan = await readPlan(path);
  const [chosen] = tablesOfPlan(plan, flags);
  const list = blocksOfShare(blocks !== undefined ? { blocks } : { shard: shard ?? '0/1' }, plan.blocks);
  if (isatty(STANDARD_OUTPUT)) throw usage('an Arrow stream is not text for a terminal', 'send standard output to a program or a file');
  for (const { altered } of await streamRows(plan, list, chosen, STANDARD_OUTPUT))
    for (const [what, count] of Object.entries(altered)) complain(`arrow: ${counted(count, 'value')}: ${what}\n`);
  return exitCode.ok;
}
