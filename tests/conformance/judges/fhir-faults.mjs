import { faults } from '../lib/faults.mjs';
import { fhirFiles } from '../lib/files.mjs';
import { SEED, settings } from '../lib/hl7.mjs';

/** Whether the validator, as it is set up here, bites at all: good resources broken one fault at a time. */
export const fhirFaults = {
  name: 'fhir-faults',
  sees: "HL7's validator over broken copies, each of which it must object to",
  judge: () => faults(fhirFiles([SEED]), settings()),
};
