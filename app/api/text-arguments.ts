/** A text and what is said of it → what the compiler takes. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host, ModuleText } from '../../compiler/load/load-modules.ts';
import { filesUnder } from '../scenario-files.ts';
import { LIBRARY, libraryFolder } from '../scenario-library.ts';
import { checkOptions, textArgument, wrongArgument } from './argument.ts';
import type { CompileOptions } from './compile-options.ts';

export interface TextSource {
  readonly file: string;
  readonly host: Host;
  readonly settings: ReadonlyMap<string, string>;
}

/** @throws TypeError where an argument is wrong */
export function sourceOf(text: string, options: CompileOptions): TextSource {
  textArgument('text', text);
  checkOptions(options, ['file', 'settings', 'read']);
  const { file = 'scenario.hsim', settings = {}, read } = options;
  if (textArgument('options.file', file) === '') throw wrongArgument('options.file', 'a name', file);
  if (read !== undefined && typeof read !== 'function') throw wrongArgument('options.read', 'a function', read);
  return { file, host: hostOf(read), settings: settingsOf(settings) };
}

export function moduleOf(path: string, text: string): ModuleText {
  return { path, text, sha256: createHash('sha256').update(text).digest('hex') };
}

function settingsOf(settings: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  if (typeof settings !== 'object' || settings === null) throw wrongArgument('options.settings', 'an object', settings);
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value)))
      throw wrongArgument(`options.settings.${name}`, 'a text of the language or a number', value);
    given.set(name, String(value));
  }
  return given;
}

/** Modules of the library come with the package; all else by the caller's function. */
function hostOf(read: CompileOptions['read']): Host {
  const library = filesUnder(join(libraryFolder, 'scenario.hsim'), 'scenario.hsim');
  const given = (path: string, from: string): ModuleText | { readonly problem: string } => {
    if (read === undefined) return { problem: 'imports are not supported here' };
    const text = read(path, from);
    if (text === null) return { problem: 'there is no such file' };
    if (typeof text !== 'string') throw wrongArgument('options.read', 'a function that returns a text or null', text);
    return moduleOf(path, text);
  };
  return {
    read: (path, from) => (path.startsWith('std/') || from.startsWith(LIBRARY) ? library.read(path, from) : given(path, from)),
    data: given,
  };
}
