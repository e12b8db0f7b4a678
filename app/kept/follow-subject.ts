/** One subject of a scenario or of a kept run, and the origin of one of its records. */
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import type { Looked } from '../findings.ts';
import { type CohortRequest, lookAtCohort } from '../read-cohort.ts';
import { originIn, type RecordOrigin } from '../record-origin.ts';
import { readAsOf } from '../run-values.ts';
import type { Entry } from '../scenario-files.ts';
import { Stop, usage } from '../stop.ts';
import { type SubjectEvents, subjectEvents } from '../subject-events.ts';
import type { RunShelf } from './run-shelf.ts';

export function followSubject(entry: Entry, request: CohortRequest, index: number): Promise<Looked<SubjectEvents>> {
  checkIndex(index, request.count);
  return lookAtCohort(entry, request, ({ plan }) => {
    checkIndex(index, plan.options.count);
    return subjectEvents(plan, index);
  });
}

export async function followKept(shelf: RunShelf, run: string, index: number): Promise<SubjectEvents> {
  const { ir, options } = await keptPlan(shelf, run);
  checkIndex(index, options.count);
  return subjectEvents(makeExecutionPlan(ir, options), index);
}

export async function whyKept(shelf: RunShelf, run: string, record: string): Promise<RecordOrigin> {
  const { scenario, options } = await keptPlan(shelf, run);
  return originIn(scenario, options, record);
}

async function keptPlan(shelf: RunShelf, run: string) {
  const scenario = await shelf.scenario(shelf.require(run));
  const { seed, count, as_of } = shelf.head(run).inputs;
  const time = readAsOf(as_of);
  if (scenario.ir === null || 'problem' in time) throw new Stop('input', `the files of ${run} are damaged`, 'delete its folder, and make the run again');
  return { scenario, ir: scenario.ir, options: { seed, count, asOf: time.asOf } };
}

function checkIndex(index: number, count: number): void {
  if (index >= count) throw usage(`subject ${index} is out of range`, `subjects are numbered from 0 to ${count - 1}`);
}
