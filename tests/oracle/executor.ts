/** The reference executor as a run takes it. */
import type { Executor } from '../../runtime/plan/execution-plan.ts';
import { walk } from './reference-executor.ts';
import { interpret } from './reference-thread.ts';

export const executor: Executor = {
  expression: (e, context) => (s) => walk(e, s, context),
  instruction: (instruction, context) => interpret(instruction, context.ir, context),
};
