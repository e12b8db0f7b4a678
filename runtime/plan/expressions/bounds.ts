/** Bounds that only show when a subject is run: of fields, of the calendar, of durations. */
import type { At, Expression } from '../../../ir/expression.ts';
import { counted } from '../../../model/counted.ts';
import { FIRST_MINUTE, FIRST_YEAR, formatMinute, LAST_MINUTE, LAST_YEAR } from '../../../model/time/civil.ts';
import { durationDays, LONGEST_DAYS } from '../../../model/time/duration.ts';
import type { Value } from '../../subject/value.ts';
import { RunError } from '../fault.ts';

/** The value, which must keep the bounds of its field. */
export function inBounds(e: Extract<Expression, { op: 'bounded' }>, value: Value): Value {
  const size = sizeOf(value);
  if (size === null || ((e.least === null || size >= e.least) && (e.most === null || size <= e.most))) return value;
  if (typeof value === 'string') {
    const range = e.least !== null && size < e.least ? `at least ${e.least} are required` : `the limit is ${e.most}`;
    throw new RunError('HS3018', e.at, `${e.what} has ${counted(size, 'character')}; ${range}`);
  }
  const unit = typeof value === 'number' ? '' : ' days';
  const range = e.least === null ? `at most ${e.most}` : e.most === null ? `at least ${e.least}` : `between ${e.least} and ${e.most}`;
  throw new RunError('HS3016', e.at, `${e.what} must be ${range}${unit}, not ${size}${unit}`);
}

function sizeOf(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.length;
  return value !== null && typeof value === 'object' && 'months' in value ? durationDays(value) : null;
}

/** A time that was worked out, which must lie in the years that dates may have. */
export function inCalendar(minute: Value, at: At): Value {
  if (typeof minute !== 'number' || (minute >= FIRST_MINUTE && minute <= LAST_MINUTE)) return minute;
  const found = Math.abs(minute) < 1e12 ? formatMinute(minute) : 'beyond the calendar';
  throw new RunError('HS3008', at, `the time ${found} is not in the years ${FIRST_YEAR} to ${LAST_YEAR}`);
}

/** A duration that was worked out, which must be no longer than those years. */
export function inReach(duration: Value, at: At): Value {
  if (duration === null || typeof duration !== 'object' || !('months' in duration)) return duration;
  const days = durationDays(duration);
  if (Math.abs(days) <= LONGEST_DAYS) return duration;
  throw new RunError('HS3016', at, `the duration must be at most ${LONGEST_DAYS} days, not ${days} days`);
}
