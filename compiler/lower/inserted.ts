/** Bodies of events that are `in` another one → steps at the end of each of its visits. */
import type { EventDefinition, Step } from '../../ir/definition.ts';
import { withBodies } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import type { Inserted } from '../check/inserts.ts';

/** The body of an event with what others put into its visits, in order of the source. */
export function withInserted<Definition extends EventDefinition>(event: number, definition: Definition, all: readonly Inserted[]): Definition {
  const inserted = all.filter((one) => one.event === event);
  if (inserted.length === 0) return definition;
  let visits = 0;
  const steps = (body: readonly Step[]): Step[] => body.map(step);
  const step = (one: Step): Step => {
    if (one.kind !== 'action') return withBodies(one, steps);
    if (verbs[one.action.verb].opens === null) return one;
    const nth = ++visits;
    return { ...one, action: { ...one.action, body: [...one.action.body, ...inserted.flatMap((each) => each.steps(nth))] } };
  };
  return { ...definition, body: steps(definition.body) };
}
