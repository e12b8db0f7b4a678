/** Which payer of a person pays first. */
import { expect, test } from 'vitest';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import { inOrderOfPayment } from '../../../../runtime/engines/claims/coordination/payer-order.ts';
import { CoveragePriority } from '../../../../runtime/engines/enrollment/coverage-priority.ts';

const medical = 'medical';
const own = new CoveragePriority([
  { kind: medical, name: 'guild', after: ['part_b', 'employer'] },
  { kind: 'pharmacy', name: 'pharmacy', after: [] },
  { kind: medical, name: 'part_b', after: ['employer'] },
  { kind: medical, name: 'employer', after: [] },
  { kind: medical, name: 'other', after: [] },
]);
const coverage = (name: string, relationship: Coverage['relationship'] = 'self', of = own) =>
  ({ name, relationship, priority: of.of(medical, name) }) as Coverage;
const names = (...coverages: readonly Coverage[]): string[] => inOrderOfPayment(coverages).map(({ name }) => name);

test('those that `after` names come first, whatever the order in the list', () => {
  expect(['employer', 'part_b', 'guild', 'other'].map((name) => own.of(medical, name))).toEqual([1, 2, 3, 4]);
  expect(names(coverage('guild'), coverage('part_b'), coverage('employer'))).toEqual(['employer', 'part_b', 'guild']);
  expect(names(coverage('guild'), coverage('employer'))).toEqual(['employer', 'guild']);
  expect(names(coverage('guild'))).toEqual(['guild']);
});

test('else the order is that of the profile; what it does not have comes last', () => {
  expect(names(coverage('other'), coverage('part_b'))).toEqual(['part_b', 'other']);
  expect(names(coverage('unknown'), coverage('other'))).toEqual(['other', 'unknown']);
});

test('each kind of coverage counts from 1', () => {
  expect(own.of('pharmacy', 'pharmacy')).toBe(1);
  expect(own.of('dental', 'dental')).toBe(1);
});

test('coverage by another person comes after the own one, in the order of the profile of that person', () => {
  const first = new CoveragePriority([
    { kind: medical, name: 'second', after: ['first'] },
    { kind: medical, name: 'first', after: [] },
  ]);
  expect(names(coverage('second', 'spouse', first), coverage('first', 'spouse', first), coverage('other'))).toEqual(['other', 'first', 'second']);
});
