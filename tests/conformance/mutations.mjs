/**
 * The faults that a judge of FHIR R4 / US Core 6.1 output must notice: one list for all judges, so that they can be compared.
 *
 * `node tests/conformance/mutations.mjs` prints the names.
 */
import { pathToFileURL } from 'node:url';
import { bundleFaults } from './faults/bundle.mjs';
import { careFaults } from './faults/care.mjs';
import { codeFaults } from './faults/codes.mjs';
import { domainFaults } from './faults/domain.mjs';
import { encounterFaults } from './faults/encounter.mjs';
import { financeFaults } from './faults/finance.mjs';
import { jsonFaults } from './faults/json.mjs';
import { medicationFaults } from './faults/medication.mjs';
import { observationFaults } from './faults/observation.mjs';
import { partyFaults } from './faults/parties.mjs';
import { patientFaults } from './faults/patient.mjs';
import { qualityFaults } from './faults/quality.mjs';
import { reportFaults } from './faults/report.mjs';

/** @type {readonly import('./mutations.mjs').Fault[]} */
export const mutations = [
  ...jsonFaults,
  ...domainFaults,
  ...codeFaults,
  ...patientFaults,
  ...partyFaults,
  ...encounterFaults,
  ...observationFaults,
  ...reportFaults,
  ...qualityFaults,
  ...medicationFaults,
  ...careFaults,
  ...financeFaults,
  ...bundleFaults,
];

/** A broken copy; the resource itself stays as it is. */
export function mutate(fault, resource) {
  const copy = structuredClone(resource);
  fault.break(copy);
  return copy;
}

/**
 * The resources that suffer each fault: at most `most` for each, as different as possible (each with another type or profile than those before it).
 * Faults that no resource can suffer have an empty list.
 */
export function victims(resources, most) {
  return mutations.map((fault) => {
    const kinds = new Map();
    for (const resource of resources) {
      if (kinds.size === most) break;
      const kind = `${resource.resourceType} ${resource.meta?.profile ?? ''} ${resource.type ?? ''}`;
      if (!kinds.has(kind) && fault.applies(resource)) kinds.set(kind, resource);
    }
    return { fault, resources: [...kinds.values()] };
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(mutations.map((fault) => fault.name).join('\n'));
}
