/** `hsimc calibrate`: a cohort is compared with the published figures that its scenario names. */
import { lineStarts, positionAt, type SourceFile } from '../../grammar/source-text.ts';
import { type CalibrationTarget, type EvidenceGrade, type Expectation, type FigureUnit, type Ir, irOfPatient } from '../../ir/definition.ts';
import { option } from '../../model/interface-terms.ts';
import { nearest } from '../../model/nearest.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { wholeOf } from '../../runtime/sink/exact-sum.ts';
import { estimate } from '../../runtime/sink/expectation-verdicts.ts';
import { CALIBRATION_ERROR, type Interval } from '../../runtime/sink/interval.ts';
import { type ExpectationTally, SCALE, type Tally } from '../../runtime/sink/tally.ts';
import type { Looked } from '../findings.ts';
import { type CohortRequest, lookAtCohort } from '../read-cohort.ts';
import type { Progress } from '../run/run-order.ts';
import type { Entry } from '../scenario-files.ts';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';
import { type Agreement, equivalence, type Tolerance } from './equivalence.ts';
import { strataOf, stratifiers, within } from './strata.ts';
import { echoOf } from './typed-figures.ts';

export interface CalibrationRequest extends CohortRequest {
  /** Names of targets, or their first characters with `*`; all where there are none. */
  readonly only: readonly string[];
  /** What the subjects are grouped by; null for all of them together. */
  readonly by: string | null;
}

/** A published figure, and what the cohort has instead. */
export interface CalibratedTarget {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** Shares are 0..1, and money is in cents. */
  readonly unit: FigureUnit;
  readonly published: number | null;
  readonly tolerance: Tolerance;
  /** Null where nobody was asked, or where it is not defined for these subjects. */
  readonly value: number | null;
  /** At a confidence of 95 %; see `runtime/sink/interval.ts` for the method of each. */
  readonly interval: Interval | null;
  readonly verdict: Agreement;
  /** By how much the value lies outside of the tolerance; negative below it. */
  readonly off: number;
  /** Subjects after which the verdict is expected; null where there is one, or where more subjects would not decide. */
  readonly needed: number | null;
  /** An echo is no evidence: why it is one; null for what emerges. */
  readonly echo: { readonly kind: 'figure' | 'input'; readonly place: string | null } | null;
  readonly source: string;
  readonly years: readonly [number, number];
  readonly population: string;
  readonly grade: EvidenceGrade;
  readonly strata: readonly { readonly label: string; readonly asked: number; readonly value: number | null; readonly interval: Interval | null }[];
}

export interface Calibration {
  readonly scenario: string;
  readonly subjects: number;
  readonly seed: string;
  readonly by: string | null;
  readonly targets: readonly CalibratedTarget[];
}

/** A question with where it belongs: to a target itself, or to one group of it. */
interface Asked {
  readonly expectation: Expectation;
  readonly stratum: string | null;
}

/** What is asked of a cohort for some targets. */
export interface CalibrationQuestions {
  readonly targets: readonly { readonly target: CalibrationTarget; readonly asked: readonly Asked[] }[];
  /** To be counted with the cohort. */
  readonly expectations: readonly Expectation[];
}

/**
 * Makes the cohort in one thread and asks for every figure.
 * @throws Stop where `only` or `by` name nothing
 */
export function calibrateScenario(entry: Entry, request: CalibrationRequest, progress: Progress): Promise<Looked<Calibration>> {
  let questions: CalibrationQuestions = { targets: [], expectations: [] };
  return lookAtCohort(
    entry,
    request,
    ({ scenario, ir, plan }) => {
      let done = 0;
      const { count } = plan.options;
      const { tally } = new BlockRunner(plan, () => progress.update(++done, 0)).subjects(0, count, '00000', []);
      const targets = calibratedTargets(ir, questions, tally, scenario.sources, count);
      return { scenario: ir.scenario.id, subjects: count, seed: request.seed, by: request.by, targets };
    },
    (ir) => {
      questions = calibrationQuestions(ir, request.only, request.by);
      return { ...ir, expectations: questions.expectations };
    },
  );
}

/** @throws Stop where `only` or `by` name nothing */
export function calibrationQuestions(ir: Ir, only: readonly string[], by: string | null): CalibrationQuestions {
  const targets = chosen(ir, only).map((target) => ({ target, asked: askedOfTarget(ir, target, by) }));
  if (by !== null && targets.every(({ asked }) => asked.length === 1)) unknownGroup(ir, by);
  return { targets, expectations: targets.flatMap(({ asked }) => asked.map(({ expectation }) => expectation)) };
}

/** @param ir whose expectations the tally counts, the questions among them */
export function calibratedTargets(
  ir: Ir,
  questions: CalibrationQuestions,
  tally: Tally,
  sources: ReadonlyMap<string, SourceFile>,
  count: number,
): readonly CalibratedTarget[] {
  const tallies = new Map(ir.expectations.map((expectation, i) => [expectation, tally.expectations[i]]));
  const tallyOf = (expectation: Expectation): ExpectationTally => tallies.get(expectation) as ExpectationTally;
  return questions.targets.map(({ target, asked }) => {
    const [own, ...groups] = asked;
    const strata = groups.map(({ expectation, stratum }) => {
      const counted = tallyOf(expectation);
      return { label: stratum ?? '', asked: askedOf(expectation, counted), ...found(expectation, counted) };
    });
    const place = (at: readonly [number, number, number]): string | null => placeOf(sources, ir.files[at[0]]?.path, at[1]);
    return { ...calibrated(target, found(own.expectation, tallyOf(own.expectation)), ofPerson(ir, target), place, count), strata };
  });
}

function chosen({ targets = [] }: Ir, only: readonly string[]): readonly CalibrationTarget[] {
  if (only.length === 0) return targets;
  const means = (pattern: string, name: string): boolean => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
  for (const pattern of only)
    if (!targets.some(({ name }) => means(pattern, name))) {
      const names = targets.map(({ name }) => name);
      const near = nearest(pattern, names);
      const remedy = names.length === 0 ? 'the scenario has no targets' : near.length > 0 ? `did you mean ${near[0]}?` : `targets: ${names.join(', ')}`;
      throw usage(`${option('only')}: unknown target ${shown(pattern)}`, remedy);
    }
  return targets.filter(({ name }) => only.some((pattern) => means(pattern, name)));
}

function unknownGroup(ir: Ir, by: string): void {
  if ((ir.targets ?? []).length === 0) return;
  const names = stratifiers(ir);
  const near = nearest(by, names);
  throw usage(
    `${option('by')}: ${shown(by)} is not a value that subjects can be grouped by`,
    near.length > 0 ? `did you mean ${near[0]}?` : `values: ${names.join(', ')}`,
  );
}

function ofPerson(ir: Ir, { patient }: CalibrationTarget): Ir {
  return patient === undefined ? ir : irOfPatient(ir, patient);
}

function askedOfTarget(ir: Ir, target: CalibrationTarget, by: string | null): readonly Asked[] {
  const whole = clustered(target);
  const strata = by === null ? [] : (strataOf(ofPerson(ir, target), by) ?? []);
  return [{ expectation: whole, stratum: null }, ...strata.map((stratum) => ({ expectation: within(whole, stratum), stratum: stratum.label }))];
}

/** The records of one subject are alike, so shares and means of records are of subjects with all of theirs: each subject counts once for the interval. */
function clustered(target: CalibrationTarget): CalibrationTarget {
  const { form } = target;
  if ((form.kind !== 'share' && form.kind !== 'mean') || form.over === null) return { ...target };
  const { kind: ask, of, given, over, judge } = form;
  return { ...target, form: { kind: 'ratio', top: { ask, of, given, over }, bottom: null, judge } };
}

function found({ form }: Expectation, tally: ExpectationTally): { readonly value: number | null; readonly interval: Interval | null } {
  return form.kind === 'every' || form.kind === 'cover' ? { value: null, interval: null } : estimate(form, tally, CALIBRATION_ERROR);
}

/** How many subjects, or records of one, a question was asked of. */
function askedOf({ form }: Expectation, { asked, ratio }: ExpectationTally): number {
  return form.kind === 'ratio' ? Number(wholeOf(ratio[1])) / SCALE : asked;
}

function calibrated(
  target: CalibrationTarget,
  { value, interval }: ReturnType<typeof found>,
  ir: Ir,
  place: (at: readonly [number, number, number]) => string | null,
  count: number,
): Omit<CalibratedTarget, 'strata'> {
  const { name, title, text, form, unit, published, source, years, population, grade } = target;
  const judge = 'judge' in form && form.judge.kind === 'in' ? form.judge : { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, highOpen: false };
  const tolerance = { low: judge.low, high: judge.high, highOpen: judge.highOpen };
  const { agreement, off, needed } = equivalence(value, interval, tolerance, count);
  const echo = echoOf(target, ir);
  return {
    name,
    title,
    question: text,
    unit,
    published,
    tolerance,
    value,
    interval,
    verdict: agreement,
    off,
    needed,
    echo: echo === null ? null : { kind: echo.kind, place: echo.at === null ? null : place(echo.at) },
    source,
    years,
    population,
    grade,
  };
}

/** `diabetes.hsim:41`; null where the text is not there, as in an IR. */
function placeOf(sources: ReadonlyMap<string, SourceFile>, path: string | undefined, offset: number): string | null {
  const source = path === undefined ? undefined : sources.get(path);
  return source === undefined ? null : `${source.path}:${positionAt(lineStarts(source.text), offset).line}`;
}
