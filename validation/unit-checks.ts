/** Values in the unit of a table. How one unit is had from another is worked out once for each pair. */
import { convert, isProblem, readUnit } from '../model/units/ucum-unit.ts';

type Conversion = ((value: number) => number) | null;

const known = new Map<string, Conversion>();
/** Pairs that are kept: input may have any number of units. */
const MOST = 5000;

/** How a value in one unit becomes one in another; null where they measure different things, or one is not a unit. */
export function conversionOf(from: string, to: string): Conversion {
  if (from === to) return (value) => value;
  const key = `${from} ${to}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const fits = convert(1, from, to) !== null;
  const made: Conversion = fits ? (value) => convert(value, from, to) as number : null;
  if (known.size < MOST) known.set(key, made);
  return made;
}

const problems = new Map<string, string | null>();

/** What is wrong with a unit of UCUM, or null. */
export function unitProblem(unit: string): string | null {
  const before = problems.get(unit);
  if (before !== undefined) return before;
  const reading = readUnit(unit);
  const problem = isProblem(reading) ? reading.problem : null;
  if (problems.size < MOST) problems.set(unit, problem);
  return problem;
}
