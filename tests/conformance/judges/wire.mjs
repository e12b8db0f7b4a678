import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindsOf, MEMBERS, SCENARIOS as NCPDP_SCENARIOS, SUBJECTS as NCPDP_SUBJECTS } from './ncpdp.mjs';
import { count, interchangesOf, noErrors, SAMPLES, SCENARIOS, SUBJECTS } from './x12.mjs';

/** `hsimc validate` is no judge of others, but what it says of the same files belongs beside theirs. */
const checksOf = (cohorts) => cohorts.module('../../../validation/wire/wire-check.ts');
const said = ({ rule, at, message }) => `${rule} ${at}: ${message}`;

export const wireValidateX12 = {
  name: 'wire-validate-x12',
  sees: 'hsimc validate: the rules EDI-001 and on, over the interchanges that pyx12 and LinuxForHealth x12 are given',
  checked: { target: 'x12', unit: 'interchanges', unseen: {} },
  async judge({ cohorts, tally }) {
    const { wireCheckOf } = await checksOf(cohorts);
    const files = [];
    for (const [scenario, many] of [...SAMPLES, ...SCENARIOS.map((name) => [name, SUBJECTS])]) files.push(...(await interchangesOf(cohorts, scenario, many)));
    const found = new Map(
      files.map((path) => {
        const text = readFileSync(path, 'latin1');
        return [path, wireCheckOf(text)(text).findings.map(said)];
      }),
    );
    tally?.by('hsimc validate');
    count(tally, found);
    return noErrors(files, found);
  },
};

export const wireValidateNcpdp = {
  name: 'wire-validate-ncpdp',
  sees: 'hsimc validate: the rules NCPDP-001 and on, over the batches that dzero is given',
  checked: { target: 'ncpdp', unit: 'transmissions', unseen: {} },
  async judge({ cohorts, tally }) {
    const { wireCheckOf } = await checksOf(cohorts);
    tally?.by('hsimc validate');
    let wrong = 0;
    for (const [scenario, many] of [[MEMBERS, 12], ...NCPDP_SCENARIOS.map((name) => [name, NCPDP_SUBJECTS])]) {
      const folder = join(await cohorts.compiled(scenario, '--count', String(many), '--target', 'ncpdp'), 'ncpdp');
      for (const path of readdirSync(folder).map((name) => join(folder, name))) {
        const text = readFileSync(path, 'latin1');
        const kinds = kindsOf(path);
        for (const kind of kinds) tally?.add(kind, 1, 0);
        for (const finding of wireCheckOf(text)(text).findings) {
          wrong++;
          // Numbers of findings count the header of the batch.
          tally?.add(kinds[finding.number - 2] ?? kinds[0], 0, 1);
          console.log(`${path}: ${said(finding)}`);
        }
      }
    }
    return wrong === 0;
  },
};
