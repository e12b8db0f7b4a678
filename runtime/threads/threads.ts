/** The threads of one subject: which one is next, and which go on because of what happened. */
import type { Instruction } from '../../ir/thread-definition.ts';
import { type Agenda, besideEvents } from '../run/agenda.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import { askedNext, BLOCKED, begin, type Live, leave, type ThreadHooks } from './live-thread.ts';
import type { Machines } from './machines.ts';

export class Threads implements Agenda {
  readonly #machines: Machines;
  readonly #around: ThreadHooks;
  /** In order of the source. */
  #live: Live[] = [];
  /** The thread that continues first: by time, then in order of the source. Threads of the dead do not go on. */
  #first: Live | null = null;

  constructor(machines: Machines, around: ThreadHooks) {
    this.#machines = machines;
    this.#around = around;
  }

  clear(): void {
    this.#live = [];
  }

  begin(s: SubjectState, thread: number): void {
    const { thread: of, code } = this.#machines.threads[thread];
    this.#live.push(begin(of, code, s.now));
    this.#live.sort((a, b) => a.thread.event - b.thread.event);
  }

  next(s: SubjectState): number {
    this.#first = null;
    if (s.death === null) for (const live of this.#live) if (live.time < (this.#first?.time ?? Number.POSITIVE_INFINITY)) this.#first = live;
    return this.#first?.time ?? Number.POSITIVE_INFINITY;
  }

  /** A thread goes before the event that begins it. */
  get place(): number {
    return this.#first === null ? Number.POSITIVE_INFINITY : this.#first.thread.event - 0.5;
  }

  act(s: SubjectState): boolean {
    const live = this.#first;
    if (live === null) return false;
    if (live.mode === 'asking') {
      if (!this.#holds(s, live) && s.now < live.deadline) {
        live.time = Math.min(live.deadline, askedNext(s, live.ask));
        return false;
      }
    }
    this.#run(s, live);
    return true;
  }

  /** Something happened: threads whose condition now holds go on, in order of the source, until none does. */
  ask(s: SubjectState): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (const live of this.#live) {
        if (live.mode !== 'asking' || !this.#holds(s, live)) continue;
        this.#run(s, live);
        moved = true;
      }
    }
  }

  #holds(s: SubjectState, live: Live): boolean {
    const instruction = live.thread.code[live.pc - 1];
    s.occurrence = s.memory.visits[instruction.state] - 1;
    s.trigger = null;
    return live.condition?.(s) === true;
  }

  #run(s: SubjectState, live: Live): void {
    const { code } = live.thread;
    live.mode = 'ready';
    live.time = Number.POSITIVE_INFINITY;
    live.condition = null;
    besideEvents(s);
    for (let pc = live.pc; ; ) {
      const { state, op } = code[pc];
      const ahead = op === 'clock' && (code[pc] as Extract<Instruction, { op: 'clock' }>).ahead === true;
      s.occurrence = Math.max(0, s.memory.visits[state] - (ahead ? 0 : 1));
      const next = live.code[pc](s, live, pc, this.#around);
      if (next === BLOCKED) return;
      if (next < 0) break;
      pc = next;
    }
    leave(s, live, 0);
    live.mode = 'over';
    this.#live = this.#live.filter((other) => other !== live);
  }
}
