/** A cohort at a glance: some people whole, how values spread, which codes occur. */
import { option } from '../model/interface-terms.ts';
import { type Study, study } from '../runtime/study/study-cohort.ts';
import type { Looked } from './findings.ts';
import { type CohortRequest, lookAtCohort, type ReadyCohort } from './read-cohort.ts';
import type { Entry } from './scenario-files.ts';
import { usage } from './stop.ts';

export interface PreviewOptions extends CohortRequest {
  /** Whose life is to be seen whole. */
  readonly subject: number;
  /** People who are listed. */
  readonly people: number;
}

export interface Preview extends Pick<ReadyCohort, 'ir' | 'plan'> {
  readonly study: Study;
}

export async function previewScenario(entry: () => Entry, options: PreviewOptions): Promise<Looked<Preview>> {
  if (options.subject >= options.count) throw usage(`${option('subject', options.subject)} is out of range for ${option('count', options.count)}`);
  return lookAtCohort(entry(), options, ({ ir, plan }) => ({ ir, plan, study: study(plan, Math.max(options.people, options.subject + 1)) }));
}
