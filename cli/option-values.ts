/** Command-line values that are numbers, dates and names: read strictly, refused with what is allowed. */
import { InvalidArgumentError } from 'commander';
import { isSeed, readAsOf, SEEDS } from '../app/run-values.ts';
import { dayOfMinute } from '../model/time/civil.ts';

/** Most people of a preview, whose values are kept in memory. */
export const MOST_PREVIEWED = 100_000;

/** A whole number written in digits, within bounds. */
export function wholeNumber(what: string, low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high) throw new InvalidArgumentError(`${what} must be a whole number from ${low} to ${high}.`);
    return value;
  };
}

/** Whole numbers separated by commas, again and again. */
export function wholeNumbers(what: string, low: number, high: number): (text: string, so: readonly number[]) => number[] {
  const one = wholeNumber(what, low, high);
  return (text, so) => [...new Set([...so, ...text.split(',').map((part) => one(part.trim()))])];
}

export function seed(text: string): string {
  if (isSeed(text)) return text;
  throw new InvalidArgumentError(`a seed must be ${SEEDS}.`);
}

/** The last minute of a day, or the minute that is written. */
export function asOf(text: string): number {
  const reading = readAsOf(text);
  if ('asOf' in reading) return reading.asOf;
  throw new InvalidArgumentError(`${reading.problem}.`);
}

/** `--set name=value`, again and again. */
export function setting(text: string, so: ReadonlyMap<string, string>): Map<string, string> {
  const equals = text.indexOf('=');
  if (equals <= 0) throw new InvalidArgumentError('use --set name=value.');
  return new Map([...so, [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]]);
}

/** Bytes that a run may write unless it is told otherwise. */
export const MOST_WRITTEN = 200e9;

const units: ReadonlyMap<string, number> = new Map([
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['tb', 1e12],
]);

/** `500GB`, `1.5TB`. */
export function size(text: string): number {
  const match = /^(\d{1,6}(?:\.\d{1,3})?) ?([kmgt]b)$/i.exec(text);
  if (match === null) throw new InvalidArgumentError('a size has the form 500GB.');
  return Number(match[1]) * (units.get(match[2].toLowerCase()) ?? 1);
}

export const defaultTargets: readonly string[] = ['json'];

/** Names separated by commas, again and again. */
export function names(text: string, so: readonly string[] = []): string[] {
  const more = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return so === defaultTargets ? more : [...so, ...more];
}

/** A day, without a time. */
export function day(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('a date has the form 2025-01-01.');
  return dayOfMinute(asOf(text));
}
