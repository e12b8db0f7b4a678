/** JSON string escaping, with the common case (nothing to escape) decided by one regular-expression test. */

/** What JSON.stringify would change: quotes, backslashes, C0 controls, and surrogates (a lone one must become an escape; a pair is left as it is). */
const UNSAFE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Whether JSON writes the text as it is: no quotes, backslashes, C0 controls or surrogates. */
export function isPlain(text: string): boolean {
  return !UNSAFE.test(text);
}

/** The inside of a JSON string literal, without its quotes; the same characters as `JSON.stringify` writes. */
export function escapeText(text: string): string {
  return UNSAFE.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}

/** A JSON string literal with its quotes. */
export function quote(text: string): string {
  return UNSAFE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** A JSON number as `JSON.stringify` writes it: shortest form, no negative zero, `null` for what JSON cannot say. */
export function numberText(value: number): string {
  return value - value === 0 ? `${value}` : 'null';
}

/**
 * The text as one flat string. A text that was cut out of another or put together from others is kept by V8 as such, and copied
 * piece by piece at each use; what is used for each record is therefore made flat once.
 */
export function flat(text: string): string {
  return text.length < 2 ? text : [text.slice(0, 1), text.slice(1)].join('');
}
