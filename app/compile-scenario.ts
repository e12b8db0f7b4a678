/** A scenario → the records of a cohort: made ready first, so that what was found can be shown, then carried out. */

import { availableParallelism } from 'node:os';
import { nothingToWrite } from '../compiler/diagnostics/target-diagnostics.ts';
import { type Diagnostic, diagnose } from '../grammar/diagnostic.ts';
import type { Ir } from '../ir/definition.ts';
import { kindsOfRun } from '../ir/made-kinds.ts';
import type { Roster } from '../ir/roster-definition.ts';
import { usesVerb } from '../ir/walk.ts';
import { option } from '../model/interface-terms.ts';
import { formatMinute } from '../model/time/civil.ts';
import { makeExecutionPlan, type RunOptions } from '../runtime/plan/execution-plan.ts';
import { blocksOf, blockSize as defaultBlockSize, MOST_NUMBERED } from '../runtime/sink/blocks.ts';
import { unitsFor } from '../runtime/sink/units-for.ts';
import { targets as registry } from '../targets/registry.ts';
import { asOfFor } from './as-of-date.ts';
import { type Looked, withFindings } from './findings.ts';
import { lossDiagnostics } from './loss-report.ts';
import type { WhenNotEmpty } from './output/output-folder.ts';
import { hashOf, inputsOf } from './output/run-manifest.ts';
import { version } from './package-root.ts';
import { running } from './read-cohort.ts';
import { type GivenSettings, type ReadScenario, readToRun } from './read-scenario.ts';
import { type Job, runInfoOf } from './run/run-job.ts';
import type { Order, RunResult, Watch } from './run/run-order.ts';
import { isDatabase, runToDatabase } from './run/run-to-database.ts';
import { runToFolder } from './run/run-to-folder.ts';
import { runToStream } from './run/run-to-stream.ts';
import type { Entry } from './scenario-files.ts';
import { type Stop, usage } from './stop.ts';
import { counted, shown } from './wording.ts';

/** Subjects where neither the caller nor a roster says how many. */
const DEFAULT_COUNT = 10;
/** Below this many subjects a second thread costs more than it brings. */
export const WORTH_WORKERS = 2000;
/** Subjects in a block of a stream: its text waits in memory for its turn. */
const STREAM_BLOCK = 128;

export interface RunRequest {
  /** 10, or all rows of a roster, where it is not given. */
  readonly count?: number;
  /** In place of `count`: units until there are so many patients. */
  readonly members?: number;
  readonly seed: string;
  readonly set: GivenSettings;
  readonly asOf?: number;
  /** Minute up to which things were reported before. */
  readonly since?: number;
  /** What to write, with options as the schema of each target gives them. */
  readonly targets: Job['targets'];
  /** A folder, or a database where the name ends in `.duckdb`; or an open descriptor, such as that of standard output. */
  readonly out: string | number;
  readonly whenNotEmpty: WhenNotEmpty;
  readonly only?: number;
  readonly workers?: number;
  readonly blockSize?: number;
  /** The program of a worker thread. */
  readonly worker: URL;
  /** However small the run is, this thread stays free for other work: it is made in threads of its own. */
  readonly apart?: boolean;
}

/**
 * Reads the scenario and checks that the run can begin. Nothing is written yet.
 * @param open gives the scenario; called when the targets are known to be there
 * @param read is called with the scenario as it was read
 * @throws Stop where the options do not fit each other, the scenario or the installation
 */
export async function prepareRun(open: () => Entry, options: RunRequest, read: (scenario: ReadScenario) => void = () => {}): Promise<Looked<Order>> {
  await checkRequest(options);
  const scenario = await readToRun(open(), options.set);
  read(scenario);
  return prepareRead(scenario, options);
}

/** The same for a scenario that was read before. */
export async function prepareAgain(scenario: ReadScenario, options: RunRequest): Promise<Looked<Order>> {
  await checkRequest(options);
  return prepareRead(scenario, options);
}

async function checkRequest(options: RunRequest): Promise<void> {
  if (options.count !== undefined) checkCount(options, options.count);
  checkMembers(options);
  await checkTargets(options);
}

function prepareRead(scenario: ReadScenario, options: RunRequest): Looked<Order> {
  const count = countFor(options, scenario.ir);
  const { asOf, missing } = asOfFor(scenario, options.asOf);
  const limits =
    scenario.ir === null ? [] : [...lossDiagnostics(scenario.ir, options.targets), ...emptyTargets(scenario.ir, scenario.files[0].path, options.targets)];
  const findings = { sources: scenario.sources, diagnostics: [...scenario.diagnostics, ...(missing === null ? [] : [missing]), ...limits] };
  if (scenario.ir === null || asOf === null) return { findings, result: null };
  withFindings(findings, () => checkSince(options, asOf));
  const { ir } = scenario;
  return { findings, result: makeOrder(scenario, ir, { ...options, count: withFindings(findings, () => unitsOf(options, ir, count, asOf)) }, asOf) };
}

/** Carries out a run that was made ready. */
export function carryOut(order: Order, watch: Watch): Promise<RunResult> {
  const { to } = order;
  if ('descriptor' in to) return runToStream(order, to.descriptor, watch);
  return (isDatabase(to.path) ? runToDatabase : runToFolder)(order, to.path, to.mode, watch);
}

async function checkTargets({ targets, out }: RunRequest): Promise<void> {
  if (typeof out === 'number' && targets.length > 1)
    throw usage('only one target can be written to standard output', `write several targets to a folder: ${option('out', 'FOLDER')}`);
  const foldersOnly = targets.find(({ name }) => typeof out === 'number' && registry.get(name)?.standardOutput === false);
  if (foldersOnly !== undefined) throw usage(`${foldersOnly.name} writes several files`, `write them to a folder: ${option('out', 'FOLDER')}`);
  if (typeof out === 'string' && isDatabase(out) && (targets.length !== 1 || registry.get(targets[0].name)?.needs !== 'duckdb'))
    throw usage(`${shown(out)} is the name of a database file`, `use only ${option('target', 'duckdb')}, or give a folder name`);
  if (targets.some(({ name }) => registry.get(name)?.needs === 'duckdb')) await (await import('./output/duckdb-database.ts')).loadDuckDb();
}

/**
 * Subjects of a run. A roster says how many people there are; fewer may be asked for, and no more.
 * @throws Stop where `only` or `blockSize` does not fit them
 */
export function countFor(options: Pick<RunRequest, 'count' | 'only' | 'blockSize'>, ir: Ir | null): number {
  const given = options.count;
  const roster = ir?.roster ?? null;
  const rows = roster?.rows ?? null;
  if (roster !== null && given !== undefined && given > roster.rows) throw tooMany(option('count', given), roster, option('count'));
  const count = given ?? rows ?? DEFAULT_COUNT;
  checkCount(options, count);
  return count;
}

function checkCount({ only, blockSize }: Pick<RunRequest, 'only' | 'blockSize'>, count: number): void {
  if (only !== undefined && only >= count)
    throw usage(
      `${option('only', only)} is out of range for ${option('count', count)}`,
      count === 0 ? 'there are no subjects' : `subjects are numbered from 0 to ${count - 1}`,
    );
  if (blockSize !== undefined && blocksOf(count, blockSize).count > MOST_NUMBERED)
    throw usage(
      `${option('blockSize', blockSize)} divides ${counted(count, 'subject')} into more than ${MOST_NUMBERED} blocks`,
      `use at least ${option('blockSize', Math.ceil(count / MOST_NUMBERED))}`,
    );
}

/** Units instead of subjects, where a number of patients is asked for. */
function unitsOf({ members, seed }: RunRequest, ir: Ir, count: number, asOf: number): number {
  if (members === undefined) return count;
  const { roster } = ir;
  const rows = roster?.rows ?? null;
  const units = running(() => unitsFor(makeExecutionPlan(ir, { seed, count: rows ?? members, asOf }), rows === null ? members : Math.min(members, rows)));
  if (roster !== null && members > roster.rows && ir.patients === undefined) throw tooMany(option('members', members), roster, option('members'));
  return units;
}

function tooMany(given: string, { path, rows }: Roster, omitted: string): Stop {
  return usage(`${given} exceeds the ${counted(rows, 'person', 'people')} in ${shown(path)}`, `omit ${omitted} to use all of them`);
}

function checkMembers({ members, count, only }: RunRequest): void {
  if (members === undefined) return;
  if (count !== undefined)
    throw usage(
      `${option('members')} and ${option('count')} cannot be combined`,
      `${option('count')} is the number of subjects, ${option('members')} the number of all patients`,
    );
  if (only !== undefined)
    throw usage(`${option('members')} and ${option('only')} cannot be combined`, `${option('only')} writes one of the subjects of ${option('count')}`);
}

function checkSince({ since, targets }: RunRequest, asOf: number): void {
  if (since === undefined) return;
  if (since >= asOf)
    throw usage(
      `${option('since', formatMinute(since).slice(0, 10))} is not before the as-of day, ${formatMinute(asOf).slice(0, 10)}`,
      `the output contains the records reported after ${option('since')} and by the as-of day`,
    );
  const whole = targets.find(({ name }) => registry.get(name)?.feed === 'none');
  if (whole !== undefined)
    throw usage(
      `${whole.name} is always written as a whole and does not support ${option('since')}`,
      'use json, fhir, hl7v2, csv, parquet or arrow for a feed',
    );
}

function makeOrder(scenario: ReadScenario, ir: Ir, given: RunRequest & { readonly count: number }, asOf: number): Order {
  const { count, seed, set, out } = given;
  const since = given.since === undefined ? {} : { since: given.since };
  const options: RunOptions = { seed, count, asOf, ...since };
  const compiler = version();
  const targets = withTruth(given.targets, ir, out);
  const blockSize = typeof out === 'number' ? STREAM_BLOCK : (given.blockSize ?? defaultBlockSize(count));
  const only = given.only ?? null;
  const inputs = inputsOf(ir, options, compiler, { sources: scenario.files, settings: set, blockSize, only, targets });
  const run = { ...runInfoOf(ir), seed, asOf, ...since, version: compiler };
  const job: Job = { ir, options, run, targets, blockSize, inputs: hashOf(inputs), only };
  const to = typeof out === 'number' ? { descriptor: out } : { path: out, mode: given.whenNotEmpty };
  const apart = given.apart === true ? { apart: true as const } : {};
  return { job, inputs, workers: workersFor(given.workers, job), program: given.worker, to, sources: scenario.sources, ...apart };
}

/** Whether there is anything in an answer key. */
function hasAnswers(ir: Ir): boolean {
  return ir.measures.length > 0 || ir.defects.length > 0 || usesVerb(ir, ({ deliberateFault }) => deliberateFault);
}

function emptyTargets(ir: Ir, file: string, targets: Job['targets']): Diagnostic[] {
  const made = kindsOfRun(ir);
  return targets.flatMap(({ name: target }) => {
    const subject = registry.get(target)?.subject;
    if (subject !== undefined && !subject.kinds.some((kind) => made.includes(kind)))
      return [diagnose(nothingToWrite, file, null, { target, needs: subject.madeBy }, { examples: [subject.example] })];
    if (target !== 'truth' || hasAnswers(ir)) return [];
    const examples = ['measure name { initial: …  numerator: … }', 'defects { typo family: 2% }'];
    return [diagnose(nothingToWrite, file, null, { target, needs: '`measure`, `defects` or raw message' }, { examples })];
  });
}

/** The answer key is written next to the data wherever there is one to write. */
function withTruth(targets: Job['targets'], ir: Ir, out: RunRequest['out']): Job['targets'] {
  if (!hasAnswers(ir) || typeof out === 'number' || targets.some(({ name }) => name === 'truth')) return targets;
  return [...targets, { name: 'truth', options: {} }];
}

function workersFor(given: number | undefined, job: Job): number {
  if (job.only !== null) return 1;
  const blocks = blocksOf(job.options.count, job.blockSize).count;
  const wanted = given ?? (job.options.count < WORTH_WORKERS ? 1 : availableParallelism());
  return Math.max(1, Math.min(wanted, blocks));
}
