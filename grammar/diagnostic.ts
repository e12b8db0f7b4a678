/**
 * Diagnostics are data first: every shell (terminal, JSON, language server) renders the same object.
 *
 * A kind of diagnostic is defined once, with its code, severity, title and a function from typed facts to prose. Codes are stable and grouped:
 * HS1 lexical and syntax, HS2 names, HS3 types and units, HS4 distributions and weights, HS5 time and states, HS6 codes and terminology,
 * HS7 target limits, HS8 style. Prose is calm, without second person, and quotes the source in backticks.
 */
import type { Span } from './source-text.ts';

export type Severity = 'error' | 'warning' | 'note';

/** A replacement of a span by a text; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A remedy. `safe` means that a machine may apply it without asking: the meaning cannot be another. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
}

export interface Related {
  readonly message: string;
  readonly file: string;
  readonly span: Span;
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** Null where no place in a file is to blame. */
  readonly span: Span | null;
  /** What was found, as the source has it. */
  readonly found: string | null;
  /** What is allowed at this place: the whole set where it is short. */
  readonly expected: readonly string[];
  /** Some of what is allowed, where no list has all of it. */
  readonly examples: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly related: readonly Related[];
}

/** What a stage returns: a value that may be partial, and everything there is to say about it. No user mistake throws. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** A kind of diagnostic: `say` makes the prose from the facts. */
export interface DiagnosticKind<Facts> {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly say: (facts: Facts) => string;
}

export function kind<Facts>(code: string, severity: Severity, title: string, say: (facts: Facts) => string): DiagnosticKind<Facts> {
  return { code, severity, title, say };
}

export interface Details {
  readonly found?: string;
  readonly expected?: readonly string[];
  readonly examples?: readonly string[];
  readonly suggestions?: readonly Suggestion[];
  readonly related?: readonly Related[];
}

/** Echoed source is cut to this length, so that a huge token cannot flood a report. */
const ECHO_LIMIT = 60;

/** A piece of source, fit to be echoed between backticks: one line, no control characters, no backtick, not long. */
export function echo(text: string): string {
  const plain = text.replace(
    /[\u0000-\u001f\u0060\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return plain.length > ECHO_LIMIT ? `${plain.slice(0, ECHO_LIMIT - 1)}…` : plain;
}

export function diagnose<Facts>(of: DiagnosticKind<Facts>, file: string, span: Span | null, facts: Facts, details: Details = {}): Diagnostic {
  return {
    code: of.code,
    severity: of.severity,
    message: of.say(facts),
    file,
    span,
    found: details.found === undefined ? null : echo(details.found),
    expected: details.expected ?? [],
    examples: details.examples ?? [],
    suggestions: details.suggestions ?? [],
    related: details.related ?? [],
  };
}

/** A suggestion of one replacement. */
export function replace(title: string, span: Span, text: string, safe = true): Suggestion {
  return { title, edits: [{ span, text }], safe };
}

/** A guess at a name that has a typing error. */
export function guess(span: Span, text: string, safe = true): Suggestion {
  return replace(`did you mean \`${text}\`?`, span, text, safe);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}

/** By file, place and code, so that the order never depends on which check ran first. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (d: Diagnostic): number => d.span?.start ?? -1;
  return [...diagnostics].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : key(a) - key(b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)));
}

/** Whether two edits touch the same text; two insertions at one place do. */
export function overlap(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
}

/**
 * Safe edits of different diagnostics never touch the same text, so that all can be applied at once: of two that do, the first stays safe, and the
 * other is found again after it was applied.
 * @param diagnostics in order
 */
export function withoutClashes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const edits = diagnostics.flatMap(({ file, suggestions }, of) => (suggestions.find(({ safe }) => safe)?.edits ?? []).map((edit) => ({ file, of, edit })));
  edits.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.edit.span.start - b.edit.span.start));
  const clashing = new Set<number>();
  let last: (typeof edits)[number] | undefined;
  for (const next of edits) {
    if (clashing.has(next.of)) continue;
    if (last !== undefined && last.file === next.file && last.of !== next.of && overlap(last.edit, next.edit)) {
      clashing.add(Math.max(last.of, next.of));
      if (next.of > last.of) continue;
    }
    if (last === undefined || last.file !== next.file || next.edit.span.end >= last.edit.span.end || clashing.has(last.of)) last = next;
  }
  if (clashing.size === 0) return diagnostics;
  return diagnostics.map((d, i) => (clashing.has(i) ? { ...d, suggestions: d.suggestions.map((s) => ({ ...s, safe: false })) } : d));
}
