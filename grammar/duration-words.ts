/** Words for units of time: the language's own, and the short forms that people type instead. */
import { type DurationUnit, durationUnits } from './ast/ast.ts';

const shortForms: ReadonlyMap<string, DurationUnit> = new Map([
  ['min', 'minute'],
  ['mins', 'minute'],
  ['h', 'hour'],
  ['hr', 'hour'],
  ['hrs', 'hour'],
  ['d', 'day'],
  ['w', 'week'],
  ['wk', 'week'],
  ['wks', 'week'],
  ['mo', 'month'],
  ['mos', 'month'],
  ['m', 'month'],
  ['mth', 'month'],
  ['y', 'year'],
  ['yr', 'year'],
  ['yrs', 'year'],
]);

const own: ReadonlyMap<string, DurationUnit> = new Map(durationUnits.flatMap((unit) => [[unit, unit] as const, [`${unit}s`, unit] as const]));

/** The unit that a word of the language names (`month`, `months`), or null. */
export function durationUnit(word: string): DurationUnit | null {
  return own.get(word) ?? null;
}

/** The unit that a word means, short forms included. */
export function durationWord(word: string): DurationUnit | null {
  return own.get(word) ?? shortForms.get(word.toLowerCase()) ?? own.get(word.toLowerCase()) ?? null;
}
