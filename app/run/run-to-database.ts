/**
 * A run into one database file (`--out cohort.duckdb`): it is made as every run is, in a folder next to it, which is gone when the file has its
 * name. What was run is in the database itself, in its table of the run.
 */

import { existsSync, lstatSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { option } from '../../model/interface-terms.ts';
import { OutputFolder, type WhenNotEmpty } from '../output/output-folder.ts';
import { MANIFEST, recordedFiles } from '../output/run-manifest.ts';
import { Stop, usage } from '../stop.ts';
import { outputStop } from '../system-errors.ts';
import { shown } from '../wording.ts';
import { type Order, type RunResult, subjectsOf, type Watch } from './run-order.ts';
import { runToFolder } from './run-to-folder.ts';

/** Whether an output is one database and not a folder. */
export function isDatabase(path: string): boolean {
  return path.endsWith('.duckdb');
}

export async function runToDatabase(order: Order, file: string, mode: WhenNotEmpty, watch: Watch): Promise<RunResult> {
  if (existsSync(file)) {
    if (!statSync(file).isFile()) throw usage(`${shown(file)} is a folder`, 'use another name');
    if (mode !== 'overwrite') throw usage(`${shown(file)} already exists`, `use ${option('overwrite')} to replace it`);
  }
  const folder = `${file}.run`;
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw new Stop('output', `cannot write ${shown(folder)}: it is a symbolic link`, 'remove it, or use another file');
  // What an interrupted run left there is replaced like the file itself.
  const result = await runToFolder({ ...order, to: { path: folder, mode } }, folder, mode, watch);
  try {
    const [made] = [...recordedFiles(join(folder, MANIFEST))].filter((listed) => 'content' in listed);
    const { size } = statSync(join(folder, made.path));
    renameSync(join(folder, made.path), file);
    new OutputFolder(folder).dissolve();
    return { ...result, written: { subjects: subjectsOf(order.job), files: 1, bytes: size, file } };
  } catch (error) {
    throw outputStop(file, error);
  }
}
