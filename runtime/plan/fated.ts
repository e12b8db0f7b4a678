/** Which events a scenario tells the fate of, and which verbs it uses. */
import type { Ir } from '../../ir/definition.ts';
import { allActions } from '../../ir/walk.ts';

/** Verbs whose argument is an event. */
const FATES: ReadonlySet<string> = new Set(['cancel', 'correct', 'mark', 'merge', 'resend']);

export function fatedEvents(ir: Ir): ReadonlySet<number> {
  const events = new Set<number>();
  for (const { verb, argument, fields } of allActions(ir)) {
    if (!FATES.has(verb)) continue;
    for (const expression of [argument, ...fields.map((field) => field.value)]) if (expression?.op === 'event_time') events.add(expression.event);
  }
  return events;
}

export function usesVerb(ir: Ir, verb: string): boolean {
  for (const action of allActions(ir)) if (action.verb === verb) return true;
  return false;
}
