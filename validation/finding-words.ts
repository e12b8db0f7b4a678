/** Pieces of findings: values are shown in one line, however long or deep they are. */

/** Longest text that a message repeats. */
const LONGEST = 60;

/** A value in a message. */
export function brief(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** A value in a result: scalars as they are, long texts cut, anything larger in words. */
export function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 200)}…` : value;
  // JSON has no such number.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null;
  return brief(value);
}

/** A number as a person writes it: no more digits than tell something. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
