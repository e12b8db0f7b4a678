/** The state of a subject at the as-of date → its canonical record. */

import type { Patient } from '../../model/parties/patient.ts';
import { nothingBefore, previousOf } from '../../model/parties/previous.ts';
import type { Practitioner } from '../../model/parties/providers.ts';
import { type Subject, subjectWith } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { PersonFields } from '../demographics/demographics.ts';
import { supplyEnd } from '../engines/clinical/clinical-state.ts';
import type { StateDirectory } from '../parties/run-parties.ts';
import { usedParties } from '../parties/run-parties.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { completeAnswered } from '../subject/answers.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import { withhold } from '../subject/withheld.ts';
import { breakOff, endOfLife } from './end-of-life.ts';
import { withholdByTime } from './known-times.ts';

export function finish(s: SubjectState, plan: ExecutionPlan): Subject {
  const { asOf } = plan;
  const death = s.death !== null && s.death + s.deathLag <= asOf ? s.death : null;
  for (const request of s.recording.records.medication_requests) {
    if (request.status === 'active' && supplyEnd(request) < Math.min(asOf, death ?? asOf)) request.status = 'completed';
  }
  // Nobody recovers after death.
  for (const condition of s.recording.records.conditions)
    if (death !== null && condition.abatement !== null && condition.abatement > dayOfMinute(death))
      Object.assign(condition, { abatement: null, clinical_status: 'active' });
  if (death !== null) breakOff(s, death);
  completeAnswered(s);
  if (death !== null) endOfLife(s, death);
  withholdByTime(s);
  withhold(s.recording.records, s.recording.hidden);
  const fields = s.fields as PersonFields;
  const patient: Patient = {
    id: s.patientId,
    mrn: fields.mrn,
    ssn: fields.ssn,
    sex: fields.sex,
    birth_date: fields.birth_date,
    multiple_birth: fields.multiple_birth,
    birth_order: fields.birth_order,
    death,
    prefix: fields.prefix,
    given: fields.given,
    middle: fields.middle,
    family: fields.family,
    suffix: fields.suffix,
    race: fields.race,
    ethnicity: fields.ethnicity,
    language: fields.language,
    marital_status: fields.marital_status,
    phone: fields.phone,
    email: fields.email,
    line: fields.line,
    city: fields.city,
    state: fields.state,
    zip: fields.zip,
    county: fields.county,
    ...nothingBefore(),
    organization_id: (s.parties as StateDirectory).organization.id,
    practitioner_id:
      s.recording.records.attributions.findLast(({ status, method }) => status === 'active' && method !== 'claims')?.practitioner_id ??
      (s.primary as Practitioner).id,
  };
  if (s.recording.records.changes.length > 0) Object.assign(patient, previousOf(patient, s.recording.records.changes));
  return subjectWith(
    {
      index: s.index,
      member: s.member === 0 ? undefined : s.member,
      variations: plan.variations(s.arms),
      attributes: s.labels ?? undefined,
      patient,
      parties: usedParties(plan.directory, s.recording.partyIds),
    },
    s.recording.records,
  );
}
