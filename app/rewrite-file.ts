/** Puts a new text in the place of a file: written beside it and renamed, so that nobody ever sees half of it. */
import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFully } from './output/write-descriptor.ts';
import { Stop } from './stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

export function rewriteFile(name: string, text: string): void {
  let draft: string | null = null;
  try {
    // A link stays a link: what it leads to is replaced.
    const file = realpathSync(name);
    draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
    const descriptor = openSync(draft, 'wx');
    try {
      writeFully(descriptor, Buffer.from(text, 'utf8'));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    chmodSync(draft, statSync(file).mode);
    renameSync(draft, file);
  } catch (error) {
    if (draft !== null) rmSync(draft, { force: true });
    if (!isSystemError(error)) throw error;
    throw new Stop('output', `cannot write ${shown(name)}: ${systemWords(error)}`, remedyAnywhere(error.code));
  }
}
