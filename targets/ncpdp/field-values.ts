/** Values as fields of NCPDP hold them. What a field cannot hold is changed by a rule and counted. */
import { formatDay } from '../../model/time/civil.ts';
import type { Lost } from '../shared/lost.ts';
import type { Picture } from './ncpdp-fields.ts';

/** Text or digits; a whole number: of `9(n)` itself, of `9(7)v999` a quantity, of `s9(6)v99` cents, of `CCYYMMDD` a day. */
export type FieldValue = string | number | null;

/** Last digits of amounts: + and -. */
export const OVERPUNCH = { positive: '{ABCDEFGHI', negative: '}JKLMNOPQR' } as const;

/** Most cents of `s9(6)v99`. */
const LARGEST_AMOUNT = 99_999_999;
/** Most thousandths of `9(7)v999`. */
const LARGEST_QUANTITY = 9_999_999_999;

/** `''` where there is nothing to write. */
export function fieldValue(picture: Picture, value: FieldValue, lost: Lost): string {
  if (value === null || value === '') return '';
  switch (picture) {
    case 'CCYYMMDD':
      return formatDay(Number(value)).replaceAll('-', '');
    case 's9(6)v99':
      return overpunched(bounded(Number(value), LARGEST_AMOUNT, lost));
    case '9(7)v999':
      return String(bounded(Math.round(Number(value) * 1000), LARGEST_QUANTITY, lost));
    default: {
      const length = lengthOf(picture);
      if (picture.startsWith('9')) return typeof value === 'number' ? String(bounded(value, Number('9'.repeat(length)), lost)) : value;
      return cut(plainText(String(value), lost), length, lost);
    }
  }
}

/** Most characters of a field. */
export function lengthOf(picture: Picture): number {
  if (picture === 'CCYYMMDD' || picture === 's9(6)v99') return 8;
  return picture === '9(7)v999' ? 10 : Number(picture.slice(2, -1));
}

/** Cents without leading zeros; the last digit has the sign. */
function overpunched(cents: number): string {
  const digits = String(Math.abs(cents));
  return digits.slice(0, -1) + (cents < 0 ? OVERPUNCH.negative : OVERPUNCH.positive)[Number(digits.at(-1))];
}

function bounded(value: number, most: number, lost: Lost): number {
  if (Math.abs(value) <= most) return value;
  lost.add('a number that is too large for its field was replaced with the largest that it holds');
  return Math.sign(value) * most;
}

/** Printable ASCII in capital letters. */
const HELD = /^[ -~]*$/;

/** Capital letters without accents; other characters become blanks, of which none is at an end, and no two are together. */
export function plainText(value: string, lost: Lost): string {
  if (HELD.test(value)) return spaced(value.toUpperCase());
  lost.add('a character that NCPDP does not have was replaced');
  return spaced(
    value
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^ -~]/gu, ' ')
      .toUpperCase(),
  );
}

const spaced = (text: string): string => text.replace(/ +/g, ' ').trim();

export function cut(text: string, length: number, lost: Lost): string {
  if (text.length <= length) return text;
  lost.add('a text was cut to the length of its field');
  return text.slice(0, length).trimEnd();
}
