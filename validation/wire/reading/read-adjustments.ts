import type { adjustmentGroups } from '../../../model/benefits/adjustment.ts';
import { centsIn } from '../x12-elements-check.ts';
import type { LoopNode } from './loop-tree.ts';
import { segmentsOf } from './x12-place.ts';

export interface ReadAdjustment {
  readonly group: (typeof adjustmentGroups)[number];
  readonly reason: string;
  readonly amount: number;
}

/** CAS: the group, and up to six triplets of reason, amount and quantity. */
export function adjustmentsOf(node: LoopNode): readonly ReadAdjustment[] {
  return segmentsOf(node, 'CAS').flatMap(({ elements: [, group, ...rest] }) =>
    Array.from({ length: Math.ceil(rest.length / 3) }, (_, i) => ({
      group: group as ReadAdjustment['group'],
      reason: rest[i * 3],
      amount: centsIn(rest[i * 3 + 1]),
    })).filter(({ reason }) => reason !== undefined && reason !== ''),
  );
}
