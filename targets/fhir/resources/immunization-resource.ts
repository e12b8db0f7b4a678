import type { Immunization as FhirImmunization } from 'fhir/r4.js';
import type { Immunization } from '../../../model/clinical/immunization.ts';
import type { Edition } from '../editions.ts';
import { ADMINISTERING_PROVIDER, concept, INJECTION_SITE, NOT_IMMUNIZED } from '../fhir-concepts.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in Immunization['status']]: FhirImmunization['status'] } = {
  completed: 'completed',
  not_done: 'not-done',
  entered_in_error: 'entered-in-error',
};

export const immunization = (edition: Edition) =>
  resource<Immunization>()({
    has: {
      given: (r) => r.status === 'completed',
      excuse: (r) => r.not_done_reason !== null,
      encounter: (r) => r.encounter_id !== null,
      lot: (r) => filled(r.lot_number),
      site: (r) => r.site !== null,
      numbered: (r) => r.dose_number !== null,
    },
    build: (h, has): FhirImmunization => ({
      resourceType: 'Immunization',
      id: h.raw((r) => r.id),
      meta: edition.meta('immunization'),
      status: h.pick(STATUS, (r) => r.status),
      statusReason: has.excuse ? h.pick(NOT_IMMUNIZED, (r) => r.not_done_reason!) : undefined,
      vaccineCode: h.part(concept, (r) => r.code),
      patient: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      occurrenceDateTime: instant(h, (r) => r.occurrence),
      primarySource: true,
      location: reference(h, 'Location', (r) => r.location_id),
      lotNumber: has.lot ? text(h, (r) => r.lot_number) : undefined,
      site: has.site ? h.pick(INJECTION_SITE, (r) => r.site!) : undefined,
      performer: has.given ? [{ function: ADMINISTERING_PROVIDER, actor: reference(h, 'Practitioner', (r) => r.practitioner_id) }] : undefined,
      protocolApplied: has.numbered ? [{ doseNumberPositiveInt: h.number((r) => r.dose_number!) }] : undefined,
    }),
  });

export function readImmunization(r: FhirImmunization): Reading<Immunization> {
  const status = wordOf(STATUS, r.status);
  return {
    id: r.id,
    code: codingOf(r.vaccineCode),
    status,
    not_done_reason: wordOf(NOT_IMMUNIZED, r.statusReason),
    occurrence: timeOf(r.occurrenceDateTime),
    lot_number: r.lotNumber,
    site: wordOf(INJECTION_SITE, r.site),
    dose_number: r.protocolApplied?.[0]?.doseNumberPositiveInt,
    recorded: notCarried,
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: status === 'completed' ? idOf('Practitioner', r.performer?.[0]?.actor) : notCarried,
    location_id: idOf('Location', r.location),
  };
}
