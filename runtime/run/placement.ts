/** Nominal → realised time: jitter, allowed days, time of day. */

import type { Site } from '../../draws/draw.ts';
import type { Schedule } from '../../ir/definition.ts';
import { HourCurve } from '../../model/time/arrivals.ts';
import { dayOfMinute, MINUTES_PER_DAY, startOfDay, weekday } from '../../model/time/civil.ts';
import { type Duration, durationMinutes, LONGEST_DAYS } from '../../model/time/duration.ts';
import { isBusinessDay, isHoliday, WORK_WEEK } from '../../model/time/holidays.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';

/** Days from 1970 up to which occurrences are moved. */
const FARTHEST = 10 * LONGEST_DAYS;

/** Between what an occurrence may move: its neighbours in the series, and the last minute of `until`; all in minutes. */
export interface Room {
  readonly before: number;
  readonly after: number;
  readonly until: number;
}

export class Placement {
  readonly #schedule: Schedule;
  readonly #jitter: Closure | null;
  readonly #hours: HourCurve | null;
  readonly #sites: { readonly clock: Site; readonly jitter: Site };

  constructor(schedule: Schedule, path: string, context: Context) {
    this.#schedule = schedule;
    this.#jitter = schedule.jitter === null ? null : compile(schedule.jitter, context);
    const { hours, clock } = schedule;
    this.#hours = hours === null || !schedule.dayOnly ? null : new HourCurve(hours, clock.low, clock.high);
    const site = (name: string): Site => context.sites.site(`${path}/${name}`);
    this.#sites = { clock: site('clock'), jitter: site('jitter') };
  }

  /** Whether the neighbours of an occurrence matter to where it falls. */
  get moves(): boolean {
    return this.#jitter !== null;
  }

  /** Realised time of the occurrence that `s.occurrence` numbers. */
  place(s: SubjectState, nominal: number, room: Room): number {
    if (!this.#schedule.dayOnly) return this.#jitter === null ? nominal : this.#jittered(s, nominal, room);
    const day = dayOfMinute(nominal);
    const moved = this.#jitter === null ? day : this.#jitteredDay(s, day, room);
    return this.clocked(s, this.#allowed(moved, this.#schedule.ahead ? -1 : 1));
  }

  /** A day with a time of day. */
  clocked(s: SubjectState, day: number): number {
    const { low, high } = this.#schedule.clock;
    if (this.#hours !== null) return startOfDay(day) + this.#hours.minute(s.draw.at(this.#sites.clock, s.index, s.occurrence).uniform());
    return startOfDay(day) + (high > low ? low + s.draw.at(this.#sites.clock, s.index, s.occurrence).below(high - low + 1) : low);
  }

  /** A minute: uniform on both sides of `nominal`, never before birth or after `until`. */
  #jittered(s: SubjectState, nominal: number, room: Room): number {
    const most = this.#most(s, room, 1);
    const low = Math.max(nominal - most, s.birth);
    const high = Math.min(nominal + most, room.until);
    return high <= low ? nominal : low + this.#draw(s, high - low + 1);
  }

  /** A day: uniform among those on both sides of `nominal` that `on_days` and `except` allow; the day itself where there is none. */
  #jitteredDay(s: SubjectState, nominal: number, room: Room): number {
    const most = this.#most(s, room, MINUTES_PER_DAY);
    const low = Math.max(nominal - most, dayOfMinute(s.birth));
    const high = Math.min(nominal + most, Math.floor(room.until / MINUTES_PER_DAY));
    if (high <= low) return nominal;
    const { onDays, exceptHolidays, exceptDays } = this.#schedule;
    if (onDays === null && !exceptHolidays && exceptDays.length === 0) return low + this.#draw(s, high - low + 1);
    let allowed = 0;
    for (let day = low; day <= high; day++) if (this.#isAllowed(day)) allowed++;
    if (allowed === 0) return nominal;
    let left = this.#draw(s, allowed);
    let day = low;
    while (!this.#isAllowed(day) || left-- > 0) day++;
    return day;
  }

  #draw(s: SubjectState, below: number): number {
    return s.draw.at(this.#sites.jitter, s.index, s.occurrence).below(below);
  }

  /** How far an occurrence moves, in days or minutes (`unit` minutes): less than half way to a neighbour, so that occurrences keep their order. */
  #most(s: SubjectState, room: Room, unit: number): number {
    const asked = durationMinutes((this.#jitter?.(s) as Duration | null) ?? none);
    const gap = Math.min(room.before, room.after);
    const longest = (LONGEST_DAYS * MINUTES_PER_DAY) / unit;
    return Math.max(0, Math.min(Math.floor(asked / unit), Math.floor((gap / unit - 1) / 2), longest));
  }

  /** The day itself, or the next one that `on_days` and `except` allow. */
  dayFrom(day: number): number {
    return this.#allowed(day, 1);
  }

  /**
   * The day itself, or the nearest after it (before it, if `step` is -1) that `on_days` and `except` allow. There always is one: neither a list of days nor
   * a run of holidays leaves out every week.
   */
  #allowed(day: number, step: 1 | -1): number {
    // Nobody lives on a day that far away, and counting from it would not end.
    if (!this.#schedule.dayOnly || !(Math.abs(day) <= FARTHEST)) return day;
    let d = day;
    while (!this.#isAllowed(d)) {
      const [first, last] = this.#exception(d) ?? [d, d];
      d = (step === 1 ? last : first) + step;
    }
    return d;
  }

  #exception(day: number): readonly [number, number] | undefined {
    return this.#schedule.exceptDays.find(([first, last]) => first <= day && day <= last);
  }

  #isAllowed(day: number): boolean {
    const { onDays, exceptHolidays, exceptDays } = this.#schedule;
    if (exceptDays.length > 0 && this.#exception(day) !== undefined) return false;
    if (onDays === WORK_WEEK && exceptHolidays) return isBusinessDay(day);
    return (onDays === null || (onDays & (1 << weekday(day))) !== 0) && !(exceptHolidays && isHoliday(day));
  }
}

const none: Duration = { months: 0, days: 0, minutes: 0, businessDays: 0 };
