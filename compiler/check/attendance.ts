/** Whether patients come to their visits: `attends` of a timeline and of an event, and `lost` of a timeline. */
import type { Clause } from '../../grammar/ast/ast.ts';
import type { EventDefinition } from '../../ir/definition.ts';
import { probability } from '../../vocabulary/types.ts';
import { clauseWithout } from '../diagnostics/time-diagnostics.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import type { EventName, EventParts, VisitFieldName, WrittenClauses } from './timeline-names.ts';
import { elaborateAs } from './values/elaborate.ts';
import { isByAppointment } from './visits.ts';

type Attendance = Pick<EventDefinition, 'attends' | 'lostAt'>;

/**
 * @param place where the value of a clause stands, by the clauses that it is one of
 */
export function attendanceOf(checker: Checker, event: EventName, parts: EventParts, place: (of: Pick<WrittenClauses, 'scope'>) => Place): Attendance {
  const clause = clauseOf(parts.attends.clauses);
  const missable = parts.body !== null && isByAppointment(parts.body);
  if (clause !== null && !missable)
    checker.report(
      clauseWithout,
      parts.attends.scope,
      clause.span,
      { clause: 'attends', needs: 'in an event with encounters that can be missed, which are `ambulatory`, `virtual` or `home`' },
      { found: 'attends' },
    );
  const planned = isPlanned(event, parts);
  const stated = planned ? visitField(checker, event, parts, 'attends') : null;
  const share =
    clause !== null
      ? elaborateAs(checker, place(parts.attends), clause.share, probability)
      : stated === null
        ? null
        : elaborateAs(checker, place(stated), stated.node.value, probability);
  const loss = planned ? checker.timelines.events.find(({ role, timeline }) => role === 'loss' && timeline === event.timeline) : undefined;
  return { ...(share === null ? {} : { attends: share }), ...(loss === undefined ? {} : { lostAt: loss.id }) };
}

function clauseOf(clauses: readonly Clause[]): Extract<Clause, { kind: 'attends' }> | null {
  return clauses.find((clause) => clause.kind === 'attends') ?? null;
}

/** Whether an event of a timeline is a visit at a time that was agreed before. */
export function isPlanned({ role, home }: Pick<EventName, 'role' | 'home'>, { body, timing }: EventParts): boolean {
  const agreed = timing.clauses.some(({ kind }) => kind === 'at' || kind === 'every');
  return role === 'event' && home.flow === null && home.machine === null && agreed && body !== null && isByAppointment(body);
}

/** What the timeline says in which the event is written, else the one that includes that. */
export function visitField({ timelines }: Checker, { timeline }: EventName, { from }: EventParts, name: 'attends' | 'coalesce'): VisitFieldName | null {
  for (const body of from.toReversed()) {
    const found = timelines.visitFields.find((one) => one.name === name && one.timeline === timeline && one.through.at(-1) === body);
    if (found !== undefined) return found;
  }
  return null;
}
