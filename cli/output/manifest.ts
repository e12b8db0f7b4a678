/** The manifest: what was run, from what, what came of it, and the hash of every file. It names no clock, host, user or folder, so it is the same everywhere. */
import { createHash } from 'node:crypto';
import type { Ir } from '../../compiler/ir/ir.ts';
import { frozenTables } from '../../runtime/demographics/index.ts';
import type { RunOptions } from '../../runtime/plan/plan.ts';
import type { Verdict } from '../../runtime/sink/judge.ts';
import type { Tally } from '../../runtime/sink/tally.ts';
import { dayOfMinute, formatDay } from '../../runtime/time/civil.ts';
import type { WrittenFile } from './streams.ts';

export const MANIFEST_VERSION = 1;

const SYNTHETIC =
  'Synthetic data. No record describes a real person. Identifiers that software checks are well-formed and unissued or reserved where that is possible: SSN in groups that are never issued, NPI of a kind not in use, telephone 555-01xx, e-mail at example domains.';

export interface Inputs {
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly title: string };
  /** SHA-256 of each source file, the entry first; names are without folders. */
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  /** SHA-256 of the tables of names and places. */
  readonly tables: readonly { readonly edition: string; readonly sha256: string }[];
  readonly seed: string;
  readonly count: number;
  /** Set where only one subject was asked for. */
  readonly only: number | null;
  readonly as_of: string;
  readonly block_size: number;
  readonly targets: readonly { readonly name: string; readonly options: unknown }[];
}

export interface Manifest {
  readonly manifest: typeof MANIFEST_VERSION;
  readonly synthetic: string;
  readonly inputs: Inputs;
  readonly subjects: number;
  readonly variations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly records: Readonly<Record<string, number>>;
  readonly expectations: readonly { readonly text: string; readonly outcome: string; readonly found: string }[];
  readonly files: readonly WrittenFile[];
}

export function inputsOf(
  ir: Ir,
  options: RunOptions,
  engine: string,
  settings: ReadonlyMap<string, string>,
  blockSize: number,
  only: number | null,
  targets: Inputs['targets'],
): Inputs {
  return {
    engine,
    scenario: { id: ir.scenario.id, title: ir.scenario.title },
    sources: ir.files.map((file) => ({ name: file.path.slice(file.path.lastIndexOf('/') + 1), sha256: file.sha256 })),
    settings: [...settings].map(([name, value]) => ({ name, value })),
    tables: frozenTables.map(({ edition, sha256 }) => ({ edition, sha256 })),
    seed: options.seed,
    count: options.count,
    only,
    as_of: formatDay(dayOfMinute(options.asOf)),
    block_size: blockSize,
    targets,
  };
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

export function manifestOf(ir: Ir, inputs: Inputs, tally: Tally, verdicts: readonly Verdict[], files: readonly WrittenFile[]): Manifest {
  return {
    manifest: MANIFEST_VERSION,
    synthetic: SYNTHETIC,
    inputs,
    subjects: tally.subjects,
    variations: Object.fromEntries(ir.axes.map((axis, i) => [axis.name, Object.fromEntries(axis.arms.map((arm, j) => [arm.name, tally.arms[i][j]]))])),
    records: tally.records,
    expectations: verdicts.map(({ text, outcome, found }) => ({ text, outcome, found })),
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** The manifest's text and its root: the SHA-256 of the text. */
export function sealed(manifest: Manifest): { readonly text: string; readonly root: string } {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  return { text, root: createHash('sha256').update(text).digest('hex') };
}
