import type { MedicationDispense as FhirMedicationDispense } from 'fhir/r4.js';
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../../model/clinical/medication-dispense.ts';
import { frequency } from '../dosage.ts';
import type { Edition } from '../editions.ts';
import { concept, FILL } from '../fhir-concepts.ts';
import type { FhirContext } from '../fhir-context.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in MedicationDispense['status']]: FhirMedicationDispense['status'] } = {
  completed: 'completed',
  declined: 'declined',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};

/** The prescription that a drug was handed over on: how it is to be taken is there. */
function prescription(r: MedicationDispense, c: FhirContext): MedicationRequest | undefined {
  return r.request_id === null ? undefined : c.subject.medication_requests.find(({ id }) => id === r.request_id);
}

export const medicationDispense = (edition: Edition) =>
  resource<MedicationDispense>()({
    has: {
      encounter: (r) => r.encounter_id !== null,
      request: (r) => r.request_id !== null,
      quantity: (r) => r.quantity !== null,
      unit: (r) => filled(r.unit),
      supply: (r) => r.days_supply !== null,
      sig: (r) => filled(r.sig),
      timed: (r, c) => (prescription(r, c)?.times_per_day ?? 0) > 0,
      dose: (r, c) => (prescription(r, c)?.dose ?? null) !== null,
      doseUnit: (r, c) => filled(prescription(r, c)?.dose_unit ?? null),
    },
    build: (h, has): FhirMedicationDispense => ({
      resourceType: 'MedicationDispense',
      id: h.raw((r) => r.id),
      meta: edition.meta('medication_dispense'),
      status: h.pick(STATUS, (r) => r.status),
      medicationCodeableConcept: h.part(concept, (r) => r.code),
      subject: patientReference(h),
      context: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      performer: [{ actor: reference(h, 'Organization', (r) => r.organization_id) }],
      authorizingPrescription: has.request ? [reference(h, 'MedicationRequest', (r) => r.request_id)] : undefined,
      type: h.pick(FILL, (r) => (r.fill_number === 0 ? 'first' : 'refill')),
      quantity: has.quantity ? { value: h.number((r) => r.quantity!), unit: has.unit ? text(h, (r) => r.unit) : undefined } : undefined,
      daysSupply: has.supply ? { value: h.number((r) => r.days_supply!), unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' } : undefined,
      whenHandedOver: instant(h, (r) => r.handed_over),
      dosageInstruction:
        has.sig || has.timed || has.dose
          ? [
              {
                text: has.sig ? text(h, (r) => r.sig) : undefined,
                timing: has.timed
                  ? {
                      repeat: {
                        frequency: h.number((r, c) => frequency(prescription(r, c)!.times_per_day!).frequency!),
                        period: h.number((r, c) => frequency(prescription(r, c)!.times_per_day!).period!),
                        periodUnit: h.raw((r, c) => frequency(prescription(r, c)!.times_per_day!).periodUnit!) as 'd',
                      },
                    }
                  : undefined,
                doseAndRate: has.dose
                  ? [
                      {
                        doseQuantity: {
                          value: h.number((r, c) => prescription(r, c)!.dose!),
                          unit: has.doseUnit ? text(h, (r, c) => prescription(r, c)!.dose_unit) : undefined,
                        },
                      },
                    ]
                  : undefined,
              },
            ]
          : undefined,
    }),
  });

export function readMedicationDispense(r: FhirMedicationDispense): Reading<MedicationDispense> {
  return {
    id: r.id,
    code: codingOf(r.medicationCodeableConcept),
    status: wordOf(STATUS, r.status),
    quantity: r.quantity?.value,
    unit: r.quantity === undefined ? notCarried : r.quantity.unit,
    days_supply: r.daysSupply?.value,
    fill_number: wordOf(FILL, r.type) === 'first' ? 0 : notCarried,
    sig: r.dosageInstruction?.[0]?.text,
    handed_over: timeOf(r.whenHandedOver),
    recorded: notCarried,
    request_id: idOf('MedicationRequest', r.authorizingPrescription?.[0]),
    encounter_id: idOf('Encounter', r.context),
    practitioner_id: notCarried,
    organization_id: idOf('Organization', r.performer?.[0]?.actor),
  };
}
