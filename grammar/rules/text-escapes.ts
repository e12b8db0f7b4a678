/** Escapes in texts: `\"`, `\\`, `\n`, `\t`. */

/** The text inside double quotes, its escapes resolved; one that does not exist stays as it is written. */
export function readText(image: string): string {
  const inner = image.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(["\\nt])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped));
}

/** The first escape that does not exist, with its offset in the image; null where all exist. */
export function badEscape(image: string): { readonly escape: string; readonly offset: number } | null {
  if (!image.includes('\\')) return null;
  const found = /^(?:[^\\]|\\["\\nt])*(\\[^"\\nt])/.exec(image);
  return found === null ? null : { escape: found[1], offset: found[0].length - 2 };
}
