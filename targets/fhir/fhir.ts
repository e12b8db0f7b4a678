/** FHIR R4 with US Core: bulk NDJSON, or a bundle for each subject. */
import type { Omission, Target } from '../target.ts';
import { bulkWriter } from './bulk.ts';
import { bundleWriter } from './bundle.ts';
import { CLINICAL } from './clinical.ts';
import { FHIR_VERSION } from './editions.ts';
import { type FhirOptions, fhirOptions } from './options.ts';
import { createStreams } from './streams.ts';

const omitted: readonly Omission[] = [
  { record: 'changes', field: null, why: 'a resource shows how things stand; its status says that it was corrected, cancelled or entered in error' },
  { record: 'encounters', field: 'mrn', why: 'all visits are those of the one Patient' },
];

export const fhir = {
  name: 'fhir',
  title: `HL7 FHIR R4 (${FHIR_VERSION}) with US Core profiles`,
  version: FHIR_VERSION,
  support: 'stable',
  mediaType: 'application/fhir+json',
  standardOutput: true,
  options: fhirOptions,
  carries: CLINICAL.map(({ list }) => list),
  omits: () => omitted,
  open(run, options) {
    const streams = createStreams(run, options.us_core);
    return options.bundle === 'none' ? bulkWriter(streams) : bundleWriter(streams, options.bundle, options.max_entries ?? Number.MAX_SAFE_INTEGER);
  },
} satisfies Target<FhirOptions>;
