/** Arguments of the public functions, checked: callers in JavaScript have no types. */
import { inspect } from 'node:util';
import { inTerms, programTerms } from '../../model/interface-terms.ts';
import { nearest } from '../../model/nearest.ts';
import { isSeed, readAsOf, SEEDS } from '../run-values.ts';

/** Says which argument is wrong, what is allowed, and what was found. */
export function wrongArgument(name: string, allowed: string, found: unknown): TypeError {
  const shown = inspect(found, { depth: 0, maxStringLength: 60, breakLength: Number.POSITIVE_INFINITY });
  return new TypeError(`${name}: expected ${inTerms(allowed, programTerms)}; found ${shown}`);
}

/** The options of a function; an option that it does not have is refused, since it would be ignored in silence. */
export function checkOptions(options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw wrongArgument('options', 'an object', options);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const [near] = nearest(name, known);
    throw new TypeError(`options.${name}: unknown option${near === undefined ? '' : `; nearest: ${near}`}; options: ${known.join(', ')}`);
  }
}

export function textArgument(name: string, value: unknown): string {
  if (typeof value !== 'string') throw wrongArgument(name, 'a text', value);
  return value;
}

export function wholeNumberArgument(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw wrongArgument(name, `a whole number from ${least} to ${most}`, value);
  return value;
}

export function seedArgument(name: string, value: unknown): string {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !isSeed(text)) throw wrongArgument(name, SEEDS, value);
  return text;
}

/** The last minute of a day, or the minute that is written. */
export function dateArgument(name: string, value: unknown): number {
  if (typeof value !== 'string') throw wrongArgument(name, "a date such as '2025-06-30'", value);
  const reading = readAsOf(value);
  if ('problem' in reading) throw wrongArgument(name, `a date such as '2025-06-30' (${reading.problem})`, value);
  return reading.asOf;
}
