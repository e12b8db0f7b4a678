/** A scenario made ready for use cases that look at a cohort and write nothing. */
import type { Ir } from '../ir/definition.ts';
import { type ExecutionPlan, makeExecutionPlan } from '../runtime/plan/execution-plan.ts';
import { RunError } from '../runtime/plan/fault.ts';
import { asOfFor } from './as-of-date.ts';
import { type Looked, withFindings } from './findings.ts';
import { type GivenSettings, type ReadScenario, readToRun } from './read-scenario.ts';
import type { Entry } from './scenario-files.ts';
import { Stop } from './stop.ts';

export interface CohortRequest {
  readonly count: number;
  readonly seed: string;
  readonly set: GivenSettings;
  /** Minute up to which things are known; the scenario's own where it is not given. */
  readonly asOf?: number;
}

export interface ReadyCohort {
  readonly scenario: ReadScenario;
  readonly ir: Ir;
  readonly plan: ExecutionPlan;
}

/**
 * Makes a cohort ready and looks at it.
 * @param prepare what is asked of it, where that is not what the scenario expects
 * @param read `readScenario` for those who look at its modules
 * @throws Stop with the findings, where the scenario cannot be run for somebody
 */
export async function lookAtCohort<T>(
  entry: Entry,
  { count, seed, set, asOf: given }: CohortRequest,
  look: (cohort: ReadyCohort) => T,
  prepare: (ir: Ir) => Ir = (ir) => ir,
  read = readToRun,
): Promise<Looked<T>> {
  const scenario = await read(entry, set);
  const { asOf, missing } = asOfFor(scenario, given);
  const findings = missing === null ? scenario : { ...scenario, diagnostics: [...scenario.diagnostics, missing] };
  if (scenario.ir === null || asOf === null) return { findings, result: null };
  const ir = prepare(scenario.ir);
  const result = withFindings(findings, () =>
    running(() => look({ scenario, ir, plan: makeExecutionPlan(ir, { seed, count: Math.min(count, ir.roster?.rows ?? count), asOf }) })),
  );
  return { findings, result };
}

/** Runs what may meet a subject for whom the scenario cannot be run. */
export function running<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw new Stop('input', `${error.code}: ${error.message}${error.subject === null ? '' : ` (subject ${error.subject})`}`);
  }
}
