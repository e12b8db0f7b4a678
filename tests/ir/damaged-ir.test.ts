/** An IR that was changed by hand, or on its way: it is refused, or a run of it ends as any other does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAtCohort } from '../../app/read-cohort.ts';
import { readScenario } from '../../app/read-scenario.ts';
import { type Entry, openEntry } from '../../app/scenario-files.ts';
import { libraryScenarios } from '../../app/scenario-library.ts';
import { Stop } from '../../app/stop.ts';
import { strayReference } from '../../ir/stray-reference.ts';
import { study } from '../../runtime/study/study-cohort.ts';
import { compileCase, languageCases } from '../baselines/case.ts';
import { damaged } from '../support/damaged-json.ts';
import { compileText } from '../support/scenario-runs.ts';

/** `npm run fuzz` asks for a hundred times as many. */
const TIMES = Number(process.env['HSIMC_FUZZ'] ?? '1');

const texts = languageCases().flatMap((of) => {
  const { ir } = compileCase(of);
  return ir === null ? [] : [JSON.stringify(ir)];
});

/** Looks at two people of an IR; anything but an answer or a refusal is thrown on. */
async function survives(text: string): Promise<void> {
  const entry = { text: { path: 'x.ir.json', text, sha256: '' } } as Entry;
  try {
    await lookAtCohort(entry, { count: 2, seed: '1', set: new Map(), asOf: 28_000_000 }, ({ plan }) => study(plan, 2));
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
}

test('a changed IR is refused, or runs', async () => {
  await fc.assert(fc.asyncProperty(damaged(texts), survives), { seed: 21, numRuns: 400 * TIMES });
});

test('what the compiler makes of the library refers to something', async () => {
  for (const { name } of libraryScenarios()) {
    const { ir } = await readScenario(openEntry(name), new Map());
    if (ir !== null) expect(strayReference(ir), name).toBeNull();
  }
});

test('what the compiler makes refers to something', () => {
  for (const text of texts) expect(strayReference(JSON.parse(text))).toBeNull();
  const ir = compileText('hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nparam a: 1 in 0..2\nprofile p { age: 40 attribute b: a + 1 }\n');
  expect(strayReference({ ...ir, params: [] })).toBe('attributes.0.value.left.param');
});
