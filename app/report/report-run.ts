/** `hsimc report`: the people of a run are made again from its manifest, counted, and shown on one page. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ir } from '../../ir/definition.ts';
import { action, option } from '../../model/interface-terms.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Writer } from '../../model/target.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { makeExecutionPlan, type RunOptions } from '../../runtime/plan/execution-plan.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import type { Tally } from '../../runtime/sink/tally.ts';
import { type CalibratedTarget, calibratedTargets, calibrateScenario, calibrationQuestions } from '../calibrate/calibrate-scenario.ts';
import { hashFile } from '../output/file-streams.ts';
import { SUCCESS } from '../output/output-folder.ts';
import { MANIFEST, type ManifestHead } from '../output/run-manifest.ts';
import { version } from '../package-root.ts';
import { running } from '../read-cohort.ts';
import { type Progress, unwatched } from '../run/run-order.ts';
import { runAgain } from '../run-again.ts';
import type { Entry } from '../scenario-files.ts';
import { Stop, usage } from '../stop.ts';
import { requireRun } from '../verify-run.ts';
import { shown } from '../wording.ts';
import { CohortFigures } from './cohort-figures.ts';
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

/**
 * @param watch makes the progress of so many subjects
 * @returns the page
 * @throws Stop where there is no finished run, or where it cannot be made again
 */
export async function reportRun(folder: string, open: ReportSources, request: ReportRequest, watch: (subjects: number) => Progress): Promise<string> {
  requireRun(folder);
  const { head, source, options } = await runAgain(folder, open.scenario, request.scenario);
  if (source.ir === null) throw usage('the scenario does not compile', 'use the scenario as it was when the run was created');
  refuseDamaged(folder);
  const { only } = head.inputs;
  const [first, end] = only === null ? [0, options.count] : [only, only + 1];
  const wanted = request.subjects.length > 0 ? request.subjects : Array.from({ length: Math.min(SHOWN, end - first) }, (_, i) => first + i);
  const absent = wanted.find((index) => index < first || index >= end);
  if (absent !== undefined) throw usage(`${option('subject', absent)}: the run has no such subject`, `its subjects are ${first} to ${end - 1}`);

  const questions = calibrationQuestions(source.ir, [], null);
  const ir: Ir = { ...source.ir, expectations: [...source.ir.expectations, ...questions.expectations] };
  const plan = makeExecutionPlan(ir, options);
  const figures = new CohortFigures(ir, dayOfMinute(options.asOf));
  const whole: Subject[] = [];
  const writer: Writer = {
    subject: (subject) => {
      figures.add(subject);
      if (wanted.includes(subject.index)) whole.push(subject);
    },
  };
  const besides =
    questions.targets.length === 0 && only === null ? await figuresBeside(open, request.scenario ?? head.inputs.sources[0].name, head, options) : null;
  const targets = (tally: Tally): readonly CalibratedTarget[] => besides ?? calibratedTargets(ir, questions, tally, source.sources, options.count);
  const progress = watch(end - first);
  let done = 0;
  try {
    const runner = new BlockRunner(plan, () => progress.update(++done, 0));
    const target = { name: 'report', writer, output: { append: () => {}, part: () => {} } };
    const { tally } = running(() => runner.subjects(first, end, '00000', [target]));
    refuseOther(folder, head, tally);
    return await reportPage(
      {
        head,
        figures,
        variations: ir.axes.map((axis, i) => ({ axis: axis.name, arms: sharesOf(axis.arms, tally.arms[i]) })),
        targets: only === null ? targets(tally) : [],
        subjects: wanted.flatMap((index) => whole.filter((subject) => subject.index === index)),
        until: dayOfMinute(options.asOf),
        version: version(),
      },
      await chartDrawer(),
    );
  } finally {
    progress.end('done');
  }
}

/** Published figures in a file beside the scenario: the cohort is made once more, since the file is a scenario of its own. Null where there is none. */
async function figuresBeside(
  open: ReportSources,
  name: string,
  { inputs }: ManifestHead,
  { seed, count, asOf }: RunOptions,
): Promise<readonly CalibratedTarget[] | null> {
  const beside = open.figures(name);
  if (beside.text.path === open.scenario(name).text.path) return null;
  const set = new Map(inputs.settings.map((one) => [one.name, one.value] as const));
  const { result } = await calibrateScenario(beside, { seed, count, asOf, set, only: [], by: null }, unwatched);
  return result?.targets ?? null;
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
function refuseOther(folder: string, { inputs, records }: ManifestHead, tally: Tally): void {
  if (inputs.since !== undefined) return;
  const other = recordKinds.find((kind) => records[kind] !== undefined && records[kind] !== tally.records[kind]);
  if (other === undefined) return;
  throw new Stop(
    'input',
    `the run in ${shown(folder)} cannot be made again: it has ${records[other]} ${other.replaceAll('_', ' ')}, and this version makes ${tally.records[other]}`,
    `use hsimc ${inputs.engine}, which made it`,
  );
}
