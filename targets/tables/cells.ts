/** Cells as text, as every text format writes them: ISO 8601 dates and times, plain decimals. */
import { formatDay, formatMinute } from '../../model/time/civil.ts';
import { flat } from '../shared/escape.ts';
import type { Lost } from '../shared/lost.ts';

const SLOTS = 4096;

/** Numbers come again and again: each slot keeps the text of the last one that fell on it. */
function remembered(write: (value: number) => string): (value: number) => string {
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

/** `2025-06-30`. */
export const dayText = remembered(formatDay);

/** `2025-06-30T08:15:00`: no zone, since the time is the facility's own. */
export const minuteText = remembered((minute) => `${formatMinute(minute)}:00`);

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SURROGATE = /[\ud800-\udfff]/;

/** The text as UTF-8 can say it: half a character becomes U+FFFD, and is counted. */
export function wellFormed(text: string, lost: Lost): string {
  if (!SURROGATE.test(text)) return text;
  const right = text.replace(LONE_SURROGATE, '\ufffd');
  if (right !== text) lost.add('half a surrogate pair replaced by U+FFFD');
  return right;
}

/** The text without U+0000, which many databases cannot hold: it becomes U+FFFD, and is counted. */
export function withoutNul(text: string, lost: Lost): string {
  if (!text.includes('\u0000')) return text;
  lost.add('U+0000 replaced by U+FFFD');
  return text.replaceAll('\u0000', '\ufffd');
}
