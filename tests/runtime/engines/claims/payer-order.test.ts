/** Which payer of a person pays first. */
import { expect, test } from 'vitest';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import { PayerOrder } from '../../../../runtime/engines/claims/coordination/payer-order.ts';

const coverage = (name: string, relationship: Coverage['relationship'] = 'self') => ({ name, relationship }) as Coverage;
const own = [
  { name: 'guild', after: ['part_b', 'employer'] },
  { name: 'part_b', after: ['employer'] },
  { name: 'employer', after: [] },
  { name: 'other', after: [] },
];
const names = (coverages: readonly Coverage[], order = new PayerOrder(own, [])): string[] => order.sorted(coverages).map(({ name }) => name);

test('those that `after` names come first, whatever the order in the list', () => {
  expect(names([coverage('guild'), coverage('part_b'), coverage('employer')])).toEqual(['employer', 'part_b', 'guild']);
  expect(names([coverage('guild'), coverage('employer')])).toEqual(['employer', 'guild']);
  expect(names([coverage('guild')])).toEqual(['guild']);
});

test('else the order is that of the profile', () => {
  expect(names([coverage('other'), coverage('part_b')])).toEqual(['part_b', 'other']);
  expect(names([coverage('unknown'), coverage('other')])).toEqual(['other', 'unknown']);
});

test('coverage by another person comes after the own one, in the order of the profile of that person', () => {
  const order = new PayerOrder(
    [{ name: 'own', after: [] }],
    [
      { name: 'second', after: ['first'] },
      { name: 'first', after: [] },
    ],
  );
  expect(names([coverage('second', 'spouse'), coverage('first', 'spouse'), coverage('own')], order)).toEqual(['own', 'first', 'second']);
});
