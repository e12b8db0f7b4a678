/** The text of a scenario → a scenario that can be run, and every diagnostic. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { compile as compileModules } from '../../compiler/compile.ts';
import { type JsonDiagnostic, toJson } from '../../compiler/diagnostics/diagnostics-json.ts';
import type { Host, ModuleText } from '../../compiler/load/load-modules.ts';
import type { Ir } from '../../ir/definition.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { sourcesOf } from '../findings.ts';
import { filesUnder } from '../scenario-files.ts';
import { LIBRARY, libraryFolder } from '../scenario-library.ts';
import { checkOptions, textArgument, wrongArgument } from './argument.ts';
import { keepProgram } from './hidden-programs.ts';

export interface CompileOptions {
  /** The name of the text in diagnostics; `scenario.hsim` where it is not given. */
  readonly file?: string;
  /** Values of parameters by name: text of the language (`1 year`, `"a text"`), or a number. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /**
   * Gives the text of a file that the scenario imports or takes data from, or null where there is none. Modules of the library (`use "std/labs"`) are
   * always there. Without it other imports are refused.
   */
  readonly read?: (path: string, from: string) => string | null;
}

/** A scenario without errors: what a cohort is made of. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Time up to which things are known, `2025-06-30T00:00`; null where the scenario does not say. */
  readonly asOf: string | null;
  /** People of the roster that the scenario takes its subjects from; null where there is none. */
  readonly roster: number | null;
  /** The program that the scenario was compiled to, as `hsimc compile --emit ir` prints it. It changes from version to version. */
  readonly ir: object;
}

export interface Compiled {
  /** Null where there are errors. */
  readonly scenario: Scenario | null;
  /** In order of the text; warnings and notes too. */
  readonly diagnostics: readonly JsonDiagnostic[];
}

/**
 * Compiles a scenario.
 * @param text the scenario
 * @throws TypeError where an argument is wrong; mistakes in the scenario are diagnostics
 */
export function compile(text: string, options: CompileOptions = {}): Compiled {
  textArgument('text', text);
  checkOptions(options, ['file', 'settings', 'read']);
  const { file = 'scenario.hsim', settings = {}, read } = options;
  if (textArgument('options.file', file) === '') throw wrongArgument('options.file', 'a name', file);
  if (read !== undefined && typeof read !== 'function') throw wrongArgument('options.read', 'a function', read);
  const { value, diagnostics } = compileModules(moduleOf(file, text), hostOf(read), settingsOf(settings));
  const sources = sourcesOf(value.modules);
  return { scenario: value.ir === null ? null : scenarioOf(value.ir), diagnostics: diagnostics.map((diagnostic) => toJson(diagnostic, sources)) };
}

function scenarioOf(ir: Ir): Scenario {
  const { id, title, asOf } = ir.scenario;
  const scenario = Object.freeze({ id, title, asOf: asOf === null ? null : formatMinute(asOf), roster: ir.roster?.rows ?? null, ir });
  keepProgram(scenario, ir);
  return scenario;
}

function moduleOf(path: string, text: string): ModuleText {
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
    if (read === undefined) return { problem: 'imports are not available here' };
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
