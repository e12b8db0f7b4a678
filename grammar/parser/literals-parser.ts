/** Token images → literal values, with what is wrong about them. */

/** The text inside double quotes, its escapes resolved; `bad` is the first escape that does not exist, with its offset in the image. */
export function readText(image: string): { readonly text: string; readonly bad: { readonly escape: string; readonly offset: number } | null } {
  const inner = image.slice(1, -1);
  if (!inner.includes('\\')) return { text: inner, bad: null };
  let bad: { escape: string; offset: number } | null = null;
  const text = inner.replace(/\\([\s\S])/g, (whole: string, escaped: string, offset: number) => {
    if (escaped === '"' || escaped === '\\') return escaped;
    if (escaped === 'n') return '\n';
    if (escaped === 't') return '\t';
    bad ??= { escape: whole, offset: offset + 1 };
    return whole;
  });
  return { text, bad };
}
