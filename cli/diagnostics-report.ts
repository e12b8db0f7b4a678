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
import { asFlags, complainExactly, type Format, printExactly } from './terminal.ts';

const styles = { error: 'red', warning: 'yellow', note: 'cyan', place: 'blue', help: 'green', faint: 'gray' } as const;

/** Colours only where a person looks: never in a pipe, nor with NO_COLOR (no-color.org). */
function painter(descriptor: number): Paint {
  if (!isatty(descriptor) || (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb') return plain;
  return (style, text) => styleText(styles[style], text, { validateStream: false });
}

/**
 * Frames for people, none where there is nothing to say; one JSON object for programs. Quietly, errors alone, and next to a result nothing where there are none.
 * @param as `result` where diagnostics are what the command was asked for: standard output
 */
export function report(findings: Findings, format: Format, quiet = false, as: 'result' | 'remark' = 'remark'): void {
  const [write, descriptor] = as === 'result' ? [(text: string) => printExactly(asFlags(text)), 1] : [complainExactly, 2];
  const { sources } = findings;
  const diagnostics = quiet ? findings.diagnostics.filter(({ severity }) => severity === 'error') : findings.diagnostics;
  if (quiet && as === 'remark' && diagnostics.length === 0) return;
  const most = defaultLimits.diagnostics;
  if (format === 'json') {
    const value = { diagnostics: diagnostics.slice(0, most).map((d) => toJson(d, sources)), hidden: Math.max(0, diagnostics.length - most) };
    write(harmless(`${JSON.stringify(value)}\n`));
  } else if (diagnostics.length > 0) write(`${renderFrames(diagnostics, sources, most, painter(descriptor))}\n`);
}

/** `2 errors, 1 warning`. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number => diagnostics.filter((d) => d.severity === severity).length;
  return (['error', 'warning'] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) => counted(count(severity), severity))
    .join(', ');
}
