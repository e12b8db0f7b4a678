/** `hsimc compile`: a scenario → the records of a cohort. */
import { availableParallelism } from 'node:os';
import { asOfFor } from '../../app/as-of-date.ts';
import { lossDiagnostics, lossReports, lossText } from '../../app/loss-report.ts';
import { hashOf, inputsOf } from '../../app/output/run-manifest.ts';
import { print } from '../../app/output/stream-output.ts';
import { version } from '../../app/package-root.ts';
import { readSource, type Source } from '../../app/read-scenario.ts';
import { forecast, forecastText, refuseTooMuch } from '../../app/run/run-forecast.ts';
import type { Job } from '../../app/run/run-job.ts';
import type { Order, RunFlags, RunResult } from '../../app/run/run-order.ts';
import { isDatabase, runToDatabase } from '../../app/run/run-to-database.ts';
import { runToFolder } from '../../app/run/run-to-folder.ts';
import { runToStandardOutput } from '../../app/run/run-to-stream.ts';
import { exitCode, usage } from '../../app/stop.ts';
import { counted, shown } from '../../app/wording.ts';
import type { Ir } from '../../ir/definition.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { usesVerb } from '../../runtime/plan/fated.ts';
import type { RunOptions } from '../../runtime/plan/plan.ts';
import { blocksOf, blockSize as defaultBlockSize, MOST_NUMBERED } from '../../runtime/sink/blocks.ts';
import { targets as registry } from '../../targets/registry.ts';
import { type Format, report, summary } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';
import { chooseTargets } from '../target-options.ts';
import { againCommand } from './again.ts';

/** Subjects where neither the command line nor a roster says how many. */
const DEFAULT_COUNT = 10;

export interface CompileFlags extends RunFlags, Readonly<Record<string, unknown>> {
  readonly count: number;
  readonly seed: string;
  readonly set: ReadonlyMap<string, string>;
  readonly asOf?: number;
  /** Minute up to which things were told before. */
  readonly since?: number;
  readonly target: readonly string[];
  readonly out?: string;
  readonly stdout?: boolean;
  readonly only?: number;
  readonly workers?: number;
  readonly emit?: 'ast' | 'ir';
  readonly blockSize?: number;
  /** Bytes that may be written. */
  readonly most: number;
  readonly reportLoss?: boolean;
}

/** Below this many subjects a second thread costs more than it brings. */
const WORTH_WORKERS = 2000;
/** Subjects in a block of standard output: its text waits in memory for its turn. */
const STDOUT_BLOCK = 128;

/** @param worker the program of a worker thread */
export async function compileCommand(file: string, given: Omit<CompileFlags, 'count'> & { readonly count?: number }, worker: URL): Promise<number> {
  let flags = { ...given, count: given.count ?? DEFAULT_COUNT } as CompileFlags;
  if (given.count !== undefined) checkFlags(flags);
  const targets = flags.emit === undefined ? chooseTargets(flags.target, flags) : [];
  if (flags.out === undefined && targets.length > 1) throw usage('standard output takes one target', 'write several into a folder: --out FOLDER');
  const foldersOnly = targets.find(({ name }) => flags.out === undefined && registry.get(name)?.standardOutput === false);
  if (foldersOnly !== undefined) throw usage(`${foldersOnly.name} makes several files`, 'name a folder for them: --out FOLDER');
  if (flags.out !== undefined && isDatabase(flags.out) && (targets.length !== 1 || registry.get(targets[0].name)?.needs !== 'duckdb'))
    throw usage(`${shown(flags.out)} is the name of a database`, 'write it by --target duckdb alone, or name a folder');
  if (targets.some(({ name }) => registry.get(name)?.needs === 'duckdb')) await (await import('../../app/output/duckdb-database.ts')).loadDuckDb();
  const source = await readSource(file, flags.set);
  flags = { ...flags, count: countOf(given.count, source.ir) };
  checkFlags(flags);
  if (flags.emit !== undefined) return emit(source, flags.emit, flags.format);
  const { asOf, missing } = asOfFor(source, flags.asOf);
  const limits = source.ir === null ? [] : lossDiagnostics(source.ir, targets);
  const diagnostics = [...source.diagnostics, ...(missing === null ? [] : [missing]), ...limits];
  report(diagnostics, source.sources, flags.format);
  if (source.ir === null || asOf === null) {
    if (flags.format === 'text' && flags.quiet !== true) complain(`\n${summary(diagnostics)}; nothing was written\n`);
    return exitCode.diagnostics;
  }
  checkSince(flags.since, asOf, targets);
  const order = makeOrder(source, source.ir, file, flags, asOf, withTruth(targets, source.ir, flags), worker);
  await foretell(order.job, flags);
  return conclude(flags.out === undefined ? await runToStandardOutput(order) : await runTo(flags.out)(order, flags.out), targets, flags);
}

/** Says how big a big run will be, and refuses one that is too big. */
async function foretell(job: Job, flags: CompileFlags): Promise<void> {
  const expected = await forecast(job);
  if (expected === null) return;
  refuseTooMuch(expected, flags.most);
  const text = forecastText(expected);
  if (text !== null && flags.quiet !== true && flags.format === 'text') complain(`${text}\n`);
}

/** The answer key is written beside the data wherever there is one to write. */
function withTruth(targets: Job['targets'], ir: Ir, flags: CompileFlags): Job['targets'] {
  const answers = ir.measures.length > 0 || ir.defects.length > 0 || usesVerb(ir, ({ deliberateFault }) => deliberateFault);
  if (!answers || flags.out === undefined || targets.some(({ name }) => name === 'truth')) return targets;
  return [...targets, { name: 'truth', options: {} }];
}

/** A folder, or one database. */
function runTo(out: string): typeof runToFolder {
  return isDatabase(out) ? runToDatabase : runToFolder;
}

/** A roster says how many people there are; fewer may be asked for, and no more. */
function countOf(given: number | undefined, ir: Ir | null): number {
  const rows = ir?.roster?.rows ?? null;
  if (rows !== null && given !== undefined && given > rows)
    throw usage(`--count ${given} is more than the ${counted(rows, 'person', 'people')} of the roster`, 'leave out --count to take all of them');
  return given ?? rows ?? DEFAULT_COUNT;
}

function checkFlags({ out, stdout, resume, overwrite, only, count, blockSize, emit }: CompileFlags): void {
  if (resume === true && overwrite === true) throw usage('--resume goes on with a run and --overwrite begins anew: they exclude each other');
  if (out !== undefined && stdout === true) throw usage('--out and --stdout exclude each other');
  if (out === '') throw usage('--out needs the name of a folder');
  if (out !== undefined && emit !== undefined) throw usage('--emit prints to standard output', 'leave out --out');
  if (out === undefined && resume === true) throw usage('--resume needs --out');
  if (out === undefined && overwrite === true) throw usage('--overwrite needs --out');
  if (out === undefined && blockSize !== undefined) throw usage('--block-size cuts files, and needs --out');
  if (only !== undefined && only >= count)
    throw usage(`--only ${only} is no subject of --count ${count}`, count === 0 ? 'there are none' : `subjects are numbered from 0 to ${count - 1}`);
  if (blockSize !== undefined && blocksOf(count, blockSize).count > MOST_NUMBERED)
    throw usage(
      `--block-size ${blockSize} cuts ${count} subjects into more than ${MOST_NUMBERED} blocks`,
      `give at least --block-size ${Math.ceil(count / MOST_NUMBERED)}`,
    );
}

function checkSince(since: number | undefined, asOf: number, targets: Job['targets']): void {
  if (since === undefined) return;
  if (since >= asOf)
    throw usage(
      `--since ${formatMinute(since).slice(0, 10)} is not before the as-of day, ${formatMinute(asOf).slice(0, 10)}`,
      'what was told in between is written',
    );
  const whole = targets.find(({ name }) => registry.get(name)?.feed === 'none');
  if (whole !== undefined)
    throw usage(`${whole.name} is written whole, and takes no --since`, 'json, fhir, hl7v2, csv, parquet and arrow write the feed of some days');
}

/** The tree or the IR as JSON, on standard output. The tree is printed even where there are errors. */
function emit(source: Source, what: 'ast' | 'ir', format: Format): number {
  report(source.diagnostics, source.sources, format);
  const value = what === 'ast' ? source.modules[0]?.node : source.ir;
  if (what === 'ast' && value === undefined) throw usage('an IR has no tree', '--emit ast needs the scenario itself');
  if (value !== null) print(`${JSON.stringify(value, null, 1)}\n`);
  return source.ir === null ? exitCode.diagnostics : exitCode.ok;
}

function makeOrder(source: Source, ir: Ir, file: string, flags: CompileFlags, asOf: number, targets: Job['targets'], program: URL): Order {
  const since = flags.since === undefined ? {} : { since: flags.since };
  const options: RunOptions = { seed: flags.seed, count: flags.count, asOf, ...since };
  const engine = version();
  const blockSize = flags.out === undefined ? STDOUT_BLOCK : (flags.blockSize ?? defaultBlockSize(flags.count));
  const only = flags.only ?? null;
  const inputs = inputsOf(ir, options, engine, { sources: source.files, settings: flags.set, blockSize, only, targets });
  const run = { scenario: ir.scenario.id, title: ir.scenario.title, seed: flags.seed, asOf, ...since, engine };
  const job: Job = { ir, options, run, targets, blockSize, inputs: hashOf(inputs), only };
  return { job, inputs, workers: workersFor(flags, job), program, flags, sources: source.sources, again: againCommand(file, flags) };
}

function workersFor(flags: CompileFlags, job: Job): number {
  if (job.only !== null) return 1;
  const blocks = blocksOf(job.options.count, job.blockSize).count;
  const wanted = flags.workers ?? (job.options.count < WORTH_WORKERS ? 1 : availableParallelism());
  return Math.max(1, Math.min(wanted, blocks));
}

const words = { passed: 'ok    ', failed: 'FAILED', too_few: 'too few subjects to tell:' } as const;

function conclude(result: RunResult, targets: Job['targets'], flags: CompileFlags): number {
  const { verdicts, summary } = result;
  const losses = lossReports(targets, result);
  if (flags.format === 'json')
    complain(
      `${JSON.stringify({ expectations: verdicts, ...(summary === null ? {} : { written: summary.data }), ...(flags.reportLoss === true ? { losses } : {}) })}\n`,
    );
  else {
    for (const { outcome, text, found, failing } of verdicts) {
      // Beside data on standard output only what needs a look is said.
      if (outcome !== 'failed' && (flags.quiet === true || flags.out === undefined)) continue;
      const subjects = outcome !== 'failed' || failing.length === 0 ? '' : `; not for ${failing.length === 1 ? 'subject' : 'subjects'} ${failing.join(', ')}`;
      complain(`${words[outcome]} ${text}: ${found}${subjects}\n`);
    }
    const open = verdicts.filter(({ outcome }) => outcome === 'too_few').length;
    if (open > 0 && flags.quiet !== true && flags.out === undefined)
      complain(`${open} of ${counted(verdicts.length, 'expectation')} cannot be told from so few subjects (${flags.count})\n`);
    if (flags.quiet !== true && summary !== null) complain(`${summary.text}\n`);
    if (flags.quiet !== true && summary === null && flags.count === 0) complain('0 subjects: nothing to write\n');
  }
  if (flags.format === 'text') complain(lossText(losses, flags.reportLoss === true));
  return verdicts.some((verdict) => verdict.outcome === 'failed') ? exitCode.diagnostics : exitCode.ok;
}
