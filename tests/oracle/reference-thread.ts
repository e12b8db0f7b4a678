/**
 * The reference executor of threads: each instruction is read as it stands, with nothing prepared. How a thread is moved and kept is the state that both
 * executors work on (`runtime/threads/live-thread.ts`).
 */

import { log } from '../../draws/exact-math.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Instruction } from '../../ir/thread-definition.ts';
import type { VerbContext } from '../../runtime/engines/verb-context.ts';
import type { SubjectState } from '../../runtime/subject/subject-state.ts';
import { ask, BLOCKED, clocked, type Execute, enter, leave, OVER, openedAfter, until, wait } from '../../runtime/threads/live-thread.ts';
import { inBand, pickWeighted } from './plain-values.ts';
import { uniform, walk } from './reference-executor.ts';

/** Minutes until an exit is taken: the exponential law of its rate at u, rounded up. */
const exitTime = (perYear: number, u: number): number => Math.max(1, Math.ceil((-log(u) / perYear) * 365.25 * 1440));

export function interpret(i: Instruction, ir: Ir, context: VerbContext): Execute {
  return (s, live, pc, around) => {
    const next = pc + 1;
    switch (i.op) {
      case 'enter':
        enter(s, live, ir.states[i.state], i.state, ir.events.length, around);
        return next;
      case 'back':
        leave(s, live, ir.states[i.state].depth + 1);
        return next;
      case 'do':
        context.steps(i.steps)(s);
        return s.death !== null && s.death <= s.now ? OVER : next;
      case 'clock': {
        const time = clocked(s, context.sites.site(i.path), i.office, openedAfter(live.thread.code, pc));
        return time === null ? next : until(live, time, pc);
      }
      case 'wait':
        return wait(s, live, walk(i.length, s, context), next);
      case 'await':
        return ask(s, live, (state) => walk(i.until, state, context), i.ask, i.atMost === null ? null : walk(i.atMost, s, context), next);
      case 'jump':
        return i.to;
      case 'test':
        return walk(i.condition, s, context) === true ? next : i.otherwise;
      case 'split': {
        const way = picked(i, s, context);
        if (i.branch !== null) s.branches[i.branch] = way === null ? null : way.name;
        return way === null ? i.otherwise : way.to;
      }
      case 'lookup':
        return looked(i, ir, s, context);
      case 'race': {
        const times = i.exits.map((exit) => {
          if (exit.when !== null && walk(exit.when, s, context) !== true) return Number.POSITIVE_INFINITY;
          const rate = walk(exit.perYear, s, context);
          return typeof rate === 'number' && rate > 0 ? exitTime(rate, uniform(exit.path, s, context)) : Number.POSITIVE_INFINITY;
        });
        const first = Math.min(...times);
        return until(live, s.now + first, first === Number.POSITIVE_INFINITY ? 0 : i.exits[times.indexOf(first)].to);
      }
      case 'bind':
        for (const { slot, value } of i.slots) s.memory.locals[slot] = walk(value, s, context);
        return next;
      case 'call':
        live.pc = next;
        around.call(s, i.flow, s.occurrence, live);
        return BLOCKED;
      case 'stop':
        return OVER;
    }
  };
}

type Split = Extract<Instruction, { op: 'split' }>;

function picked(i: Split, s: SubjectState, context: VerbContext): Split['ways'][number] | null {
  const open = i.ways.map((way) => way.when === null || walk(way.when, s, context) === true);
  const u = uniform(i.path, s, context);
  if (i.ways.every((way) => way.weight !== null)) {
    const at = pickWeighted(
      i.ways.map((way, k) => (open[k] ? (way.weight ?? 0) : 0)),
      u,
    );
    return i.ways[at] ?? null;
  }
  let left = u;
  for (const [k, way] of i.ways.entries()) {
    if (way.share === null || !open[k]) continue;
    const share = walk(way.share, s, context);
    left -= typeof share === 'number' ? share : 0;
    if (left < 0) return way;
  }
  return i.ways.find((way, k) => way.share === null && open[k]) ?? null;
}

function looked(i: Extract<Instruction, { op: 'lookup' }>, ir: Ir, s: SubjectState, context: VerbContext): number {
  const values = i.keys.map((key) => walk(key, s, context));
  const row = ir.tables[i.table].rows.find(({ keys }) => keys.every((key, k) => inBand(key, values[k], (concept) => context.codings[concept])));
  if (row === undefined) return i.otherwise;
  const weights = i.ways.map(({ column }) => {
    const share = walk(row.cells[column], s, context);
    return typeof share === 'number' ? Math.round(share * 100_000_000) : 0;
  });
  return i.ways[pickWeighted(weights, uniform(i.path, s, context))]?.to ?? i.otherwise;
}
