/** Diagnostics with the texts that they point into, so that a shell can show the lines. */
import type { Module } from '../compiler/load/load-modules.ts';
import type { Diagnostic } from '../grammar/diagnostic.ts';
import type { SourceFile } from '../grammar/source-text.ts';
import { Stop } from './stop.ts';

export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** By the path that the diagnostics name. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

export function sourcesOf(modules: readonly Module[]): Map<string, SourceFile> {
  return new Map(modules.map(({ source }) => [source.path, source]));
}

/** What was found, and what was asked for, which is null where the scenario has errors. */
export interface Looked<T> {
  readonly findings: Findings;
  readonly result: T | null;
}

/** Work after findings: where it ends without a result, they go along. */
export function withFindings<T>(findings: Findings, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    throw new Stop(error.reason, error.message, error.remedy, { ...error.details, findings });
  }
}
