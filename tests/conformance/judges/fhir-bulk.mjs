import { join } from 'node:path';
import { fhirFiles } from '../lib/files.mjs';
import { cohort, PATIENTS, settings } from '../lib/hl7.mjs';
import { judge } from '../lib/judge.mjs';
import { chosen } from '../lib/library.mjs';
import { subjects } from '../lib/subjects.mjs';

/** Scenarios beside the cohort that the judges of FHIR share: two with measures. */
const OTHERS = [...chosen('patientsim', ['hypertension']), ...chosen('membersim', ['value-based-care']), ...chosen('rxmembersim', [])];
const OTHER_PATIENTS = String(subjects(8));

/** Every resource of a cohort in bulk files, and the fixtures, which hold every field and every word that the canonical model has. */
export const fhirBulk = {
  name: 'fhir-bulk',
  sees: `HL7's validator with US Core 6.1 over bulk files of ${PATIENTS} patients and of fixtures with every field`,
  checked: { target: 'fhir', unit: 'resources', unseen: { Bundle: 'by the judge of bundles' } },
  async judge({ cohorts, update, tally }) {
    const folders = [await cohort(cohorts), await cohorts.written('../every-field.ts')];
    for (const scenario of OTHERS) folders.push(join(await cohorts.compiled(scenario, '--count', OTHER_PATIENTS, '--target', 'fhir'), 'fhir'));
    return judge(fhirFiles(folders), settings({ update, tally }));
  },
};
