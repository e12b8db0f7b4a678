import type { EncounterDiagnosis, Encounter as FhirEncounter } from 'fhir/r4.js';
import { type Condition, diagnosisRank } from '../../../model/clinical/condition.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Edition } from '../editions.ts';
import { ADMIT_SOURCE, concept, DIAGNOSIS_USE, DISPOSITION, ENCOUNTER_CLASS, ENCOUNTER_PRIORITY, PRIMARY_PERFORMER, visitConcept } from '../fhir-concepts.ts';
import { URI } from '../fhir-systems.ts';
import { codingOf, idOf, notCarried, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { instant, patientReference, type ResourceHoles, reference, resource } from '../resource.ts';

const STATUS: { readonly [K in Encounter['status']]: FhirEncounter['status'] } = {
  planned: 'planned',
  in_progress: 'in-progress',
  finished: 'finished',
  cancelled: 'cancelled',
  entered_in_error: 'entered-in-error',
};

const diagnosis = resource<Condition>()({
  has: { role: (r) => r.role !== null, admitting: (r) => r.role === 'admitting' },
  build: (h, has): EncounterDiagnosis => ({
    condition: reference(h, 'Condition', (r) => r.id),
    use: has.role ? DIAGNOSIS_USE[has.admitting ? 'admitting' : 'ranked'] : undefined,
    rank: has.role && !has.admitting ? h.number((r, c) => diagnosisRank(c.diagnoses(r.encounter_id ?? ''), r) ?? 0) : undefined,
  }),
});

export const encounter = (edition: Edition) =>
  resource<Encounter>()({
    has: {
      type: (r) => r.type !== null,
      reason: (r) => r.reason !== null,
      priority: (r) => r.priority !== null,
      source: (r) => r.admit_source !== null,
      disposition: (r) => r.disposition !== null,
      ended: (r) => r.end !== null,
      diagnoses: (r, c) => c.diagnoses(r.id).length > 0,
    },
    build: (h, has): FhirEncounter => ({
      resourceType: 'Encounter',
      id: h.raw((r) => r.id),
      meta: edition.meta('encounter'),
      identifier: [{ system: URI, value: `urn:uuid:${h.raw((r) => r.id)}` }],
      status: h.pick(STATUS, (r) => r.status),
      class: h.pick(ENCOUNTER_CLASS, (r) => r.class),
      type: [has.type ? h.part(concept, (r) => r.type!) : h.part(visitConcept, (r, c) => c.visitType(r))],
      priority: has.priority ? h.pick(ENCOUNTER_PRIORITY, (r) => r.priority!) : undefined,
      subject: patientReference(h),
      participant: [{ type: [PRIMARY_PERFORMER], period: period(h, has.ended), individual: reference(h, 'Practitioner', (r) => r.practitioner_id) }],
      period: period(h, has.ended),
      reasonCode: has.reason ? [h.part(concept, (r) => r.reason!)] : undefined,
      diagnosis: has.diagnoses ? h.each((r, c) => c.diagnoses(r.id), diagnosis) : undefined,
      hospitalization:
        has.source || has.disposition
          ? {
              admitSource: has.source ? h.pick(ADMIT_SOURCE, (r) => r.admit_source!) : undefined,
              dischargeDisposition: has.disposition ? h.pick(DISPOSITION, (r) => r.disposition!) : undefined,
            }
          : undefined,
      location: [{ location: reference(h, 'Location', (r) => r.location_id) }],
      serviceProvider: reference(h, 'Organization', (r) => r.organization_id),
    }),
  });

function period(h: ResourceHoles<Encounter>, ended: boolean) {
  return { start: instant(h, (r) => r.start), end: ended ? instant(h, (r) => r.end) : undefined };
}

export function readEncounter(r: FhirEncounter): Reading<Encounter> {
  const [type] = r.type ?? [];
  // What a scenario states is one code with its own display as the text; what `visitConcept` makes never is.
  const stated = type?.coding?.length === 1 && type.text === type.coding[0]?.display;
  return {
    id: r.id,
    mrn: notCarried,
    class: wordOf(ENCOUNTER_CLASS, r.class),
    status: wordOf(STATUS, r.status),
    type: stated ? codingOf(type) : null,
    specialty: notCarried,
    reason: codingOf(r.reasonCode?.[0]),
    priority: wordOf(ENCOUNTER_PRIORITY, r.priority),
    admit_source: wordOf(ADMIT_SOURCE, r.hospitalization?.admitSource),
    disposition: wordOf(DISPOSITION, r.hospitalization?.dischargeDisposition),
    start: timeOf(r.period?.start),
    end: timeOf(r.period?.end),
    location_id: idOf('Location', r.location?.[0]?.location),
    organization_id: idOf('Organization', r.serviceProvider),
    practitioner_id: idOf('Practitioner', r.participant?.[0]?.individual),
    recorded: notCarried,
  };
}
