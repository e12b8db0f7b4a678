/** Cells as text, as every text format writes them: ISO 8601 dates and times, plain decimals. */

import { formatCents } from '../../model/scalars.ts';
import { formatDay, formatMinute } from '../../model/time/civil.ts';
import type { Lost } from '../shared/lost.ts';
import { remembered } from '../shared/remembered.ts';

/** `2025-06-30`. */
export const dayText = remembered(formatDay);

/** `2025-06-30T08:15:00`: no zone, since the time is the facility's own. */
export const minuteText = remembered((minute) => `${formatMinute(minute)}:00`);

/** `12.50`. */
export const moneyText = remembered(formatCents);

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
