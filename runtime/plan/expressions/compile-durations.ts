/** Durations as numbers, and back. */
import { type Duration, durationDays, durationMinutes } from '../../../model/time/duration.ts';
import type { Value } from '../../subject/value.ts';
import { whole } from '../person-values.ts';

export function measure(value: Value, unit: 'day' | 'minute'): Value {
  const d = value as Duration | null;
  return d === null ? null : unit === 'day' ? durationDays(d) : durationMinutes(d);
}

export function toDuration(value: Value, unit: 'day' | 'minute'): Value {
  if (typeof value !== 'number') return null;
  return unit === 'day' ? { months: 0, days: whole(value), minutes: 0, businessDays: 0 } : { months: 0, days: 0, minutes: whole(value), businessDays: 0 };
}
