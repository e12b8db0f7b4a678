/**
 * What a target is: data about itself, and one function that turns canonical subjects into text or bytes.
 *
 * A target knows the canonical model and nothing of the compiler, the file system or the other targets. Shared code never asks for a target by
 * name; it reads these fields. Adding a target means one new folder and one line in `registry.ts`.
 */
import type { z } from 'zod';
import type { InsurancePlan } from './benefits/insurance-plan.ts';
import type { Kind } from './kind.ts';
import { kindList, type RecordKind, recordKinds } from './record-kinds.ts';
import type { Parties, Subject } from './subject.ts';
import type { ReportedMeasure, Truth } from './truth/truth.ts';

/** What every record of a run has in common. */
export interface RunInfo {
  readonly scenario: string;
  readonly title: string;
  readonly seed: string;
  /** Minute (civil) up to which things are known. */
  readonly asOf: number;
  /** Minute up to which earlier runs reported; absent where this run reports everything. */
  readonly since?: number;
  /** Version of hsimc. */
  readonly version: string;
  /** Kinds of records that the scenario can make; absent: all. Lists of kinds that are `onlyWhereMade` are left out where they are not among them. */
  readonly kinds?: readonly RecordKind[];
  /** The plans by which people of the scenario may be covered; absent: none. */
  readonly plans?: readonly InsurancePlan[];
  /** The quality measures of the scenario; absent: none. */
  readonly measures?: readonly MeasureInfo[];
  /** Whether some profile of the scenario has labels; absent: it has. Without them no target has a place for `attributes`. */
  readonly labels?: boolean;
}

/** A quality measure, as its results refer to it. */
export interface MeasureInfo {
  readonly name: string;
  readonly title: string;
  /** Its canonical URL, where the scenario states one. */
  readonly url: string | null;
  /** Whether it excludes anybody from its denominator. */
  readonly excludes: boolean;
}

/** The fields of a subject that a run leaves out: lists of kinds, and labels. */
export function fieldsWithout({ kinds, labels }: RunInfo): ReadonlySet<string> {
  const made = kinds as readonly string[] | undefined;
  const lists = made === undefined ? [] : kindList.filter((kind: Kind) => kind.onlyWhereMade === true && !made.includes(kind.list)).map(({ list }) => list);
  return new Set(labels === false ? [...lists, 'attributes' satisfies keyof Subject] : lists);
}

/** Where a target's text goes. Paths are relative to the target's own folder; writing to a new path opens it. */
export interface Output {
  /** Continues with a file that this block alone writes. */
  append(path: string, data: string | Uint8Array): void;
  /** Continues with this block's part of a file of the whole run, which an assembly makes of the parts of all blocks. Standard output takes it as it comes. */
  part(path: string, data: string | Uint8Array): void;
}

/** How a file of the whole run is made of the parts that blocks wrote, once all are there. Plain data: the shell carries it out. */
export type Assembly =
  /** The parts of `path` one after the other in the order of their blocks, then the one of the directory; between `before` and `after`. None where nothing at all would be in it. */
  | { readonly kind: 'join'; readonly path: string; readonly before: string | Uint8Array; readonly after: string | Uint8Array }
  /** A list in JSON of those files of the run that some block wrote a part of: their texts, each after a comma; between `before` and `after`. */
  | {
      readonly kind: 'index';
      readonly path: string;
      readonly before: string;
      readonly entries: readonly { readonly part: string; readonly text: string }[];
      readonly after: string;
    }
  /** A DuckDB database: statements, then each load with `$files` for the list of the parts of its name, then statements. */
  | {
      readonly kind: 'database';
      readonly path: string;
      readonly before: readonly string[];
      readonly loads: readonly { readonly part: string; readonly statement: string }[];
      readonly after: readonly string[];
    };

/** What a target does with each kind of record: `true` where it writes it, else why it does not. A new kind does not compile before each target has decided. */
export type Carries = Readonly<Record<RecordKind, true | string>>;

/** For targets that write whatever the schema holds. */
export const everyKind = Object.fromEntries(recordKinds.map((kind) => [kind, true])) as Carries;

/** What a target leaves out of a record that it carries. */
export interface Omission {
  readonly record: RecordKind;
  readonly field: string;
  readonly why: string;
}

/** Values that could not be written as they are, by what was done about them. */
export type Losses = Readonly<Record<string, number>>;

/** Writes one run. Every byte may depend on the run, the block and the subject only: never on which worker asks, or in what order. */
export interface Writer {
  /**
   * Appends one subject of a block. `block` is the block's label, ready for a file name. `before`, for targets whose `feed` is `resources`: the same subject as
   * earlier feeds reported it; absent where they reported nothing. `measures`: what each measure says of them on the as-of day; absent for a second registration
   * of the same patient.
   */
  subject(subject: Subject, block: string, out: Output, before?: Subject, measures?: readonly ReportedMeasure[]): void;
  /** Appends what only the maker of the cohort knows of a subject: the answer key. Absent in every target of data. */
  readonly truth?: (truth: Truth, block: string, out: Output) => void;
  /** Appends what was held back of a block, after its last subject. Absent where nothing is. */
  readonly end?: (block: string, out: Output) => void;
  /** Appends, once after all blocks, the parties that any subject referred to. Absent where each subject carries its parties along. */
  readonly directory?: (parties: Parties, out: Output) => void;
  /** The files that are made of parts. */
  readonly assemblies?: () => readonly Assembly[];
  /** What could not be written as it is since this was last asked. Absent where the format can say everything. */
  readonly losses?: () => Losses;
}

export interface Target<Options = unknown> {
  readonly name: string;
  readonly title: string;
  /** The edition of the format that is written. */
  readonly version: string;
  /** `stable`: bytes change only with an entry in the change log. `preview`: they may change with any version. */
  readonly support: 'stable' | 'preview';
  readonly mediaType: string;
  /** Whether the records of a run make sense as one stream of text. */
  readonly standardOutput: boolean;
  /** What a user may choose. Each option has a default, so that `{}` opens the target. */
  readonly options: z.ZodType<Options>;
  /** How each kind of record is written: what is left out is reported, never dropped silently. Null where it writes no records, and so can lose none. */
  readonly carries: Carries | null;
  /** Kinds that it does not carry, of which records of other kinds show something: an answer about eligibility shows what accumulators have come to. */
  readonly shows?: readonly RecordKind[];
  /** What is left out of them, with these options. Absent where nothing is. */
  readonly omits?: (options: Options) => readonly Omission[];
  /**
   * How it writes what was reported since a day. `records`, where absent: subjects come with the records that are new or changed. `messages`: subjects come
   * whole, and it leaves out the messages of before. `batches`: the same, and what is around the messages depends on what goes out together. `resources`: subjects come whole, with what was known before, because what it writes of a record depends on
   * other records; it leaves out what it wrote before. `none`: its files make sense as a whole only.
   */
  readonly feed?: 'records' | 'messages' | 'batches' | 'resources' | 'none';
  /** Kinds of records without which it writes nothing at all, and what of a scenario makes them. Absent where every scenario has something for it. */
  readonly subject?: { readonly kinds: readonly RecordKind[]; readonly madeBy: string; readonly example: string };
  /** What must be installed to make its files. */
  readonly needs?: 'duckdb';
  /** May load what is heavy, so that runs of other targets never do. */
  open(run: RunInfo, options: Options): Writer | Promise<Writer>;
}
