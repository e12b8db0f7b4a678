/** The library: what the command line does, as functions. `docs/api.md` describes it; what is not exported here may change with any version. */
export { analyse } from './app/api/analyse-text.ts';
export type * from './app/api/canonical-records.ts';
export type { SubjectJson as Subject } from './app/api/canonical-records.ts';
export { type Cohort, type CohortOptions, cohort } from './app/api/cohort-of-scenario.ts';
export type { CompileOptions } from './app/api/compile-options.ts';
export { type Compiled, compile, type Scenario } from './app/api/compile-text.ts';
export { ScenarioError } from './app/api/scenario-error.ts';
export { type ValidateOptions, type ValidationFinding, type ValidationResult, validate } from './app/api/validate-subjects.ts';
export { MemorySink, type Sink, type WriteResult, write } from './app/api/write-cohort.ts';
export { type ListedTarget, listTargets } from './app/list-targets.ts';
export type * from './compiler/analysis/analysis-answers.ts';
export type { JsonDiagnostic, JsonPosition, JsonRange } from './compiler/diagnostics/diagnostics-json.ts';
export type { Diagnostic } from './grammar/diagnostic.ts';
export type { Span } from './grammar/source-text.ts';
