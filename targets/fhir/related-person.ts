import type { CodeableConcept, RelatedPerson as FhirRelatedPerson } from 'fhir/r4.js';
import type { RelatedPerson, Relationship } from '../../runtime/canonical/related-person.ts';
import type { Edition } from './editions.ts';
import { date, patientReference, resource, text } from './resource.ts';
import { BCP47, hl7 } from './systems.ts';
import { filled } from './text.ts';

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

const GENDER: { readonly [K in RelatedPerson['sex']]: K } = { female: 'female', male: 'male', other: 'other', unknown: 'unknown' };

export const relatedPerson = (edition: Edition) =>
  resource<RelatedPerson>()({
    has: {
      prefix: (r) => filled(r.prefix),
      given: (r) => filled(r.given),
      middle: (r) => filled(r.middle),
      family: (r) => filled(r.family),
      suffix: (r) => filled(r.suffix),
      phone: (r) => filled(r.phone),
      email: (r) => filled(r.email),
      line: (r) => filled(r.line),
      city: (r) => filled(r.city),
      state: (r) => filled(r.state),
      zip: (r) => filled(r.zip),
      county: (r) => filled(r.county),
      speaks: (r) => filled(r.language),
    },
    build: (h, has): FhirRelatedPerson => ({
      resourceType: 'RelatedPerson',
      id: h.raw((r) => r.id),
      meta: edition.meta('related_person'),
      active: true,
      patient: patientReference(h),
      relationship: [h.pick(RELATIONSHIP, (r) => r.relationship)],
      name:
        has.given || has.middle || has.family
          ? [
              {
                use: 'official',
                family: has.family ? text(h, (r) => r.family) : undefined,
                given:
                  has.given || has.middle ? [...(has.given ? [text(h, (r) => r.given)] : []), ...(has.middle ? [text(h, (r) => r.middle)] : [])] : undefined,
                prefix: has.prefix ? [text(h, (r) => r.prefix)] : undefined,
                suffix: has.suffix ? [text(h, (r) => r.suffix)] : undefined,
              },
            ]
          : undefined,
      telecom:
        has.phone || has.email
          ? [
              ...(has.phone ? [{ system: 'phone' as const, value: text(h, (r) => r.phone), use: 'home' as const }] : []),
              ...(has.email ? [{ system: 'email' as const, value: text(h, (r) => r.email), use: 'home' as const }] : []),
            ]
          : undefined,
      gender: h.pick(GENDER, (r) => r.sex),
      birthDate: date(h, (r) => r.birth_date),
      address:
        has.line || has.city || has.state || has.zip || has.county
          ? [
              {
                use: 'home',
                line: has.line ? [text(h, (r) => r.line)] : undefined,
                city: has.city ? text(h, (r) => r.city) : undefined,
                district: has.county ? text(h, (r) => r.county) : undefined,
                state: has.state ? text(h, (r) => r.state) : undefined,
                postalCode: has.zip ? text(h, (r) => r.zip) : undefined,
                country: 'US',
              },
            ]
          : undefined,
      communication: has.speaks ? [{ language: { coding: [{ system: BCP47, code: h.text((r) => r.language) }] }, preferred: true }] : undefined,
    }),
  });
