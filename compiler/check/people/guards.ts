/** What a condition looks at, as far as it may keep something from people of one sex or age. */

import type { Ir, Schedule, Step } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { partsOf } from '../../../ir/walk.ts';

export interface Looks {
  readonly sex: boolean;
  readonly age: boolean;
}

export const nothing: Looks = { sex: false, age: false };
const everything: Looks = { sex: true, age: true };
export const both = (a: Looks, b: Looks): Looks => ({ sex: a.sex || b.sex, age: a.age || b.age });

/** Follows attributes, anchors and events. What asks about the past, an axis or a table is taken to look at everything: it may well do so. */
export class Guards {
  readonly #ir: Ir;
  readonly #attributes = new Map<number, Looks>();
  readonly #events = new Map<number, Looks>();
  /** Attributes that change on the way. */
  readonly #set: ReadonlySet<number>;
  /** Events that something else begins. */
  readonly #inFlows: ReadonlySet<number>;

  constructor(ir: Ir) {
    this.#ir = ir;
    const steps = ir.events.flatMap(({ body, replacements }) => [...body, ...replacements.flatMap((r) => r.body)]);
    const code = ir.threads.flatMap((thread) => thread.code);
    const bound = [...ir.flows.flatMap(({ slots }) => slots), ...code.flatMap((each) => (each.op === 'bind' ? each.slots : []))];
    const done = code.flatMap((each) => (each.op === 'do' ? each.steps : []));
    this.#set = new Set([...[...steps, ...done].flatMap(slotsSet), ...bound.map(({ slot }) => slot)]);
    this.#inFlows = new Set(ir.flows.flatMap(({ events }) => events));
  }

  of(...expressions: readonly (Expression | null)[]): Looks {
    let looks = nothing;
    for (const e of expressions) if (e !== null) looks = both(looks, both(this.#own(e), this.of(...partsOf(e))));
    return looks;
  }

  #own(e: Expression): Looks {
    switch (e.op) {
      case 'person':
        return { sex: e.field === 'sex' || e.field === 'given', age: e.field === 'birth_date' };
      case 'age':
        return { sex: false, age: true };
      case 'moment':
        return { sex: false, age: e.name === 'birth' };
      case 'attribute':
        return this.#attribute(e.slot);
      case 'anchor':
        return this.of(this.#ir.anchors[e.anchor]?.value ?? null);
      case 'event_time':
        return this.event(e.event);
      case 'axis':
      case 'branch':
      case 'lookup':
      case 'query':
      case 'occurs':
      case 'has':
      case 'on':
      case 'field':
      case 'outcome':
      case 'in_state':
      case 'visited':
        return everything;
      default:
        return nothing;
    }
  }

  #attribute(slot: number): Looks {
    const known = this.#attributes.get(slot);
    if (known !== undefined) return known;
    this.#attributes.set(slot, nothing);
    const definition = this.#ir.attributes[slot];
    const found =
      this.#set.has(slot) || definition.replacements.length > 0 ? everything : this.of(definition.value, ...definition.replacements.map(({ value }) => value));
    this.#attributes.set(slot, found);
    return found;
  }

  /** What decides whether and when an event happens, and those that it hangs on. */
  event(id: number): Looks {
    const known = this.#events.get(id);
    if (known !== undefined) return known;
    // Numbers above those of the events are marks of threads and flows.
    if (id >= this.#ir.events.length || this.#inFlows.has(id)) return everything;
    this.#events.set(id, nothing);
    const { when, chance, schedule, replacements } = this.#ir.events[id];
    const hung = schedule.hangsOn === null ? nothing : this.event(schedule.hangsOn.event);
    const found = replacements.length > 0 ? everything : both(hung, this.of(when, chance, ...timesOf(schedule)));
    this.#events.set(id, found);
    return found;
  }
}

function timesOf(s: Schedule): (Expression | null)[] {
  return [s.time, s.interval, s.perYear, s.condition, s.length, s.until, s.times, s.also];
}

function slotsSet(step: Step): number[] {
  switch (step.kind) {
    case 'action': {
      const { verb, argument, body } = step.action;
      return [...(verb === 'set' && argument?.op === 'attribute' ? [argument.slot] : []), ...body.flatMap(slotsSet)];
    }
    case 'branch':
      return step.arms.flatMap((arm) => arm.body.flatMap(slotsSet));
    case 'if':
      return [...step.yes, ...step.no].flatMap(slotsSet);
    case 'end':
      return [];
  }
}
