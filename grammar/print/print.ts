/**
 * A file formatted: indentation, spaces and columns follow from the grammar; line breaks and comments stay where the author put
 * them. Works on the tokens, so that nothing that was written is lost, and whatever the parser reads can be printed.
 */
import { hasErrors, type Outcome } from '../diagnostic.ts';
import { markKeywords } from '../keywords.ts';
import { lex } from '../lexer.ts';
import { parse } from '../parse.ts';
import type { SourceFile } from '../source-text.ts';
import { defaultSourceLimits, type SourceLimits } from '../text-limits.ts';
import { textOf } from './columns.ts';
import { landmarks } from './landmarks.ts';
import { lines } from './print-lines.ts';

/** Prints a file. The value is null where the file cannot be read without errors; the diagnostics say why. */
export function print(source: SourceFile, limits: SourceLimits = defaultSourceLimits): Outcome<string | null> {
  const { value: file, diagnostics } = parse(source, limits);
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  const { tokens, comments } = lex(source, limits);
  markKeywords(tokens);
  return { value: textOf(lines(source.text, tokens, comments, landmarks(file))), diagnostics };
}
