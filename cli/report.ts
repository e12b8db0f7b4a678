/** Diagnostics on standard error: frames for people, JSON for programs. */
import { styleText } from 'node:util';
import { toJson } from '../compiler/diagnostics/json.ts';
import { type Paint, plain, renderFrames } from '../compiler/diagnostics/terminal.ts';
import { defaultLimits } from '../compiler/limits.ts';
import type { Module } from '../compiler/load/load.ts';
import type { Diagnostic } from '../grammar/diagnostic.ts';
import type { SourceFile } from '../grammar/source.ts';

export type Format = 'text' | 'json';

const styles = { error: 'red', warning: 'yellow', note: 'cyan', place: 'blue', help: 'green', faint: 'gray' } as const;

/** Colours only where a person looks: never in a pipe, nor with NO_COLOR. */
function painter(): Paint {
  if (!process.stderr.isTTY || (process.env['NO_COLOR'] ?? '') !== '') return plain;
  return (style, text) => styleText(styles[style], text);
}

export function sourcesOf(modules: readonly Module[]): Map<string, SourceFile> {
  return new Map(modules.map((module) => [module.source.path, module.source]));
}

/** Frames go to standard error. JSON goes there too where standard output carries data, else to standard output. */
export function report(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  format: Format,
  stream: NodeJS.WriteStream = process.stderr,
): void {
  if (format === 'json') {
    stream.write(
      `${JSON.stringify({ diagnostics: diagnostics.slice(0, defaultLimits.diagnostics).map((d) => toJson(d, sources)), hidden: Math.max(0, diagnostics.length - defaultLimits.diagnostics) })}\n`,
    );
    return;
  }
  if (diagnostics.length > 0) stream.write(`${renderFrames(diagnostics, sources, defaultLimits.diagnostics, painter())}\n`);
}

export function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number => diagnostics.filter((d) => d.severity === severity).length;
  const words = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  const parts = [count('error') > 0 ? words(count('error'), 'error') : '', count('warning') > 0 ? words(count('warning'), 'warning') : ''].filter(
    (part) => part !== '',
  );
  return parts.join(', ');
}
