import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileText, texts } from '../support/scenario-runs.ts';
import { idsOf, judge } from './judge.ts';

type Loose = { patient: Record<string, unknown>; related_persons: Record<string, unknown>[] };
const written = texts(compileText(readFileSync('tests/conformance/language/units.hsim', 'utf8')), { count: 1 }, 'json', {}, 10);
const lines = [...written.values()].join('').trim().split('\n');
const unit = (): Loose[] => lines.map((line) => JSON.parse(line) as Loose).filter(({ patient }) => patient !== undefined);

/** The rules that the unit breaks after a change, in both orders of its patients. */
function broken(change: (all: Loose[]) => unknown): string[][] {
  const all = unit();
  change(all);
  return [idsOf(judge(all)), idsOf(judge([...all].reverse()))];
}

test('patients of a unit agree, in either order, and alone', () => {
  expect(unit().length).toBeGreaterThan(1);
  expect(broken(() => {})).toEqual([[], []]);
  for (const one of unit()) expect(idsOf(judge([one]))).toEqual([]);
});

test.each([
  ['the record number of a patient', ([, other]: Loose[]) => Object.assign(other.patient, { mrn: 'MRN00000001' }), 'REF-010'],
  ['what a patient says of the sex of another', ([first]: Loose[]) => Object.assign(first.related_persons[0], { sex: 'unknown' }), 'REF-010'],
  ['a relationship', ([first]: Loose[]) => Object.assign(first.related_persons[0], { relationship: 'grandchild' }), 'REF-010'],
  ['a relative who is left out', ([, other]: Loose[]) => Object.assign(other, { related_persons: [] }), 'REF-011'],
] as const)('a change of %s is found in either order', (_, change, rule) => {
  for (const ids of broken(change)) expect(ids).toContain(rule);
});
