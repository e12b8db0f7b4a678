/** What is behind the objects that callers hold: kept apart, so that the declared types name nothing of it. */
import type { Ir } from '../../ir/definition.ts';
import type { RunOptions } from '../../runtime/plan/execution-plan.ts';
import { version } from '../package-root.ts';
import { type Job, runInfoOf } from '../run/run-job.ts';
import { wrongArgument } from './argument.ts';

/** What decides the records of a cohort. */
export interface CohortRun {
  readonly ir: Ir;
  readonly options: RunOptions;
}

const programs = new WeakMap<object, Ir>();
const runs = new WeakMap<object, CohortRun>();

export function keepProgram(scenario: object, ir: Ir): void {
  programs.set(scenario, ir);
}

export function keepRun(cohort: object, run: CohortRun): void {
  runs.set(cohort, run);
}

export function programOf(scenario: unknown): Ir {
  const ir = typeof scenario === 'object' && scenario !== null ? programs.get(scenario) : undefined;
  if (ir === undefined) throw wrongArgument('scenario', 'a scenario that `compile` returned', scenario);
  return ir;
}

export function runOf(cohort: unknown): CohortRun {
  const run = typeof cohort === 'object' && cohort !== null ? runs.get(cohort) : undefined;
  if (run === undefined) throw wrongArgument('cohort', 'a cohort that `cohort` returned', cohort);
  return run;
}

/** What every record of a run has in common. */
export function runFacts({ ir, options: { seed, asOf } }: CohortRun): Job['run'] {
  return { ...runInfoOf(ir), seed, asOf, version: version() };
}
