/** How the program ends. */
import type { StopReason } from '../app/stop.ts';

export const exitCode = {
  ok: 0,
  /** Diagnostics, or expectations or targets that failed. */
  diagnostics: 1,
  usage: 2,
  /** The output could not be written. */
  output: 5,
  /** An error of this program, or an incomplete installation. */
  internal: 42,
} as const;

export const exitCodeFor: Readonly<Record<StopReason, number>> = {
  usage: exitCode.usage,
  input: exitCode.diagnostics,
  output: exitCode.output,
  internal: exitCode.internal,
};
