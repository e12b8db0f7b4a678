/** JSON texts in which one value is wrong. */
import fc from 'fast-check';

/** Every place of a JSON value, as the keys that lead to it. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** The text with one place replaced, or left out. */
function mutated(text: string, path: readonly string[], by: unknown): string {
  const whole = { root: JSON.parse(text) as unknown };
  let at: Record<string, unknown> = whole;
  const keys = ['root', ...path];
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = keys[keys.length - 1];
  if (by === undefined) delete at[last];
  else at[last] = by;
  return JSON.stringify(whole.root) ?? 'null';
}

/** What takes the place of a value; undefined leaves it out. */
const wrong = [undefined, null, 0, -1, 1, 7, 1e9, 9_007_199_254_740_992, 0.5, '', 'x', '__proto__', true, [], {}, [0]];

/** One of the texts, with one of its places changed. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .constantFrom(...texts)
    .chain((text) => fc.tuple(fc.constantFrom(...places(JSON.parse(text))), fc.constantFrom(...wrong)).map(([path, by]) => mutated(text, path, by)));
}
