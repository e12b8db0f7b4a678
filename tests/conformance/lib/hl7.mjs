/** How the judges of `run.mjs` call HL7's FHIR validator. */
import { fileURLToPath } from 'node:url';
import { subjects } from './subjects.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const SEED = here('../seed');

export const settings = (options = {}) => ({
  packages: process.env.HSIMC_FHIR_PACKAGES,
  ig: 'hl7.fhir.us.core#6.1.0',
  cache: here('../../../.cache/conformance'),
  golden: here('../fhir-warnings.golden.txt'),
  update: false,
  sample: false,
  log: (line) => console.error(`… ${line}`),
  ...options,
});

export const PATIENTS = subjects(40);

/** The cohort that the FHIR judges share, in one form or another. */
export const cohort = (cohorts, ...form) => cohorts.compiled('diabetes', '--count', String(PATIENTS), '--target', 'fhir', ...form);
