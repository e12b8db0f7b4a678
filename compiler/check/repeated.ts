/** What can happen more than once to a person, as far as schedules and threads show. */
import type { Ir, Schedule } from '../../ir/definition.ts';
import type { Thread } from '../../ir/thread-definition.ts';
import { loopsInTime } from './machines/loops.ts';

/** An event, or a mark. */

export function repeats(ir: Ir, event: number): boolean {
  let known = repeated.get(ir);
  if (known === undefined) {
    known = repeatedEvents(ir);
    repeated.set(ir, known);
  }
  return known.has(event);
}

const repeated = new WeakMap<Ir, ReadonlySet<number>>();

/** The instructions of a thread that can be carried out more than once: those of a cycle of states, or all where the thread can begin again. */
export function repeatedInstructions(ir: Ir, { event, code }: Thread): ReadonlySet<number> {
  return new Set(repeats(ir, event) ? code.keys() : loopsInTime(code).flat());
}

/** A series, what follows each of its events, and what a thread comes to again. Chains can have thousands of links, so they are followed without recursion. */
function repeatedEvents(ir: Ir): ReadonlySet<number> {
  const found = new Set<number>();
  const followers = new Map<number, number[]>();
  const follow = (event: number, id: number): void => {
    const of = followers.get(event);
    if (of === undefined) followers.set(event, [id]);
    else of.push(id);
  };
  for (const [id, event] of ir.events.entries()) {
    for (const { schedule } of [event, ...event.replacements]) {
      if (isSeries(schedule)) found.add(id);
      const { hangsOn } = schedule;
      if (hangsOn?.which === 'each') follow(hangsOn.event, id);
    }
  }
  for (const { start, end } of ir.flows) follow(start, end);
  for (const { event, code } of ir.threads) {
    const loops = new Set(loopsInTime(code).flat());
    for (const [i, instruction] of code.entries()) {
      const begun =
        instruction.op === 'enter' ? ir.events.length + ir.states[instruction.state].mark : instruction.op === 'call' ? ir.flows[instruction.flow].start : null;
      if (begun === null) continue;
      follow(event, begun);
      if (loops.has(i)) found.add(begun);
    }
  }
  // A set also visits what is added while it is read.
  for (const id of found) for (const follower of followers.get(id) ?? []) found.add(follower);
  return found;
}

/** `every`, a rate that does not end with the first event, `then every`, a list of times. */
function isSeries({ kind, interval, times, once, offsets, also }: Schedule): boolean {
  if (times?.op === 'number' && times.value <= 1 && also === null) return false;
  return kind === 'every' || (kind === 'rate' && !once) || interval !== null || (offsets?.length ?? 0) > 1 || also !== null;
}
