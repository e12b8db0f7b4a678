/** A cohort run for its expectations alone, with how sure each answer is. */
import type { Expectation } from '../ir/definition.ts';
import type { Writer } from '../model/target.ts';
import { type DefectCount, DefectCounter } from '../runtime/defects/defect-counts.ts';
import { BlockRunner } from '../runtime/sink/block-runner.ts';
import { type Verdict, verdictOf } from '../runtime/sink/expectation-verdicts.ts';
import { type WithoutEffect, withoutEffect } from '../runtime/sink/idle-statements.ts';
import type { Looked } from './findings.ts';
import { type CohortRequest, lookAtCohort } from './read-cohort.ts';
import type { Progress } from './run/run-order.ts';
import type { Entry } from './scenario-files.ts';

export interface Tested {
  readonly expectation: Expectation;
  readonly verdict: Verdict;
}

export interface Test {
  readonly expectations: readonly Tested[];
  readonly defects: readonly DefectCount[];
  /** Statements without any effect. */
  readonly idle: readonly WithoutEffect[];
}

/** Runs the cohort in one thread: nothing is written, so most of the work of a run does not arise. */
export function testExpectations(entry: Entry, options: CohortRequest, progress: Progress): Promise<Looked<Test>> {
  return lookAtCohort(entry, options, ({ ir, plan }) => {
    const defects = new DefectCounter(ir.defects);
    const writer: Writer = { subject: () => {}, truth: ({ faults }) => defects.add(faults) };
    const watched = { name: 'defects', writer, output: { append: () => {}, part: () => {} } };
    let done = 0;
    const runner = new BlockRunner(plan, () => progress.update(++done, 0));
    const { tally } = runner.subjects(0, plan.options.count, '00000', [watched]);
    const expectations = ir.expectations.map((expectation, i) => ({ expectation, verdict: verdictOf(expectation, tally.expectations[i]) }));
    return { expectations, defects: defects.counts(), idle: options.asOf === undefined ? withoutEffect(ir, tally, tally.subjects) : [] };
  });
}
