/** A thread of one subject, where it stands, and the moves that both executors make with it. */

import type { Site } from '../../draws/draw.ts';
import { log } from '../../draws/exact-math.ts';
import type { Instruction, Thread, ThreadState } from '../../ir/thread-definition.ts';
import { EMERGENCY_HOURS, HourCurve } from '../../model/time/arrivals.ts';
import { birthday, clockOf, completedYears, dayOfMinute, MINUTES_PER_DAY, startOfDay } from '../../model/time/civil.ts';
import { businessDayFrom, isBusinessDay } from '../../model/time/holidays.ts';
import { freeFrom, type Opening } from '../engines/clinical/clinical-state.ts';
import { RunError } from '../plan/fault.ts';
import { shift } from '../plan/person-values.ts';
import { openingOf } from '../run/opening.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';

export const BLOCKED = -1;
export const OVER = -2;
const MINUTES_PER_YEAR = 365.25 * MINUTES_PER_DAY;
/** When emergencies and stays begin. */
const ARRIVALS = new HourCurve(EMERGENCY_HOURS, 0, MINUTES_PER_DAY - 1);
/** Office hours, within which visits begin. */
const OFFICE = { low: 8 * 60, high: 16 * 60 + 45 };
/** States that the threads of one subject may enter. */
const MAX_STEPS = 200_000;

export interface Live {
  readonly thread: Thread;
  readonly code: readonly Execute[];
  /** The instruction that comes next. */
  pc: number;
  /** When it continues by itself. */
  time: number;
  /** `ready`: at its time. `asking`: when its condition holds, or at its deadline. `calling`: when the flow ends. */
  mode: 'ready' | 'asking' | 'calling' | 'over';
  condition: Closure | null;
  ask: Extract<Instruction, { op: 'await' }>['ask'];
  deadline: number;
  /** The states it is in, by depth of calls. */
  readonly inside: ThreadState[];
}

/** What happens next to the thread when it moves. */
export interface ThreadHooks {
  /** A state was entered, for the `nth` time: what depends on it begins. */
  entered(s: SubjectState, mark: number, nth: number): void;
  /** A flow begins, and the thread waits for its end. */
  call(s: SubjectState, flow: number, number: number, live: Live): void;
}

/** Carries out the instruction at `pc`; the next one, `BLOCKED` (then `live.pc` is where it continues), or `OVER`. */
export type Execute = (s: SubjectState, live: Live, pc: number, around: ThreadHooks) => number;

export function begin(thread: Thread, code: readonly Execute[], now: number): Live {
  return { thread, code, pc: 0, time: now, mode: 'ready', condition: null, ask: 'never', deadline: Number.POSITIVE_INFINITY, inside: [] };
}

export function enter(s: SubjectState, live: Live, state: ThreadState, number: number, firstMark: number, around: ThreadHooks): void {
  leave(s, live, state.depth);
  if (++s.steps > MAX_STEPS) throw new RunError('HS5008', live.thread.at, `one subject enters more than ${MAX_STEPS} states`);
  live.inside.push(state);
  s.memory.visits[number]++;
  s.memory.inside[state.mark]++;
  const id = firstMark + state.mark;
  const happened = s.happened[id] ?? { starts: [], ends: [] };
  s.happened[id] = happened;
  happened.starts.push(s.now);
  happened.ends.push(s.now);
  around.entered(s, id, happened.starts.length);
}

/** Leaves the states of a depth and all below it. */
export function leave(s: SubjectState, live: Live, depth: number): void {
  while (live.inside.length > depth) {
    const state = live.inside.pop() as ThreadState;
    s.memory.inside[state.mark]--;
    s.memory.left[state.mark] = s.now;
  }
}

/** A wait takes at least a minute; one whose length is missing never ends. */
export function wait(s: SubjectState, live: Live, length: Value, next: number): number {
  const time = shift(s, s.now, length, 1);
  return until(live, typeof time === 'number' ? Math.max(s.now + 1, time) : Number.POSITIVE_INFINITY, next);
}

export function until(live: Live, time: number, next: number): number {
  live.pc = next;
  live.time = time;
  live.mode = 'ready';
  return BLOCKED;
}

/** Asks a condition again and again; `atMost` is null where it is asked for ever. */
export function ask(s: SubjectState, live: Live, condition: Closure, how: Live['ask'], atMost: Value, next: number): number {
  if (condition(s) === true) return next;
  const limit = atMost === null ? null : shift(s, s.now, atMost, 1);
  live.pc = next;
  live.mode = 'asking';
  live.condition = condition;
  live.ask = how;
  live.deadline = typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
  live.time = Math.min(live.deadline, askedNext(s, how));
  return BLOCKED;
}

/** The next midnight on which the answer may differ although nothing happened. */
export function askedNext(s: SubjectState, how: Live['ask']): number {
  const today = dayOfMinute(s.now);
  switch (how) {
    case 'never':
      return Number.POSITIVE_INFINITY;
    case 'days':
      return startOfDay(today + 1);
    case 'birthdays': {
      const born = dayOfMinute(s.birth);
      return startOfDay(birthday(born, completedYears(born, today) + 1));
    }
  }
}

/**
 * Where visits need another time than now: that time, else null.
 * @param opens what the patient must be free for
 */
export function clocked(s: SubjectState, site: Site, office: boolean, opens: Opening | null): number | null {
  const time = timeOfDay(s, site, office, opens === null ? s.now : Math.max(s.now, freeFrom(s.clinical, opens)));
  return time > s.now ? time : null;
}

function timeOfDay(s: SubjectState, site: Site, office: boolean, from: number): number {
  const day = dayOfMinute(from);
  const clock = clockOf(from);
  // Only the day is known.
  if (!office) return clock === 0 && from === s.now ? startOfDay(day) + ARRIVALS.minute(s.draw.at(site, s.index, s.occurrence).uniform()) : from;
  if (clock >= OFFICE.low && clock <= OFFICE.high && isBusinessDay(day)) return from;
  const open = businessDayFrom(clock <= OFFICE.high ? day : day + 1);
  return startOfDay(open) + OFFICE.low + s.draw.at(site, s.index, s.occurrence).below(OFFICE.high - OFFICE.low + 1);
}

/** What is opened after a `clock`. */
export function openedAfter(code: readonly Instruction[], pc: number): Opening | null {
  const next = code.find((one, i) => i > pc && one.op === 'do');
  return next?.op === 'do' ? openingOf(next.steps) : null;
}

/** Minutes until an exit is taken, from its rate and a uniform number. */
export function exitTime(perYear: number, u: number): number {
  return Math.max(1, Math.ceil((-log(u) / perYear) * MINUTES_PER_YEAR));
}

/** The first of several ways whose shares u falls on; the one that takes the rest has no share. -1 where none is taken. */
export function sharedWay(shares: readonly (number | null)[], rest: number, u: number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    sum += i === rest ? 0 : (shares[i] ?? 0);
    if (u < sum) return i;
  }
  return rest;
}
