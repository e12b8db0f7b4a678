/** An entry → its compilation, with the texts that its diagnostics point into. */
import { settingSource } from '../compiler/check/setting-source.ts';
import { compile } from '../compiler/compile.ts';
import { hasErrors } from '../grammar/diagnostic.ts';
import { sourcesOf } from './findings.ts';
import type { GivenSettings, ReadScenario } from './read-scenario.ts';
import type { Entry } from './scenario-files.ts';

export function compileEntry({ text, host }: Pick<Entry, 'text' | 'host'>, settings: GivenSettings): ReadScenario {
  const { value, diagnostics } = compile(text, host, settings);
  const sources = sourcesOf(value.modules);
  // What is after `--set` is shown like a line of source.
  for (const [name, given] of settings) {
    const shown = settingSource(name, given);
    sources.set(shown.path, shown);
  }
  const files = value.modules.map(({ source, sha256 }) => ({ path: source.path, sha256 }));
  const roster = value.ir?.roster ?? null;
  if (roster !== null) files.push({ path: roster.path, sha256: roster.sha256 });
  return { ir: hasErrors(diagnostics) ? null : value.ir, modules: value.modules, diagnostics, sources, files };
}
