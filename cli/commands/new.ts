/** `hsimc new`: a scenario to begin with, which compiles as it is. */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { print } from '../../app/output/stream-output.ts';
import { writeFully } from '../../app/output/write-descriptor.ts';
import { libraryFolder, templates } from '../../app/scenario-library.ts';
import { exitCode, notWhole, Stop, usage } from '../../app/stop.ts';
import { isSystemError, remedyAnywhere, systemWords } from '../../app/system-errors.ts';
import { quoted, shown } from '../../app/wording.ts';
import type { Format } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

export function newCommand(name: string, flags: { readonly template: string; readonly format: Format }): number {
  const all = templates();
  if (all.size === 0) throw notWhole(libraryFolder);
  const template = all.get(flags.template);
  if (template === undefined) throw usage(`there is no template ${shown(flags.template)}`, `there are: ${[...all.keys()].join(', ')}`);
  const file = name.endsWith('.hsim') ? name : `${name}.hsim`;
  const id = basename(file, '.hsim')
    .replace(/[^A-Za-z0-9_]/g, '_')
    .replace(/^(?=\d)/, '_');
  const text = readFileSync(template, 'utf8').replace(/^scenario \w+/m, `scenario ${id}`);
  write(file, text);
  if (flags.format === 'json') print(`${JSON.stringify({ file, template: flags.template })}\n`);
  else complain(`${shown(file)} is there; next: hsimc preview ${quoted(file)}\n`);
  return exitCode.ok;
}

/** Writes a file that is not there yet. */
function write(file: string, text: string): void {
  try {
    const descriptor = openSync(file, 'wx');
    try {
      writeFully(descriptor, Buffer.from(text, 'utf8'));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST') throw new Stop(exitCode.output, `${shown(file)} exists already`, 'choose another name');
    throw new Stop(exitCode.output, `cannot write ${shown(file)}: ${systemWords(error)}`, remedyAnywhere(error.code));
  }
}
