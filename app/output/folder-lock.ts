/** One run at a time in a folder: a lock file that names the process. A lock whose process is gone is taken over. */
import { closeSync, mkdirSync, openSync, readFileSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { Stop } from '../stop.ts';
import { shown } from '../wording.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, where the system says so: process ids are used again. */
  readonly began: string;
}

/** Tries, and the milliseconds between them, until a lock that is just being written or taken over is settled. */
const TRIES = 40;
const PAUSE = 25;

export class Lock {
  readonly #file: string;
  readonly #folder: string;
  readonly #text: string;

  constructor(file: string, folder: string) {
    this.#file = file;
    this.#folder = folder;
    this.#text = JSON.stringify({ pid: process.pid, host: hostname(), began: beginningOf(process.pid) } satisfies Holder);
  }

  /** Refuses where a living process, or one on another machine, holds the lock. */
  refuseIfHeld(): void {
    const holder = this.#living();
    if (holder !== null) throw this.#busy(holder);
  }

  /** Whether a living process, or one on another machine, holds the lock or is about to. */
  isHeld(): boolean {
    const held = read(this.#file);
    return held !== null && (holderOf(held) === null || this.#living() !== null);
  }

  /** Refuses what this lock excludes. */
  refuse(): never {
    throw this.#busy(this.#living());
  }

  #living(): Holder | null {
    const held = read(this.#file);
    const holder = held === null ? null : holderOf(held);
    return holder !== null && mayLive(holder) ? holder : null;
  }

  acquire(): void {
    for (let i = 0; i < TRIES; i++) {
      if (this.#create()) return;
      const held = read(this.#file);
      if (held === null) continue;
      const holder = holderOf(held);
      if (holder !== null && mayLive(holder)) throw this.#busy(holder);
      if (holder !== null) this.#removeDead(held);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
    throw this.#busy(null);
  }

  /** Gives the lock back, where it is still this process's. */
  release(): void {
    if (read(this.#file) === this.#text) unlinkSync(this.#file);
  }

  #create(): boolean {
    let descriptor: number;
    try {
      descriptor = openSync(this.#file, 'wx');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
    try {
      writeSync(descriptor, this.#text);
    } catch (error) {
      unlinkSync(this.#file);
      throw error;
    } finally {
      closeSync(descriptor);
    }
    return true;
  }

  /** Two runs may find the same dead lock. Only the one that makes the guard removes it, and only if it is still the dead one. */
  #removeDead(dead: string): void {
    const guard = `${this.#file}.guard`;
    try {
      mkdirSync(guard);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
      throw error;
    }
    try {
      if (read(this.#file) === dead) unlinkSync(this.#file);
    } finally {
      rmdirSync(guard);
    }
  }

  #busy(holder: Holder | null): Stop {
    const who = holder === null ? '' : `: process ${holder.pid} on ${shown(holder.host)}`;
    return new Stop(
      'output',
      `another run is writing to ${shown(this.#folder)}${who}`,
      `wait for it to finish; if it is no longer running, delete ${shown(this.#file)}*`,
    );
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Null while the lock is being written. */
function holderOf(text: string): Holder | null {
  try {
    const { pid, host, began } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) && typeof host === 'string' && typeof began === 'string' ? { pid: pid as number, host, began } : null;
  } catch {
    return null;
  }
}

/** Whether a holder may be at work. What runs on another machine cannot be asked. */
function mayLive({ pid, host, began }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = beginningOf(pid);
  return began === '' || now === '' || began === now;
}

/** Boot of the system and the process's start since then, in ticks: fields 3 and 22 of /proc/PID/stat, proc(5). Empty where there is no /proc. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the name in brackets, may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that has ended and is waited for by nobody.
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return '';
  }
}
