/** Reading and compiling a scenario for a command. */

import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import type { Module } from '../../compiler/load/load.ts';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import type { SourceFile } from '../../grammar/source.ts';
import { exitCode, Stop, usage } from '../exit.ts';
import { openEntry } from '../host.ts';
import { sourcesOf } from '../report.ts';

export interface Source {
  readonly ir: Ir | null;
  readonly modules: readonly Module[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** A `.hsim` file, or an IR that was written by `--emit ir`. */
export async function readSource(file: string, settings: ReadonlyMap<string, string>): Promise<Source> {
  const { text, host } = openEntry(file);
  if (text.path.endsWith('.json')) {
    if (settings.size > 0) throw usage('--set needs the scenario itself, not its IR');
    return { ir: await readIr(text.path, text.text), modules: [], diagnostics: [], sources: new Map() };
  }
  const { value, diagnostics } = compile(text, host, settings);
  const sources = sourcesOf(value.modules);
  // What stands after `--set` is shown like a line of source.
  for (const [name, given] of settings) sources.set(`--set ${name}`, { path: `--set ${name}`, text: `hsim 1\nparam ${name.replaceAll('.', '_')}: ${given}` });
  return { ir: hasErrors(diagnostics) ? null : value.ir, modules: value.modules, diagnostics, sources };
}

/** The schema is loaded only here: it is the heaviest part of reading, and scenarios do not need it. */
async function readIr(path: string, text: string): Promise<Ir> {
  const { irSchema } = await import('../../compiler/ir/schema.ts');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Stop(exitCode.diagnostics, `${path} is not JSON`, 'an IR is written by `hsimc compile FILE --emit ir`');
  }
  const read = irSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Stop(exitCode.diagnostics, `${path} is not an IR of this version: at ${issue.path.join('.') || 'the top'}: ${issue.message}`);
}
