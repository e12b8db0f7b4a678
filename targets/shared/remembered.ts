import { flat } from './escape.ts';

const SLOTS = 4096;

/** Days, minutes and amounts come again and again: each slot keeps the text of the last number that fell on it. */
export function remembered(write: (value: number) => string): (value: number) => string {
  const numbers = new Float64Array(SLOTS).fill(Number.NaN);
  const texts: string[] = new Array(SLOTS).fill('');
  return (value) => {
    const slot = (value ^ (value >>> 11)) & (SLOTS - 1);
    if (numbers[slot] === value) return texts[slot];
    const text = flat(write(value));
    numbers[slot] = value;
    texts[slot] = text;
    return text;
  };
}
