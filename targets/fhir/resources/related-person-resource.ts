import type { CodeableConcept, RelatedPerson as FhirRelatedPerson } from 'fhir/r4.js';
import type { RelatedPerson, Relationship } from '../../../model/parties/related-person.ts';
import type { Edition } from '../editions.ts';
import { hl7 } from '../fhir-systems.ts';
import { notCarried, type Reading, wordOf } from '../read-resource.ts';
import { date, patientReference, resource } from '../resource.ts';
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
    has: personQuestions,
    build: (h, has): FhirRelatedPerson => ({
      resourceType: 'RelatedPerson',
      id: h.raw((r) => r.id),
      meta: edition.meta('related_person'),
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
    related_mrn: notCarried,
    birth_date: r.birthDate,
    race: notCarried,
    ethnicity: notCarried,
    marital_status: notCarried,
    ...readPerson(r),
    recorded: notCarried,
  };
}
