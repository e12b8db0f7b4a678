/** Dates up to which things are known, as people write them. */
import { readDate } from '../compiler/check/date-literal.ts';
import { MINUTES_PER_DAY, startOfDay } from '../model/time/civil.ts';

/** The last minute of a day, or the minute that is written; else what is wrong with it. */
export function readAsOf(text: string): { readonly asOf: number } | { readonly problem: string } {
  const reading = /^\d{1,4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?)?$/.test(text)
    ? readDate(text)
    : { problem: 'a date is written 2025-06-30', right: null };
  if ('problem' in reading) return { problem: `${reading.problem}${reading.right === null ? '' : `: ${reading.right}`}` };
  return { asOf: endOfDay(reading.day, reading.clock) };
}

export function endOfDay(day: number, clock: number | null): number {
  return startOfDay(day) + (clock ?? MINUTES_PER_DAY - 1);
}
