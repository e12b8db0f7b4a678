/** A scenario, a number of people and a seed → the people, one after the other. */
import { formatMinute } from '../../model/time/civil.ts';
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { json } from '../../targets/json/json-target.ts';
import { asOfFor } from '../as-of-date.ts';
import { MOST_SUBJECTS } from '../run-values.ts';
import { checkOptions, dateArgument, seedArgument, wholeNumberArgument, wrongArgument } from './argument.ts';
import type { SubjectJson } from './canonical-records.ts';
import type { Scenario } from './compile-text.ts';
import { type CohortRun, keepRun, programOf, runFacts } from './hidden-programs.ts';
import { scenarioError } from './scenario-error.ts';

const DEFAULT_COUNT = 10;

export interface CohortOptions {
  /** Number of subjects; 10, or all people of a roster, where it is not given. */
  readonly count?: number;
  /** A whole number of up to sixteen digits: the seed of all draws. 1 where it is not given. */
  readonly seed?: number | string;
  /** Date up to which things are known, such as `2025-06-30`; the scenario's own where it is not given. */
  readonly asOf?: string;
}

/**
 * People of one scenario. Each is a function of scenario, seed, count and date alone, whoever asks and in whatever order. Iterated, it gives the records
 * that `hsimc compile --target json` writes: a subject whom the scenario registers twice comes twice.
 */
export interface Cohort extends Iterable<SubjectJson> {
  readonly scenario: Scenario;
  readonly count: number;
  readonly seed: string;
  /** Time up to which things are known: `2025-06-30T23:59`. */
  readonly asOf: string;
  /**
   * One subject alone.
   * @param index from 0 to `count` - 1
   * @throws ScenarioError where the scenario cannot be run for this subject
   */
  subject(index: number): SubjectJson;
}

/**
 * People of a scenario that `compile` returned. Nothing is made before it is asked for.
 * @throws TypeError where an argument is wrong
 */
export function cohort(scenario: Scenario, given: CohortOptions = {}): Cohort {
  const ir = programOf(scenario);
  checkOptions(given, ['count', 'seed', 'asOf']);
  const rows = ir.roster?.rows ?? null;
  const count = given.count === undefined ? (rows ?? DEFAULT_COUNT) : wholeNumberArgument('options.count', given.count, 0, rows ?? MOST_SUBJECTS);
  const seed = given.seed === undefined ? '1' : seedArgument('options.seed', given.seed);
  const asOf = asOfFor({ ir, modules: [] }, given.asOf === undefined ? undefined : dateArgument('options.asOf', given.asOf)).asOf;
  if (asOf === null) throw wrongArgument('options.asOf', "a date such as '2025-06-30', because the scenario has no `as_of`", given.asOf);
  const run: CohortRun = { ir, options: { seed, count, asOf } };
  const one = (index: number): SubjectJson => running(() => records(run, [wholeNumberArgument('index', index, 0, count - 1)]).next().value as SubjectJson);
  const made: Cohort = Object.freeze({
    scenario,
    count,
    seed,
    asOf: formatMinute(asOf),
    subject: one,
    [Symbol.iterator]: () => records(run, indices(count)),
  });
  keepRun(made, run);
  return made;
}

function* indices(count: number): Generator<number> {
  for (let index = 0; index < count; index++) yield index;
}

function* records(run: CohortRun, wanted: Iterable<number>): Generator<SubjectJson> {
  const runner = running(() => new BlockRunner(makeExecutionPlan(run.ir, run.options)));
  const lines: string[] = [];
  const add = (_: string, text: string | Uint8Array): void => void lines.push(String(text));
  const target = { name: json.name, writer: json.open(runFacts(run), { pretty: false }), output: { append: add, part: add } };
  for (const index of wanted) {
    running(() => runner.subjects(index, index + 1, '00000', [target]));
    for (const line of lines.splice(0)) yield JSON.parse(line) as SubjectJson;
  }
}

function running<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw scenarioError(error);
  }
}
