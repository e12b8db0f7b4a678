/** FHIR R4 with US Core: bulk NDJSON, or a bundle for each subject. */
import { clinicalKinds } from '../../runtime/canonical/subject.ts';
import type { Target } from '../target.ts';
import { bulkWriter } from './bulk.ts';
import { bundleWriter } from './bundle.ts';
import { FHIR_VERSION } from './editions.ts';
import { type FhirOptions, fhirOptions } from './options.ts';
import { createStreams } from './streams.ts';

export const fhir = {
  name: 'fhir',
  title: `HL7 FHIR R4 (${FHIR_VERSION}) with US Core profiles`,
  version: FHIR_VERSION,
  support: 'stable',
  mediaType: 'application/fhir+json',
  standardOutput: true,
  options: fhirOptions,
  carries: clinicalKinds,
  open(run, options) {
    const streams = createStreams(run, options.us_core);
    return options.bundle === 'none' ? bulkWriter(streams) : bundleWriter(streams, options.bundle, options.max_entries ?? Number.MAX_SAFE_INTEGER);
  },
} satisfies Target<FhirOptions>;
