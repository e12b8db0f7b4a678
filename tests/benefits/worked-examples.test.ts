/** Adjudication by hand: every row has its arithmetic written out. */
import { describe, expect, test } from 'vitest';
import { claimOf, decideAll, decisionText, keyOf, ledgerOf, planOf } from './example-claims.ts';
import { capitationExamples } from './examples/capitation-examples.ts';
import { denialExamples } from './examples/denial-examples.ts';
import { facilityExamples } from './examples/facility-examples.ts';
import { orderExamples } from './examples/order-examples.ts';
import { shareExamples } from './examples/share-examples.ts';

const tables = { shares: shareExamples, facilities: facilityExamples, denials: denialExamples, capitation: capitationExamples, order: orderExamples };

test('there are enough of them, and no two have one name', () => {
  const names = Object.values(tables).flatMap((rows) => rows.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(90);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.name, row] as const))('%s', (_name, { plan, used = {}, claims, decisions, after = {} }) => {
    const ledger = ledgerOf(used);
    const postings = decideAll(planOf(plan), claims.map(claimOf), ledger);
    expect(postings.map(({ decision }) => decisionText(decision))).toEqual(decisions);
    const now = {
      deductible: ledger.used(keyOf('deductible')),
      familyDeductible: ledger.used(keyOf('deductible', { member: null })),
      oop: ledger.used(keyOf('oop')),
      familyOop: ledger.used(keyOf('oop', { member: null })),
      visits: Object.fromEntries(Object.keys(after.visits ?? {}).map((of) => [of, ledger.used(keyOf('visits', { of }))])),
    };
    expect(now).toMatchObject(after);
    for (const { decision } of postings)
      for (const { charge, paid, adjustments } of decision.lines) expect(charge).toBe(paid + adjustments.reduce((sum, { amount }) => sum + amount, 0));
  });
});
