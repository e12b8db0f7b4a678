/** What the scenario is to blame for, where that only shows when a subject is run. */
import { inTerms, programTerms } from '../../model/interface-terms.ts';
import { RunError } from '../../runtime/plan/fault.ts';

/** A scenario that compiles but cannot be run, for one subject or for anybody: a rate below zero, a range that cannot be reached. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  /** Code of the diagnostic: `HS4003`. */
  readonly code: string;
  /** Null where it is not one subject's. */
  readonly subject: number | null;

  constructor(code: string, message: string, subject: number | null) {
    super(inTerms(`${code}: ${message}${subject === null ? '' : ` (subject ${subject})`}`, programTerms));
    this.code = code;
    this.subject = subject;
  }
}

/** Faults as errors for callers; all else stays what it is. */
export function scenarioError(error: unknown): unknown {
  return error instanceof RunError ? new ScenarioError(error.code, error.message, error.subject) : error;
}
