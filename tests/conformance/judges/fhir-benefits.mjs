import { fileURLToPath } from 'node:url';
import { fhirFiles } from '../lib/files.mjs';
import { settings } from '../lib/hl7.mjs';
import { judge } from '../lib/judge.mjs';

/** Small numbers of people who are billed for in different ways: families with one payer, two payers, and a pharmacy. */
const COHORTS = [
  ['ppo_2025', '4'],
  ['coordination_of_benefits', '3'],
  ['prior_auth', '3'],
  ['retail_specialty', '2'],
  ['enrollment', '3'],
];
/** Resources of each file: the files of clinical records are judged by `fhir-bulk`. */
const MOST = 20;

/** Coverages, claims and explanations of benefits by CARIN Blue Button, which brings US Core 7.0.0. */
export const fhirBenefits = {
  name: 'fhir-benefits',
  sees: "HL7's validator with CARIN Blue Button 2.2 over bulk files of 15 families and patients with coverage",
  checked: { target: 'fhir', unit: 'resources', unseen: { '*': 'no patient with coverage of this run has one' } },
  async judge({ cohorts, update, tally }) {
    const folders = await Promise.all(
      COHORTS.map(([scenario, count]) => cohorts.compiled(scenario, '--count', count, '--target', 'fhir', '--profile', 'carin-bb')),
    );
    const golden = fileURLToPath(new URL('../fhir-benefits-warnings.golden.txt', import.meta.url));
    return judge(fhirFiles(folders), settings({ update, tally, golden, ig: 'hl7.fhir.us.carin-bb#2.2.0', perFile: MOST, sample: !update }));
  },
};
