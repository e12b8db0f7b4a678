/**
 * The code that V8 made of the program, kept for the next start: the program then neither is read for its functions nor compiles those that it needs again. The build
 * keeps that of the Node it runs with; another Node keeps its own in the cache of the user, a file for each command.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';

/** Kept code of the build, in the folder of the program. @param build hash of the program: V8 itself compares no more than its length */
export const builtName = (build: string): string => `program-${build}-${cachedDataVersionTag()}.code`;

/** Its name in the cache of the user. */
const nameFor = (build: string, command: string): string => `${build}-${cachedDataVersionTag()}-${command}.code`;

/** Whether code may be kept: Node's own switch for its own cache counts here too. */
const off = process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined;

/** The code of the build, else that of the user; null where there is none for this program and this V8. */
export function readKeptCode(folder: string, build: string, command: string | null): Buffer | null {
  if (off) return null;
  return read(join(folder, builtName(build))) ?? (command === null ? null : read(join(userFolder(), nameFor(build, command))));
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function userFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'hsimc');
}

/**
 * Keeps code in the user's own cache: a folder that others can write to would let them choose what runs. Where nothing can be written, nothing is kept. The code of
 * other builds goes.
 */
export function keepCode(build: string, command: string, make: () => Buffer): void {
  if (off) return;
  try {
    const folder = userFolder();
    const above = join(folder, '..');
    for (const one of [above, folder]) if (!existsSync(one)) mkdirSync(one, { mode: 0o700 });
    for (const name of readdirSync(folder)) if (name.endsWith('.code') && !name.startsWith(build)) rmSync(join(folder, name));
    const file = join(folder, nameFor(build, command));
    writeFileSync(`${file}.${process.pid}`, make(), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // There is no home, or it is not for writing.
  }
}
