/** Care for a disease comes after its diagnosis, in every scenario of the library. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileText, subjects } from '../support/scenario-runs.ts';

const names = readdirSync('scenarios/patientsim').flatMap((file) => /^([^.]+)\.hsim$/.exec(file)?.[1] ?? []);

test.each(names)('%s: no visit is for a disease that is diagnosed later', (name) => {
  const early = subjects(compileText(readFileSync(`scenarios/patientsim/${name}.hsim`, 'utf8')), { count: 150 }).flatMap(({ encounters, conditions }) =>
    encounters.filter(({ reason, start, end }) => {
      const known = conditions.filter(({ code }) => code.system === reason?.system && code.code === reason.code).map(({ recorded }) => recorded);
      return known.length > 0 && Math.min(...known) > (end ?? start);
    }),
  );
  expect(early.map(({ start, reason }) => [start, reason?.code])).toEqual([]);
});
