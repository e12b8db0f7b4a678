/** The library: the same pure core that the command line uses. */
export { compile, noImports } from './compiler/compile.ts';
export { toJson } from './compiler/diagnostics/diagnostics-json.ts';
export { renderFrames } from './compiler/diagnostics/diagnostics-terminal.ts';
export type { Diagnostic, Outcome } from './grammar/diagnostic.ts';
export { parse } from './grammar/parse.ts';
export type { Ir } from './ir/definition.ts';
export { type Subject, subject } from './model/subject.ts';
export type { Output, RunInfo, Target, Writer } from './model/target.ts';
export { type ExecutionPlan, makePlan, type RunOptions } from './runtime/plan/execution-plan.ts';
export { UnitRunner } from './runtime/run/unit-runner.ts';
export { targets } from './targets/registry.ts';
export { rules } from './validation/rules/all-rules.ts';
export { type Finding, type Result, Validator } from './validation/validator.ts';
