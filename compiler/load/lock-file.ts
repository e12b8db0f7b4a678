/**
 * The lock file of a scenario: the hash of every file that it imports, in the form of `sha256sum`, so that other tools can check it too. Where there is
 * one, an import with another hash is an error: a library that changed does not change a scenario unseen.
 */
import { type Diagnostic, diagnose, echo } from '../../grammar/diagnostic.ts';
import * as say from '../diagnostics/lock-diagnostics.ts';
import type { Module, ModuleText } from './load-modules.ts';

export const LOCK_FILE = 'hsim.lock';

/** Paths in a lock file are relative to the folder of the entry; those of the library keep their own. */
function pathIn(entry: string, path: string): string {
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

/** The text of the lock file of these modules, the entry first: a line for each import, sorted. */
export function lockText([entry, ...imports]: readonly Module[]): string {
  const lines = imports.map(({ source, sha256 }) => ({ path: pathIn(entry.source.path, source.path), sha256 }));
  lines.sort((a, b) => (a.path < b.path ? -1 : 1));
  return lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** Holds the imports against a lock file. */
export function checkLock(modules: readonly Module[], lock: ModuleText | { readonly problem: string }): Diagnostic[] {
  const [entry] = modules;
  // A check that cannot be made is an error: else a damaged lock file would be the way around it.
  if ('problem' in lock) return [diagnose(say.unreadLock, entry.source.path, { start: 0, end: 0 }, { path: LOCK_FILE, why: lock.problem })];
  const pinned = new Map<string, string>();
  for (const [i, line] of lock.text.split('\n').entries()) {
    const match = /^([0-9a-f]{64}) [ *](.+?)\r?$/.exec(line);
    if (match !== null) pinned.set(match[2], match[1]);
    else if (line.trim() !== '') {
      return [diagnose(say.badLock, lock.path, null, { path: echo(lock.path), line: i + 1 }, { found: echo(line) })];
    }
  }
  const found: Diagnostic[] = [];
  const seen = new Set<Module>();
  for (const importing of modules) {
    for (const { module, use } of importing.imports.values()) {
      if (seen.has(module)) continue;
      seen.add(module);
      const hash = pinned.get(pathIn(entry.source.path, module.source.path));
      if (hash === module.sha256) continue;
      const facts = { path: echo(use.path.text), lock: echo(lock.path) };
      found.push(diagnose(hash === undefined ? say.notLocked : say.lockDiffers, importing.source.path, use.path.span, facts, { found: use.path.text }));
    }
  }
  return found;
}
