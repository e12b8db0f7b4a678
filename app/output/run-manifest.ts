/**
 * The manifest: what was run, from what, what came of it, and the hash of every file. It names no clock, host, user or folder, so it is the same
 * everywhere. It is JSON in which each file has a line of its own, so that it is written and read with little memory however many there are.
 */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import type { Ir } from '../../ir/definition.ts';
import { clockOf, dayOfMinute, formatDay, formatMinute, MINUTES_PER_DAY } from '../../model/time/civil.ts';
import { frozenTables } from '../../runtime/demographics/demographics.ts';
import type { RunOptions } from '../../runtime/plan/execution-plan.ts';
import type { BlockResult } from '../../runtime/sink/block-runner.ts';
import type { Verdict } from '../../runtime/sink/expectation-verdicts.ts';
import type { Tally } from '../../runtime/sink/tally.ts';
import { chunksOf } from '../file-chunks.ts';
import { LIBRARY } from '../scenario-library.ts';
import { linesOf } from './file-lines.ts';
import type { WrittenFile } from './file-streams.ts';
import { isPlain } from './paths-below.ts';

export const MANIFEST = 'manifest.json';
const MANIFEST_VERSION = 1;

const SYNTHETIC =
  'Synthetic data. No record describes a real person. Identifiers that software checks are well-formed and unissued or reserved where that is possible: SSN in groups that are never issued, NPI of a kind not in use, telephone 555-01xx, e-mail at example domains.';

const DERIVED = 'Derived from input: who the people are comes from the roster, and is real where the roster is. Everything else about them is synthetic.';

export interface Inputs {
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly title: string };
  /** SHA-256 of each source file, the entry first; names are relative to the entry's folder. */
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  /** Sorted by name. */
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  /** SHA-256 of the tables of names and places. */
  readonly tables: readonly { readonly edition: string; readonly sha256: string }[];
  readonly seed: string;
  readonly count: number;
  /** Set where only one subject was asked for. */
  readonly only: number | null;
  /** A day, which is known to its end, or a minute. */
  readonly as_of: string;
  /** Where only what was reported later was asked for. */
  readonly since?: string;
  readonly block_size: number;
  readonly targets: readonly { readonly name: string; readonly options: unknown }[];
}

/** All but the list of files. */
export interface ManifestHead {
  readonly manifest: typeof MANIFEST_VERSION;
  readonly synthetic: string;
  /** The roster whose people these are. */
  readonly derived_from_input?: { readonly name: string; readonly sha256: string; readonly rows: number };
  readonly inputs: Inputs;
  readonly subjects: number;
  /** All patients, where units have several. */
  readonly members?: number;
  readonly variations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly records: Readonly<Record<string, number>>;
  readonly expectations: readonly { readonly text: string; readonly outcome: string; readonly found: string }[];
  /** What targets could not write as it is, by target: values by what was done about them. */
  readonly losses: BlockResult['losses'];
}

export interface Given {
  /** What was read: the modules of a scenario, or an IR. */
  readonly sources: readonly { readonly path: string; readonly sha256: string }[];
  readonly settings: ReadonlyMap<string, string>;
  readonly blockSize: number;
  readonly only: number | null;
  readonly targets: Inputs['targets'];
}

export function inputsOf(ir: Ir, options: RunOptions, engine: string, { sources, settings, blockSize, only, targets }: Given): Inputs {
  const folder = posix.dirname(sources[0]?.path ?? '');
  const named = (path: string): string => (path.startsWith(LIBRARY) ? path : posix.relative(folder, path));
  return {
    engine,
    scenario: { id: ir.scenario.id, title: ir.scenario.title },
    sources: sources.map(({ path, sha256 }) => ({ name: named(path), sha256 })),
    settings: [...settings].map(([name, value]) => ({ name, value })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    tables: frozenTables.map(({ edition, sha256 }) => ({ edition, sha256 })),
    seed: options.seed,
    count: options.count,
    only,
    as_of: dayOrMinute(options.asOf),
    ...(options.since === undefined ? {} : { since: dayOrMinute(options.since) }),
    block_size: blockSize,
    targets,
  };
}

function dayOrMinute(time: number): string {
  return clockOf(time) === MINUTES_PER_DAY - 1 ? formatDay(dayOfMinute(time)) : formatMinute(time);
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

export function manifestHead(ir: Ir, inputs: Inputs, tally: Tally, verdicts: readonly Verdict[], losses: BlockResult['losses']): ManifestHead {
  return {
    manifest: MANIFEST_VERSION,
    synthetic: ir.roster === null ? SYNTHETIC : DERIVED,
    ...(ir.roster === null ? {} : { derived_from_input: { name: posix.basename(ir.roster.path), sha256: ir.roster.sha256, rows: ir.roster.rows } }),
    inputs,
    subjects: tally.subjects,
    ...(ir.patients === undefined ? {} : { members: tally.members }),
    variations: Object.fromEntries(ir.axes.map((axis, i) => [axis.name, Object.fromEntries(axis.arms.map((arm, j) => [arm.name, tally.arms[i][j]]))])),
    records: tally.records,
    expectations: verdicts.map(({ text, outcome, found }) => ({ text, outcome, found })),
    losses,
  };
}

const FILES = ' "files": [';

/** The manifest's text in pieces; files are in the order in which they come: by block, then those that all blocks share. */
export function* manifestText(head: ManifestHead, files: Iterable<WrittenFile>): Generator<string> {
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n${FILES}`;
  let separator = '\n';
  for (const { path, bytes, sha256, content } of files) {
    yield `${separator}  ${JSON.stringify(content === undefined ? { path, bytes, sha256 } : { path, content })}`;
    separator = ',\n';
  }
  yield '\n ]\n}\n';
}

/** Characters of the longest head that is read: its expectations and options may be long. */
const LONGEST_HEAD = 64_000_000;

/** What of a head is relied on later; `settings` as this version and 0.1.0 write it. */
const inputsSchema = z.looseObject({
  sources: z.array(z.looseObject({ name: z.string(), sha256: z.string() })).min(1),
  settings: z.array(z.union([z.looseObject({ name: z.string(), value: z.string() }), z.tuple([z.string(), z.string()])])),
  seed: z.string(),
  count: z.int().min(1),
  as_of: z.string(),
  targets: z.array(z.looseObject({ name: z.string(), options: z.unknown() })),
});

/** What is before the list of files; null where that cannot be read. */
export function readHead(file: string): ManifestHead | null {
  const decoder = new StringDecoder('utf8');
  const ending = `\n${FILES}\n`;
  let text = '';
  let end = -1;
  try {
    for (const piece of chunksOf(file)) {
      const from = text.length - ending.length;
      text += decoder.write(piece);
      end = text.indexOf(ending, from);
      if (end >= 0 || text.length > LONGEST_HEAD) break;
    }
    const head = JSON.parse(`${text.slice(0, end).replace(/,$/, '')}\n}`) as ManifestHead;
    return head.manifest === MANIFEST_VERSION && inputsSchema.safeParse(head.inputs).success ? head : null;
  } catch {
    return null;
  }
}

/** What a manifest lists of a file: its bytes, or where they are not the same each time the hash of what decides the content. */
export type ListedFile = WrittenFile | Pick<Required<WrittenFile>, 'path' | 'content'>;

/** The files that a manifest lists, as far as its lines can be read. */
export function* recordedFiles(file: string): Generator<ListedFile> {
  for (const line of linesOf(file)) {
    if (!line.startsWith('  {"path":')) continue;
    try {
      const { path, bytes, sha256, content } = JSON.parse(line.replace(/,$/, '')) as Partial<WrittenFile>;
      if (typeof path !== 'string' || !isPlain(path)) continue;
      if (typeof bytes === 'number' && typeof sha256 === 'string') yield { path, bytes, sha256 };
      else if (typeof content === 'string') yield { path, content };
    } catch {
      // A line that was edited: the manifest's own hash reports it.
    }
  }
}
