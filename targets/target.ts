/**
 * What a target is: data about itself, and one function that turns canonical subjects into text.
 *
 * A target knows the canonical model and nothing of the compiler, the file system or the other targets. Shared code never asks for a target by
 * name; it reads these fields. Adding a target means one new folder and one line in `registry.ts`.
 */
import type { z } from 'zod';
import type { ClinicalKind, Parties, Subject } from '../runtime/canonical/subject.ts';

/** What every record of a run has in common. */
export interface Run {
  readonly scenario: string;
  readonly title: string;
  readonly seed: string;
  /** Minute (civil) up to which things are known. */
  readonly asOf: number;
  /** Version of hsimc. */
  readonly engine: string;
}

/** Where a target's text goes. Paths are relative to the target's own folder; appending to a new path opens it. */
export interface Output {
  append(path: string, text: string): void;
}

/** Writes one run. Every byte may depend on the run, the block and the subject only: never on which worker asks, or in what order. */
export interface Writer {
  /** Appends one subject of a block. `block` is the block's label, ready for a file name. */
  subject(subject: Subject, block: string, out: Output): void;
  /** Appends what was held back of a block, after its last subject. Absent where nothing is. */
  readonly end?: (block: string, out: Output) => void;
  /** Appends, once after all blocks, the parties that any subject referred to. Absent where each subject carries its parties along. */
  readonly directory?: (parties: Parties, out: Output) => void;
}

export interface Target<Options = unknown> {
  readonly name: string;
  readonly title: string;
  readonly mediaType: string;
  /** What a user may choose. Each option has a default, so that `{}` opens the target. */
  readonly options: z.ZodType<Options>;
  /** The record kinds that the target can carry; others are reported, never dropped in silence. */
  readonly carries: readonly ClinicalKind[];
  open(run: Run, options: Options): Writer;
}
