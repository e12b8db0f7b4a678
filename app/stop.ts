/** How the program ends. */

export const exitCode = {
  ok: 0,
  /** Diagnostics, or expectations that failed. */
  diagnostics: 1,
  usage: 2,
  /** The output could not be written. */
  output: 5,
  /** A fault of this program, or an installation that is not whole. */
  bug: 42,
} as const;

/** Ends the command with one line and a code; never a stack trace. */
export class Stop extends Error {
  readonly code: number;
  /** What to do about it, on a line of its own. */
  readonly remedy: string | null;

  constructor(code: number, message: string, remedy: string | null = null) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

export function usage(message: string, remedy: string | null = null): Stop {
  return new Stop(exitCode.usage, message, remedy);
}

/** A signal asked the run to end; what is finished stays. The process ends by that signal, as shells expect (130 for SIGINT). */
export class Interrupted extends Stop {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals, code: number, remedy: string) {
    super(code, 'interrupted', remedy);
    this.signal = signal;
  }
}

/** The reader of standard output went away: `| head` has seen enough. */
export class ReaderGone extends Error {}

/** A file of the package is missing. */
export function notWhole(missing: string): Stop {
  return new Stop(exitCode.bug, `the installation is not whole: ${missing} is missing`, 'install it again');
}
