/**
 * `event labs in care.visit when P { … }`: a body at the end of each visit of another event. It becomes steps of that event, and a mark that tells that it
 * happened, so that questions can ask for it and events can depend on it.
 */
import type { EventNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { ArmRef, Step } from '../../ir/definition.ts';
import { boolean, minute, share } from '../../vocabulary/types.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';
import { eachOnLevel } from '../bind/walk-included.ts';
import * as say from '../diagnostics/include-diagnostics.ts';
import { clauseWithout } from '../diagnostics/time-diagnostics.ts';
import { checkSteps } from './check-steps.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { type EventName, type EventParts, type InsertName, named, scheduleClauses } from './timeline-names.ts';
import { elaborate, elaborateAs } from './values/elaborate.ts';

/** A body with the event whose visits it is put into. */
export interface Inserted {
  readonly id: number;
  readonly event: number;
  /** The steps for the `nth` visit of that event: each has draws of its own. */
  readonly steps: (nth: number) => readonly Step[];
}

/** In order of the source. */
export function checkInserts(checker: Checker): Inserted[] {
  return checker.timelines.inserts.flatMap((insert) => {
    const target = targetOf(checker, insert);
    const first = stepsOf(checker, insert, '');
    return target === null ? [] : [{ id: insert.id, event: target.id, steps: (nth) => (nth === 1 ? first : again(checker, insert, nth)) }];
  });
}

/** What an arm puts into the visits instead. */
export type InsertReplacement = ArmRef & Pick<Inserted, 'id' | 'steps'>;

/** The event `in` another one that an arm names; null where it names something else. */
export function insertNamed(checker: Checker, scope: Place['scope'], { path }: EventNode): InsertName | null {
  const found = named(
    checker.timelines.inserts,
    { timeline: null, scope },
    path.names.map(({ text }) => text),
  );
  return found.length === 1 ? found[0] : null;
}

/** The condition, chance or body that an arm gives an event `in` another one; the rest is that of the event. */
export function checkInsertReplacement(checker: Checker, insert: InsertName, node: EventNode, scope: Place['scope']): Inserted['steps'] {
  for (const { kind, span } of node.clauses)
    if (kind !== 'when' && kind !== 'chance') {
      const needs = 'where the event is declared; an arm can replace only the condition, chance or body of the event';
      const suggestions = [replace(`remove \`${kind}\``, { start: span.start - 1, end: span.end }, '', false)];
      checker.report(clauseWithout, scope, span, { clause: kind, needs }, { found: kind, suggestions });
    }
  const { parts } = insert;
  const given = (kind: 'when' | 'chance'): EventParts['when'] =>
    node.clauses.some((clause) => clause.kind === kind) ? { clauses: node.clauses, scope } : parts[kind];
  const body = node.body === null ? parts.body : { body: node.body, scope };
  const replaced: InsertName = { ...insert, parts: { ...parts, when: given('when'), chance: given('chance'), body } };
  const first = stepsOf(checker, replaced, '');
  return (nth) => (nth === 1 ? first : again(checker, replaced, nth));
}

/** The event whose visits an event is in; null after a report. */
function targetOf(checker: Checker, insert: InsertName): EventName | null {
  const { timing } = insert.parts;
  for (const { kind, span } of scheduleClauses(timing.clauses))
    if (kind !== 'in')
      checker.report(
        clauseWithout,
        timing.scope,
        span,
        { clause: kind, needs: 'with `at`, `every` or `rate`; an event `in` another event occurs at the times of that event' },
        { found: kind },
      );
  const clause = timing.clauses.find(({ kind }) => kind === 'in');
  if (clause?.kind !== 'in') return null;
  const path = clause.event;
  for (const { kind, span } of insert.parts.attends.clauses)
    if (kind === 'attends')
      checker.report(
        clauseWithout,
        insert.parts.attends.scope,
        span,
        { clause: kind, needs: 'in an event with its own `encounter`, not in an event `in` another event' },
        { found: kind },
      );
  const place: Place = { ...placeOf(insert, timing.scope, 'in', '`in`'), eventMeans: 'each' };
  const { expression, type } = elaborate(checker, place, path, minute);
  if (type.kind === 'unknown') return null;
  const found = checker.source(timing.scope, path.span);
  const refuse = (why: say.NotVisit, right: string | null = null): null => {
    const suggestions = right === null ? [] : [{ title: `write \`in ${right}\``, edits: [{ span: path.span, text: right }], safe: false }];
    checker.report(say.notAVisit, timing.scope, path.span, { name: found, why }, { found, expected: right === null ? [] : [right], suggestions });
    return null;
  };
  if (expression.op !== 'event_time') return refuse('other');
  if (expression.end || path.index !== null)
    return refuse(
      'part',
      path.names
        .slice(0, expression.end ? -1 : undefined)
        .map(({ text }) => text)
        .join('.'),
    );
  const other = checker.timelines.inserts.find(({ id }) => id === expression.event);
  if (other === insert) return refuse('itself');
  if (other !== undefined) {
    const inner = other.parts.timing.clauses.find(({ kind }) => kind === 'in');
    return refuse('inside', inner?.kind === 'in' && other.scope === insert.scope ? checker.source(other.scope, inner.event.span) : null);
  }
  const event = checker.timelines.events[expression.event];
  if (event?.role !== 'event') return refuse('other');
  if (event.home.flow !== insert.home.flow) return refuse('flow');
  return opensVisit(event) ? event : refuse('none');
}

function opensVisit({ parts: { body } }: EventName): boolean {
  if (body === null) return false;
  for (const { item } of eachOnLevel(body)) if (item.kind === 'statement' && (verbNamed(item.verb.text)?.opens ?? null) !== null) return true;
  return false;
}

function placeOf(insert: InsertName, scope: Place['scope'], suffix: string, what: string): Place {
  const path = `${insert.timeline}.${insert.name}/${suffix}`;
  return { kind: 'event', scope, path, what, timeline: insert.timeline, observable: null, counts: new Map(), eventMeans: 'first', home: insert.home };
}

/** The same once more, of which everything has been reported. */
function again(checker: Checker, insert: InsertName, nth: number): Step[] {
  const before = checker.diagnostics.length;
  const steps = stepsOf(checker, insert, `#${nth}`);
  checker.diagnostics.length = before;
  return steps;
}

function stepsOf(checker: Checker, insert: InsertName, suffix: string): Step[] {
  const { parts, timeline, name, home, scope } = insert;
  const at = checker.at(scope, insert.node.span);
  const path = `${timeline}.${name}${suffix}`;
  const place = (of: Place['scope'], part: string, what: string): Place => ({ ...placeOf(insert, of, part, what), path: `${path}/${part}` });
  const guard = parts.when.clauses.find(({ kind }) => kind === 'when');
  const luck = parts.chance.clauses.find(({ kind }) => kind === 'chance');
  const around = {
    scope: parts.body?.scope ?? scope,
    timeline,
    path,
    home,
    labels: new Map(),
    inEncounter: true,
    inCorrection: false,
    hasStay: true,
    included: [],
  };
  const body = parts.body === null ? [] : checkSteps(checker, around, parts.body.body);
  let steps: Step[] = [{ kind: 'happen', mark: insert.id - checker.timelines.real.events, at }, ...body];
  if (luck?.kind === 'chance') {
    const of = elaborateAs(checker, place(parts.chance.scope, 'chance', '`chance`'), luck.share, share);
    steps = [{ kind: 'if', condition: { op: 'chance', share: of, path: `${path}/chance`, at }, yes: steps, no: [], at }];
  }
  if (guard?.kind === 'when') {
    const condition = elaborateAs(checker, place(parts.when.scope, 'when', '`when`'), guard.condition, boolean);
    steps = [{ kind: 'if', condition, yes: steps, no: [], at }];
  }
  return steps;
}
