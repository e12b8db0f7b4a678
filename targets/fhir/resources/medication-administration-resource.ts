import type { MedicationAdministration as FhirMedicationAdministration } from 'fhir/r4.js';
import type { MedicationAdministration } from '../../../model/clinical/medication.ts';
import { amount, unitQuestions } from '../dosage.ts';
import type { Edition } from '../editions.ts';
import { concept, ROUTE } from '../fhir-concepts.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in MedicationAdministration['status']]: FhirMedicationAdministration['status'] } = {
  completed: 'completed',
  not_done: 'not-done',
  stopped: 'stopped',
  entered_in_error: 'entered-in-error',
};

/** US Core has no profile for administrations: base FHIR, whose dosage needs an amount (mad-1), so words without one become a note. */
export const medicationAdministration = (edition: Edition) =>
  resource<MedicationAdministration>()({
    has: {
      ...unitQuestions,
      encounter: (r) => r.encounter_id !== null,
      request: (r) => r.request_id !== null,
      reason: (r) => r.reason !== null,
      sig: (r) => filled(r.sig),
      dose: (r) => r.dose !== null,
      route: (r) => r.route !== null,
    },
    build: (h, has): FhirMedicationAdministration => ({
      resourceType: 'MedicationAdministration',
      id: h.raw((r) => r.id),
      meta: edition.meta('none'),
      status: h.pick(STATUS, (r) => r.status),
      medicationCodeableConcept: h.part(concept, (r) => r.code),
      subject: patientReference(h),
      context: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      effectiveDateTime: instant(h, (r) => r.effective),
      performer: [{ actor: reference(h, 'Practitioner', (r) => r.practitioner_id) }],
      reasonCode: has.reason ? [h.part(concept, (r) => r.reason!)] : undefined,
      request: has.request ? reference(h, 'MedicationRequest', (r) => r.request_id) : undefined,
      note: has.sig && !has.dose ? [{ text: text(h, (r) => r.sig) }] : undefined,
      dosage: has.dose
        ? {
            text: has.sig ? text(h, (r) => r.sig) : undefined,
            route: has.route ? h.pick(ROUTE, (r) => r.route!) : undefined,
            dose: amount(h, has, (r) => r.dose),
          }
        : undefined,
    }),
  });

export function readMedicationAdministration(r: FhirMedicationAdministration): Reading<MedicationAdministration> {
  const { dosage } = r;
  return {
    id: r.id,
    code: codingOf(r.medicationCodeableConcept),
    status: wordOf(STATUS, r.status),
    effective: timeOf(r.effectiveDateTime),
    sig: dosage === undefined ? r.note?.[0]?.text : dosage.text,
    dose: dosage?.dose?.value,
    dose_unit: dosage === undefined ? notCarried : dosage.dose?.unit,
    route: dosage === undefined ? notCarried : wordOf(ROUTE, dosage.route),
    reason: codingOf(r.reasonCode?.[0]),
    request_id: idOf('MedicationRequest', r.request),
    recorded: notCarried,
    encounter_id: idOf('Encounter', r.context),
    practitioner_id: idOf('Practitioner', r.performer?.[0]?.actor),
  };
}
