/** Every function that a value can call, by its name. A new one is one file (or an entry in the file of its kind) and one line here. */
import { arrivals } from './arrivals-function.ts';
import { endOf, month, startOf, weekday, year } from './calendar-functions.ts';
import { distributions } from './distribution-functions.ts';
import { lookup } from './lookup-function.ts';
import { exp, log, max, min, mod, pow } from './number-functions.ts';
import { age, any, count, daysBetween, first, has, last, mean, missing, on } from './past-functions.ts';
import { pattern } from './pattern-function.ts';
import { pdc } from './pdc-function.ts';
import { pick } from './pick-function.ts';
import { inState, symptom } from './thread-functions.ts';
import { unique } from './unique-function.ts';
import type { ValueFunction } from './value-function.ts';

export const valueFunctions: ReadonlyMap<string, ValueFunction> = new Map(
  [
    ...distributions,
    ...[pick, lookup, unique, pattern, arrivals],
    ...[year, month, weekday, startOf, endOf],
    ...[min, max, mod, exp, log, pow],
    ...[last, first, mean, count, any, has, on, missing, age, daysBetween, pdc],
    ...[inState, symptom],
  ].map((one) => [one.name, one]),
);
