/** Loads the bundled program, which is one script. `tools/build.mjs` writes it, and puts these functions into the files that begin it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { keepCode, readKeptCode } from './kept-code.ts';

/** What the script is: a function that gives what a module exports by its name, and runs it where it has not run yet. */
type Program = (require: NodeJS.Require, programUrl: string) => (name: string) => unknown;

/** Also what V8 calls it: kept code holds the name, which must not be a path of the machine that built it. */
const NAME = 'program.cjs';

/** A part of the program. @param here URL of the file that begins it. @param build hash of the script */
export function loadPart<T>(here: string, build: string, part: string, command: string | null = null, keeps = false): T {
  const folder = dirname(fileURLToPath(here));
  // ASCII: one byte is one character.
  const text = readFileSync(join(folder, NAME), 'latin1');
  const kept = readKeptCode(folder, build, command);
  const script = new Script(text, { filename: NAME, ...(kept === null ? {} : { cachedData: kept }) });
  if (keeps && command !== null && (kept === null || script.cachedDataRejected === true))
    process.once('exit', (code) => {
      // A run that ended early compiled little of what the next one needs.
      if (code === 0 || code === 1) keepCode(build, command, () => script.createCachedData());
    });
  return (script.runInThisContext() as Program)(createRequire(here), here)(`${part}.js`) as T;
}

/** The part that runs the command of this process. Where no code was kept for it, it is kept at the end. */
export function loadCommands<T>(here: string, build: string): T {
  return loadPart(here, build, 'commands', commandWord(), true);
}

/** The part that a thread of such a process runs. */
export function loadWorker(here: string, build: string): void {
  loadPart(here, build, 'worker', commandWord());
}

/** Null for what is no command, such as an option of the program. */
function commandWord(): string | null {
  const word = process.argv[2] ?? '';
  return /^[a-z]{2,12}$/.test(word) ? word : null;
}
