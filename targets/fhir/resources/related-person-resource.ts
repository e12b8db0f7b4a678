import type { CodeableConcept, RelatedPerson as FhirRelatedPerson } from 'fhir/r4.js';
import type { RelatedPerson, Relationship } from '../../../model/parties/related-person.ts';
import type { Edition } from '../editions.ts';
import { MEDICAL_RECORD_NUMBER } from '../fhir-concepts.ts';
import { hl7 } from '../fhir-systems.ts';
import { filled } from '../fhir-text.ts';
import { notCarried, type Reading, wordOf } from '../read-resource.ts';
import { date, patientReference, resource, text } from '../resource.ts';
import { communication, GENDER, homeAddress, humanName, personQuestions, readPerson, telecom } from './person-elements.ts';

function role(code: string, display: string): CodeableConcept {
  return { coding: [{ system: hl7('v3-RoleCode'), code, display }] };
}

const RELATIONSHIP: { readonly [K in Relationship]: CodeableConcept } = {
  spouse: role('SPS', 'spouse'),
  partner: role('DOMPART', 'domestic partner'),
  child: role('CHILD', 'child'),
  parent: role('PRN', 'parent'),
  sibling: role('SIB', 'sibling'),
  grandparent: role('GRPRN', 'grandparent'),
  grandchild: role('GRNDCHILD', 'grandchild'),
  other: { coding: [{ system: hl7('v2-0131'), code: 'O', display: 'Other' }] },
};

export const relatedPerson = (edition: Edition) =>
  resource<RelatedPerson>()({
    has: {
      ...personQuestions,
      numbered: (r) => filled(r.related_mrn),
      // Whoever lives elsewhere may be a patient of another organization.
      here: (r) => r.same_household,
    },
    build: (h, has): FhirRelatedPerson => ({
      resourceType: 'RelatedPerson',
      id: h.raw((r) => r.id),
      meta: edition.meta('related_person'),
      identifier: has.numbered
        ? [
            {
              use: 'usual',
              type: MEDICAL_RECORD_NUMBER,
              system: has.here ? `urn:uuid:${h.raw((_, c) => c.subject.patient.organization_id)}` : undefined,
              value: text(h, (r) => r.related_mrn),
            },
          ]
        : undefined,
      active: true,
      patient: patientReference(h),
      relationship: [h.pick(RELATIONSHIP, (r) => r.relationship)],
      name: humanName(h, has),
      telecom: telecom(h, has),
      gender: h.pick(GENDER, (r) => r.sex),
      birthDate: date(h, (r) => r.birth_date),
      address: homeAddress(h, has),
      communication: communication(h, has),
    }),
  });

export function readRelatedPerson(r: FhirRelatedPerson): Reading<RelatedPerson> {
  return {
    id: r.id,
    name: notCarried,
    relationship: wordOf(RELATIONSHIP, r.relationship?.[0]),
    same_household: notCarried,
    related_patient_id: notCarried,
    related_mrn: r.identifier?.[0]?.value ?? null,
    birth_date: r.birthDate,
    race: notCarried,
    ethnicity: notCarried,
    marital_status: notCarried,
    ...readPerson(r),
    recorded: notCarried,
  };
}
