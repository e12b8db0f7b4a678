/** Whether the scenarios of the library, and those of the skill's evaluations, meet their own expectations, at any seed and count. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf } from './scenario-runs.ts';

function irOf(path: string): Ir {
  const { text, host } = openEntry(path);
  const { value, diagnostics } = compile(text, host);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return value.ir as Ir;
}

function failures(ir: Ir, seed: string, count: number): string[] {
  const { tally } = new BlockRunner(planOf(ir, { seed, count })).subjects(0, count, '00000', []);
  return ir.expectations
    .map((one, i) => verdictOf(one, tally.expectations[i]))
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ text, found }) => `seed ${seed}, ${count} subjects: ${text}: ${found}`);
}

const filesIn = (folder: string): string[] => readdirSync(folder).flatMap((name) => (/^[^.]+\.hsim$/.test(name) ? [`${folder}/${name}`] : []));
const library = ['scenarios/patientsim', 'scenarios/membersim', 'scenarios/rxmembersim', 'scenarios/populations', 'scenarios/templates'].flatMap(filesIn);

/**
 * Declares the tests.
 * @param families the counts for populations, in which a subject is a family or has many claims
 */
export function meetExpectations(seeds: readonly string[], families: readonly number[] = [10, 100, 500]): void {
  test.each(library)('%s', (path) => {
    const counts = path.includes('/populations/') ? families : [10, 100, 500];
    const ir = irOf(path);
    expect(ir.expectations).not.toEqual([]);
    expect(counts.flatMap((count) => seeds.flatMap((seed) => failures(ir, seed, count)))).toEqual([]);
  });

  test.each(filesIn('skills/hsim/evals/scenarios'))('%s', (path) => {
    const ir = irOf(path);
    expect(seeds.flatMap((seed) => failures(ir, seed, 400))).toEqual([]);
  });
}
