/** A cohort in the format of a target, in memory or wherever the caller puts it. */
import { inTerms, programTerms } from '../../model/interface-terms.ts';
import type { Output, Target } from '../../model/target.ts';
import { blockSize, blocksOf } from '../../runtime/sink/blocks.ts';
import { Gathered } from '../../runtime/sink/gather.ts';
import { Refusal } from '../../targets/option-refusal.ts';
import { targets } from '../../targets/registry.ts';
import { indexOf } from '../output/index-text.ts';
import { ReadyJob } from '../run/run-job.ts';
import { extentOf } from '../run/run-order.ts';
import { optionNames, readOptions } from '../target-choice.ts';
import { checkOptions, textArgument, wrongArgument } from './argument.ts';
import type { Cohort } from './cohort-of-scenario.ts';
import { runFacts, runOf } from './hidden-programs.ts';
import { scenarioError } from './scenario-error.ts';

/** Takes what a target writes, in order. */
export interface Sink {
  /**
   * Appends to a file; the first call for a path begins it.
   * @param path relative, with forward slashes: `Patient.00000.ndjson`
   */
  append(path: string, data: string | Uint8Array): void;
}

/** Keeps all files in memory. */
export class MemorySink implements Sink {
  readonly #pieces = new Map<string, (string | Uint8Array)[]>();

  append(path: string, data: string | Uint8Array): void {
    const pieces = this.#pieces.get(path);
    if (pieces === undefined) this.#pieces.set(path, [data]);
    else pieces.push(data);
  }

  /** Paths of all files, in the order in which they were begun. */
  get paths(): readonly string[] {
    return [...this.#pieces.keys()];
  }

  /** @throws TypeError where there is no such file */
  bytes(path: string): Uint8Array {
    return Buffer.concat(this.#of(path).map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece)));
  }

  /** A file as text. */
  text(path: string): string {
    const pieces = this.#of(path);
    return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : Buffer.from(this.bytes(path)).toString('utf8');
  }

  #of(path: string): readonly (string | Uint8Array)[] {
    const pieces = this.#pieces.get(path);
    if (pieces === undefined) throw wrongArgument('path', `one of ${this.paths.join(', ') || 'no files'}`, path);
    return pieces;
  }
}

export interface WriteResult<S extends Sink> {
  readonly sink: S;
  readonly subjects: number;
  /** Records that were made, by kind. */
  readonly records: Readonly<Record<string, number>>;
  /** Values that the format could not carry as they are, by what was done about them. */
  readonly losses: Readonly<Record<string, number>>;
  /** How the expectations of the scenario came out. */
  readonly expectations: readonly { readonly text: string; readonly outcome: 'passed' | 'failed' | 'too_few' | 'not_applicable'; readonly found: string }[];
}

/**
 * Writes a cohort: the same bytes as `hsimc compile --target … --out …` writes below the folder of the target.
 * @param target its name: `json`, `fhir`, `hl7v2`, `csv`, `parquet`, …
 * @param options of the target, as `listTargets` describes them: `{ bundle: 'transaction' }`
 * @param sink where it goes; memory where it is not given
 * @throws TypeError where an argument is wrong
 * @throws ScenarioError where the scenario cannot be run for a subject
 */
export function write(cohort: Cohort, target: string, options?: Readonly<Record<string, unknown>>): Promise<WriteResult<MemorySink>>;
export function write<S extends Sink>(cohort: Cohort, target: string, options: Readonly<Record<string, unknown>> | undefined, sink: S): Promise<WriteResult<S>>;
export async function write(
  cohort: Cohort,
  target: string,
  given: Readonly<Record<string, unknown>> = {},
  sink: Sink = new MemorySink(),
): Promise<WriteResult<Sink>> {
  const of = runOf(cohort);
  const { ir, options } = of;
  const targets = [{ name: target, options: optionsOf(targetOf(target), given) }];
  if (typeof sink?.append !== 'function') throw wrongArgument('sink', 'an object with a function `append`', sink);
  const size = blockSize(options.count);
  try {
    const ready = await ReadyJob.make({ ir, options, run: runFacts(of), targets, blockSize: size, inputs: '', only: null });
    const gathered = new Gathered(ir);
    const parts = new MemorySink();
    const output: Output = { append: (path, data) => sink.append(path, data), part: (path, data) => parts.append(path, data) };
    for (let block = 0; block < blocksOf(options.count, size).count; block++) gathered.add(ready.runBlock(block, () => output));
    for (const { writer } of ready.open(() => output)) {
      writer.directory?.(gathered.parties(ready.plan), output);
      for (const assembly of writer.assemblies?.() ?? []) {
        if (assembly.kind === 'database') continue;
        if (assembly.kind === 'index') {
          sink.append(
            assembly.path,
            indexOf(assembly, (part) => parts.paths.includes(part)),
          );
          continue;
        }
        if (assembly.before.length + assembly.after.length === 0 && !parts.paths.includes(assembly.path)) continue;
        sink.append(assembly.path, assembly.before);
        if (parts.paths.includes(assembly.path)) sink.append(assembly.path, parts.bytes(assembly.path));
        sink.append(assembly.path, assembly.after);
      }
      gathered.lose(target, writer.losses?.() ?? {});
    }
    return {
      sink,
      subjects: gathered.tally.subjects,
      records: gathered.tally.records,
      losses: gathered.losses()[target] ?? {},
      expectations: gathered.verdicts(extentOf({ ir, options, only: null })).map(({ text, outcome, found }) => ({ text, outcome, found })),
    };
  } catch (error) {
    if (error instanceof Refusal) throw new TypeError(inTerms(`options: ${error.message}${error.remedy === null ? '' : `; ${error.remedy}`}`, programTerms));
    throw scenarioError(error);
  }
}

function targetOf(name: string): Target {
  const target = targets.get(textArgument('target', name));
  const inMemory = [...targets.values()].filter(({ needs }) => needs === undefined);
  if (target === undefined || !inMemory.includes(target)) throw wrongArgument('target', `one of ${inMemory.map((one) => one.name).join(', ')}`, name);
  return target;
}

/** Options as the target's schema reads them. */
function optionsOf(target: Target, given: Readonly<Record<string, unknown>>): unknown {
  checkOptions(given, optionNames(target));
  const read = readOptions(target, given);
  if ('options' in read) return read.options;
  throw wrongArgument(`options.${read.name}`, `another value for target ${target.name} (${read.problem})`, given[read.name]);
}
