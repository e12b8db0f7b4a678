/** Events that later events cancel, correct or send again, and verbs that a scenario uses. */
import type { Ir } from '../../ir/definition.ts';
import { allActions } from '../../ir/walk.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { verbs } from '../../vocabulary/verbs.ts';

export function fatedEvents(ir: Ir): ReadonlySet<number> {
  const events = new Set<number>();
  for (const { verb, argument, fields } of allActions(ir)) {
    if (verbs[verb].argument.kind !== 'event') continue;
    for (const expression of [argument, ...fields.map((field) => field.value)]) if (expression?.op === 'event_time') events.add(expression.event);
  }
  return events;
}

export function usesVerb(ir: Ir, is: (verb: VerbSpec) => boolean): boolean {
  for (const action of allActions(ir)) if (is(verbs[action.verb])) return true;
  return false;
}
