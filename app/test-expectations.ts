/** A cohort run for its expectations alone, with how sure each answer is. */
import type { Expectation } from '../ir/definition.ts';
import { BlockRunner } from '../runtime/sink/block-runner.ts';
import { type Verdict, verdictOf } from '../runtime/sink/expectation-verdicts.ts';
import type { Looked } from './findings.ts';
import { type CohortRequest, lookAtCohort } from './read-cohort.ts';
import type { Entry } from './scenario-files.ts';

export interface Tested {
  readonly expectation: Expectation;
  readonly verdict: Verdict;
}

/** Runs the cohort in one thread: nothing is written, so most of the work of a run does not arise. */
export function testExpectations(entry: Entry, options: CohortRequest): Promise<Looked<readonly Tested[]>> {
  return lookAtCohort(entry, options, ({ ir, plan }) => {
    const { tally } = new BlockRunner(plan).subjects(0, options.count, '00000', []);
    return ir.expectations.map((expectation, i) => ({ expectation, verdict: verdictOf(expectation, tally.expectations[i]) }));
  });
}
