/** A scenario read back in plain words. */
import { Draw } from '../draws/draw.ts';
import { type Outline, outlineOf } from './describe/describe-outline.ts';
import type { Looked } from './findings.ts';
import { type CohortRequest, lookAtCohort } from './read-cohort.ts';
import type { Entry } from './scenario-files.ts';
import { usage } from './stop.ts';

export function describeScenario(entry: Entry, options: CohortRequest): Promise<Looked<readonly Outline[]>> {
  return lookAtCohort(entry, options, ({ scenario, ir, plan }) => {
    if (scenario.modules.length === 0) throw usage('an IR cannot be described', 'give the .hsim file of the scenario');
    const draw = new Draw();
    const arms: number[] = [];
    return outlineOf(scenario.modules, ir, { ...options, asOf: plan.asOf }, (index) => {
      plan.assign(draw, index, arms);
      return arms;
    });
  });
}
