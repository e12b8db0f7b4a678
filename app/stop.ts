/** How a use case ends without a result. */
import { type InterfaceTerms, inTerms } from '../model/interface-terms.ts';
import type { Findings } from './findings.ts';

/** Whose matter it is: shells turn it into an exit code, an HTTP status or an error of their protocol. */
export type StopReason =
  /** What was asked for cannot be done as it was asked. */
  | 'usage'
  /** What was read is wrong: a scenario, a run, a query. */
  | 'input'
  /** The output could not be written. */
  | 'output'
  /** An error of this program, or an incomplete installation. */
  | 'internal';

/** More about a stop, where there is more. */
export interface StopDetails {
  /** What was found before it, which is to be shown too. */
  readonly findings?: Findings;
  /** The subject that it happened at: running it alone shows it again. */
  readonly subject?: number;
}

/** Ends a use case: one line, what to do about it, and whose matter it is. Its texts name options and actions as data (`model/interface-terms.ts`). */
export class Stop extends Error {
  readonly reason: StopReason;
  /** What to do about it, on a line of its own. */
  readonly remedy: string | null;
  readonly details: StopDetails;

  constructor(reason: StopReason, message: string, remedy: string | null = null, details: StopDetails = {}) {
    super(message);
    this.reason = reason;
    this.remedy = remedy;
    this.details = details;
  }

  /** What it says, in the terms of a shell. */
  in(terms: InterfaceTerms): { readonly message: string; readonly remedy: string | null } {
    return { message: inTerms(this.message, terms), remedy: this.remedy === null ? null : inTerms(this.remedy, terms) };
  }
}

export function usage(message: string, remedy: string | null = null): Stop {
  return new Stop('usage', message, remedy);
}

/** The reader of a stream went away: `| head` has seen enough. */
export class ReaderGone extends Error {}

/** A file of the package is missing. */
export function notWhole(missing: string): Stop {
  return new Stop('internal', `the installation is incomplete: ${missing} is missing`, 'reinstall hsimc');
}
