/** `hsimc watch`: checks a scenario again whenever it, or a file next to it, changes. */
import { watch as watchFolder } from 'node:fs';
import { dirname } from 'node:path';
import type { GivenSettings } from '../../app/read-scenario.ts';
import { usage } from '../../app/stop.ts';
import { isSystemError, systemWords } from '../../app/system-errors.ts';
import { shown } from '../../app/wording.ts';
import { type Declare, format, quiet, settings } from '../command-kit.ts';
import { reportStop } from '../report-stop.ts';
import { complain, type Format } from '../terminal.ts';
import { checkCommand } from './check-command.ts';

export const watch: Declare = ({ root, run }) => {
  root
    .command('watch')
    .description('check a scenario whenever it changes')
    .argument('<file>', 'scenario')
    .addOption(settings())
    .addOption(format())
    .addOption(quiet())
    .action((file, flags) => run(flags, () => watchCommand(file, flags)));
};

/** Milliseconds of quiet after a change: editors write in several steps. */
const QUIET = 100;

async function watchCommand(file: string, flags: { readonly set: GivenSettings; readonly format: Format; readonly quiet?: boolean }): Promise<number> {
  let code = await checkCommand(file, flags);
  let waiting: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (flags.format === 'text' && flags.quiet !== true) complain(`\n── ${shown(file)} changed\n\n`);
      try {
        code = await checkCommand(file, flags);
      } catch (error) {
        // A file that is gone for a moment ends nothing.
        code = await reportStop(error, flags.format);
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

function open(folder: string, listener: (event: string, name: string | null) => void): ReturnType<typeof watchFolder> {
  try {
    return watchFolder(folder, listener);
  } catch (error) {
    if (isSystemError(error)) throw usage(`cannot watch ${shown(folder)}: ${systemWords(error)}`);
    throw error;
  }
}
