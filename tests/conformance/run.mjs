#!/usr/bin/env node
/**
 * Runs every judge over real output of the built program.
 *
 *     node tests/conformance/run.mjs [NAME…] [--update]
 *
 * A judge that this machine cannot run is left out, and the last lines say which and why. Status 0: every judge that ran is content; 1: one is not;
 * 2: called wrongly. `--update` accepts the warnings of this output.
 */
import { parseArgs } from 'node:util';
import { codes } from './judges/codes.mjs';
import { fhirBulk } from './judges/fhir-bulk.mjs';
import { fhirBundles } from './judges/fhir-bundles.mjs';
import { fhirFaults } from './judges/fhir-faults.mjs';
import { hl7v2Dictionary, hl7v2Hapi, hl7v2Hl7apy } from './judges/hl7v2.mjs';
import { hl7v2Mllp } from './judges/hl7v2-mllp.mjs';
import { qualityMeasures } from './judges/measures.mjs';
import { sqlPostgres, sqlSqlite } from './judges/sql.mjs';
import { tablesPyarrow } from './judges/tables.mjs';
import { Cohorts } from './lib/cohorts.mjs';
import { Lacking } from './lib/lacking.mjs';

/** @type {readonly import('./lib/judges.d.mts').Judge[]} */
const judges = [
  codes,
  fhirBulk,
  fhirBundles,
  fhirFaults,
  qualityMeasures,
  hl7v2Dictionary,
  hl7v2Hapi,
  hl7v2Hl7apy,
  hl7v2Mllp,
  tablesPyarrow,
  sqlPostgres,
  sqlSqlite,
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean', default: false } } });
const names = judges.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no judge is named ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}

const cohorts = new Cohorts();
const verdicts = [];
try {
  for (const judge of judges.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) verdicts.push(await verdict(judge));
} finally {
  cohorts.remove();
}
console.log('');
for (const { name, word, seconds } of verdicts) console.log(`${name.padEnd(16)} ${word}${seconds === undefined ? '' : ` (${seconds} s)`}`);
process.exitCode = verdicts.some(({ word }) => word === 'FAILED') ? 1 : 0;

async function verdict({ name, sees, judge }) {
  console.log(`\n== ${name}: ${sees}`);
  const start = performance.now();
  try {
    const well = await judge({ cohorts, update: values.update });
    return { name, word: well ? 'passed' : 'FAILED', seconds: Math.round((performance.now() - start) / 1000) };
  } catch (error) {
    if (!(error instanceof Lacking)) throw error;
    return { name, word: `LEFT OUT: ${error.message}` };
  }
}
