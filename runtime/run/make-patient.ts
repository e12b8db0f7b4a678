/** The person of a subject, before anything happens to them. */

import { siteOf } from '../../draws/draw.ts';
import { completedYears, dayOfMinute } from '../../model/time/civil.ts';
import { uuid } from '../demographics/demographics.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import type { SubjectState } from '../subject/subject-state.ts';

/** Works out the demographics and attributes, and finds the parties of the subject's state. False where nobody can be so related. */
export function makePatient(s: SubjectState, plan: ExecutionPlan): boolean {
  const fields = plan.prepare(s);
  if (fields === null) return false;
  s.patientId = uuid(siteOf(plan.patientSite, s.member), s.index, 0);
  s.parties = plan.directory.inState(fields.state);
  s.primary = s.parties.primaryCareFor(plan.primarySite, s.draw, s.index, completedYears(fields.birth_date, dayOfMinute(s.start)));
  s.recording.partyIds.add(s.parties.organization.id);
  s.recording.partyIds.add(s.primary.id);
  return true;
}
