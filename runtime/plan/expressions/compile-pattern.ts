/** A text of a given shape: `A` becomes a capital letter, `a` a small one, `#` a digit; everything else stands as it is. */
import type { Draw } from '../../../draws/draw.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export function drawShape(shape: string, draw: Draw): string {
  return shape.replace(/[Aa#]/g, (sign) => {
    if (sign === '#') return String(draw.below(10));
    const letter = LETTERS[draw.below(LETTERS.length)];
    return sign === 'A' ? letter.toUpperCase() : letter;
  });
}
