/** Why a run wrote nothing. */
import { kindOf, recordKinds } from '../../model/record-kinds.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { UnitRunner } from '../../runtime/run/unit-runner.ts';
import { endOfScenario } from '../as-of-date.ts';
import type { Job } from './run-job.ts';
import { extentOf, type RunResult, subjectsOf } from './run-order.ts';

/** Subjects that are asked when records are reported at all. */
const ASKED = 200;

const day = (minute: number): string => formatMinute(minute).slice(0, 10);

/** In words; null where the run wrote something, or was asked for no subjects. */
export function emptyRun(job: Job, { records, written }: Pick<RunResult, 'records' | 'written'>): string | null {
  if (subjectsOf(job) === 0 || recordKinds.some((kind) => records[kind] > 0)) return null;
  const { since, asOf } = job.options;
  if (extentOf(job) !== 'some_days') return written?.bytes === 0 ? `the run wrote nothing: the scenario creates no records by ${day(asOf)}` : null;
  const when = since === undefined ? `by ${day(asOf)}` : `after ${day(since)} and by ${day(asOf)}`;
  const found = reportedDays(job);
  const asked = job.only === null && job.options.count > ASKED ? ` of the first ${ASKED} subjects` : '';
  return `no record was reported ${when}; ${found === null ? 'the scenario creates no records' : `records${asked} are reported from ${day(found[0])} to ${day(found[1])}`}`;
}

/** The first and the last minute in which a record of the first subjects is reported, up to the end of the scenario. */
function reportedDays({ ir, options, only }: Job): readonly [number, number] | null {
  const { since: _, ...whole } = options;
  const runner = new UnitRunner(makeExecutionPlan(ir, { ...whole, asOf: Math.max(options.asOf, endOfScenario(ir) ?? options.asOf) }));
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const asked = only === null ? [...new Array(Math.min(ASKED, options.count)).keys()] : [only];
  for (const index of asked) {
    for (const subject of runner.run(index)) {
      for (const kind of recordKinds) {
        const { reported } = kindOf[kind];
        for (const record of subject[kind]) {
          const minute = (record as unknown as Readonly<Record<string, unknown>>)[reported];
          if (typeof minute !== 'number') continue;
          first = Math.min(first, minute);
          last = Math.max(last, minute);
        }
      }
    }
  }
  return first <= last ? [first, last] : null;
}
