/** `merge A into B` moves visits that are filed under another number, which a visit has with `unidentified` or `registered_again`. */
import { verbs } from '../vocabulary/verbs.ts';
import type { Action, ScenarioEvent } from './definition.ts';
import { eachAction } from './walk.ts';

const FILED_ELSEWHERE: ReadonlySet<string> = new Set(['unidentified', 'registered_again']);

/** The event of a merge that has no such visit, so that there never is anything to merge; null for all other statements. */
export function neverMerged(events: readonly ScenarioEvent[], { verb, argument }: Action): ScenarioEvent | null {
  if (verbs[verb].after?.takes !== 'event' || argument?.op !== 'event_time') return null;
  const event = events[argument.event];
  if (event === undefined) return null;
  const actions = [event, ...event.replacements].flatMap(({ body }) => [...eachAction(body)]);
  return actions.some(({ fields }) => fields.some(({ name }) => FILED_ELSEWHERE.has(name))) ? null : event;
}
