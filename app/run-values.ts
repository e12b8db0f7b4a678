/** Values that decide a run, as people write them, and their bounds. */
import { readDate } from '../compiler/check/date-literal.ts';
import { MINUTES_PER_DAY, startOfDay } from '../model/time/civil.ts';

/** Most people in one run. */
export const MOST_SUBJECTS = 10_000_000;

/** What a seed is: it is kept as text. */
export const SEEDS = 'a whole number from 0 to 9999999999999999';

export function isSeed(text: string): boolean {
  return /^(?:0|[1-9]\d{0,15})$/.test(text);
}

/** The last minute of a day, or the minute that is written; else what is wrong with it. */
export function readAsOf(text: string): { readonly asOf: number } | { readonly problem: string } {
  const reading = /^\d{1,4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?)?$/.test(text)
    ? readDate(text)
    : { problem: 'a date has the form 2025-06-30', right: null };
  if ('problem' in reading) return { problem: `${reading.problem}${reading.right === null ? '' : `: ${reading.right}`}` };
  return { asOf: endOfDay(reading.day, reading.clock) };
}

export function endOfDay(day: number, clock: number | null): number {
  return startOfDay(day) + (clock ?? MINUTES_PER_DAY - 1);
}
