/** Applies the edits that diagnostics carry, round after round, until nothing more can be repaired. Text in, text out: nothing is written. */
import { compile } from '../compiler/compile.ts';
import type { Module } from '../compiler/load/load-modules.ts';
import { type Diagnostic, type Edit, overlap, type Suggestion } from '../grammar/diagnostic.ts';
import { type Findings, sourcesOf } from './findings.ts';
import type { Entry } from './scenario-files.ts';

/** Fixing one mistake may uncover another; a file that needs more rounds than this does not converge, and is left as it was. */
const MOST_ROUNDS = 50;

export interface AppliedFixes {
  readonly text: string;
  /** Diagnostics whose edit was applied, in the order of the rounds. */
  readonly applied: readonly { readonly code: string; readonly title: string }[];
  /** What is left to say about the text. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Fixed extends Pick<AppliedFixes, 'text' | 'applied'> {
  /** What is left to say about the text. */
  readonly findings: Findings;
}

/** @param suggested also edits that a person should look at, where a diagnostic has exactly one */
export function fixScenario({ text: entry, host }: Entry, suggested: boolean): Fixed {
  let modules: readonly Module[] = [];
  const check = (text: string): readonly Diagnostic[] => {
    const { value, diagnostics } = compile({ ...entry, text }, host);
    modules = value.modules;
    return diagnostics;
  };
  const { text, applied, diagnostics } = applyFixes(entry.path, entry.text, check, suggested);
  return { text, applied, findings: { diagnostics, sources: sourcesOf(modules) } };
}

/**
 * @param file the path of the file in its diagnostics: edits of other files are left alone
 * @param check everything there is to say about a text
 * @param suggested also edits that a person should look at, where a diagnostic has exactly one
 */
export function applyFixes(file: string, text: string, check: (text: string) => readonly Diagnostic[], suggested = false): AppliedFixes {
  const applied: { code: string; title: string }[] = [];
  const before = check(text);
  let [fixed, diagnostics] = [text, before];
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const chosen = choose(diagnostics, file, suggested);
    const next = applyAll(
      fixed,
      chosen.flatMap(({ suggestion }) => suggestion.edits),
    );
    // Only a text that no edit changes any more is an answer, so that a second call has nothing to do.
    if (next === fixed) return { text: fixed, applied, diagnostics };
    fixed = next;
    applied.push(...chosen.map(({ code, suggestion }) => ({ code, title: suggestion.title })));
    diagnostics = check(fixed);
  }
  return { text, applied: [], diagnostics: before };
}

interface Chosen {
  readonly code: string;
  readonly suggestion: Suggestion;
}

/** Whether nothing is left to be filled in: `spread: …` is for an editor. */
const isWhole = ({ edits }: Suggestion): boolean => edits.every(({ text }) => !text.includes(': …'));

/** One suggestion for each diagnostic; of suggestions that overlap, the first in the file. */
function choose(diagnostics: readonly Diagnostic[], file: string, suggested: boolean): Chosen[] {
  const taken = new TakenText();
  const chosen: Chosen[] = [];
  for (const diagnostic of diagnostics) {
    if (diagnostic.file !== file) continue;
    const safe = diagnostic.suggestions.filter((suggestion) => suggestion.safe);
    const suggestion = safe[0] ?? (suggested && diagnostic.suggestions.length === 1 ? diagnostic.suggestions.find(isWhole) : undefined);
    if (suggestion === undefined || suggestion.edits.some((edit) => taken.overlaps(edit))) continue;
    for (const edit of suggestion.edits) taken.add(edit);
    chosen.push({ code: diagnostic.code, suggestion });
  }
  return chosen;
}

/** Characters of the stretches by which edits are found. */
const STRETCH = 256;

/** The places that edits touch, by stretches of the text, so that each edit is compared with those near it alone. */
class TakenText {
  readonly #near = new Map<number, Edit[]>();

  overlaps(edit: Edit): boolean {
    return stretches(edit).some((stretch) => this.#near.get(stretch)?.some((other) => overlap(edit, other)) === true);
  }

  add(edit: Edit): void {
    for (const stretch of stretches(edit)) {
      const near = this.#near.get(stretch) ?? [];
      this.#near.set(stretch, near);
      near.push(edit);
    }
  }
}

function stretches({ span }: Edit): number[] {
  const [first, last] = [span.start, span.end].map((at) => Math.floor(at / STRETCH));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The text after edits that do not overlap. */
export function applyAll(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { span, text: right } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    parts.push(text.slice(from, span.start), right);
    from = span.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
