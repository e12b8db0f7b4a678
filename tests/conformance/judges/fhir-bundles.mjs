import { isDeepStrictEqual } from 'node:util';
import { fhirFiles, readResources } from '../lib/files.mjs';
import { cohort, PATIENTS, settings } from '../lib/hl7.mjs';
import { judge } from '../lib/judge.mjs';

/** Each how many-th patient has his bundles judged whole. */
const EACH = 8;

/**
 * Transaction bundles, the large ones in parts. The resources of all bundles must be those of the bulk files, which are judged one by one; what a bundle
 * adds (entries, addresses, requests, references that resolve inside) is the same code for every patient, so a sample is judged whole.
 */
export const fhirBundles = {
  name: 'fhir-bundles',
  sees: `HL7's validator with US Core 6.1 over transaction bundles of ${PATIENTS} patients: their resources against the bulk files, each ${EACH}th patient whole`,
  checked: { target: 'fhir', unit: 'resources', unseen: { '*': 'by the judge of bulk files' } },
  async judge({ cohorts, tally }) {
    const files = fhirFiles([await cohort(cohorts, '--bundle', 'transaction', '--max-entries', '150')]);
    const bulk = new Map(readResources(fhirFiles([await cohort(cohorts)])).map((resource) => [nameOf(resource), resource]));
    const bundled = readResources(files).flatMap((bundle) => bundle.entry.map(({ resource }) => resource));
    const strange = bundled.filter((resource) => !isDeepStrictEqual(resource, bulk.get(nameOf(resource))));
    const missing = bulk.size - new Set(bundled.map(nameOf)).size;
    console.log(`${bundled.length} resources in ${files.length} bundles; ${strange.length} differ from the bulk files, ${missing} are missing\n`);
    for (const resource of strange.slice(0, 10)) console.log(`differs: ${nameOf(resource)}`);

    const patients = [...new Set(files.map(patientOf))].filter((_, n) => n % EACH === 0);
    const well = await judge(
      files.filter((file) => patients.includes(patientOf(file))),
      settings({ sample: true, tally }),
    );
    return well && strange.length === 0 && missing === 0;
  },
};

const nameOf = ({ resourceType, id }) => `${resourceType}/${id}`;

/** The number of the patient in the name of a bundle: `Bundle-0000012.json`, or in parts `Bundle-0000012-01.json`. */
const patientOf = (file) => /Bundle-(\d+)/.exec(file)[1];
