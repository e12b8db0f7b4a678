import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, prepareCache } from '../lib/build.mjs';
import { command } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { python } from '../lib/python.mjs';

const SUBJECTS = 500;
/** hl7apy takes a second for some ten messages, so the gate gives it fewer; HSIMC_HL7APY_SUBJECTS=500 gives it all. */
const FEWER = Number(process.env.HSIMC_HL7APY_SUBJECTS ?? '40');
const SCENARIOS = ['diabetes', 'adt_workflow', 'orders_results'];
/** Versions of the judges: HAPI's stands in its pom. */
const HL7APY = ['hl7apy==1.3.4'];

/** Feeds of all scenarios. Diabetes has the longest lives, so fewer of them. */
async function feeds(cohorts, subjects) {
  const files = [];
  for (const scenario of SCENARIOS) {
    const count = String(scenario === 'diabetes' ? Math.ceil(subjects / 8) : subjects);
    const folder = join(await cohorts.compiled(scenario, '--count', count, '--target', 'hl7v2'), 'hl7v2');
    files.push(...readdirSync(folder).map((name) => join(folder, name)));
  }
  return files;
}

/** Prints the issues by kind; true where there are none, and messages were read. */
function content({ status, out, err }) {
  if (status !== 0) throw new Error(err);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const count = Number(lines.pop()?.[1]);
  const kinds = new Map();
  for (const [, , issue] of lines) kinds.set(issue, (kinds.get(issue) ?? 0) + 1);
  for (const [issue, times] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`${String(times).padStart(6)}  ${issue}`);
  console.log(`${count} messages, ${lines.length} errors`);
  return count > 0 && lines.length === 0;
}

export const hl7v2Hapi = {
  name: 'hl7v2-hapi',
  sees: `HAPI HL7v2: structure, required segments and fields, repetitions, formats, over feeds of ${SUBJECTS} subjects`,
  async judge({ cohorts }) {
    const { cache } = settings();
    prepareCache(cache);
    const lib = await build(cache, console.log, 'hl7v2-validator');
    return content(await command('java', ['-cp', join(lib, '*'), 'hsimc.conformance.Judge', ...(await feeds(cohorts, SUBJECTS))]));
  },
};

export const hl7v2Hl7apy = {
  name: 'hl7v2-hl7apy',
  sees: `hl7apy: cardinalities, data types, components, over feeds of ${FEWER} subjects`,
  async judge({ cohorts }) {
    const { cache } = settings();
    prepareCache(cache);
    const script = new URL('../hl7v2/hl7apy_judge.py', import.meta.url).pathname;
    return content(await command(await python(cache, 'hl7', HL7APY), [script, ...(await feeds(cohorts, FEWER))]));
  },
};
