/** Values in texts: `"BMI {bmi}"`. */
import { powerOfTen } from '../../draws/exact-math.ts';
import type { TextForm } from '../../ir/expression.ts';
import { moneyText } from '../../model/money-text.ts';
import { formatCents } from '../../model/scalars.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import type { Duration } from '../../model/time/duration.ts';
import type { Value } from '../subject/value.ts';

/** A value as text: numbers with the given decimals, times as days, codes by their display, and `unknown` for what is missing. */
export function textOfValue(value: Value, form: TextForm, decimals: number | null): string {
  if (value === null || value === undefined) return 'unknown';
  if (typeof value === 'number') {
    switch (form) {
      case 'share':
        return `${numberText(value * 100, decimals)}%`;
      case 'money':
        return moneyText(value);
      case 'day':
        return formatDay(dayOfMinute(value));
      case 'plain':
        return numberText(value, decimals);
    }
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if ('display' in value) return value.display;
  return 'months' in value ? durationText(value) : '';
}

/** A value as data: numbers in full, shares as numbers up to 1. Nothing for what is missing. */
export function exactText(value: Value, form: TextForm): readonly string[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'number' || form === 'day') return [textOfValue(value, form, null)];
  return [form === 'money' ? formatCents(value) : String(value)];
}

/** Without stated decimals three significant digits, but whole numbers are never rounded. */
function numberText(x: number, decimals: number | null): string {
  if (decimals !== null) return rounded(x, Math.max(decimals, 0)).toFixed(Math.max(decimals, 0));
  const size = Math.abs(x);
  let places = 2;
  while (places > 0 && size >= powerOfTen(3 - places)) places--;
  while (size > 0 && places < 12 && size * powerOfTen(places - 2) < 1) places++;
  return String(rounded(x, places));
}

/** Half up, and never minus zero. */
function rounded(x: number, decimals: number): number {
  const power = powerOfTen(decimals);
  return Math.floor(x * power + 0.5) / power + 0;
}

export function durationText({ months, days, minutes, businessDays }: Duration): string {
  const years = Math.trunc(months / 12);
  const parts: [number, string][] = [
    [years, 'year'],
    [months - years * 12, 'month'],
    [days, 'day'],
    [businessDays, 'business day'],
    [minutes, 'minute'],
  ];
  const said = parts.filter(([count]) => count !== 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.length === 0 ? '0 days' : said.join(' ');
}
