/** What the tests of the grammar share. */
import { expect } from 'vitest';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
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
export function mended(text: string): string {
  let result = text;
  const edits = read(text).diagnostics.flatMap((d) => d.suggestions[0]?.edits ?? []);
  for (const { span, text: right } of [...edits].sort((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + right + result.slice(span.end);
  return result;
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
