/** Visits that can be one: what each must share with the other. */

import type { EventDefinition, Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { eachAction } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';

/** Fields of a visit that say with whom or where it is. */
const WHERE = ['specialty', 'provider', 'facility'] as const;

/**
 * The class, the specialty, the provider and the facility that the only visit of an event states, as one text: two visits are one only where these are equal. Null
 * where the event does not have one visit, or where these differ between subjects.
 */
export function visitKey({ body }: Pick<EventDefinition, 'body'>): string | null {
  const opening = [...eachAction(body)].filter(({ verb }) => verbs[verb].opens !== null);
  const [visit] = opening;
  if (opening.length !== 1 || !body.some((step: Step) => step.kind === 'action' && step.action === visit)) return null;
  const stated = WHERE.map((name) => visit.fields.find((field) => field.name === name)?.value ?? null);
  const parts = [visit.argument, ...stated].map((value) => (value === null ? '' : constant(value)));
  return parts.includes(null) ? null : parts.join(' ');
}

/** What an expression is for everybody; null where it differs. */
function constant(e: Expression): string | null {
  if (e.op === 'text') return e.value;
  return e.op === 'party' ? String(e.party) : null;
}
