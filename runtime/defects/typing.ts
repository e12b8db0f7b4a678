/** Slips of the hand and of the form: what a wrong letter, two swapped numbers or a lost decimal point make of a right value. */
import type { Draw } from '../../draws/draw.ts';
import { civilOf, dayOf, daysInMonth } from '../../model/time/civil.ts';

/** Keys next to each key of a QWERTY keyboard. */
const beside: Readonly<Record<string, string>> = {
  ...{ a: 'sqz', b: 'vgn', c: 'xdv', d: 'sfe', e: 'wrd', f: 'dgr', g: 'fht', h: 'gjy', i: 'uok', j: 'hku', k: 'jli', l: 'ko', m: 'n' },
  ...{ n: 'bm', o: 'ipl', p: 'o', q: 'wa', r: 'etf', s: 'adw', t: 'ryg', u: 'yij', v: 'cbf', w: 'qes', x: 'zcs', y: 'tuh', z: 'xa' },
};

/** One slip: a neighbouring key, two letters swapped, one left out, or one doubled. Never the text itself. */
export function misspell(text: string, draw: Draw): string {
  const letters = [...text];
  const places = letters.flatMap((letter, i) => (i > 0 && /[A-Za-z]/.test(letter) ? [i] : []));
  if (places.length === 0) return `${text}${text === '' ? 'x' : letters[letters.length - 1]}`;
  const at = places[draw.below(places.length)];
  const letter = letters[at];
  switch (draw.below(4)) {
    case 0: {
      const near = beside[letter.toLowerCase()] ?? 'e';
      letters[at] = near[draw.below(near.length)];
      break;
    }
    case 1:
      if (letters[at - 1] !== letter) {
        letters[at] = letters[at - 1];
        letters[at - 1] = letter;
        break;
      }
      letters.splice(at, 1);
      break;
    case 2:
      if (places.length > 1) {
        letters.splice(at, 1);
        break;
      }
      letters.splice(at, 0, letter);
      break;
    default:
      letters.splice(at, 0, letter);
  }
  return letters.join('');
}

/** Day and month of a date swapped, where that is another date; else the two last digits of the year. */
export function swapDate(day: number): number {
  const { year, month, day: ofMonth } = civilOf(day);
  if (ofMonth <= 12 && ofMonth !== month && month <= daysInMonth(year, ofMonth)) return dayOf(year, ofMonth, month);
  const decade = Math.floor(year / 10) % 10;
  const swapped = Math.floor(year / 100) * 100 + (year % 10) * 10 + decade;
  const other = swapped === year ? year - 1 : swapped;
  // A swap must not put a birth into the future.
  const past = other > year ? year - 10 : other;
  return dayOf(past, month, Math.min(ofMonth, daysInMonth(past, month)));
}

/** The date in the 22nd century: `2137` for `1937`. It is in the future on every day that a run can be as of. */
export function futureDate(day: number): number {
  const { year, month, day: ofMonth } = civilOf(day);
  const future = 2100 + (year % 100);
  return dayOf(future, month, Math.min(ofMonth, daysInMonth(future, month)));
}
