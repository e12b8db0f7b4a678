/** A text or unit without its closing quote: it runs to the end of its line, but for what plainly is not part of it. */

/** The offset after the last character of the open text that starts at `start`. */
export function openTextEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  // `"Title { as_of: 2025-06-30 }`: braces that open and close belong to what the text is in.
  const brace = text.indexOf('{', start + 1);
  if (brace >= 0 && brace < end && /[}]\s*$/.test(text.slice(brace, end))) end = brace;
  while (end > start + 1 && /[\s{},)\]\\]/.test(text[end - 1])) end--;
  return end;
}
