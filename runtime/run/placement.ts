/** Nominal → realised time: jitter, visit window, allowed days, time of day. */

import type { Site } from '../../draws/draw.ts';
import type { Schedule } from '../../ir/definition.ts';
import { dayOfMinute, MINUTES_PER_DAY, startOfDay, weekday } from '../../model/time/civil.ts';
import { type Duration, durationMinutes } from '../../model/time/duration.ts';
import { isBusinessDay, isHoliday } from '../../model/time/holidays.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';

/** Between what an occurrence may move: its neighbours in the series, and the last minute of `until`; all in minutes. */
export interface Room {
  readonly before: number;
  readonly after: number;
  readonly until: number;
}

export class Placement {
  readonly #schedule: Schedule;
  readonly #jitter: Closure | null;
  readonly #window: Closure | null;
  readonly #sites: { readonly clock: Site; readonly jitter: Site; readonly window: Site };

  constructor(schedule: Schedule, path: string, context: Context) {
    this.#schedule = schedule;
    this.#jitter = schedule.jitter === null ? null : compile(schedule.jitter, context);
    this.#window = schedule.window === null ? null : compile(schedule.window, context);
    const site = (name: string): Site => context.sites.site(`${path}/${name}`);
    this.#sites = { clock: site('clock'), jitter: site('jitter'), window: site('window') };
  }

  /** Whether the neighbours of an occurrence matter to where it falls. */
  get moves(): boolean {
    return this.#jitter !== null || this.#window !== null;
  }

  /** Realised time of the occurrence that `s.occurrence` numbers. */
  place(s: SubjectState, nominal: number, room: Room): number {
    if (!this.#schedule.dayOnly) return this.#jitter === null ? nominal : this.#jittered(s, nominal, room, 1, s.birth);
    const day = dayOfMinute(nominal);
    const jittered = this.#jitter === null ? day : this.#jittered(s, day, room, MINUTES_PER_DAY, dayOfMinute(s.birth));
    const moved = this.#window === null ? jittered : this.#windowDay(s, jittered, room);
    return this.clocked(s, this.#allowedDay(moved));
  }

  /** A day with a time of day. */
  clocked(s: SubjectState, day: number): number {
    const { low, high } = this.#schedule.clock;
    return startOfDay(day) + (high > low ? low + s.draw.at(this.#sites.clock, s.index, s.occurrence).below(high - low + 1) : low);
  }

  /**
   * Uniform on both sides of `nominal`, in days or minutes (`unit` minutes): less than half way to a neighbour, so that occurrences keep their order,
   * and never before birth or after `until`.
   */
  #jittered(s: SubjectState, nominal: number, room: Room, unit: number, birth: number): number {
    const most = this.#most(s, this.#jitter, room, unit);
    const low = Math.max(nominal - most, birth);
    const high = Math.min(nominal + most, Math.floor(room.until / unit));
    return high <= low ? nominal : low + s.draw.at(this.#sites.jitter, s.index, s.occurrence).below(high - low + 1);
  }

  #most(s: SubjectState, length: Closure | null, room: Room, unit: number): number {
    const asked = durationMinutes((length?.(s) as Duration | null) ?? none);
    const gap = Math.min(room.before, room.after);
    return Math.max(0, Math.min(Math.floor(asked / unit), Math.floor((gap / unit - 1) / 2)));
  }

  /** A visit window: a business day within so many days of the nominal one. */
  #windowDay(s: SubjectState, day: number, room: Room): number {
    const most = this.#most(s, this.#window, room, MINUTES_PER_DAY);
    const first = Math.max(day - most, dayOfMinute(s.birth));
    const last = Math.min(day + most, Math.floor(room.until / MINUTES_PER_DAY));
    let count = 0;
    for (let d = first; d <= last; d++) if (isBusinessDay(d)) count++;
    if (count === 0) return day;
    let left = s.draw.at(this.#sites.window, s.index, s.occurrence).below(count);
    for (let d = first; ; d++) if (isBusinessDay(d) && left-- === 0) return d;
  }

  /** The day itself, or the next one that `on_days` and `except` allow. */
  #allowedDay(day: number): number {
    const { onDays, exceptHolidays, exceptDays } = this.#schedule;
    if (onDays === null && !exceptHolidays && exceptDays.length === 0) return day;
    for (let d = day; d < day + 366; d++) {
      if (onDays !== null && (onDays & (1 << weekday(d))) === 0) continue;
      if (exceptHolidays && isHoliday(d)) continue;
      if (exceptDays.includes(d)) continue;
      return d;
    }
    return day;
  }
}

const none: Duration = { months: 0, days: 0, minutes: 0, businessDays: 0 };
