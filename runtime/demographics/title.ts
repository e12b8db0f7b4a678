/**
 * The small parts of a name: title, middle name and suffix. Their frequencies are a plausible mix, not a statistic: no public count of them exists.
 */
import type { Draw } from '../../draws/draw.ts';
import { drawGivenName } from './given-names.ts';
import type { MaritalStatus } from './marital.ts';

const ADULT = 18;

/** A title for one adult in four, none for the others. */
export function drawPrefix(draw: Draw, sex: string, age: number, marital: MaritalStatus): string | null {
  const titled = draw.below(4) === 0;
  if (!titled || age < ADULT) return null;
  if (sex === 'male') return 'Mr.';
  if (sex !== 'female') return null;
  return marital === 'married' || marital === 'widowed' ? 'Mrs.' : 'Ms.';
}

/** One man in fifty is named after his father or grandfather. */
export function drawSuffix(draw: Draw, sex: string): string | null {
  const n = draw.below(100);
  if (sex !== 'male' || n > 1) return null;
  return n === 0 ? 'Jr.' : 'III';
}

/** None for two in ten, an initial for four, a name for four; never the first name again. */
export function drawMiddleName(draw: Draw, sex: 'female' | 'male', birthYear: number, given: string): string | null {
  const kind = draw.below(10);
  if (kind < 2) return null;
  const name = drawGivenName(draw, sex, birthYear);
  if (kind < 6) return name.charAt(0);
  return name === given ? null : name;
}
