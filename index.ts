/** The library: the same pure core that the command line uses. */
export { compile, noImports } from './compiler/compile.ts';
export { toJson } from './compiler/diagnostics/json.ts';
export { renderFrames } from './compiler/diagnostics/terminal.ts';
export type { Ir } from './compiler/ir/ir.ts';
export type { Diagnostic, Outcome } from './grammar/diagnostic.ts';
export { parse } from './grammar/parse.ts';
export { type Subject, subject } from './runtime/canonical/subject.ts';
export { makePlan, type Plan, type RunOptions } from './runtime/plan/plan.ts';
export { Runner } from './runtime/run/subject.ts';
export { targets } from './targets/registry.ts';
export type { Output, Run, Target, Writer } from './targets/target.ts';
export { rules } from './validation/rules/index.ts';
export { type Finding, type Result, Validator } from './validation/validator.ts';
