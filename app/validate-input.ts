/** Where the subjects to judge come from: a run, a folder, a file, or standard input. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { chunksOf } from './file-chunks.ts';
import { MANIFEST, readHead, recordedFiles } from './output/run-manifest.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

export interface Input {
  /** As findings name it. */
  readonly name: string;
  /** Whether each line is known to be a value. */
  readonly lines: boolean;
  readonly chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The target whose files hold what can be judged. */
const TARGET = 'json';
const OTHERS = `hsimc validate checks canonical JSON: compile with --target ${TARGET}`;

/** Subjects that come as they are read, such as from standard input. */
export function streamInput(bytes: AsyncIterable<Uint8Array>): Input {
  return { name: '-', lines: false, chunks: () => bytes };
}

export function inputsOf(path: string): readonly Input[] {
  if (!existsSync(path)) throw usage(`there is no file or folder ${shown(path)}`);
  if (!statSync(path).isDirectory()) return [fileInput(path, basename(path))];
  const inputs = existsSync(join(path, MANIFEST)) ? ofRun(path) : ofFolder(path);
  if (inputs.length > 0) return inputs;
  throw usage(`${shown(path)} contains no subjects`, OTHERS);
}

function fileInput(file: string, name: string): Input {
  return { name, lines: /\.(?:ndjson|jsonl)$/i.test(name), chunks: () => chunksOf(file) };
}

/** The files that the manifest of a run lists. */
function ofRun(folder: string): Input[] {
  const inputs: Input[] = [];
  for (const { path } of recordedFiles(join(folder, MANIFEST))) {
    if (!path.startsWith(`${TARGET}/`) || !/\.(?:ndjson|json)$/.test(path)) continue;
    const file = join(folder, path);
    if (!existsSync(file)) throw usage(`${shown(path)} is missing from ${shown(folder)}`, 'run `hsimc verify` to find other changed files');
    inputs.push(fileInput(file, path));
  }
  if (inputs.length > 0) return inputs;
  const targets = readHead(join(folder, MANIFEST))?.inputs.targets.map(({ name }) => name) ?? [];
  throw usage(`the run in ${shown(folder)} has no canonical JSON${targets.length > 0 ? `, but ${targets.map(shown).join(', ')}` : ''}`, OTHERS);
}

/** All JSON below a folder that is not a run: one that somebody else filled, or a part of a run. */
function ofFolder(folder: string): Input[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ndjson|jsonl|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => fileInput(file, relative(folder, file).split(sep).join('/')));
}
