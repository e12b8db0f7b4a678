import type { Condition as FhirCondition } from 'fhir/r4.js';
import type { Condition } from '../../../model/clinical/condition.ts';
import type { Edition } from '../editions.ts';
import { CLINICAL_STATUS, CONDITION_CATEGORY, concept, SEVERITY, VERIFICATION_STATUS } from '../fhir-concepts.ts';
import { codingOf, idOf, notCarried, type ReadContext, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { date, instant, patientReference, reference, resource } from '../resource.ts';

const ASSERTED = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate';

export const condition = (edition: Edition) =>
  resource<Condition>()({
    has: {
      diagnosed: (r) => r.category === 'encounter_diagnosis',
      // What never was has no clinical status (con-5), and no end (con-4).
      wrong: (r) => r.verification_status === 'entered_in_error',
      severity: (r) => r.severity !== null,
      ended: (r) => r.abatement !== null && r.verification_status !== 'entered_in_error',
      encounter: (r) => r.encounter_id !== null,
    },
    build: (h, has): FhirCondition => ({
      resourceType: 'Condition',
      id: h.raw((r) => r.id),
      meta: edition.meta(has.diagnosed ? 'encounter_diagnosis' : 'problem'),
      extension: [{ url: ASSERTED, valueDateTime: instant(h, (r) => r.recorded) }],
      clinicalStatus: has.wrong ? undefined : h.pick(CLINICAL_STATUS, (r) => r.clinical_status),
      verificationStatus: h.pick(VERIFICATION_STATUS, (r) => r.verification_status),
      category: [h.pick(CONDITION_CATEGORY, (r) => r.category)],
      severity: has.severity ? h.pick(SEVERITY, (r) => r.severity!) : undefined,
      code: h.part(concept, (r) => r.code),
      subject: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      onsetDateTime: date(h, (r) => r.onset),
      abatementDateTime: has.ended ? date(h, (r) => r.abatement) : undefined,
      recordedDate: instant(h, (r) => r.recorded),
      recorder: reference(h, 'Practitioner', (r) => r.practitioner_id),
    }),
  });

export function readCondition(r: FhirCondition, c: ReadContext): Reading<Condition> {
  const verified = wordOf(VERIFICATION_STATUS, r.verificationStatus);
  const wrong = verified === 'entered_in_error';
  return {
    id: r.id,
    code: codingOf(r.code),
    category: wordOf(CONDITION_CATEGORY, r.category?.[0]),
    clinical_status: wrong ? notCarried : wordOf(CLINICAL_STATUS, r.clinicalStatus),
    verification_status: verified,
    severity: wordOf(SEVERITY, r.severity),
    // The visit refers only to what was not entered in error.
    role: wrong ? notCarried : c.roleOf(String(r.id)),
    onset: r.onsetDateTime,
    abatement: wrong ? notCarried : r.abatementDateTime,
    recorded: timeOf(r.recordedDate),
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: idOf('Practitioner', r.recorder),
  };
}
