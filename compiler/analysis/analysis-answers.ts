/** What editors are answered: plain data, which names nothing of the compiler. */
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';

/** A place in a file, by its path as diagnostics show it. */
export interface SourceRange {
  readonly file: string;
  readonly span: Span;
}

/** What a word means. */
export interface NameMeaning {
  /** What it is, in words: "an attribute", "a function". */
  readonly what: string;
  /** The type of its value, in words; null where it has none. */
  readonly type: string | null;
  /** A line about it, in Markdown; null where there is nothing more to say. */
  readonly doc: string | null;
  /** Where it is declared; null for what the language itself knows. */
  readonly definition: SourceRange | null;
}

/** A word at its place. */
export interface NameUse {
  readonly name: string;
  readonly span: Span;
  readonly meaning: NameMeaning;
}

export interface DocumentSymbol {
  readonly name: string;
  /** The first word of its declaration: "profile", "event", "state". */
  readonly kind: string;
  /** All of it. */
  readonly span: Span;
  /** Its name alone. */
  readonly nameSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

export type CompletionKind = 'keyword' | 'name' | 'function' | 'parameter' | 'member' | 'word';

export interface Completion {
  /** The word that is written. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it is, its type, or how it is called; empty where there is nothing to say. */
  readonly detail: string;
  /** A line about it, in Markdown; null where there is none. */
  readonly doc: string | null;
}

/** A name that can be written at a place. */
export interface NameInScope {
  readonly name: string;
  /** What it is, in words: "an attribute". */
  readonly what: string;
  /** The type of its value, in words; null where it has none. */
  readonly type: string | null;
  readonly definition: SourceRange | null;
}

/** The answers for one text. Offsets are UTF-16 units from its start. */
export interface Analysis {
  /** Those of a compilation, of all files, in order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly symbols: readonly DocumentSymbol[];
  /** Every word with a meaning, in order of the text. */
  readonly names: readonly NameUse[];
  /** The names that a value at the offset can use; those of the nearest value where none is there. */
  namesInScope(offset: number): readonly NameInScope[];
  /** The type of the smallest value at the offset, in words. */
  typeAt(offset: number): { readonly type: string; readonly span: Span } | null;
  /** The word at the offset, with its meaning. */
  meaningAt(offset: number): NameUse | null;
  /** Where the name at the offset is declared, perhaps in another file; null for words of the language. */
  definitionAt(offset: number): SourceRange | null;
  /** Where the text names what the offset names, its declaration included. */
  referencesAt(offset: number): readonly Span[];
  /** What can be written at the offset, in place of the word that is there. Checks the text once or twice more. */
  completionsAt(offset: number): readonly Completion[];
}
