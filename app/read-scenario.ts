/** Reading and compiling a scenario. */

import type { Module, ModuleText } from '../compiler/load/load-modules.ts';
import type { Ir } from '../ir/definition.ts';
import { action, option } from '../model/interface-terms.ts';
import { RunError } from '../runtime/plan/fault.ts';
import type { Findings } from './findings.ts';
import { compiledScenario } from './library-cache/compiled-scenario.ts';
import type { Entry } from './scenario-files.ts';
import { Stop, usage } from './stop.ts';
import { shown } from './wording.ts';

/** Values of parameters by name, as text of the language. */
export type GivenSettings = ReadonlyMap<string, string>;

export interface ReadScenario extends Findings {
  /** Null where there are errors. */
  readonly ir: Ir | null;
  /** The entry first; none where an IR was read, or `readToRun` found the scenario compiled. */
  readonly modules: readonly Module[];
  /** Every file that was read, the entry first. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/**
 * A `.hsim` file, or an IR that was written by `--emit ir`.
 * @throws Stop where an IR cannot be read
 */
export async function readScenario({ text, host }: Entry, settings: GivenSettings): Promise<ReadScenario> {
  if (text.path.endsWith('.json')) {
    if (settings.size > 0) throw usage(`${option('set')} needs the scenario itself, not its IR`);
    return { ir: await readIr(text), modules: [], diagnostics: [], sources: new Map(), files: [text] };
  }
  // The compiler is the heaviest part of a start, and what is compiled already needs none of it.
  return (await import('./compile-entry.ts')).compileEntry({ text, host }, settings);
}

/** The same for those who need no modules: a scenario of the library, as it is and with its own parameters, was compiled by the build. */
export async function readToRun(entry: Entry, settings: GivenSettings): Promise<ReadScenario> {
  const compiled = entry.folder === null && settings.size === 0 && (entry.host.lock ?? null) === null ? compiledScenario(entry.text) : null;
  return compiled === null ? readScenario(entry, settings) : { ...compiled, modules: [] };
}

async function readIr({ path, text }: ModuleText): Promise<Ir> {
  const remedy = `create an IR with ${action(`compile FILE ${option('emit', 'ir')}`)}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Stop('input', `${shown(path)} is not JSON`, remedy);
  }
  return irOf(value, path, 'IR', remedy);
}

/**
 * JSON as an IR. The schema is loaded only here: it is the heaviest part of reading, and scenarios do not need it.
 * @param path the file that it is in, which is of this kind
 * @throws Stop where it is not an IR, or one of another version
 */
export async function irOf(value: unknown, path: string, kind: 'IR' | 'plan', remedy: string): Promise<Ir> {
  const [{ irSchema }, { strayReference }] = await Promise.all([import('../ir/ir-schema.ts'), import('../ir/stray-reference.ts')]);
  const not = `is not ${kind === 'IR' ? 'an IR' : 'a plan'} of this version`;
  const read = irSchema.safeParse(value);
  if (read.success) {
    const stray = strayReference(read.data);
    const wrong = stray === null ? await tried(read.data) : `the number at ${stray} refers to nothing`;
    if (wrong === null) return read.data;
    throw new Stop('input', `${shown(path)} ${not}: ${wrong}`, remedy);
  }
  const [issue] = read.error.issues;
  // `Invalid input: expected array, received undefined`, in the schema's own words.
  const wrong = issue.message.replace(/^Invalid input: /, '').replace(/, received undefined$/, ', but it is missing');
  throw new Stop('input', `${shown(path)} ${not} (${issue.path.join('.') || 'top level'}: ${wrong})`, remedy);
}

/** Parts of an IR can contradict each other in ways that neither schema nor references show: its first subject is made, and what goes wrong is returned. */
async function tried(ir: Ir): Promise<string | null> {
  const [{ makeExecutionPlan }, { study }] = await Promise.all([import('../runtime/plan/execution-plan.ts'), import('../runtime/study/study-cohort.ts')]);
  try {
    study(makeExecutionPlan(ir, { seed: '0', count: 1, asOf: ir.scenario.asOf ?? 0 }), 1);
    return null;
  } catch (error) {
    // What the scenario does to a subject is reported by the run.
    return error instanceof RunError ? null : `its parts contradict each other (${(error as Error).message})`;
  }
}
