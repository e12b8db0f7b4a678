/** `hsimc compile`: a scenario → the records of a cohort. */
import { availableParallelism } from 'node:os';
import * as time from '../../compiler/diagnostics/time.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { RunOptions } from '../../runtime/plan/plan.ts';
import { blocksOf, blockSize as defaultBlockSize } from '../../runtime/sink/blocks.ts';
import { dayOfMinute } from '../../runtime/time/civil.ts';
import { exitCode, usage } from '../exit.ts';
import { endOfDay } from '../options.ts';
import { hashOf, inputsOf } from '../output/manifest.ts';
import { writeAll } from '../output/stdout.ts';
import { version } from '../package-root.ts';
import type { ProgressMode } from '../progress.ts';
import { type Format, report, summary } from '../report.ts';
import { chooseTargets } from '../target-options.ts';
import type { Job } from '../work/job.ts';
import { type RunResult, runToFolder } from '../work/to-folder.ts';
import { runToStandardOutput } from '../work/to-stdout.ts';
import { readSource, type Source } from './source.ts';

export interface CompileFlags {
  readonly count: number;
  readonly seed: string;
  readonly set: ReadonlyMap<string, string>;
  readonly asOf?: number;
  readonly target: readonly string[];
  readonly out?: string;
  readonly stdout?: boolean;
  readonly only?: number;
  readonly workers?: number;
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly emit?: 'ast' | 'ir';
  readonly format: Format;
  readonly quiet?: boolean;
  readonly progress: ProgressMode;
  readonly blockSize?: number;
}

/** Below this many subjects a second thread costs more than it brings. */
const WORTH_WORKERS = 2000;
/** Subjects in a block of standard output: its text waits in memory for its turn. */
const STDOUT_BLOCK = 128;

export async function compileCommand(file: string, flags: CompileFlags & Readonly<Record<string, unknown>>): Promise<number> {
  if (flags.resume === true && flags.overwrite === true) throw usage('--resume goes on with a run and --overwrite begins anew: they exclude each other');
  if (flags.out !== undefined && flags.stdout === true) throw usage('--out and --stdout exclude each other');
  if (flags.out === undefined && (flags.resume === true || flags.overwrite === true)) throw usage('--resume and --overwrite need --out');
  if (flags.only !== undefined && flags.only >= flags.count)
    throw usage(`--only ${flags.only} is no subject of --count ${flags.count}`, `subjects are numbered from 0 to ${flags.count - 1}`);
  const targets = flags.emit === undefined ? chooseTargets(flags.target, flags) : [];
  const source = await readSource(file, flags.set);
  if (flags.emit !== undefined) return emit(source, flags.emit, flags.format);
  const judged = asOfOf(source, flags.asOf);
  report([...source.diagnostics, ...judged.diagnostics], source.sources, flags.format);
  const { ir } = source;
  if (ir === null || judged.asOf === null) return failed([...source.diagnostics, ...judged.diagnostics], flags);
  const { job, hash } = makeJob(ir, flags, judged.asOf, targets);
  const result =
    flags.out === undefined
      ? await runToStandardOutput(job, workersFor(flags, job), flags, source.sources)
      : await runToFolder(job, hash, workersFor(flags, job), flags.out, flags, source.sources);
  return conclude(result, flags);
}

function failed(diagnostics: readonly Diagnostic[], flags: CompileFlags): number {
  if (flags.format === 'text') process.stderr.write(`\n${summary(diagnostics)}; nothing was written\n`);
  return exitCode.diagnostics;
}

/** The tree or the IR as JSON, on standard output. The tree is printed even where there are errors. */
function emit(source: Source, what: 'ast' | 'ir', format: Format): number {
  report(source.diagnostics, source.sources, format);
  const value = what === 'ast' ? source.modules[0]?.node : source.ir;
  if (value === null || value === undefined) return exitCode.diagnostics;
  writeAll(Buffer.from(`${JSON.stringify(value, null, 1)}\n`, 'utf8'));
  return source.ir === null ? exitCode.diagnostics : exitCode.ok;
}

/** The scenario's as-of date, or the one of the command line, which can only look earlier or later at the same lives. */
function asOfOf({ ir, modules }: Source, given: number | undefined): { readonly asOf: number | null; readonly diagnostics: readonly Diagnostic[] } {
  if (ir === null) return { asOf: null, diagnostics: [] };
  const stated = ir.scenario.asOf === null ? null : endOfDay(dayOfMinute(ir.scenario.asOf), null);
  const asOf = given ?? stated;
  if (asOf !== null) return { asOf, diagnostics: [] };
  const entry = modules[0];
  const scenario = entry?.node.declarations.find((declaration) => declaration.kind === 'scenario');
  const at = scenario?.kind === 'scenario' ? scenario.body.span.start + 1 : null;
  return {
    asOf: null,
    diagnostics: [
      diagnose(
        time.noAsOf,
        entry?.source.path ?? '',
        scenario?.kind === 'scenario' ? scenario.name.span : null,
        {},
        {
          expected: ['as_of: 2025-06-30 in `scenario`', '--as-of 2025-06-30'],
          suggestions:
            at === null
              ? []
              : [
                  {
                    title: 'add `as_of: 2025-06-30` to `scenario`, or pass --as-of',
                    edits: [{ span: { start: at, end: at }, text: '\n  as_of: 2025-06-30' }],
                    safe: false,
                  },
                ],
        },
      ),
    ],
  };
}

function makeJob(ir: Ir, flags: CompileFlags, asOf: number, targets: Job['targets']): { readonly job: Job; readonly hash: ReturnType<typeof inputsOf> } {
  const options: RunOptions = { seed: flags.seed, count: flags.count, asOf };
  const engine = version();
  const blockSize = flags.out === undefined ? STDOUT_BLOCK : (flags.blockSize ?? defaultBlockSize(flags.count));
  const only = flags.only ?? null;
  const inputs = inputsOf(ir, options, engine, flags.set, blockSize, only, targets);
  const run = { scenario: ir.scenario.id, title: ir.scenario.title, seed: flags.seed, asOf, engine };
  return { job: { ir, options, run, targets, blockSize, inputs: hashOf(inputs), only }, hash: inputs };
}

function workersFor(flags: CompileFlags, job: Job): number {
  if (job.only !== null) return 1;
  const blocks = blocksOf(job.options.count, job.blockSize).count;
  const wanted = flags.workers ?? (job.options.count < WORTH_WORKERS ? 1 : availableParallelism());
  return Math.max(1, Math.min(wanted, blocks));
}

function conclude(result: RunResult, flags: CompileFlags): number {
  const failing = result.verdicts.filter((verdict) => verdict.outcome === 'failed');
  if (flags.format === 'json') {
    if (result.verdicts.length > 0) process.stderr.write(`${JSON.stringify({ expectations: result.verdicts })}\n`);
  } else if (flags.quiet !== true || failing.length > 0) {
    for (const verdict of result.verdicts) {
      // Beside data on standard output only what needs a look is said.
      if (verdict.outcome === 'passed' && (flags.quiet === true || flags.out === undefined)) continue;
      const subjects = verdict.failing.length === 0 ? '' : `; not for subject${verdict.failing.length === 1 ? '' : 's'} ${verdict.failing.join(', ')}`;
      const word = verdict.outcome === 'passed' ? 'ok    ' : verdict.outcome === 'failed' ? 'FAILED' : 'too few subjects to tell:';
      process.stderr.write(`${word} ${verdict.text}: ${verdict.found}${verdict.outcome === 'failed' ? subjects : ''}\n`);
    }
  }
  if (result.summary !== null && flags.quiet !== true && flags.format === 'text') process.stderr.write(`${result.summary}\n`);
  return failing.length > 0 ? exitCode.diagnostics : exitCode.ok;
}
