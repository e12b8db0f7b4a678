/** What a condition looks at, as far as it may keep something from people of one sex or age. */

import type { EventDefinition, Ir } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { allActions, eachPart, expressionsOfSchedule } from '../../../ir/walk.ts';
import { verbs } from '../../../vocabulary/verbs.ts';
import { gatherDecisions } from '../machines/thread-graph.ts';

export interface Looks {
  readonly sex: boolean;
  readonly age: boolean;
}

export const nothing: Looks = { sex: false, age: false };
const everything: Looks = { sex: true, age: true };
export const both = (a: Looks, b: Looks): Looks => ({ sex: a.sex || b.sex, age: a.age || b.age });
/** Of two ways to one place: what both of them look at. */
const either = (a: Looks, b: Looks): Looks => ({ sex: a.sex && b.sex, age: a.age && b.age });

/** Follows attributes, anchors, events and threads. What asks about the past, an axis or a table is taken to look at everything: it may well do so. */
export class Guards {
  readonly #ir: Ir;
  readonly #attributes = new Map<number, Looks>();
  readonly #happenings = new Map<number, Looks>();
  readonly #threads = new Map<number, readonly (Looks | null)[]>();
  /** Attributes that change on the way. */
  readonly #set = new Set<number>();

  constructor(ir: Ir) {
    this.#ir = ir;
    for (const { verb, argument } of allActions(ir)) if (verbs[verb].value === 'attribute' && argument?.op === 'attribute') this.#set.add(argument.slot);
  }

  of(...expressions: readonly (Expression | null)[]): Looks {
    let looks = nothing;
    for (const e of expressions) if (e !== null) for (const part of eachPart(e)) looks = both(looks, this.#own(part));
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
        return this.happening(e.event);
      case 'axis':
      case 'branch':
      case 'local':
      case 'lookup':
      case 'query':
      case 'pdc':
      case 'listed':
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
    const { value, replacements } = this.#ir.attributes[slot];
    const found = this.#set.has(slot) || replacements.length > 0 ? everything : this.of(value);
    this.#attributes.set(slot, found);
    return found;
  }

  /** What decides whether and when one definition of an event happens, and what it depends on. */
  event({ when, chance, schedule }: EventDefinition): Looks {
    const hung = schedule.hangsOn === null ? nothing : this.happening(schedule.hangsOn.event);
    return both(hung, this.of(when, chance, ...expressionsOfSchedule(schedule)));
  }

  /** What decides whether and when an instruction of a thread is reached; everything where nothing leads to it. */
  instruction(thread: number, at: number): Looks {
    let looks = this.#threads.get(thread);
    if (looks === undefined) {
      const { event, code } = this.#ir.threads[thread];
      looks = gatherDecisions(code, this.happening(event), (so, decides) => both(so, this.of(...decides)));
      this.#threads.set(thread, looks);
    }
    return looks[at] ?? everything;
  }

  /** The same for an event with all its definitions, or for a mark: numbers above those of the events. */
  happening(id: number): Looks {
    const { events } = this.#ir;
    // A chain of events is followed to where it begins, then answered from there: it may be long.
    const chain: number[] = [];
    for (let at: number | undefined = id; at !== undefined && at < events.length && !this.#happenings.has(at); at = events[at].schedule.hangsOn?.event) {
      chain.push(at);
      this.#happenings.set(at, nothing);
      if (events[at].replacements.length > 0) break;
    }
    for (const one of chain.reverse()) this.#happenings.set(one, events[one].replacements.length > 0 ? everything : this.event(events[one]));
    const known = this.#happenings.get(id);
    if (known !== undefined) return known;
    this.#happenings.set(id, nothing);
    const found = this.#mark(id);
    this.#happenings.set(id, found);
    return found;
  }

  /** Where a state is entered, or where a thread calls a flow. How a flow comes to its end may look at everything. */
  #mark(id: number): Looks {
    const { threads, states, flows, events } = this.#ir;
    const flow = flows.findIndex(({ start, asked }) => start === id && asked !== true);
    const reached = threads.flatMap(({ code }, thread) =>
      code.flatMap((instruction, at): Looks[] => {
        const here =
          (instruction.op === 'call' && instruction.flow === flow) || (instruction.op === 'enter' && states[instruction.state].mark === id - events.length);
        return here ? [this.instruction(thread, at)] : [];
      }),
    );
    return reached.length === 0 ? everything : reached.reduce(either);
  }
}
