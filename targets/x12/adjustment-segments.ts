import type { Adjustment } from '../../model/benefits/adjustment.ts';
import type { SegmentList } from './segment-list.ts';
import { x12Amount } from './x12-values.ts';

/** Triplets of reason, amount and quantity in one CAS segment. */
const TRIPLETS = 6;

/** One CAS segment for each group, in the order in which groups are first met. */
export function adjustmentSegments(segments: SegmentList, adjustments: readonly Adjustment[]): void {
  for (const group of new Set(adjustments.map((one) => one.group))) {
    const ofGroup = adjustments.filter((one) => one.group === group);
    for (let i = 0; i < ofGroup.length; i += TRIPLETS)
      segments.add(
        'CAS',
        group,
        ...ofGroup.slice(i, i + TRIPLETS).flatMap(({ reason, amount }, nth) => (nth === 0 ? [reason, x12Amount(amount)] : ['', reason, x12Amount(amount)])),
      );
  }
}
