/**
 * `onset dx.a { diagnosed_at: visit }` → a diagnosis at the head of each visit of what is named, made where the condition has begun and is not
 * diagnosed yet.
 */

import type { Action, EventDefinition, Step } from '../../ir/definition.ts';
import type { Instruction, Thread, ThreadState } from '../../ir/thread-definition.ts';
import { withBodies } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import type { Checker } from '../check/checker.ts';
import { noVisitThere } from '../diagnostics/thread-diagnostics.ts';

type Awaited = Checker['awaited'];

export class Diagnosed {
  readonly #checker: Checker;
  readonly #found = new Set<number>();

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  /** The body of an event with the diagnoses that wait for it. */
  event<Definition extends EventDefinition>(id: number, definition: Definition): Definition {
    const awaited = this.#at(id);
    return awaited.length === 0 ? definition : { ...definition, body: this.#steps(definition.body, awaited) };
  }

  /** The same for the states of threads. */
  thread(thread: Thread, states: readonly ThreadState[], firstMark: number): Thread {
    if (this.#checker.awaited.length === 0) return thread;
    const code = thread.code.map((instruction): Instruction => {
      if (instruction.op !== 'do') return instruction;
      const awaited = this.#at(firstMark + states[instruction.state].mark);
      return awaited.length === 0 ? instruction : { ...instruction, steps: this.#steps(instruction.steps, awaited) };
    });
    return { ...thread, code };
  }

  /** Reports what named something without a visit; to be asked when everything was gone through. */
  finish(): void {
    for (const { event, name, scope, span } of this.#checker.awaited)
      if (!this.#found.has(event)) this.#checker.report(noVisitThere, scope, span, { name }, { found: name });
  }

  #at(event: number): Awaited {
    return this.#checker.awaited.filter((awaited) => awaited.event === event);
  }

  #steps(steps: readonly Step[], awaited: Awaited): Step[] {
    return steps.map((step) => this.#step(step, awaited));
  }

  #step(step: Step, awaited: Awaited): Step {
    if (step.kind !== 'action') return withBodies(step, (body) => this.#steps(body, awaited));
    const { action } = step;
    if (verbs[action.verb].opens === null) return step;
    for (const { event } of awaited) this.#found.add(event);
    return { kind: 'action', action: { ...action, body: [...unique(awaited).map((one) => this.#diagnosis(action, one)), ...action.body] } };
  }

  #diagnosis({ path, at }: Action, { concept, label }: Awaited[number]): Step {
    return {
      kind: 'action',
      action: {
        verb: 'diagnose',
        path: `${path}.diagnosed.${label}`,
        argument: { op: 'concept', concept, at },
        value: null,
        fields: [],
        parts: [],
        body: [],
        when: { op: 'undiagnosed', concept, at },
        chance: null,
        at,
      },
    };
  }
}

/** The first of those of one code. */
function unique(awaited: Awaited): Awaited[number][] {
  return awaited.filter((one, i) => awaited.findIndex(({ concept }) => concept === one.concept) === i);
}
