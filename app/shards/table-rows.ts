/**
 * The rows of one table of some blocks of a plan, as one stream of Apache Arrow: what a data source of a query engine reads. A plan of any targets will do,
 * since rows are a function of the inputs only. Nothing else is made: no file, no other table, no expectation.
 */
import { option } from '../../model/interface-terms.ts';
import { nearest } from '../../model/nearest.ts';
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { Gathered } from '../../runtime/sink/gather.ts';
import { type Column, type Table, tables, tablesIn } from '../../targets/tables/table-model.ts';
import { type LossReport, lossReports } from '../loss-report.ts';
import { StreamOutput } from '../output/stream-output.ts';
import { failureOf, NO_BLOCK } from '../run/block-answer.ts';
import { stopFor } from '../run/failure-stop.ts';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';
import type { RunPlan } from './run-plan.ts';

/** The tables of a plan; with a name only that one, with names of columns only those, in that order. */
export interface TableChoice {
  readonly table?: string;
  readonly columns?: readonly string[];
}

/** @throws Stop where the plan has no such table, or the table no such column */
export function tablesOfPlan({ job }: RunPlan, { table, columns }: TableChoice): readonly Table[] {
  const all = tablesIn(tables, job.run);
  if (table === undefined) {
    if (columns !== undefined) throw usage(`${option('columns')} needs ${option('table')}`);
    return all;
  }
  const found = all.find(({ name }) => name === table);
  if (found === undefined)
    throw unknown(
      'table',
      table,
      all.map(({ name }) => name),
    );
  return [columns === undefined ? found : { ...found, columns: columnsOf(found, columns) }];
}

function columnsOf({ columns }: Table, names: readonly string[]): readonly Column[] {
  if (names.length === 0) throw usage(`${option('columns')} needs a name`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw usage(`column ${shown(twice)} is given twice`);
  return names.map((name) => {
    const column = columns.find((one) => one.name === name);
    if (column !== undefined) return column;
    throw unknown(
      'column',
      name,
      columns.map((one) => one.name),
    );
  });
}

function unknown(what: string, name: string, known: readonly string[]): Error {
  const near = nearest(name, known);
  return usage(`unknown ${what}: ${shown(name)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : `${what}s: ${known.join(', ')}`);
}

export interface PlanSchema {
  /** The hash of the plan. */
  readonly plan: string;
  readonly subjects: number;
  readonly blocks: number;
  readonly tables: readonly TableSchema[];
}

export interface TableSchema extends Pick<Table, 'name' | 'of' | 'key'> {
  readonly columns: readonly Pick<Column, 'name' | 'type' | 'nullable' | 'references' | 'description'>[];
}

/** What there is to read of a plan: plain data. */
export function schemaOfPlan(plan: RunPlan, choice: TableChoice): PlanSchema {
  const described = tablesOfPlan(plan, choice).map(({ name, of, key, columns }) => ({
    name,
    of,
    key,
    columns: columns.map(({ name: column, type, nullable, references, description }) => ({ name: column, type, nullable, references, description })),
  }));
  return { plan: plan.sha256, subjects: plan.inputs.count, blocks: plan.blocks, tables: described };
}

/**
 * Writes the rows of a table of these blocks to an open descriptor: a schema, record batches, and the end of the stream, which is missing where it fails. A
 * table of the directory has the parties that the subjects of these blocks refer to.
 * @returns values that Arrow could not carry as they are
 * @throws Stop where the scenario cannot be run for a subject, or nothing can be written
 */
export async function streamRows(plan: RunPlan, blocks: readonly number[], table: Table, descriptor: number): Promise<readonly LossReport[]> {
  const { arrowParts } = await import('../../targets/arrow/arrow-tables.ts');
  const { job } = plan;
  const writer = arrowParts([table]);
  const out = new StreamOutput(descriptor);
  const targets = [{ name: 'arrow', writer, output: out }];
  const gathered = new Gathered(job.ir);
  let runner: BlockRunner | null = null;
  let block = NO_BLOCK;
  try {
    const execution = makeExecutionPlan(job.ir, job.options);
    runner = new BlockRunner(execution, () => out.commit());
    const [whole] = writer.assemblies?.() ?? [];
    if (whole?.kind !== 'join') throw new Error('A table is one stream.');
    out.append(whole.path, whole.before);
    for (block of blocks) {
      gathered.add(runner.run(block, job.blockSize, targets));
      out.commit();
    }
    if (table.of === 'directory') writer.directory?.(gathered.parties(execution), out);
    gathered.lose('arrow', writer.losses?.() ?? {});
    out.append(whole.path, whole.after);
    out.commit();
    out.flush();
  } catch (error) {
    throw stopFor(failureOf(block, runner?.subject ?? null, error), { job, sources: new Map(), to: { descriptor } });
  }
  return lossReports([{ name: 'arrow', options: {} }], { records: gathered.tally.records, losses: gathered.losses() });
}
