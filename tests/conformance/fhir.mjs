#!/usr/bin/env node
/**
 * Judges FHIR output with HL7's own validator and US Core.
 *
 *     node tests/conformance/fhir.mjs [options] FOLDER…        zero errors, and no warnings but those of the golden list
 *     node tests/conformance/fhir.mjs --faults [FOLDER…]       broken copies of good resources (by default of tests/conformance/seed) are caught
 *
 * Status 0: passed, 1: failed, 2: called wrongly, 3: Java, Maven or the FHIR packages are missing.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faults } from './lib/faults.mjs';
import { fhirFiles } from './lib/files.mjs';
import { judge } from './lib/judge.mjs';
import { Lacking } from './lib/lacking.mjs';
import { ProgramFailed } from './lib/program-failed.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const USAGE = `usage: node tests/conformance/fhir.mjs [options] FOLDER…

  --packages FILE    archive of FHIR packages (or environment variable HSIMC_FHIR_PACKAGES)
  --ig NAME#VERSION  implementation guide (hl7.fhir.us.core#6.1.0)
  --per-file N       judge at most N evenly spaced resources of each file; the others still resolve references
  --golden FILE      list of known warnings (tests/conformance/fhir-warnings.golden.txt)
  --update           rewrite that list
  --faults           break good resources one fault at a time, and see whether the validator notices
  --threads N        (as many as there are processors, at most 4)
  --cache DIR        where the validator and its packages are kept (.cache/conformance of the checkout)`;

class Usage extends Error {}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      packages: { type: 'string', default: process.env.HSIMC_FHIR_PACKAGES },
      ig: { type: 'string', default: 'hl7.fhir.us.core#6.1.0' },
      'per-file': { type: 'string' },
      golden: { type: 'string', default: here('fhir-warnings.golden.txt') },
      update: { type: 'boolean', default: false },
      faults: { type: 'boolean', default: false },
      threads: { type: 'string' },
      cache: { type: 'string', default: here('../../.cache/conformance') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const paths = positionals.length > 0 || !values.faults ? positionals : [here('seed')];
  const files = fhirFiles(paths);
  if (files.length === 0) throw new Usage('name at least one folder with .ndjson files or Bundle .json files');
  const number = (text) => (text === undefined ? undefined : Number.parseInt(text, 10));
  const options = {
    ...values,
    perFile: number(values['per-file']),
    sample: values['per-file'] !== undefined,
    threads: number(values.threads),
    log: (line) => console.error(`… ${line}`),
  };
  return (await (values.faults ? faults : judge)(files, options)) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof Lacking) {
    console.error(error.message);
    process.exitCode = 3;
  } else if (error instanceof Usage || error.code === 'ENOENT' || String(error.code).startsWith('ERR_PARSE_ARGS')) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof ProgramFailed) {
    console.error(error.message);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
