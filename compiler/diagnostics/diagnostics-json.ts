/** Diagnostics as JSON, one object each: what tools and language models read. */
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { lineStarts, lineText, positionAt, type SourceFile, type Span } from '../../grammar/source-text.ts';

/** Longest line that is quoted. */
const SNIPPET = 120;

interface JsonPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

/** Lines and columns count from 1, offsets from 0 in UTF-16 units. */
export function toJson(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceFile>): object {
  const source = sources.get(diagnostic.file);
  const range = (span: Span, of: SourceFile | undefined): JsonRange | null => {
    if (of === undefined) return null;
    const starts = lineStarts(of.text);
    const position = (offset: number): JsonPosition => ({ ...positionAt(starts, offset), offset });
    return { start: position(span.start), end: position(span.end) };
  };
  const snippet = (): string | null => {
    if (source === undefined || diagnostic.span === null) return null;
    const starts = lineStarts(source.text);
    return lineText(source.text, starts, positionAt(starts, diagnostic.span.start).line).trim().slice(0, SNIPPET);
  };
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    file: diagnostic.file,
    range: diagnostic.span === null ? null : range(diagnostic.span, source),
    snippet: snippet(),
    found: diagnostic.found,
    expected: diagnostic.expected,
    suggestions: diagnostic.suggestions.map((suggestion) => ({
      title: suggestion.title,
      safe: suggestion.safe,
      edits: suggestion.edits.map((edit) => ({ range: range(edit.span, source), text: edit.text })),
    })),
    related: diagnostic.related.map((related) => ({ message: related.message, file: related.file, range: range(related.span, sources.get(related.file)) })),
  };
}
