/** Signals that ask a run to end. */
import { constants } from 'node:os';
import { Stop } from '../app/stop.ts';

/** A signal asked the run to end; what is finished stays. The process ends by that signal, as shells expect (130 for SIGINT). */
export class Interrupted extends Stop {
  readonly signal: NodeJS.Signals;
  /** Where the signal is held back from ending the process. */
  readonly exit: number;

  constructor(signal: NodeJS.Signals) {
    super('output', 'interrupted', 'run the same command with --resume to continue');
    this.signal = signal;
    this.exit = 128 + constants.signals[signal];
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `action` at the first such signal; the next one ends the process as if nobody listened.
 * @returns a function that stops listening
 */
export function onInterrupt(action: (interrupted: Interrupted) => void): () => void {
  const listeners = signals.map((signal) => {
    const listener = (): void => {
      stop();
      action(new Interrupted(signal));
    };
    process.on(signal, listener);
    return () => process.removeListener(signal, listener);
  });
  const stop = (): void => {
    for (const remove of listeners) remove();
  };
  return stop;
}

/** Work that leaves nothing behind when it is interrupted. @param clear removes what it has made so far */
export async function clearing<T>(clear: () => void, work: () => Promise<T>): Promise<T> {
  const stop = onInterrupt((interrupted) => {
    clear();
    endBy(interrupted);
  });
  try {
    return await work();
  } finally {
    stop();
  }
}

/** Ends the process by the signal that interrupted it, so that the caller sees what happened. */
export function endBy({ signal }: Interrupted): void {
  process.kill(process.pid, signal);
}
