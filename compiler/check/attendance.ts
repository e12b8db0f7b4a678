/** Whether patients come to their visits: `attends` of a timeline and of an event, and `lost` of a timeline. */
import type { Body, Clause } from '../../grammar/ast/ast.ts';
import type { EventDefinition } from '../../ir/definition.ts';
import { probability } from '../../vocabulary/types.ts';
import { clauseWithout } from '../diagnostics/time-diagnostics.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import type { EventName, EventParts, TimelineNames, VisitFieldName, WrittenClauses } from './timeline-names.ts';
import { elaborateAs } from './values/elaborate.ts';
import { isByAppointment } from './visits.ts';

type VisitField = 'attends' | 'coalesce';
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

/** What the timeline says in which the event is written, else the one that includes that; a body without planned visits of its own says it for the one that includes it. */
export function visitField(
  { timelines }: Checker,
  { timeline }: Pick<EventName, 'timeline'>,
  { from }: Pick<EventParts, 'from'>,
  name: VisitField,
): VisitFieldName | null {
  const stated = timelines.visitFields.filter((one) => one.name === name && one.timeline === timeline);
  for (const body of from.toReversed()) {
    const found = stated.find(({ through }) => through.at(-1) === body) ?? stated.find((one) => one.through.includes(body) && isLent(timelines, one));
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether no planned visit is written in the body of a field, so that it is about those of the body that includes it. */
function isLent({ events }: TimelineNames, { timeline, through }: VisitFieldName): boolean {
  const body = through.at(-1);
  return !events.some((event) => event.timeline === timeline && isPlanned(event, event.parts) && event.parts.from.some((one) => one === body));
}

/** The field of that name that takes the place of one, where both are about the same visits. */
export function rivalOf({ timelines }: Checker, field: VisitFieldName): VisitFieldName | null {
  const around = field.through.slice(0, -1);
  const rivals = timelines.visitFields.filter(({ node, name, timeline }) => node !== field.node && name === field.name && timeline === field.timeline);
  return rivals.find(({ through }) => around.includes(through.at(-1) as Body) || through.slice(0, -1).some((body) => around.includes(body))) ?? null;
}
