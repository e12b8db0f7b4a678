/** Puts a new text in the place of a file: written next to it and renamed, so that nobody ever sees half of it. */
import { chmodSync, closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFully } from './output/write-descriptor.ts';
import { Stop } from './stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from './system-errors.ts';
import { shown } from './wording.ts';

/** A file that is not there is made. Nothing is written through a symbolic link: it may lead to any file of the user. */
export function rewriteFile(file: string, text: string): void {
  let draft: string | null = null;
  try {
    const before = lstatSync(file, { throwIfNoEntry: false });
    if (before?.isSymbolicLink() === true) throw new Stop('output', `cannot write ${shown(file)}: it is a symbolic link`, 'use the file that it points to');
    if (before?.isFile() === false) throw new Stop('output', `cannot write ${shown(file)}: it is not a file`);
    draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
    const descriptor = openSync(draft, 'wx');
    try {
      writeFully(descriptor, Buffer.from(text, 'utf8'));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (before !== undefined) chmodSync(draft, before.mode);
    renameSync(draft, file);
  } catch (error) {
    if (draft !== null) rmSync(draft, { force: true });
    if (!isSystemError(error)) throw error;
    throw new Stop('output', `cannot write ${shown(file)}: ${systemWords(error)}`, remedyAnywhere(error.code));
  }
}
