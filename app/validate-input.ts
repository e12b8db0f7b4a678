/** Where the subjects to judge come from: a run, a folder, a file, or standard input. */

import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { createGunzip } from 'node:zlib';
import { action, option } from '../model/interface-terms.ts';
import { type FhirFiles, fhirFilesOf } from './fhir-files.ts';
import { chunksOf } from './file-chunks.ts';
import { MANIFEST, readHead, recordedFiles } from './output/run-manifest.ts';
import { type RunTables, tablesOf } from './run-tables.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

export interface Input {
  /** As findings name it. */
  readonly name: string;
  /** Whether each line is known to be a value. */
  readonly lines: boolean;
  /** How many bytes are read; null where that is not known. */
  readonly bytes: number | null;
  readonly chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What is validated: the subjects themselves or files of X12 and NCPDP, tables of them, or their FHIR resources. */
export type Judged =
  | { readonly kind: 'json'; readonly inputs: readonly Input[] }
  | { readonly kind: 'tables'; readonly tables: RunTables }
  | { readonly kind: 'fhir'; readonly files: FhirFiles };

/** Files of X12 and NCPDP by their names. */
const WIRE = /\.(?:edi|x12|ncpdp)(?:\.gz)?$/i;
/** The targets whose files hold subjects as they are, and as FHIR resources. */
const TARGET = 'json';
const FHIR = 'fhir';

/** What can be validated. */
export const READABLE = `supported inputs: canonical JSON (${option('target', 'json')}), the tables of a run (${option('target', 'duckdb, parquet or csv')}), its FHIR (${option('target', 'fhir')}): the folder or bundles, and files of X12 and NCPDP`;

/** Subjects that come as they are read, such as from standard input. */
export function streamInput(bytes: AsyncIterable<Uint8Array>): Input {
  return { name: '-', lines: false, bytes: null, chunks: () => bytes };
}

export function judgedOf(path: string): Judged {
  if (!existsSync(path)) throw usage(`there is no file or folder ${shown(path)}`);
  if (!statSync(path).isDirectory()) {
    if (path.endsWith('.duckdb')) return { kind: 'tables', tables: { kind: 'database', file: path } };
    return { kind: 'json', inputs: [fileInput(path, basename(path))] };
  }
  if (existsSync(join(path, MANIFEST))) return ofRun(path);
  const inputs = ofFolder(path);
  const files = fhirFilesOf(inputs);
  if (files !== null) return { kind: 'fhir', files };
  if (inputs.length > 0) return { kind: 'json', inputs };
  const wires = ofFolder(path, WIRE);
  if (wires.length > 0) return { kind: 'json', inputs: wires };
  throw usage(`${shown(path)} contains no subjects`, READABLE);
}

function fileInput(file: string, name: string): Input {
  const lines = /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(name);
  const compressed = /\.gz$/i.test(name);
  return {
    name,
    lines,
    bytes: compressed ? null : statSync(file).size,
    chunks: () => (compressed ? createReadStream(file).pipe(createGunzip()) : chunksOf(file)),
  };
}

/** The files that the manifest of a run lists: its subjects, else its tables, else its FHIR resources. */
function ofRun(folder: string): Judged {
  const inputs = listedInputs(folder, TARGET);
  if (inputs.length > 0) return { kind: 'json', inputs };
  const tables = tablesOf(folder);
  if (tables.kind === 'database' || tables.tables.has('patients')) return { kind: 'tables', tables };
  const files = fhirFilesOf(listedInputs(folder, FHIR));
  if (files !== null) return { kind: 'fhir', files };
  const wires = listedInputs(folder, '', WIRE);
  if (wires.length > 0) return { kind: 'json', inputs: wires };
  const targets = readHead(join(folder, MANIFEST))?.inputs.targets.map(({ name }) => name) ?? [];
  throw usage(
    `the run in ${shown(folder)} has no canonical JSON, tables, FHIR, X12 or NCPDP${targets.length > 0 ? `, but ${targets.map(shown).join(', ')}` : ''}`,
    READABLE,
  );
}

/** @param target its files alone; empty for those of all targets */
function listedInputs(folder: string, target: string, names: RegExp = /\.(?:ndjson|json)(?:\.gz)?$/): Input[] {
  const inputs: Input[] = [];
  for (const { path } of recordedFiles(join(folder, MANIFEST))) {
    if ((target !== '' && !path.startsWith(`${target}/`)) || !names.test(path)) continue;
    const file = join(folder, path);
    if (!existsSync(file)) throw usage(`${shown(path)} is missing from ${shown(folder)}`, `run ${action('verify')} to find other changed files`);
    inputs.push(fileInput(file, path));
  }
  return inputs;
}

/** All JSON, or other files by their names, below a folder that is not a run: one that somebody else filled, or a part of a run. */
function ofFolder(folder: string, names: RegExp = /\.(?:ndjson|jsonl|json)(?:\.gz)?$/i): Input[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => fileInput(file, relative(folder, file).split(sep).join('/')));
}
