/** How many units have so many patients. */
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { UnitRunner } from '../run/unit-runner.ts';

/**
 * The least number of units, from the first on, with at least `members` patients in all by the as-of date; at most `members` units, each with one.
 * Runs them: how many patients a unit has is known at its end.
 * @throws RunError where the scenario cannot be run for a unit
 */
export function unitsFor(plan: ExecutionPlan, members: number): number {
  if (plan.others.length === 0) return members;
  const runner = new UnitRunner(plan);
  let found = 0;
  let units = 0;
  while (found < members && units < members) {
    runner.run(units++);
    for (const { state } of runner.members) if (state.birth <= plan.asOf) found++;
  }
  return units;
}
