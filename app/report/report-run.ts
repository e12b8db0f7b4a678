/** The page about a run: its people are made again from its manifest, counted, and shown. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ir } from '../../ir/definition.ts';
import { action, option } from '../../model/interface-terms.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Writer } from '../../model/target.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { makeExecutionPlan, type RunOptions } from '../../runtime/plan/execution-plan.ts';
import type { Tally } from '../../runtime/sink/tally.ts';
import { type CalibratedTarget, calibratedTargets, calibrationQuestions } from '../calibrate/calibrate-scenario.ts';
import { hashFile } from '../output/file-streams.ts';
import { SUCCESS } from '../output/output-folder.ts';
import { MANIFEST, type ManifestHead } from '../output/run-manifest.ts';
import { version } from '../package-root.ts';
import { readScenario } from '../read-scenario.ts';
import { type RunAgain, runAgain } from '../run-again.ts';
import type { Entry } from '../scenario-files.ts';
import { Stop, usage } from '../stop.ts';
import { requireRun } from '../verify-run.ts';
import { shown } from '../wording.ts';
import { CohortFigures } from './cohort-figures.ts';
import { runCohort } from './cohort-slices.ts';
import { chartDrawer } from './draw-chart.ts';
import { reportPage } from './report-page.ts';

/** Subjects that are shown whole where none are named. */
const SHOWN = 4;

/** How scenarios are opened by their names. */
export interface ReportSources {
  readonly scenario: (name: string) => Entry;
  /** The scenario with its published figures, which may be in a file beside it. */
  readonly figures: (name: string) => Entry;
}

export interface ReportRequest {
  /** Positions of the subjects who are shown whole; empty for the first few. */
  readonly subjects: readonly number[];
  /** The scenario, where it is not where it was. */
  readonly scenario?: string | undefined;
}

export interface RunReport {
  readonly page: string;
  /** Titles of its sections. */
  readonly sections: readonly string[];
  /** Positions of the subjects who are shown whole. */
  readonly subjects: readonly number[];
  /** Published figures that it compares. */
  readonly targets: readonly CalibratedTarget[];
}

/** Progress of a report, and what ends it. */
export interface ReportWatch {
  /** So many subjects are counted. */
  readonly count: (subjects: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The report of a run in a folder.
 * @throws Stop where there is no finished run, or where it cannot be made again
 */
export async function reportRun(
  folder: string,
  open: ReportSources,
  request: ReportRequest,
  watch: (subjects: number) => ReportWatch & { readonly end: () => void },
): Promise<RunReport> {
  requireRun(folder);
  const again = await runAgain(folder, open.scenario, request.scenario);
  if (again.source.ir === null) throw usage('the scenario does not compile', 'use the scenario as it was when the run was created');
  refuseDamaged(folder);
  const name = request.scenario ?? again.head.inputs.sources[0].name;
  const beside = (): Entry | null => {
    const figures = open.figures(name);
    return figures.text.path === open.scenario(name).text.path ? null : figures;
  };
  const wanted = wantedOf(again, request.subjects);
  const [first, end] = rangeOfRun(again);
  const watching = watch(end - first);
  try {
    return await makeReport(`the run in ${shown(folder)}`, again, beside, wanted, watching);
  } finally {
    watching.end();
  }
}

/** Positions of the subjects of a run: from the first to before the end. */
export function rangeOfRun({ head, options }: RunAgain): readonly [first: number, end: number] {
  const { only } = head.inputs;
  return only === null ? [0, options.count] : [only, only + 1];
}

/**
 * Subjects who are shown whole: those that are asked for, or the first few.
 * @throws Stop where the run does not have one of them
 */
export function wantedOf(again: RunAgain, asked: readonly number[]): readonly number[] {
  const [first, end] = rangeOfRun(again);
  const absent = asked.find((index) => index < first || index >= end);
  if (absent !== undefined) throw usage(`${option('subject', absent)}: the run has no such subject`, `its subjects are ${first} to ${end - 1}`);
  return asked.length > 0 ? asked : Array.from({ length: Math.min(SHOWN, end - first) }, (_, i) => first + i);
}

/**
 * The report of a run whose scenario compiles.
 * @param run what messages call it
 * @param beside opens the published figures in a file beside the scenario; null where there is none
 * @throws Stop where this version makes other records
 */
export async function makeReport(run: string, again: RunAgain, beside: () => Entry | null, wanted: readonly number[], watch: ReportWatch): Promise<RunReport> {
  const { head, source, options } = again;
  const own = source.ir as Ir;
  const whole = head.inputs.only === null;
  const questions = calibrationQuestions(own, [], null);
  const ir: Ir = { ...own, expectations: [...own.expectations, ...questions.expectations] };
  const figures = new CohortFigures(ir, dayOfMinute(options.asOf));
  const kept: Subject[] = [];
  const writer: Writer = {
    subject: (subject) => {
      figures.add(subject);
      if (wanted.includes(subject.index)) kept.push(subject);
    },
  };
  const entry = questions.targets.length === 0 && whole ? beside() : null;
  const published = entry === null ? null : await figuresBeside(entry, head, options, watch.signal);
  const tally = await runCohort(
    makeExecutionPlan(ir, options),
    rangeOfRun(again),
    [{ name: 'report', writer, output: { append: () => {}, part: () => {} } }],
    watch,
  );
  refuseOther(run, head, tally);
  const targets = whole ? (published ?? calibratedTargets(ir, questions, tally, source.sources, options.count)) : [];
  const { page, sections } = await reportPage(
    {
      ...{ head, figures, targets },
      variations: ir.axes.map((axis, i) => ({ axis: axis.name, arms: sharesOf(axis.arms, tally.arms[i]) })),
      subjects: wanted.flatMap((index) => kept.filter((subject) => subject.index === index)),
      until: dayOfMinute(options.asOf),
      version: version(),
    },
    await chartDrawer(),
  );
  return { page, sections, subjects: wanted, targets };
}

/** Published figures in a file beside the scenario: the cohort is made once more, since the file is a scenario of its own. */
async function figuresBeside(
  beside: Entry,
  { inputs }: ManifestHead,
  options: RunOptions,
  signal: AbortSignal | undefined,
): Promise<readonly CalibratedTarget[] | null> {
  const { ir: own, sources } = await readScenario(beside, new Map(inputs.settings.map((one) => [one.name, one.value] as const)));
  if (own === null) return null;
  const questions = calibrationQuestions(own, [], null);
  const ir: Ir = { ...own, expectations: questions.expectations };
  const count = Math.min(options.count, ir.roster?.rows ?? options.count);
  const watch: ReportWatch = { count: () => {}, ...(signal === undefined ? {} : { signal }) };
  return calibratedTargets(ir, questions, await runCohort(makeExecutionPlan(ir, { ...options, count }), [0, count], [], watch), sources, count);
}

function sharesOf(arms: Ir['axes'][number]['arms'], counts: readonly number[]) {
  const people = counts.reduce((sum, count) => sum + count, 0);
  const weight = arms.reduce((sum, arm) => sum + arm.weight, 0);
  return arms.map((arm, i) => ({ arm: arm.name, people: counts[i], share: people === 0 ? 0 : counts[i] / people, stated: arm.weight / weight }));
}

/** The manifest must be as it was written: what is in it is shown as it is. */
function refuseDamaged(folder: string): void {
  const success = join(folder, SUCCESS);
  if (existsSync(success) && readFileSync(success, 'utf8').trim() === hashFile(join(folder, MANIFEST))) return;
  throw new Stop('input', `the run in ${shown(folder)} is damaged: its ${MANIFEST} is not the one that was written`, `run ${action('verify')} for details`);
}

/** The records that are made again must be as many as the run has: another version of hsimc may make others. A feed has only its news. */
function refuseOther(run: string, { inputs, records }: ManifestHead, tally: Tally): void {
  if (inputs.since !== undefined) return;
  const other = recordKinds.find((kind) => records[kind] !== undefined && records[kind] !== tally.records[kind]);
  if (other === undefined) return;
  throw new Stop(
    'input',
    `${run} cannot be made again: it has ${records[other]} ${other.replaceAll('_', ' ')}, and this version makes ${tally.records[other]}`,
    `use hsimc ${inputs.engine}, which made it`,
  );
}
