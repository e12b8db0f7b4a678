/** Diagnostics: frames for people, JSON for programs. */
import { isatty } from 'node:tty';
import { styleText } from 'node:util';
import type { Findings } from '../app/findings.ts';
import { counted } from '../app/wording.ts';
import { defaultLimits } from '../compiler/compiler-limits.ts';
import { toJson } from '../compiler/diagnostics/diagnostics-json.ts';
import { type Paint, plain, renderFrames } from '../compiler/diagnostics/diagnostics-terminal.ts';
import type { Diagnostic } from '../grammar/diagnostic.ts';
import { harmless } from '../model/harmless.ts';
import { complainExactly, type Format } from './terminal.ts';

const styles = { error: 'red', warning: 'yellow', note: 'cyan', place: 'blue', help: 'green', faint: 'gray' } as const;

/** Colours only where a person looks: never in a pipe, nor with NO_COLOR (no-color.org). */
function painter(): Paint {
  if (!isatty(2) || (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb') return plain;
  return (style, text) => styleText(styles[style], text, { validateStream: false });
}

/** Frames for people, none where there is nothing to say; one JSON object for programs, always. Quietly, errors alone. */
export function report(findings: Findings, format: Format, quiet = false, write: (text: string) => void = complainExactly): void {
  const { sources } = findings;
  const diagnostics = quiet ? findings.diagnostics.filter(({ severity }) => severity === 'error') : findings.diagnostics;
  const most = defaultLimits.diagnostics;
  if (format === 'json') {
    const value = { diagnostics: diagnostics.slice(0, most).map((d) => toJson(d, sources)), hidden: Math.max(0, diagnostics.length - most) };
    write(harmless(`${JSON.stringify(value)}\n`));
  } else if (diagnostics.length > 0) write(`${renderFrames(diagnostics, sources, most, painter())}\n`);
}

/** `2 errors, 1 warning`. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number => diagnostics.filter((d) => d.severity === severity).length;
  return (['error', 'warning'] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) => counted(count(severity), severity))
    .join(', ');
}
