import { describe } from '../../vocabulary/types.ts';
import type { Settings } from '../check/checker.ts';
import { type VisibleName, visibleNames } from '../check/values/visible-names.ts';
import { compileExamined, examine, noImports } from '../compile.ts';
import { defaultLimits, type Limits } from '../compiler-limits.ts';
import type { Host } from '../load/load-modules.ts';
import type { Analysis, NameInScope, NameUse, SourceRange } from './analysis-answers.ts';
import { AnalysisNotes, holds } from './analysis-notes.ts';
import { checkerAt } from './checker-at.ts';
import { completionsAt } from './completions.ts';
import { documentSymbols } from './document-symbols.ts';
import { declarationsOf, isOfText, withMixinsUsed } from './mixins-in-use.ts';
import { nameUses } from './name-uses.ts';
import { rangeIn } from './path-meanings.ts';

export interface AnalyseOptions {
  /** The path that diagnostics and definitions show; `text.hsim` where none is given. */
  readonly path?: string;
  /** Reads imported files; without it imports are reported. */
  readonly host?: Host;
  /** Values of parameters, as text of the language. */
  readonly settings?: Settings;
  readonly limits?: Limits;
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
  const entry = { path: source.path, text, sha256: '' };
  const examined = examine(entry, source.host, source.settings, source.limits, notes, withMixinsUsed);
  const [{ node }] = examined.modules;
  const declarations = declarationsOf(node);
  const compiled = declarations.length === node.declarations.length ? examined : examine(entry, source.host, source.settings, source.limits, null);
  notes.keepOnly(node);
  const names = nameUses((offset) => checkerAt(examined.checked, offset), notes, declarations);
  const nameAt = (offset: number): NameUse | null => names.find(({ span }) => holds(span, offset)) ?? null;
  return {
    diagnostics: compileExamined(compiled).diagnostics,
    symbols: documentSymbols(declarations),
    names,
    namesInScope(offset) {
      const declaration = declarations.find(({ span }) => holds(span, offset));
      const at = notes.around(offset) ?? (declaration === undefined ? null : notes.near(offset, declaration.span));
      return at === null
        ? []
        : visibleNames(checkerAt(examined.checked, offset), at.place)
            .filter(({ name }) => isOfText(name))
            .map(inScope);
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
