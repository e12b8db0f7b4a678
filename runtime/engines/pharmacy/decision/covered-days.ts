/** Days on which a supply is in hand. A fill before the last one is used up begins where that ends, as quality measures of adherence count. */

export interface Supply {
  readonly day: number;
  readonly daysSupply: number;
}

/** First days and days after the last, in order and apart from each other. */
export function coveredSpans(fills: readonly Supply[]): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  for (const { day, daysSupply } of fills.toSorted((a, b) => a.day - b.day)) {
    const last = spans.at(-1);
    if (last !== undefined && day <= last[1]) last[1] += daysSupply;
    else spans.push([day, day + daysSupply]);
  }
  return spans;
}

/** Covered days from one day until before another. */
export function coveredDays(fills: readonly Supply[], from: number, until: number): number {
  return coveredSpans(fills).reduce((days, [first, after]) => days + Math.max(0, Math.min(after, until) - Math.max(first, from)), 0);
}
