/** Lot and serial numbers of products. */
import type { Draw } from '../../draws/draw.ts';

/** Letters that no one takes for a digit. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** A lot number such as `KX40213`: two letters and five digits, at the cursor's address. */
export function lotNumber(draw: Draw): string {
  const first = LETTERS[draw.below(LETTERS.length)];
  const second = LETTERS[draw.below(LETTERS.length)];
  return `${first}${second}${String(draw.below(100_000)).padStart(5, '0')}`;
}

/** A serial number of ten digits, at the cursor's address. */
export function serialNumber(draw: Draw): string {
  return String(Math.floor(draw.uniform() * 1e10)).padStart(10, '0');
}
