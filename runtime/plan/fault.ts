/**
 * What only shows when a subject is run: parameters that make no distribution for this subject, a range that cannot be reached. Faults are the
 * user's, so they carry a place and become diagnostics at the border of the run; nothing else in the core throws.
 */
import type { At } from '../../ir/expression.ts';

export class RunError extends Error {
  readonly code: string;
  readonly at: At;
  /** Filled in where the subject is known. */
  subject: number | null = null;

  constructor(code: string, at: At, message: string) {
    super(message);
    this.code = code;
    this.at = at;
  }
}
