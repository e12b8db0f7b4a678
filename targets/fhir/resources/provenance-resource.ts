/** Who wrote what: one provenance for each encounter and what came of it, one for all that depends on no encounter. */
import type { Provenance as FhirProvenance } from 'fhir/r4.js';
import type { Subject } from '../../../model/subject.ts';
import { CLINICAL, type ClinicalRecord } from '../clinical-resources.ts';
import type { Edition } from '../editions.ts';
import { AUTHOR, TRANSMITTER } from '../fhir-concepts.ts';
import { derivedId, reference, resource } from '../resource.ts';

/** One entry made by one practitioner for one organization. */
export interface Act {
  readonly id: string;
  readonly practitioner_id: string;
  readonly organization_id: string;
  /** Minute of the last message about any of the targets, and the record that it is about. */
  recorded: number;
  last: object;
  /** References such as `Condition/…`. */
  readonly targets: string[];
}

/** The acts of a subject: registration first, then the encounters in their order. */
export function acts(subject: Subject): Act[] {
  const { patient, encounters } = subject;
  const registration: Act = {
    id: derivedId(patient.id),
    practitioner_id: patient.practitioner_id,
    organization_id: patient.organization_id,
    recorded: Number.NEGATIVE_INFINITY,
    last: encounters[0] ?? patient,
    targets: [`Patient/${patient.id}`],
  };
  const list = [registration];
  const byEncounter = new Map<string, Act>();
  for (const encounter of encounters) {
    const { id, practitioner_id, organization_id, recorded } = encounter;
    const act: Act = { id: derivedId(id), practitioner_id, organization_id, recorded, last: encounter, targets: [] };
    list.push(act);
    byEncounter.set(id, act);
  }
  for (const { list: kind, type, sent } of CLINICAL) {
    const records: readonly ClinicalRecord[] = subject[kind];
    for (const record of records) {
      const encounter = kind === 'encounters' ? record.id : record.encounter_id;
      const act = (encounter && byEncounter.get(encounter)) || registration;
      act.targets.push(`${type}/${record.id}`);
      const minute = sent(record);
      if (minute <= act.recorded) continue;
      act.recorded = minute;
      act.last = record;
    }
  }
  if (registration.recorded > Number.NEGATIVE_INFINITY) return list;
  // A patient of whom nothing else is known was registered by their first visit; without one, nobody knows when.
  if (encounters.length === 0) return [];
  registration.recorded = encounters[0].recorded;
  return list;
}

const target = resource<string>()({ has: {}, build: (h) => ({ reference: h.raw((reference) => reference) }) });

export const provenance = (edition: Edition) =>
  resource<Act>()({
    has: {},
    build: (h): FhirProvenance => {
      const organization = () => reference(h, 'Organization', (r) => r.organization_id);
      return {
        resourceType: 'Provenance',
        id: h.raw((r) => r.id),
        meta: edition.meta('provenance'),
        target: h.each((r) => r.targets, target),
        recorded: h.raw((r, c) => c.instant(r.recorded, r.last)),
        agent: [
          { type: AUTHOR, who: reference(h, 'Practitioner', (r) => r.practitioner_id), onBehalfOf: organization() },
          { type: TRANSMITTER, who: organization() },
        ],
      };
    },
  });
