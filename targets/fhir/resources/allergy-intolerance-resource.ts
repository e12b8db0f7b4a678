import type { AllergyIntolerance as FhirAllergyIntolerance } from 'fhir/r4.js';
import type { AllergyIntolerance } from '../../../model/clinical/allergy-intolerance.ts';
import type { Edition } from '../editions.ts';
import { ALLERGY_STATUS, ALLERGY_VERIFICATION, concept } from '../fhir-concepts.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { date, instant, patientReference, reference, resource } from '../resource.ts';

type Word<K extends 'type' | 'category' | 'criticality'> = NonNullable<FhirAllergyIntolerance[K]>;
const TYPE: { readonly [K in AllergyIntolerance['type']]: Word<'type'> } = { allergy: 'allergy', intolerance: 'intolerance' };
const CATEGORY: { readonly [K in AllergyIntolerance['category']]: Word<'category'>[number] } = {
  food: 'food',
  medication: 'medication',
  environment: 'environment',
  biologic: 'biologic',
};
const CRITICALITY: { readonly [K in AllergyIntolerance['criticality']]: Word<'criticality'> } = {
  low: 'low',
  high: 'high',
  unable_to_assess: 'unable-to-assess',
};
const SEVERITY = { mild: 'mild', moderate: 'moderate', severe: 'severe' } as const;

export const allergyIntolerance = (edition: Edition) =>
  resource<AllergyIntolerance>()({
    has: {
      encounter: (r) => r.encounter_id !== null,
      // What never was has no clinical status (ait-2).
      wrong: (r) => r.verification_status === 'entered_in_error',
      reaction: (r) => r.reaction !== null,
      severity: (r) => r.severity !== null,
    },
    build: (h, has): FhirAllergyIntolerance => ({
      resourceType: 'AllergyIntolerance',
      id: h.raw((r) => r.id),
      meta: edition.meta('allergy'),
      clinicalStatus: has.wrong ? undefined : h.pick(ALLERGY_STATUS, (r) => r.clinical_status),
      verificationStatus: h.pick(ALLERGY_VERIFICATION, (r) => r.verification_status),
      type: h.pick(TYPE, (r) => r.type),
      category: [h.pick(CATEGORY, (r) => r.category)],
      criticality: h.pick(CRITICALITY, (r) => r.criticality),
      code: h.part(concept, (r) => r.code),
      patient: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      onsetDateTime: date(h, (r) => r.onset),
      recordedDate: instant(h, (r) => r.recorded),
      recorder: reference(h, 'Practitioner', (r) => r.practitioner_id),
      reaction: has.reaction
        ? [{ manifestation: [h.part(concept, (r) => r.reaction!)], severity: has.severity ? h.pick(SEVERITY, (r) => r.severity!) : undefined }]
        : undefined,
    }),
  });

export function readAllergyIntolerance(r: FhirAllergyIntolerance): Reading<AllergyIntolerance> {
  const verified = wordOf(ALLERGY_VERIFICATION, r.verificationStatus);
  const reaction = r.reaction?.[0];
  return {
    id: r.id,
    code: codingOf(r.code),
    type: wordOf(TYPE, r.type),
    category: wordOf(CATEGORY, r.category?.[0]),
    criticality: wordOf(CRITICALITY, r.criticality),
    clinical_status: verified === 'entered_in_error' ? notCarried : wordOf(ALLERGY_STATUS, r.clinicalStatus),
    verification_status: verified,
    reaction: codingOf(reaction?.manifestation?.[0]),
    severity: reaction === undefined ? notCarried : wordOf(SEVERITY, reaction.severity),
    onset: r.onsetDateTime,
    recorded: timeOf(r.recordedDate),
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: idOf('Practitioner', r.recorder),
  };
}
