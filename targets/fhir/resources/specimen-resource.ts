import type { Specimen as FhirSpecimen } from 'fhir/r4.js';
import type { Specimen } from '../../../model/clinical/observation.ts';
import type { Edition } from '../editions.ts';
import { SPECIMEN_TYPE } from '../fhir-concepts.ts';
import { notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, resource } from '../resource.ts';

export const specimen = (edition: Edition) =>
  resource<Specimen>()({
    has: {},
    build: (h): FhirSpecimen => ({
      resourceType: 'Specimen',
      id: h.raw((r) => r.id),
      meta: edition.meta('specimen'),
      status: 'available',
      type: h.pick(SPECIMEN_TYPE, (r) => r.type),
      subject: patientReference(h),
      collection: { collectedDateTime: instant(h, (r) => r.collected) },
    }),
  });

export function readSpecimen(r: FhirSpecimen): Reading<Specimen> {
  return {
    id: r.id,
    type: wordOf(SPECIMEN_TYPE, r.type),
    collected: timeOf(r.collection?.collectedDateTime),
    encounter_id: notCarried,
  };
}
