/** `hsimc verify`: every file of a run is hashed again and held against the manifest, and the manifest against its root. */
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile, type WrittenFile } from '../../app/output/file-streams.ts';
import { OutputFolder, SUCCESS } from '../../app/output/output-folder.ts';
import { isPlain } from '../../app/output/paths-below.ts';
import { MANIFEST, type ManifestHead, readHead, recordedFiles } from '../../app/output/run-manifest.ts';
import { print } from '../../app/output/stream-output.ts';
import { exitCode, Stop, usage } from '../../app/stop.ts';
import { systemWords } from '../../app/system-errors.ts';
import { counted, harmless, megabytes, shown } from '../../app/wording.ts';
import type { Format } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

/** Problems that are told; the rest is counted. */
const MOST_TOLD = 100;

interface Found {
  root: string;
  files: number;
  bytes: number;
  problems: string[];
}

export async function verifyCommand(folder: string, flags: { readonly format: Format; readonly quiet?: boolean }): Promise<number> {
  refuseOther(folder);
  const found = examine(folder);
  const valid = found.problems.length === 0;
  const told = found.problems.slice(0, MOST_TOLD);
  const hidden = found.problems.length - told.length;
  if (flags.format === 'json') print(`${JSON.stringify({ valid, root: found.root, files: found.files, bytes: found.bytes, problems: told, hidden })}\n`);
  else if (!valid) complain(harmless(`${[...told, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('\n')}\n`));
  else if (flags.quiet !== true)
    complain(`${counted(found.files, 'file')}, ${megabytes(found.bytes)}: all as they were written; manifest ${found.root.slice(0, 16)}\n`);
  return valid ? exitCode.ok : exitCode.diagnostics;
}

/** Refuses what is no finished run. */
export function refuseOther(folder: string): void {
  const path = shown(folder);
  if (!existsSync(folder)) throw usage(`there is no folder ${path}`);
  if (!statSync(folder).isDirectory()) throw usage(`${path} is not a folder`, 'name the folder that `hsimc compile --out` wrote');
  if (existsSync(join(folder, MANIFEST))) return;
  if (['_blocks', '_staging'].some((name) => existsSync(join(folder, name))))
    throw new Stop(exitCode.diagnostics, `the run in ${path} is not finished: it has no ${MANIFEST}`, 'the same command with --resume goes on with it');
  throw usage(`${path} holds no run: it has no ${MANIFEST}`);
}

function examine(folder: string): Found {
  const found: Found = { root: '', files: 0, bytes: 0, problems: [] };
  const { problems } = found;
  let head: ManifestHead | null;
  try {
    found.root = hashFile(join(folder, MANIFEST));
    head = readHead(join(folder, MANIFEST));
  } catch (error) {
    throw new Stop(exitCode.diagnostics, `cannot read ${shown(join(folder, MANIFEST))}: ${systemWords(error)}`);
  }
  if (!existsSync(join(folder, SUCCESS))) problems.push(`${SUCCESS} is missing: the run did not come to its end`);
  else if (readFileSync(join(folder, SUCCESS), 'utf8').trim() !== found.root) problems.push(`${MANIFEST} is not the one that the run ended with`);
  if (head === null) problems.push(`${MANIFEST} cannot be read`);
  const listed = new Set<string>();
  // The bytes of what is not the same each time stand in the folder's own record.
  const shared = new Map((new OutputFolder(folder).sharedRecord()?.files ?? []).map((file) => [file.path, file]));
  for (const entry of recordedFiles(join(folder, MANIFEST))) {
    listed.add(entry.path);
    found.files++;
    const file = 'sha256' in entry ? entry : shared.get(entry.path);
    if (file === undefined || ('content' in entry && entry.content !== file.content)) {
      problems.push(`${shown(entry.path)} has no record of its bytes that fits`);
      continue;
    }
    found.bytes += file.bytes;
    const problem = compare(folder, file);
    if (problem !== null) problems.push(`${shown(file.path)} ${problem}`);
  }
  // Loaders take whole folders: a stranger among the files of a target would be loaded with them.
  const targets = new Set([...listed].filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
  for (const { name } of head?.inputs.targets ?? []) if (isPlain(name)) targets.add(name);
  for (const target of [...targets].sort())
    for (const path of filesBelow(folder, target)) if (!listed.has(path)) problems.push(`${shown(path)} is not of this run`);
  return found;
}

/** What is wrong with a file, or null. */
function compare(folder: string, { path, bytes, sha256 }: WrittenFile): string | null {
  const file = join(folder, path);
  try {
    const stat = lstatSync(file);
    if (!stat.isFile()) return 'is not a file any more';
    if (stat.size !== bytes) return `has ${stat.size} bytes instead of ${bytes}`;
    return hashFile(file) === sha256 ? null : 'was changed';
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
