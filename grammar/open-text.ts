/** A text or unit without its closing quote: it runs to the end of its line, but for trailing signs that plainly are not part of it. */

/** The offset after the last character of the open text that starts at `start`. */
export function openTextEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  while (end > start + 1 && /[\s{},)\]\\]/.test(text[end - 1])) end--;
  return end;
}
