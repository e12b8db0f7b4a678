import type { Dosage, MedicationRequest as FhirMedicationRequest, MedicationRequestDispenseRequest } from 'fhir/r4.js';
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import { amount, frequency, timesPerDay, unitQuestions } from '../dosage.ts';
import type { Edition } from '../editions.ts';
import { concept, MEDICATION_CATEGORY, ROUTE } from '../fhir-concepts.ts';
import type { FhirContext } from '../fhir-context.ts';
import { UCUM } from '../fhir-systems.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, type ResourceHoles, reference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in MedicationRequest['status']]: FhirMedicationRequest['status'] } = {
  active: 'active',
  completed: 'completed',
  stopped: 'stopped',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};
const INTENT: { readonly [K in MedicationRequest['intent']]: FhirMedicationRequest['intent'] } = { order: 'order', plan: 'plan' };

function category(r: MedicationRequest, c: FhirContext): keyof typeof MEDICATION_CATEGORY {
  const kind = c.encounter(r.encounter_id)?.class;
  return kind === 'inpatient' || kind === 'observation' ? 'inpatient' : 'community';
}

const has = {
  ...unitQuestions,
  encounter: (r: MedicationRequest) => r.encounter_id !== null,
  stopped: (r: MedicationRequest) => r.stopped !== null,
  stop_reason: (r: MedicationRequest) => filled(r.stop_reason),
  sig: (r: MedicationRequest) => filled(r.sig),
  dose: (r: MedicationRequest) => r.dose !== null,
  route: (r: MedicationRequest) => r.route !== null,
  timed: (r: MedicationRequest) => r.times_per_day !== null && r.times_per_day > 0,
  as_needed: (r: MedicationRequest) => r.as_needed,
  quantity: (r: MedicationRequest) => r.quantity !== null,
  supply: (r: MedicationRequest) => r.days_supply !== null,
  reason: (r: MedicationRequest) => r.reason !== null,
  prior: (r: MedicationRequest) => r.prior_id !== null,
};
type Has = { readonly [K in keyof typeof has]: boolean };

export const medicationRequest = (edition: Edition) =>
  resource<MedicationRequest>()({
    has,
    build: (h, has): FhirMedicationRequest => ({
      resourceType: 'MedicationRequest',
      id: h.raw((r) => r.id),
      meta: edition.meta('medication_request'),
      status: h.pick(STATUS, (r) => r.status),
      statusReason: has.stop_reason ? { text: text(h, (r) => r.stop_reason) } : undefined,
      intent: h.pick(INTENT, (r) => r.intent),
      category: [h.pick(MEDICATION_CATEGORY, category)],
      reportedBoolean: false,
      medicationCodeableConcept: h.part(concept, (r) => r.code),
      subject: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      authoredOn: instant(h, (r) => r.authored),
      requester: reference(h, 'Practitioner', (r) => r.practitioner_id),
      reasonCode: has.reason ? [h.part(concept, (r) => r.reason!)] : undefined,
      dosageInstruction: [dosage(h, has)],
      dispenseRequest: dispense(h, has),
      priorPrescription: has.prior ? reference(h, 'MedicationRequest', (r) => r.prior_id) : undefined,
    }),
  });

function dosage(h: ResourceHoles<MedicationRequest>, has: Has): Dosage {
  return {
    text: has.sig ? text(h, (r) => r.sig) : undefined,
    timing: {
      repeat: {
        // The drug is taken from the day of the prescription until it is stopped.
        boundsPeriod: { start: instant(h, (r) => r.authored), end: has.stopped ? instant(h, (r) => r.stopped) : undefined },
        frequency: has.timed ? h.number((r) => frequency(r.times_per_day!).frequency!) : undefined,
        period: has.timed ? h.number((r) => frequency(r.times_per_day!).period!) : undefined,
        periodUnit: has.timed ? (h.raw((r) => frequency(r.times_per_day!).periodUnit!) as 'd') : undefined,
      },
    },
    asNeededBoolean: has.as_needed,
    route: has.route ? h.pick(ROUTE, (r) => r.route!) : undefined,
    doseAndRate: has.dose ? [{ doseQuantity: amount(h, has, (r) => r.dose) }] : undefined,
  };
}

function dispense(h: ResourceHoles<MedicationRequest>, has: Has): MedicationRequestDispenseRequest {
  return {
    numberOfRepeatsAllowed: h.number((r) => r.refills),
    quantity: has.quantity ? amount(h, has, (r) => r.quantity) : undefined,
    expectedSupplyDuration: has.supply ? { value: h.number((r) => r.days_supply!), unit: 'days', system: UCUM, code: 'd' } : undefined,
  };
}

export function readMedicationRequest(r: FhirMedicationRequest): Reading<MedicationRequest> {
  const [taken] = r.dosageInstruction ?? [];
  const dose = taken?.doseAndRate?.[0]?.doseQuantity;
  const { quantity, expectedSupplyDuration, numberOfRepeatsAllowed } = r.dispenseRequest ?? {};
  const unit = dose ?? quantity;
  return {
    id: r.id,
    code: codingOf(r.medicationCodeableConcept),
    status: wordOf(STATUS, r.status),
    intent: wordOf(INTENT, r.intent),
    authored: timeOf(r.authoredOn),
    stopped: timeOf(taken?.timing?.repeat?.boundsPeriod?.end),
    stop_reason: r.statusReason?.text,
    sig: taken?.text ?? '',
    dose: dose?.value,
    dose_unit: unit === undefined ? notCarried : unit.unit,
    route: wordOf(ROUTE, taken?.route),
    times_per_day: timesPerDay(taken?.timing?.repeat),
    as_needed: taken?.asNeededBoolean,
    quantity: quantity?.value,
    days_supply: expectedSupplyDuration?.value,
    refills: numberOfRepeatsAllowed,
    reason: codingOf(r.reasonCode?.[0]),
    prior_id: idOf('MedicationRequest', r.priorPrescription),
    recorded: notCarried,
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: idOf('Practitioner', r.requester),
  };
}
