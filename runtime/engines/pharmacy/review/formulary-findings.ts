/** Findings that a formulary states itself: its `dur` blocks name two drugs, or groups of them, that must not be in hand together. */

import { durCodes } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { Drug, PastFill } from '../decision/fill-request.ts';
import type { DurTerms } from '../decision/formulary-terms.ts';
import type { DurAlert } from './dur-alert.ts';
import { lastFills } from './supply-findings.ts';

/** Those that the review has not found by itself. */
export function formularyFindings(
  drug: Drug,
  day: number,
  fills: readonly PastFill[],
  dur: readonly DurTerms[],
  found: readonly DurAlert[],
): readonly DurAlert[] {
  if (dur.every(({ drugs, with: others }) => drugs === null || others === null)) return [];
  const held = lastFills(fills, day).filter(({ fill, until }) => day < until && fill.drug.key !== drug.key);
  return dur.flatMap(({ type, drugs, with: others, severity }): DurAlert[] => {
    if (drugs === null || others === null) return [];
    return held.flatMap(({ fill }): DurAlert[] => {
      const other = fill.drug;
      const meets = (drugs.has(drug.key) && others.has(other.key)) || (others.has(drug.key) && drugs.has(other.key));
      if (!meets || found.some((one) => one.type === type && one.drugs.includes(other.key))) return [];
      const text = `${drug.display} with ${other.display}`;
      const of = { display: other.display, day: fill.day, quantity: fill.quantity };
      return [
        { type, code: durCodes[type][0], severity, drugs: [drug.key, other.key], other: of, otherDrug: other, diagnosis: null, text, source: 'the formulary' },
      ];
    });
  });
}
