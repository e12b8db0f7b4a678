/** Bodies of events that are `in` another one → steps at the end of each of its visits. */
import type { Axis, EventDefinition, Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { withBodies } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import type { CheckedVariations } from '../check/check-variations.ts';
import type { Inserted, InsertReplacement } from '../check/inserts.ts';

/** What is put into the nth visit: what an arm says where the person is in it, else what the event says. */
function stepsFor({ id, steps }: Inserted, nth: number, replacements: readonly InsertReplacement[], axes: readonly Axis[]): readonly Step[] {
  return replacements
    .filter((one) => one.id === id)
    .reduce<readonly Step[]>((otherwise, one) => {
      const { arms, at } = axes[one.axis];
      const condition: Expression = {
        op: 'compare',
        sign: '==',
        left: { op: 'axis', axis: one.axis, at },
        right: { op: 'text', value: arms[one.arm].name, at },
        at,
      };
      return [{ kind: 'if', condition, yes: one.steps(nth), no: otherwise, at }];
    }, steps(nth));
}

/** The body of an event with what others put into its visits, in order of the source. */
export function withInserted<Definition extends EventDefinition>(
  event: number,
  definition: Definition,
  all: readonly Inserted[],
  { axes, inserts }: Pick<CheckedVariations, 'axes' | 'inserts'>,
): Definition {
  const inserted = all.filter((one) => one.event === event);
  if (inserted.length === 0) return definition;
  let visits = 0;
  const steps = (body: readonly Step[]): Step[] => body.map(step);
  const step = (one: Step): Step => {
    if (one.kind !== 'action') return withBodies(one, steps);
    if (verbs[one.action.verb].opens === null) return one;
    const nth = ++visits;
    return { ...one, action: { ...one.action, body: [...one.action.body, ...inserted.flatMap((each) => stepsFor(each, nth, inserts, axes))] } };
  };
  return { ...definition, body: steps(definition.body) };
}
