/** Findings between a fill and the supplies in hand: the same product too early or too late, the same ingredient in another product. */
import { formatDay } from '../../../../model/time/civil.ts';
import { daysOf } from '../decision/cents.ts';
import type { Drug, PastFill } from '../decision/fill-request.ts';
import type { DurAlert } from './dur-alert.ts';

const OWN = 'supply in hand, by the fills of the person';
/** A gap of more than a quarter of the supply: over that interval, less than 80% of the days are covered, the threshold of the measures of adherence. */
const LATE = 0.25;

/** What a person has of a drug on a day. */
export interface InHand {
  readonly fill: PastFill;
  /** The day after the last of its supply. */
  readonly until: number;
}

/** The last fill of each drug. */
export function lastFills(fills: readonly PastFill[], day: number): readonly InHand[] {
  const last = new Map<string, PastFill>();
  for (const fill of fills)
    if (!fill.reversed && fill.day <= day && fill.day >= (last.get(fill.drug.key)?.day ?? Number.NEGATIVE_INFINITY)) last.set(fill.drug.key, fill);
  return [...last.values()].map((fill) => ({ fill, until: fill.day + fill.daysSupply }));
}

/** @param refillAfter share of the supply after which a refill is not early */
export function supplyFindings(drug: Drug, day: number, refillAfter: number, last: readonly InHand[]): DurAlert[] {
  return last.flatMap(({ fill, until }): DurAlert[] => {
    const other = { display: fill.drug.display, day: fill.day, quantity: fill.quantity };
    if (fill.drug.key === drug.key) {
      const due = fill.day + daysOf(fill.daysSupply, refillAfter);
      if (day < due)
        return [
          {
            type: 'early_refill',
            code: 'ER',
            severity: 'moderate',
            drugs: [drug.key],
            other,
            otherDrug: fill.drug,
            diagnosis: null,
            text: `supply until ${formatDay(until - 1)}`,
            source: OWN,
          },
        ];
      if (day - until > fill.daysSupply * LATE)
        return [
          {
            type: 'underuse',
            code: 'LR',
            severity: 'minor',
            drugs: [drug.key],
            other,
            otherDrug: fill.drug,
            diagnosis: null,
            text: `no supply for ${day - until} days`,
            source: OWN,
          },
        ];
      return [];
    }
    const shared = drug.ingredients.find((one) => fill.drug.ingredients.includes(one));
    if (shared === undefined || day >= until) return [];
    return [
      {
        type: 'ingredient',
        code: 'ID',
        severity: 'major',
        drugs: [drug.key, fill.drug.key],
        other,
        otherDrug: fill.drug,
        diagnosis: null,
        text: `both contain ${shared}`,
        source: OWN,
      },
    ];
  });
}
