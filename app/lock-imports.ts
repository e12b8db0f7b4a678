/** The hashes of what a scenario imports, written next to it. */
import { join } from 'node:path';
import { defaultLimits } from '../compiler/compiler-limits.ts';
import { load } from '../compiler/load/load-modules.ts';
import { LOCK_FILE, lockText } from '../compiler/load/lock-file.ts';
import { hasErrors } from '../grammar/diagnostic.ts';
import { type Looked, sourcesOf, withFindings } from './findings.ts';
import { rewriteFile } from './rewrite-file.ts';
import type { Entry } from './scenario-files.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

export interface Locked {
  readonly path: string;
  /** Imports whose hashes are in it. */
  readonly imports: number;
}

/** @param name of the scenario, as it was asked for */
export function lockImports(name: string, { text, host, folder }: Entry): Looked<Locked> {
  if (folder === null) throw usage(`${shown(name)} is in the library, which has no lock file`, 'give a scenario file');
  const { modules, diagnostics } = load(text, { read: host.read }, defaultLimits);
  const findings = { diagnostics, sources: sourcesOf(modules) };
  if (hasErrors(diagnostics)) return { findings, result: null };
  const path = join(folder, LOCK_FILE);
  withFindings(findings, () => rewriteFile(path, lockText(modules)));
  return { findings, result: { path, imports: modules.length - 1 } };
}
