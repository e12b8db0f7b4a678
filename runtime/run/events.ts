/** Events of the scenario, ready to run: the definition that the subject's arms select, and what depends on what. */

import type { Site } from '../../draws/draw.ts';
import type { EventDefinition, Ir, ScenarioEvent } from '../../ir/definition.ts';
import type { Opening } from '../engines/clinical/clinical-state.ts';
import { compileMissed } from '../engines/clinical/missed-visit.ts';
import type { Effect, VerbContext } from '../engines/verb-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import { Scheduled } from './event-schedule.ts';
import { visitKey } from './one-visit.ts';
import { openingOf } from './opening.ts';

export interface ReadyDefinition {
  readonly scheduled: Scheduled;
  readonly when: Closure | null;
  readonly chance: Closure | null;
  readonly body: Effect;
  /** How often the patient comes, and what is left of a visit to which nobody came; null where visits are never missed. */
  readonly attends: { readonly share: Closure; readonly missed: Effect } | null;
  /** The event after which the patient no longer comes; null for none. */
  readonly lostAt: number | null;
  /** Which visits can be one with its own, and how long before its day it may be part of an earlier one; null where it stays by itself. */
  readonly joins: { readonly key: string; readonly within: Closure } | null;
  /** What it opens first, for which the patient must be free; null for no visit. */
  readonly opens: Opening | null;
}

export interface ReadyEvent {
  readonly id: number;
  readonly chanceSite: Site;
  readonly attendsSite: Site;
  of(s: SubjectState): ReadyDefinition;
  /** Events that depend on this one and follow it; and those that lie before it. */
  readonly followers: number[];
  readonly ahead: number[];
}

function ready(definition: EventDefinition, id: number, event: ScenarioEvent, context: VerbContext): ReadyDefinition {
  return {
    scheduled: new Scheduled(definition.schedule, id, event.path, event.at, context),
    when: definition.when === null ? null : compile(definition.when, context),
    chance: definition.chance === null ? null : compile(definition.chance, context),
    body: context.steps(definition.body),
    attends: definition.attends === undefined ? null : { share: compile(definition.attends, context), missed: compileMissed(definition.body, context) },
    lostAt: definition.lostAt ?? null,
    joins: joinsOf(definition, context),
    opens: openingOf(definition.body),
  };
}

function joinsOf({ coalesce, ...definition }: EventDefinition, context: VerbContext): ReadyDefinition['joins'] {
  const key = coalesce === undefined ? null : visitKey(definition);
  return coalesce === undefined || key === null ? null : { key, within: compile(coalesce, context) };
}

export function readyEvents(events: readonly ScenarioEvent[], context: VerbContext): ReadyEvent[] {
  const list = events.map((event, id): ReadyEvent => {
    const base = ready(event, id, event, context);
    const replaced = event.replacements.map(({ axis, arm, ...definition }) => ({ axis, arm, definition: ready(definition, id, event, context) }));
    return {
      id,
      chanceSite: context.sites.site(`${event.path}/chance`),
      attendsSite: context.sites.site(`${event.path}/attends`),
      // Most events are the same in every arm.
      of: replaced.length === 0 ? () => base : (s) => replaced.find(({ axis, arm }) => s.arms[axis] === arm)?.definition ?? base,
      followers: [],
      ahead: [],
    };
  });
  events.forEach((event, id) => {
    const definitions = [event, ...event.replacements];
    for (const on of new Set(definitions.flatMap(({ schedule }) => (schedule.hangsOn === null ? [] : [schedule.hangsOn.event])))) {
      // What depends on a mark is found by it: `afterMarks`.
      if (on >= list.length) continue;
      const ahead = definitions.some(({ schedule }) => schedule.hangsOn?.event === on && schedule.ahead);
      (ahead ? list[on].ahead : list[on].followers).push(id);
    }
  });
  return list;
}

/** By mark: the events that depend on it. */
export function afterMarks({ events, marks }: Pick<Ir, 'events' | 'marks'>): readonly (readonly number[])[] {
  const after: number[][] = marks.map(() => []);
  events.forEach((event, id) => {
    for (const { schedule } of [event, ...event.replacements]) {
      const on = (schedule.hangsOn?.event ?? -1) - events.length;
      if (on >= 0 && !after[on].includes(id)) after[on].push(id);
    }
  });
  return after;
}
