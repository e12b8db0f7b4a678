/** A scenario read back in plain words. */
import { Draw } from '../draws/draw.ts';
import { type Outline, outlineOf } from './describe/describe-outline.ts';
import type { Looked } from './findings.ts';
import { planHash } from './kept/run-id.ts';
import { type CohortRequest, lookAtCohort, type ReadyCohort } from './read-cohort.ts';
import { readScenario } from './read-scenario.ts';
import type { Entry } from './scenario-files.ts';
import { usage } from './stop.ts';

export async function describeScenario(entry: Entry, options: CohortRequest): Promise<Looked<readonly Outline[]>> {
  const { findings, result } = await describePlan(entry, options);
  return { findings, result: result?.outline ?? null };
}

/** The same with what the plan is called. */
export function describePlan(entry: Entry, options: CohortRequest): Promise<Looked<{ readonly outline: readonly Outline[]; readonly plan: string }>> {
  const look = ({ scenario, ir, plan }: ReadyCohort) => {
    if (scenario.modules.length === 0) throw usage('an IR cannot be described', 'give the .hsim file of the scenario');
    const draw = new Draw();
    const arms: number[] = [];
    const outline = outlineOf(scenario.modules, ir, { ...options, asOf: plan.asOf }, (index) => {
      plan.assign(draw, index, arms);
      return arms;
    });
    return { outline, plan: planHash(ir) };
  };
  return lookAtCohort(entry, options, look, undefined, readScenario);
}
