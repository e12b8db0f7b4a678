/** Every file of a run is hashed again and compared with the manifest, and the manifest with its root. */

import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../model/counted.ts';
import { action, option } from '../model/interface-terms.ts';
import { hashFile, type WrittenFile } from './output/file-streams.ts';
import { OutputFolder, SUCCESS } from './output/output-folder.ts';
import { isPlain } from './output/paths-below.ts';
import { MANIFEST, type ManifestHead, readHead, recordedFiles } from './output/run-manifest.ts';
import { type Progress, unwatched } from './run/run-order.ts';
import { Stop, usage } from './stop.ts';
import { systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

export interface Verified {
  /** Hash of the manifest. */
  readonly root: string;
  readonly files: number;
  readonly bytes: number;
  /** What is not as it was written, in words; none where all is. */
  readonly problems: readonly string[];
}

/** Refuses what is not a finished run. */
export function requireRun(folder: string): void {
  const path = shown(folder);
  if (!existsSync(folder)) throw usage(`there is no folder ${path}`);
  if (!statSync(folder).isDirectory()) throw usage(`${path} is not a folder`, `use the folder that ${action(`compile ${option('out')}`)} wrote`);
  if (existsSync(join(folder, MANIFEST))) return;
  if (['_blocks', '_staging'].some((name) => existsSync(join(folder, name))))
    throw new Stop('input', `the run in ${path} is not finished: it has no ${MANIFEST}`, `run the same command with ${option('resume')} to continue`);
  throw usage(`${path} contains no run: it has no ${MANIFEST}`);
}

/** @param watch makes the progress of so many files */
export function verifyRun(folder: string, watch: (files: number) => Progress = () => unwatched): Verified {
  requireRun(folder);
  const manifest = join(folder, MANIFEST);
  const problems: string[] = [];
  let [root, files, bytes] = ['', 0, 0];
  let head: ManifestHead | null;
  try {
    root = hashFile(manifest);
    head = readHead(manifest);
  } catch (error) {
    throw new Stop('input', `cannot read ${shown(manifest)}: ${systemWords(error)}`);
  }
  if (!existsSync(join(folder, SUCCESS))) problems.push(`${SUCCESS} is missing: the run did not finish`);
  else if (readFileSync(join(folder, SUCCESS), 'utf8').trim() !== root) problems.push(`${MANIFEST} has changed since the run finished`);
  if (head === null) problems.push(`${MANIFEST} cannot be read`);
  const listed = new Set<string>();
  // The bytes of what is not the same each time are in the folder's own record.
  const shared = new Map((new OutputFolder(folder).sharedRecord()?.files ?? []).map((file) => [file.path, file]));
  const progress = watch(countOf(recordedFiles(manifest)));
  for (const entry of recordedFiles(manifest)) {
    progress.update(files, bytes);
    listed.add(entry.path);
    files++;
    const file = 'sha256' in entry ? entry : shared.get(entry.path);
    if (file === undefined || ('content' in entry && entry.content !== file.content)) {
      problems.push(`${shown(entry.path)} has no valid record of its size and hash`);
      continue;
    }
    bytes += file.bytes;
    const problem = compare(folder, file);
    if (problem !== null) problems.push(`${shown(file.path)} ${problem}`);
  }
  progress.end('done');
  // Loaders take whole folders: a stranger among the files of a target would be loaded with them.
  const targets = new Set([...listed].filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
  for (const { name } of head?.inputs.targets ?? []) if (isPlain(name)) targets.add(name);
  for (const target of [...targets].sort())
    for (const path of filesBelow(folder, target)) if (!listed.has(path)) problems.push(`${shown(path)} does not belong to this run`);
  return { root, files, bytes, problems };
}

function countOf(items: Iterable<unknown>): number {
  let count = 0;
  for (const _ of items) count++;
  return count;
}

/** What is wrong with a file of a run, or null. */
export function compare(folder: string, { path, bytes, sha256 }: WrittenFile): string | null {
  const file = join(folder, path);
  try {
    const stat = lstatSync(file);
    if (!stat.isFile()) return 'is no longer a file';
    if (stat.size !== bytes) return `has ${counted(stat.size, 'byte')} instead of ${bytes}`;
    return hashFile(file) === sha256 ? null : 'has changed';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : `cannot be read: ${systemWords(error)}`;
  }
}

/** Paths of all files below a folder, relative to the output folder. */
function* filesBelow(root: string, folder: string): Generator<string> {
  if (!existsSync(join(root, folder)) || !lstatSync(join(root, folder)).isDirectory()) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else yield path;
  }
}
