/**
 * The days on which a drug is filled in a calendar year, so that the proportion of days covered (PDC) from the first of them to the end of the year is as
 * wanted, to the day. PDC is that of the Pharmacy Quality Alliance: days with supply in hand, by days from the first fill of the year on.
 */

export interface FilledYear {
  /** Days of the fills, in order. */
  readonly days: readonly number[];
  /** The first day on which the next year may begin: nothing is in hand, and the year is over. */
  readonly next: number;
}

/** Millionths: a share such as 80% has no error of its own. */
const PARTS = 1_000_000;
/** From this PDC on, measures count a person as adherent; a number of days is rounded away from it. */
const THRESHOLD = 0.8;

/** Days to cover of a period: begun days are whole from 80% on, and left out below, so that rounding changes nobody's side. */
export function daysToCover(period: number, adherence: number): number {
  const parts = period * Math.round(adherence * PARTS);
  return adherence >= THRESHOLD ? Math.ceil(parts / PARTS) : Math.floor(parts / PARTS);
}

/**
 * @param first day of the first fill
 * @param end the day after the year
 * @param supply days that a fill lasts
 * @param adherence PDC, 0..1; one fill is the least, whatever it is
 * @param weight relative length of the gap before each fill, counted from 1: more than 0
 */
export function refillDays(first: number, end: number, supply: number, adherence: number, weight: (nth: number) => number): FilledYear {
  const period = end - first;
  const covered = Math.min(period, daysToCover(period, adherence));
  const count = Math.max(1, Math.ceil(covered / supply));
  if (count === 1) return { days: [first], next: Math.max(end, first + supply) };
  const gaps = period - covered;
  const weights = Array.from({ length: count - 1 }, (_, i) => weight(i + 1));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const days = [first];
  let share = 0;
  for (const [i, one] of weights.entries()) {
    share += one;
    // All gaps together, up to and with this one: the last is exact, so that the supply of the last fill reaches the end of the year.
    const before = i === count - 2 ? gaps : Math.floor((gaps * share) / total);
    days.push(first + (i + 1) * supply + before);
  }
  return { days, next: days[count - 1] + supply };
}
