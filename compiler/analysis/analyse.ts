/** What editors ask of a text: everything is data, and any text has an answer. */
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import { describe } from '../../vocabulary/types.ts';
import type { Settings } from '../check/params.ts';
import { type VisibleName, visibleNames } from '../check/values/visible-names.ts';
import { compileExamined, examine, noImports } from '../compile.ts';
import { defaultLimits, type Limits } from '../compiler-limits.ts';
import type { Host } from '../load/load-modules.ts';
import { AnalysisNotes, holds } from './analysis-notes.ts';
import { type Completion, completionsAt } from './completions.ts';
import { type DocumentSymbol, documentSymbols } from './document-symbols.ts';
import { type NameUse, nameUses } from './name-uses.ts';
import { rangeIn, type SourceRange } from './path-meanings.ts';

export interface AnalyseOptions {
  /** The path that diagnostics and definitions show; `text.hsim` where none is given. */
  readonly path?: string;
  /** Reads imported files; without it imports are reported. */
  readonly host?: Host;
  /** Values of parameters, as text of the language. */
  readonly settings?: Settings;
  readonly limits?: Limits;
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
  /** The names that a value at the offset can use; those of the nearest value where none stands there. */
  namesInScope(offset: number): readonly NameInScope[];
  /** The type of the smallest value at the offset, in words. */
  typeAt(offset: number): { readonly type: string; readonly span: Span } | null;
  /** The word at the offset, with its meaning. */
  meaningAt(offset: number): NameUse | null;
  /** Where the name at the offset is declared, perhaps in another file; null for words of the language. */
  definitionAt(offset: number): SourceRange | null;
  /** Where the text names what the offset names, its declaration included. */
  referencesAt(offset: number): readonly Span[];
  /** What can be written at the offset, in place of the word that stands there. Checks the text once or twice more. */
  completionsAt(offset: number): readonly Completion[];
}

/** Analyses a text. Pure, and never throws: the host alone reads files. */
export function analyse(text: string, options: AnalyseOptions = {}): Analysis {
  const source = {
    path: options.path ?? 'text.hsim',
    text,
    host: options.host ?? noImports,
    settings: options.settings ?? new Map(),
    limits: options.limits ?? defaultLimits,
  };
  const notes = new AnalysisNotes();
  const examined = examine({ path: source.path, text, sha256: '' }, source.host, source.settings, source.limits, notes);
  const { checker } = examined.checked;
  const [{ node }] = examined.modules;
  notes.keepOnly(node);
  const names = nameUses(checker, notes, node.declarations);
  const nameAt = (offset: number): NameUse | null => names.find(({ span }) => holds(span, offset)) ?? null;
  return {
    diagnostics: compileExamined(examined).diagnostics,
    symbols: documentSymbols(node.declarations),
    names,
    namesInScope(offset) {
      const declaration = node.declarations.find(({ span }) => holds(span, offset));
      const at = notes.around(offset) ?? (declaration === undefined ? null : notes.near(offset, declaration.span));
      return at === null ? [] : visibleNames(checker, at.place).map(inScope);
    },
    typeAt(offset) {
      const found = notes.around(offset);
      return found === null ? null : { type: describe(found.typed.type), span: found.value.span };
    },
    meaningAt: nameAt,
    definitionAt: (offset) => nameAt(offset)?.meaning.definition ?? null,
    referencesAt(offset) {
      const of = nameAt(offset)?.meaning.definition ?? null;
      const same = (other: SourceRange | null): boolean => other !== null && other.file === of?.file && other.span.start === of.span.start;
      return of === null ? [] : names.filter(({ meaning }) => same(meaning.definition)).map(({ span }) => span);
    },
    completionsAt: (offset) => completionsAt(source, offset),
  };
}

function inScope({ name, what, type, declared }: VisibleName): NameInScope {
  return { name, what, type: type === null ? null : describe(type), definition: declared === null ? null : rangeIn(declared.scope, declared.span) };
}
