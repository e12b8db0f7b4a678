/** The text of a scenario → a scenario that can be run, and every diagnostic. */
import { compile as compileModules } from '../../compiler/compile.ts';
import { type JsonDiagnostic, toJson } from '../../compiler/diagnostics/diagnostics-json.ts';
import type { Ir } from '../../ir/definition.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { sourcesOf } from '../findings.ts';
import type { CompileOptions } from './compile-options.ts';
import { keepProgram } from './hidden-programs.ts';
import { moduleOf, sourceOf } from './text-arguments.ts';

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
  const { file, host, settings } = sourceOf(text, options);
  const { value, diagnostics } = compileModules(moduleOf(file, text), host, settings);
  const sources = sourcesOf(value.modules);
  return { scenario: value.ir === null ? null : scenarioOf(value.ir), diagnostics: diagnostics.map((diagnostic) => toJson(diagnostic, sources)) };
}

function scenarioOf(ir: Ir): Scenario {
  const { id, title, asOf } = ir.scenario;
  const scenario = Object.freeze({ id, title, asOf: asOf === null ? null : formatMinute(asOf), roster: ir.roster?.rows ?? null, ir });
  keepProgram(scenario, ir);
  return scenario;
}
