/** Instructions of threads → closures. */

import { cumulative, pickWeighted } from '../../draws/distributions/weighted.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Instruction, Thread } from '../../ir/thread-definition.ts';
import type { Opening } from '../engines/clinical/clinical-state.ts';
import type { VerbContext } from '../engines/verb-context.ts';
import { compileArms } from '../plan/expressions/compile-choices.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import { uniformOf } from '../plan/expressions/compile-uniform.ts';
import { inBand } from '../plan/person-values.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import { ask, BLOCKED, clocked, type Execute, enter, exitTime, leave, OVER, openedAfter, sharedWay, until, wait } from './live-thread.ts';

export function compileThread(thread: Thread, ir: Ir, context: VerbContext): Execute[] {
  return thread.code.map(
    (instruction, pc) => context.instruction?.(instruction, context) ?? compileInstruction(instruction, ir, context, openedAfter(thread.code, pc)),
  );
}

function compileInstruction(instruction: Instruction, ir: Ir, context: VerbContext, opens: Opening | null): Execute {
  switch (instruction.op) {
    case 'enter': {
      const state = ir.states[instruction.state];
      return (s, live, pc, around) => {
        enter(s, live, state, instruction.state, ir.events.length, around);
        return pc + 1;
      };
    }
    case 'back': {
      const depth = ir.states[instruction.state].depth + 1;
      return (s, live, pc) => {
        leave(s, live, depth);
        return pc + 1;
      };
    }
    case 'do': {
      const run = context.steps(instruction.steps);
      return (s, _, pc) => {
        run(s);
        return s.death !== null && s.death <= s.now ? OVER : pc + 1;
      };
    }
    case 'clock': {
      const site = context.sites.site(instruction.path);
      return (s, live, pc) => {
        const time = clocked(s, site, instruction.office, opens);
        return time === null ? pc + 1 : until(live, time, pc);
      };
    }
    case 'wait': {
      const length = compile(instruction.length, context);
      return (s, live, pc) => wait(s, live, length(s), pc + 1);
    }
    case 'await': {
      const condition = compile(instruction.until, context);
      const atMost = instruction.atMost === null ? null : compile(instruction.atMost, context);
      return (s, live, pc) => ask(s, live, condition, instruction.ask, atMost === null ? null : atMost(s), pc + 1);
    }
    case 'jump':
      return () => instruction.to;
    case 'test': {
      const condition = compile(instruction.condition, context);
      return (s, _, pc) => (condition(s) === true ? pc + 1 : instruction.otherwise);
    }
    case 'split':
      return split(instruction, context);
    case 'lookup':
      return lookup(instruction, ir, context);
    case 'race': {
      const exits = instruction.exits.map((exit) => ({
        to: exit.to,
        rate: compile(exit.perYear, context),
        when: exit.when === null ? null : compile(exit.when, context),
        uniform: uniformOf(exit.path, context),
      }));
      return (s, live) => {
        let first = Number.POSITIVE_INFINITY;
        let to = 0;
        for (const exit of exits) {
          if (exit.when !== null && exit.when(s) !== true) continue;
          const rate = exit.rate(s);
          if (typeof rate !== 'number' || !(rate > 0)) continue;
          const time = exitTime(rate, exit.uniform(s));
          if (time >= first) continue;
          first = time;
          to = exit.to;
        }
        return until(live, s.now + first, to);
      };
    }
    case 'bind': {
      const slots = instruction.slots.map(({ slot, value }) => ({ slot, value: compile(value, context) }));
      return (s, _, pc) => {
        for (const { slot, value } of slots) s.memory.locals[slot] = value(s);
        return pc + 1;
      };
    }
    case 'call':
      return (s, live, pc, around) => {
        live.pc = pc + 1;
        around.call(s, instruction.flow, s.occurrence, live);
        return BLOCKED;
      };
    case 'stop':
      return () => OVER;
  }
}

function split(instruction: Extract<Instruction, { op: 'split' }>, context: VerbContext): Execute {
  const { ways, branch, otherwise } = instruction;
  const whens = ways.map((way) => (way.when === null ? null : compile(way.when, context)));
  const uniform = uniformOf(instruction.path, context);
  const pick = ways.every((way) => way.weight !== null)
    ? compileArms(
        ways.map((way) => way.weight ?? 0),
        whens,
        uniform,
      )
    : computed(
        ways.map((way) => (way.share === null ? null : compile(way.share, context))),
        whens,
        uniform,
      );
  return (s) => {
    const i = pick(s);
    if (branch !== null) s.branches[branch] = i < 0 ? null : ways[i].name;
    return i < 0 ? otherwise : ways[i].to;
  };
}

/** Shares that differ between subjects; what they leave goes to the way without a share. */
function computed(shares: readonly (Closure | null)[], whens: readonly (Closure | null)[], uniform: (s: SubjectState) => number): (s: SubjectState) => number {
  const rest = shares.indexOf(null);
  return (s) => {
    const open = whens.map((when) => when === null || when(s) === true);
    const values = shares.map((share, i) => {
      const value = share === null || !open[i] ? 0 : share(s);
      return typeof value === 'number' ? value : 0;
    });
    return sharedWay(values, rest >= 0 && open[rest] ? rest : -1, uniform(s));
  };
}

function lookup(instruction: Extract<Instruction, { op: 'lookup' }>, ir: Ir, context: VerbContext): Execute {
  const { rows } = ir.tables[instruction.table];
  const keys = instruction.keys.map((key) => compile(key, context));
  const cells = rows.map((row) => instruction.ways.map(({ column }) => compile(row.cells[column], context)));
  const uniform = uniformOf(instruction.path, context);
  const coding = (concept: number) => context.codings[concept];
  return (s) => {
    const values = keys.map((key) => key(s));
    const row = rows.findIndex((candidate) => candidate.keys.every((key, i) => inBand(key, values[i], coding)));
    if (row < 0) return instruction.otherwise;
    const weights = cells[row].map((cell) => {
      const share = cell(s);
      return typeof share === 'number' ? Math.round(share * 100_000_000) : 0;
    });
    const i = pickWeighted(cumulative(weights), uniform(s));
    return i < 0 ? instruction.otherwise : instruction.ways[i].to;
  };
}
