/** Events that later events cancel, correct or send again. */
import type { Ir } from '../../ir/definition.ts';
import { allActions } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';

export function correctedEvents(ir: Ir): ReadonlySet<number> {
  const events = new Set<number>();
  for (const { verb, argument, fields } of allActions(ir)) {
    if (verbs[verb].argument.kind !== 'event') continue;
    for (const expression of [argument, ...fields.map((field) => field.value)]) if (expression?.op === 'event_time') events.add(expression.event);
  }
  return events;
}
