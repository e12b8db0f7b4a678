/** Diagnostics as JSON, one object each: what tools and language models read. */
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { lineStarts, lineText, positionAt, type SourceFile, type Span } from '../../grammar/source-text.ts';

/** Longest line that is quoted. */
const SNIPPET = 120;

export interface JsonPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

/** A diagnostic as data. Lines and columns count from 1, offsets from 0 in UTF-16 units. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly file: string;
  /** Null where no place in a file is to blame. */
  readonly range: JsonRange | null;
  /** The line of the source. */
  readonly snippet: string | null;
  readonly found: string | null;
  /** What is allowed at this place. */
  readonly expected: readonly string[];
  readonly examples: readonly string[];
  readonly suggestions: readonly {
    readonly title: string;
    /** Whether a machine may apply it without asking. */
    readonly safe: boolean;
    readonly edits: readonly { readonly range: JsonRange | null; readonly text: string }[];
  }[];
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: JsonRange | null }[];
}

export function toJson(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceFile>): JsonDiagnostic {
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
    examples: diagnostic.examples,
    suggestions: diagnostic.suggestions.map((suggestion) => ({
      title: suggestion.title,
      safe: suggestion.safe,
      edits: suggestion.edits.map((edit) => ({ range: range(edit.span, source), text: edit.text })),
    })),
    related: diagnostic.related.map((related) => ({ message: related.message, file: related.file, range: range(related.span, sources.get(related.file)) })),
  };
}
