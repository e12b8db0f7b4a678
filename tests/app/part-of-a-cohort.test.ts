import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { carryOut, prepareRun, type RunRequest } from '../../app/compile-scenario.ts';
import { emptyRun } from '../../app/run/empty-run.ts';
import { endOfDay } from '../../app/run-values.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { dayOf } from '../../model/time/civil.ts';

const folder = mkdtempSync(join(tmpdir(), 'hsimc-part-'));
afterAll(() => rmSync(folder, { recursive: true }));
let runs = 0;

const day = (year: number, month: number, ofMonth: number): number => endOfDay(dayOf(year, month, ofMonth), null);
const quiet = { progress: { shown: false, update: () => {}, end: () => {} }, interruptible: () => () => {} };

async function run(request: Partial<RunRequest>) {
  const { findings, result: order } = await prepareRun(() => openEntry('adt_workflow'), {
    count: 40,
    seed: '1',
    set: new Map(),
    targets: [{ name: 'truth', options: {} }],
    out: join(folder, String(runs++)),
    whenNotEmpty: 'refuse',
    worker: new URL('file:///no-worker.js'),
    ...request,
  });
  if (order === null) throw new Error('the scenario is wrong');
  const result = await carryOut(order, quiet);
  return {
    codes: findings.diagnostics.map(({ code }) => code),
    outcomes: new Set(result.verdicts.map(({ outcome }) => outcome)),
    empty: emptyRun(order.job, result),
    result,
  };
}

test('a feed of a day without records says when there are some; nothing is asked of it', async () => {
  const { outcomes, empty } = await run({ since: day(2025, 6, 29), asOf: day(2025, 6, 30) });
  expect(empty).toMatch(/^no record was reported after 2025-06-29 and by 2025-06-30; records are reported from 2025-01-\d\d to 2025-0\d-\d\d$/);
  expect([...outcomes]).toEqual(['not_applicable']);
});

test('a feed of a day with records writes them; nothing is asked of it', async () => {
  const { outcomes, empty, result } = await run({ count: 200, since: day(2025, 4, 25), asOf: day(2025, 4, 26) });
  expect(empty).toBeNull();
  expect(result.records.encounters).toBeGreaterThan(0);
  expect([...outcomes]).toEqual(['not_applicable']);
});

test('an earlier as-of day is a part of the cohort too, its own is the whole', async () => {
  expect([...(await run({ asOf: day(2025, 2, 1) })).outcomes]).toEqual(['not_applicable']);
  expect((await run({})).outcomes.has('not_applicable')).toBe(false);
});

test('one subject is asked what every subject must be', async () => {
  const { outcomes } = await run({ only: 3 });
  expect([...outcomes].sort()).toEqual(['not_applicable', 'passed']);
});

test('an answer key needs questions', async () => {
  expect((await run({})).codes).toContain('HS7003');
});
