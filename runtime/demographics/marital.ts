/**
 * Marital status by age and sex.
 * Figures: U.S. Census Bureau, American Community Survey 2018, one-year estimates, table S1201, United States. The survey asks people of 15 and
 * older and gives wide age groups; between the middles of two groups the shares follow a straight line, so that there is no jump at an edge.
 * People under 18 are taken as never married.
 */

import type { Draw } from '../../draws/draw.ts';
import { lazy } from '../../model/lazy.ts';
import type { Patient } from '../../model/parties/patient.ts';

export type MaritalStatus = Patient['marital_status'];

export const MARITAL_STATUSES = ['married', 'widowed', 'divorced', 'separated', 'never_married'] as const;

/** Middle of the age group in completed years (15-19, 20-34, 35-44, 45-54, 55-64, 65 and over), then percentages in the order above. */
export const MARITAL_BANDS: Readonly<Record<'female' | 'male', readonly (readonly number[])[]>> = {
  male: [
    [17, 0.9, 0, 0, 0.1, 99.0],
    [27, 26.1, 0.1, 2.5, 0.9, 70.4],
    [39.5, 59.8, 0.4, 9.8, 2.3, 27.7],
    [49.5, 64.1, 1.0, 15.3, 2.5, 17.1],
    [59.5, 65.7, 2.5, 16.9, 2.2, 12.6],
    [75, 69.3, 11.1, 12.3, 1.3, 5.9],
  ],
  female: [
    [17, 1.2, 0, 0, 0.1, 98.6],
    [27, 32.9, 0.2, 3.6, 1.7, 61.6],
    [39.5, 61.3, 0.9, 12.4, 3.5, 22.0],
    [49.5, 62.3, 2.6, 18.1, 3.5, 13.4],
    [59.5, 60.0, 7.3, 20.0, 2.7, 10.0],
    [75, 45.0, 32.3, 15.7, 1.2, 5.7],
  ],
};

export const ADULT = 18;
const OLDEST = 75;

/** Shares of the statuses, in the order of `MARITAL_STATUSES`, among people of an age of 18 or more; they sum to 1. */
export function maritalShares(sex: 'female' | 'male', age: number): readonly number[] {
  const bands = MARITAL_BANDS[sex];
  const at = Math.min(Math.max(age, ADULT), OLDEST);
  const right = bands.findIndex(([middle]) => middle >= at);
  const [a, ...low] = bands[right - 1];
  const [b, ...high] = bands[right];
  const mixed = low.map((share, i) => (share * (b - at) + high[i] * (at - a)) / (b - a));
  const total = mixed.reduce((sum, share) => sum + share, 0);
  return mixed.map((share) => share / total);
}

/** Running sums of the shares for each age 18..75. */
const thresholds = lazy(() => {
  const cumulate = (shares: readonly number[]) => shares.map((_, i) => shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0));
  const ages = Array.from({ length: OLDEST - ADULT + 1 }, (_, i) => ADULT + i);
  return { female: ages.map((age) => cumulate(maritalShares('female', age))), male: ages.map((age) => cumulate(maritalShares('male', age))) };
});

/** @param unmarried whether it is known that there is no spouse: the status is then one of the others */
export function drawMaritalStatus(draw: Draw, sex: 'female' | 'male', age: number, unmarried = false): MaritalStatus {
  if (age < ADULT) return 'never_married';
  const sums = thresholds()[sex][Math.min(age, OLDEST) - ADULT];
  // `married` is the first of the statuses.
  const u = unmarried ? sums[0] + draw.uniform() * (1 - sums[0]) : draw.uniform();
  for (let i = 0; i < sums.length; i++) if (u < sums[i]) return MARITAL_STATUSES[i];
  return 'never_married';
}
