/** Which events a scenario tells the fate of, and which verbs it uses. */
import type { Action, Ir, Step } from '../../ir/definition.ts';

/** Verbs whose argument is an event. */
const FATES: ReadonlySet<string> = new Set(['cancel', 'correct', 'mark', 'merge', 'resend']);

/** Bodies directly inside a step. */
function inside(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case 'action':
      return [step.action.body];
    case 'branch':
      return step.arms.map((arm) => arm.body);
    case 'if':
      return [step.yes, step.no];
    case 'end':
      return [];
  }
}

function actionsOf(steps: readonly Step[]): Action[] {
  return steps.flatMap((step) => [...(step.kind === 'action' ? [step.action] : []), ...inside(step).flatMap(actionsOf)]);
}

function allActions(ir: Ir): Action[] {
  const bodies = ir.events.flatMap((event) => [event.body, ...event.replacements.map((replacement) => replacement.body)]);
  const ofThreads = ir.threads.flatMap(({ code }) => code.flatMap((instruction) => (instruction.op === 'do' ? [instruction.steps] : [])));
  return [...bodies, ...ofThreads].flatMap(actionsOf);
}

export function fatedEvents(ir: Ir): ReadonlySet<number> {
  const actions = allActions(ir).filter((action) => FATES.has(action.verb));
  const named = actions.flatMap((action) => [action.argument, ...action.fields.map((field) => field.value)]);
  return new Set(named.flatMap((expression) => (expression?.op === 'event_time' ? [expression.event] : [])));
}

export function usesVerb(ir: Ir, verb: string): boolean {
  return allActions(ir).some((action) => action.verb === verb);
}
