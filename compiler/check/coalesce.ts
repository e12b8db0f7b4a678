/** `coalesce: 21 days` of a timeline: planned visits that are close together become one. */
import type { EventDefinition, Schedule } from '../../ir/definition.ts';
import { duration } from '../../vocabulary/types.ts';
import { isPlanned, visitField } from './attendance.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import type { EventName, EventParts, WrittenClauses } from './timeline-names.ts';
import { elaborateAs } from './values/elaborate.ts';

/**
 * How long before its day a visit may become part of an earlier one; nothing for events whose visits are not planned by the day.
 * @param place where the value stands
 */
export function coalesceOf(
  checker: Checker,
  event: EventName,
  parts: EventParts,
  schedule: Schedule | null,
  place: (of: Pick<WrittenClauses, 'scope'>) => Place,
): Pick<EventDefinition, 'coalesce'> {
  const stated = isPlanned(event, parts) ? visitField(checker, event, parts, 'coalesce') : null;
  if (stated === null || schedule === null) return {};
  const value = elaborateAs(checker, place(stated), stated.node.value, duration);
  if (!schedule.dayOnly || schedule.ahead) return {};
  // A day that is written stays: others may become part of it, and it of one on the same day.
  const written = parts.timing.clauses.some((clause) => clause.kind === 'at' && clause.time.kind === 'date' && clause.thenEvery === null);
  return { coalesce: written ? { op: 'duration', months: 0, days: 0, minutes: 0, businessDays: 0, at: value.at } : value };
}
