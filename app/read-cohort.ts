/** A scenario made ready for commands that look at a cohort and write nothing. */

import { type Format, report } from '../cli/diagnostics-report.ts';
import type { Ir } from '../ir/definition.ts';
import { Fault } from '../runtime/plan/fault.ts';
import { makePlan, type Plan } from '../runtime/plan/plan.ts';
import { asOfFor } from './as-of-date.ts';
import { readSource, type Source } from './read-scenario.ts';
import { exitCode, Stop } from './stop.ts';

export interface CohortFlags {
  readonly count: number;
  readonly seed: string;
  readonly set: ReadonlyMap<string, string>;
  readonly asOf?: number;
  readonly format: Format;
}

export interface Cohort {
  readonly source: Source;
  readonly ir: Ir;
  readonly plan: Plan;
}

/** Null where the scenario has errors; they were reported. */
export async function readCohort(file: string, flags: CohortFlags): Promise<Cohort | null> {
  const source = await readSource(file, flags.set);
  const { asOf, missing } = asOfFor(source, flags.asOf);
  report(missing === null ? source.diagnostics : [...source.diagnostics, missing], source.sources, flags.format);
  const { ir } = source;
  if (ir === null || asOf === null) return null;
  return { source, ir, plan: running(() => makePlan(ir, { seed: flags.seed, count: Math.min(flags.count, ir.roster?.rows ?? flags.count), asOf })) };
}

/** Runs what may meet a subject for whom the scenario cannot be run. */
export function running<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Stop(exitCode.diagnostics, `${error.code}: ${error.message}${error.subject === null ? '' : ` (subject ${error.subject})`}`);
  }
}
