/** Signals that ask a run to end. */
import { constants } from 'node:os';
import { Interrupted } from '../app/stop.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `action` at the first such signal; the next one ends the process as if nobody listened.
 * @returns a function that stops listening
 */
export function onInterrupt(action: (interrupted: Interrupted) => void): () => void {
  const listeners = signals.map((signal) => {
    const listener = (): void => {
      stop();
      action(new Interrupted(signal, 128 + constants.signals[signal], 'the same command with --resume goes on with it'));
    };
    process.on(signal, listener);
    return () => process.removeListener(signal, listener);
  });
  const stop = (): void => {
    for (const remove of listeners) remove();
  };
  return stop;
}
