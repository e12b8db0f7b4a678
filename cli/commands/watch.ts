/** `hsimc watch`: checks a scenario again whenever it, or a file beside it, changes. */
import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { exitCode, Stop } from '../../app/stop.ts';
import { isSystemError, systemWords } from '../../app/system-errors.ts';
import { shown } from '../../app/wording.ts';
import type { Format } from '../diagnostics-report.ts';
import { complain, explain } from '../failure.ts';
import { checkCommand } from './check.ts';

/** Milliseconds of quiet after a change: editors write in several steps. */
const QUIET = 100;

export async function watchCommand(file: string, flags: { readonly set: ReadonlyMap<string, string>; readonly format: Format }): Promise<number> {
  let code = await checkCommand(file, flags);
  let waiting: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (flags.format === 'text') complain(`\n── ${shown(file)} changed\n\n`);
      try {
        code = await checkCommand(file, flags);
      } catch (error) {
        // A file that is gone for a moment ends nothing.
        code = explain(error, flags.format);
      }
    }, QUIET);
  };
  // The folder, not the file: editors put a new file in the place of the old one.
  const watcher = open(dirname(file), (_, name) => (name === null || name.endsWith('.hsim')) && again());
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        watcher.close();
        clearTimeout(waiting);
        done(code);
      });
    }
  });
}

function open(folder: string, listener: (event: string, name: string | null) => void): ReturnType<typeof watch> {
  try {
    return watch(folder, listener);
  } catch (error) {
    if (isSystemError(error)) throw new Stop(exitCode.usage, `cannot watch ${shown(folder)}: ${systemWords(error)}`);
    throw error;
  }
}
