/** The checks of SCRIPT see each planted fault, but those of which the list says that the schema alone does. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Target } from '../../model/target.ts';
import { targets } from '../../targets/registry.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../support/written-target.ts';
import { scriptFindings } from '../targets/script/script-checks.ts';
import { brokenScript, scriptFaults } from './script/faults.ts';

const people = subjects(compileText(readFileSync('tests/conformance/script/prescriptions.hsim', 'utf8')), { count: 6 });
const { texts } = writeBlocks(await openTarget(targets.get('script') as Target, {}, { asOf: Number.MAX_SAFE_INTEGER }), [{ label: '00000', subjects: people }]);
const lines = texts.join('').trimEnd().split('\n');

test('there are faults enough, each with a name of its own', () => {
  expect(scriptFaults.length).toBeGreaterThanOrEqual(40);
  expect(new Set(scriptFaults.map(({ what }) => what)).size).toBe(scriptFaults.length);
  expect(scriptFindings(lines)).toEqual([]);
});

test.each(scriptFaults)('$what', (fault) => {
  expect(scriptFindings(brokenScript(fault, lines)).length > 0).toBe(fault.seenBy !== 'schema');
});
