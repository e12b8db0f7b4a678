/** An oracle calls nothing of what it checks: what it may import is listed here, and the code that is checked is not. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, projectFiles } from './imports.ts';

/** The ground, and the oracles themselves. Types may come from anywhere. */
const GROUND = /^(?:model|draws|ir|tests\/oracle)\//;
/** What both sides work on: the state and moves of a thread, errors of a run, identifiers without repetition, pools of parties, what a resource says. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'reference-executor.ts': ['runtime/demographics/permutation.ts', 'runtime/parties/pick-party.ts', 'runtime/plan/fault.ts'],
  'plain-draws.ts': ['runtime/plan/fault.ts'],
  'reference-thread.ts': ['runtime/threads/live-thread.ts'],
  'fhir-emitter.ts': [
    'targets/fhir/clinical-resources.ts',
    'targets/fhir/editions.ts',
    'targets/fhir/fhir-context.ts',
    'targets/fhir/financial-resources.ts',
    'targets/fhir/resources/insurance-plan-resource.ts',
    'targets/fhir/resources/measure-report-resource.ts',
    'targets/fhir/resources/party-resources.ts',
    'targets/fhir/resources/patient-resource.ts',
    'targets/fhir/resources/provenance-resource.ts',
  ],
};
const oracles = projectFiles().filter((path) => path.startsWith('tests/oracle/') && path.endsWith('.ts') && !path.endsWith('.test.ts'));

test.each(oracles)('%s', (path) => {
  const values = readFileSync(path, 'utf8').replace(/^import type [^;]*;/gm, '');
  const imports = importsOf(path, values).filter((to) => !GROUND.test(to));
  expect(imports.sort()).toEqual(SHARED[path.slice('tests/oracle/'.length)] ?? []);
});

test('no source imports an oracle', () => {
  const sources = projectFiles().filter((path) => path.endsWith('.ts') && !path.startsWith('tests/'));
  expect(sources.filter((path) => importsOf(path, readFileSync(path, 'utf8')).some((to) => to.startsWith('tests/')))).toEqual([]);
});
