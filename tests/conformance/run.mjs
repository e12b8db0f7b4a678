#!/usr/bin/env node
/**
 * Runs every judge over real output of the built program, two families of them at a time: most use one processor.
 *
 *     node tests/conformance/run.mjs [NAME…] [--update]
 *
 * A judge that this machine cannot run is left out, and the last lines say which and why. A judge that fails by itself is reported, and the others go on.
 * Status 0: every judge that ran is content; 1: one is not, or failed; 2: called wrongly. `--update` accepts the warnings of this output, and writes what each found (`results`).
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { codes } from './judges/codes.mjs';
import { fhirBenefits } from './judges/fhir-benefits.mjs';
import { fhirBulk } from './judges/fhir-bulk.mjs';
import { fhirBundles } from './judges/fhir-bundles.mjs';
import { fhirFaults } from './judges/fhir-faults.mjs';
import { hl7v2Dictionary, hl7v2Hapi, hl7v2Hl7apy } from './judges/hl7v2.mjs';
import { hl7v2Mllp } from './judges/hl7v2-mllp.mjs';
import { kubernetes } from './judges/kubernetes.mjs';
import { qualityMeasures } from './judges/measures.mjs';
import { ncpdpDzero } from './judges/ncpdp.mjs';
import { scriptLibxml2 } from './judges/script.mjs';
import { sqlPostgres, sqlSqlite } from './judges/sql.mjs';
import { tablesPyarrow } from './judges/tables.mjs';
import { wireValidateNcpdp, wireValidateX12 } from './judges/wire.mjs';
import { x12LinuxForHealth, x12Pyx12 } from './judges/x12.mjs';
import { Cohorts } from './lib/cohorts.mjs';
import { inLanes } from './lib/lanes.mjs';
import { recorded } from './lib/results.mjs';
import { verdict } from './lib/verdict.mjs';

/**
 * The families that take longest come first, so that the lanes end together.
 * @type {readonly import('./lib/judges.d.mts').Judge[]}
 */
const judges = [
  fhirBulk,
  fhirBundles,
  fhirBenefits,
  fhirFaults,
  hl7v2Dictionary,
  hl7v2Hapi,
  hl7v2Hl7apy,
  hl7v2Mllp,
  sqlPostgres,
  sqlSqlite,
  tablesPyarrow,
  qualityMeasures,
  x12Pyx12,
  x12LinuxForHealth,
  codes,
  kubernetes,
  ncpdpDzero,
  scriptLibxml2,
  wireValidateX12,
  wireValidateNcpdp,
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean', default: false } } });
const names = judges.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no judge is named ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}

const cohorts = new Cohorts();
const asked = judges.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
let verdicts = [];
try {
  verdicts = await inLanes(asked, Math.min(2, availableParallelism()), (judge) => {
    console.error(`… ${judge.name}`);
    return verdict(recorded(judge), { cohorts, update: values.update });
  });
} finally {
  cohorts.remove();
}
console.log('');
for (const { name, word, seconds } of verdicts) console.log(`${name.padEnd(16)} ${word}${seconds === undefined ? '' : ` (${seconds} s)`}`);
process.exitCode = verdicts.some(({ word }) => word === 'FAILED') ? 1 : 0;
