/** All threads and flows of a scenario, ready to run. */
import type { Ir } from '../../ir/definition.ts';
import type { Flow, Thread } from '../../ir/thread-definition.ts';
import type { VerbContext } from '../engines/verb-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { Closure } from '../subject/subject-state.ts';
import type { Execute } from './live-thread.ts';
import { compileThread } from './thread-program.ts';

export interface ReadyThread {
  readonly thread: Thread;
  readonly code: readonly Execute[];
}

export interface ReadyFlow {
  readonly flow: Flow;
  readonly slots: readonly { readonly slot: number; readonly value: Closure }[];
  /** The flow that runs this one. */
  readonly parent: number | null;
  /** Flows that this one runs, and their events with its own. */
  readonly inner: readonly number[];
  readonly events: ReadonlySet<number>;
}

export interface Machines {
  readonly threads: readonly ReadyThread[];
  readonly flows: readonly ReadyFlow[];
  /** By event: the thread or flow that it begins, and the flow it belongs to; -1 for none. */
  readonly threadOf: readonly number[];
  readonly begins: readonly number[];
  readonly flowOf: readonly number[];
}

/** Null for scenarios that have none. */
export function makeMachines(ir: Ir, context: VerbContext): Machines | null {
  if (ir.threads.length === 0 && ir.flows.length === 0) return null;
  const none = (): number[] => new Array(ir.events.length).fill(-1);
  const [threadOf, begins, flowOf] = [none(), none(), none()];
  for (const [id, thread] of ir.threads.entries()) threadOf[thread.event] = id;
  ir.flows.forEach((flow, id) => {
    if (flow.start < ir.events.length && flow.asked !== true) begins[flow.start] = id;
    for (const event of flow.events) flowOf[event] = id;
  });
  const inner = ir.flows.map((_, id) => within(ir, flowOf, id));
  return {
    threads: ir.threads.map((thread) => ({ thread, code: compileThread(thread, ir, context) })),
    flows: ir.flows.map((flow, id) => ({
      flow,
      slots: flow.slots.map(({ slot, value }) => ({ slot, value: compile(value, context) })),
      parent: flow.start < ir.events.length && flowOf[flow.start] >= 0 ? flowOf[flow.start] : null,
      inner: inner[id],
      events: new Set([id, ...inner[id]].flatMap((of) => ir.flows[of].events)),
    })),
    threadOf,
    begins,
    flowOf,
  };
}

function within(ir: Ir, flowOf: readonly number[], id: number): number[] {
  const direct = ir.flows.flatMap(({ start }, other) => (start < ir.events.length && flowOf[start] === id ? [other] : []));
  return direct.flatMap((other) => [other, ...within(ir, flowOf, other)]);
}
