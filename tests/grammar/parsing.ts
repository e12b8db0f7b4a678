/** What the tests of the grammar share. */
import { expect } from 'vitest';
import { type Diagnostic, type Edit, overlap } from '../../grammar/diagnostic.ts';
import { parse } from '../../grammar/parse.ts';

export const read = (text: string): ReturnType<typeof parse> => parse({ path: 'test.hsim', text });
export const codes = (text: string): string[] => read(text).diagnostics.map((d) => d.code);

/** The tree without places. */
export const tree = (text: string): unknown =>
  JSON.parse(JSON.stringify(read(text).value, (key, value) => (key === 'span' || key === 'comments' ? undefined : value)));

/** Names of the declarations that were read, in order. */
export const declared = (text: string): string[] =>
  read(text).value.declarations.map((declaration) => ('name' in declaration ? declaration.name.text : declaration.kind));

/** The text after the first edit of every diagnostic. */
export function repaired(text: string): string {
  let result = text;
  const edits = read(text).diagnostics.flatMap((d) => d.suggestions[0]?.edits ?? []);
  for (const { span, text: right } of [...edits].sort((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + right + result.slice(span.end);
  return result;
}

/**
 * A diagnostic has a subject and a place; a suggestion changes the text; the safe edits of all diagnostics can be applied at once.
 * @param diagnostics of the file that the text is of
 */
export function expectLawful(text: string, diagnostics: readonly Diagnostic[]): void {
  const safe: { readonly of: Diagnostic; readonly edit: Edit }[] = [];
  for (const d of diagnostics) {
    expect(d.message, text).not.toMatch(/^\s*$|(?<!`)``(?!`)|undefined|NaN|\[object/);
    // Only at the ends of a file nothing stands that could be pointed at.
    if (d.span !== null && d.span.start > 0 && d.span.start < text.length) expect(d.span.end, `${d.code} ${d.message}\n${text}`).toBeGreaterThan(d.span.start);
    for (const { title, edits } of d.suggestions) {
      expect(title.trim()).not.toBe('');
      expect(
        edits.some(({ span, text: right }) => text.slice(span.start, span.end) !== right),
        `${d.code} ${title}`,
      ).toBe(true);
    }
    safe.push(...(d.suggestions.find((suggestion) => suggestion.safe)?.edits ?? []).map((edit) => ({ of: d, edit })));
  }
  safe.sort((a, b) => a.edit.span.start - b.edit.span.start);
  for (let i = 1; i < safe.length; i++)
    if (overlap(safe[i - 1].edit, safe[i].edit)) expect(safe[i].of, `${safe[i - 1].of.message}\n${text}`).toBe(safe[i - 1].of);
}

/** A diagnostic lies inside its file and says something; so do its edits. */
export function expectInside(diagnostics: readonly Diagnostic[], length: number): void {
  for (const { span, message, suggestions } of diagnostics) {
    expect(message).not.toBe('');
    for (const place of [...(span === null ? [] : [span]), ...suggestions.flatMap((s) => s.edits.map((edit) => edit.span))]) {
      expect(place.start).toBeGreaterThanOrEqual(0);
      expect(place.end).toBeGreaterThanOrEqual(place.start);
      expect(place.end).toBeLessThanOrEqual(length);
    }
  }
}
