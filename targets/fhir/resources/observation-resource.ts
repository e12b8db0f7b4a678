import type { CodeableConcept, Observation as FhirObservation, ObservationComponent } from 'fhir/r4.js';
import type { Component, Observation } from '../../../model/clinical/observation.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { Edition } from '../editions.ts';
import { concept, OBSERVATION_CATEGORY } from '../fhir-concepts.ts';
import { interpretation, measuredQuestions, measuredValue, readMeasured, referenceRange } from '../fhir-measured.ts';
import { filled } from '../fhir-text.ts';
import { isPulseOximetry, observationProfile } from '../observation-profiles.ts';
import { codingOf, idOf, listOf, notCarried, type ReadContext, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, reference, resource, text } from '../resource.ts';

/** Oxygen saturation by pulse oximetry carries both codes: FHIR's vital sign and the more exact one that US Core adds. */
const PULSE_OXIMETRY: readonly Coding[] = [
  { system: 'LOINC', code: '59408-5', display: 'Oxygen saturation in Arterial blood by Pulse oximetry' },
  { system: 'LOINC', code: '2708-6', display: 'Oxygen saturation in Arterial blood' },
];

function pulseOximetry(given: Coding): CodeableConcept {
  const own = concept(given);
  const other = PULSE_OXIMETRY.filter((coding) => coding.code !== given.code).flatMap((coding) => concept(coding).coding!);
  return { ...own, coding: [...own.coding!, ...other] };
}

const component = resource<Component>()({
  has: measuredQuestions,
  build: (h, has): ObservationComponent => ({
    code: h.part(concept, (r) => r.code),
    ...measuredValue(h, has, true),
    interpretation: interpretation(h, has),
    referenceRange: referenceRange(h, has),
  }),
});

const STATUS: { readonly [K in Observation['status']]: FhirObservation['status'] } = {
  final: 'final',
  preliminary: 'preliminary',
  corrected: 'corrected',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};

export const observation = (edition: Edition) =>
  resource<Observation>()({
    has: {
      ...measuredQuestions,
      oximetry: isPulseOximetry,
      laboratory: (r) => r.category === 'laboratory',
      encounter: (r) => r.encounter_id !== null,
      specimen: (r) => r.specimen_id !== null,
      components: (r) => r.components.length > 0,
      note: (r) => filled(r.note),
      requested: (r) => r.request_id !== null,
    },
    build: (h, has): FhirObservation => ({
      resourceType: 'Observation',
      id: h.raw((r) => r.id),
      meta: h.part(edition.meta, observationProfile),
      basedOn: has.requested ? [reference(h, 'ServiceRequest', (r) => r.request_id)] : undefined,
      status: h.pick(STATUS, (r) => r.status),
      category: [h.pick(OBSERVATION_CATEGORY, (r) => r.category)],
      code: h.part(has.oximetry ? pulseOximetry : concept, (r) => r.code),
      subject: patientReference(h),
      encounter: has.encounter ? reference(h, 'Encounter', (r) => r.encounter_id) : undefined,
      effectiveDateTime: instant(h, (r) => r.effective),
      issued: instant(h, (r) => r.issued),
      performer: [has.laboratory ? reference(h, 'Organization', (r) => r.organization_id) : reference(h, 'Practitioner', (r) => r.practitioner_id)],
      ...measuredValue(h, has, !has.components),
      interpretation: interpretation(h, has),
      note: has.note ? [{ text: text(h, (r) => r.note) }] : undefined,
      specimen: has.specimen ? reference(h, 'Specimen', (r) => r.specimen_id) : undefined,
      referenceRange: referenceRange(h, has),
      component: has.components ? h.each((r) => r.components, component) : undefined,
    }),
  });

export function readObservation(r: FhirObservation, c: ReadContext): Reading<Observation> {
  const category = wordOf(OBSERVATION_CATEGORY, r.category?.[0]);
  const laboratory = category === 'laboratory';
  return {
    id: r.id,
    category,
    code: codingOf(r.code),
    status: wordOf(STATUS, r.status),
    ...readMeasured(r),
    components: listOf(r.component).map((one) => ({ code: codingOf(one.code), ...readMeasured(one) })),
    effective: timeOf(r.effectiveDateTime),
    issued: timeOf(r.issued),
    encounter_id: idOf('Encounter', r.encounter),
    practitioner_id: laboratory ? notCarried : idOf('Practitioner', r.performer?.[0]),
    organization_id: laboratory ? idOf('Organization', r.performer?.[0]) : notCarried,
    specimen_id: idOf('Specimen', r.specimen),
    report_id: c.reportOf(`Observation/${r.id}`),
    request_id: idOf('ServiceRequest', r.basedOn?.[0]),
    note: r.note?.[0]?.text,
  };
}
