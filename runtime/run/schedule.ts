/** Schedules → occurrences: when each one falls, and what comes after it. */
import type { Schedule } from '../../compiler/ir/ir.ts';
import type { Context } from '../plan/context.ts';
import { compile } from '../plan/expressions/compile.ts';
import { Fault } from '../plan/fault.ts';
import type { Closure, SubjectState } from '../plan/state.ts';
import { shift } from '../plan/values.ts';
import { MAX_OCCURRENCE, type Site } from '../random/draw.ts';
import { log } from '../random/exact.ts';
import { civilOf, clockOf, dayOfMinute, MINUTES_PER_DAY, startOfDay, weekday } from '../time/civil.ts';
import { type Duration, durationMinutes } from '../time/duration.ts';
import { isBusinessDay, isHoliday } from '../time/holidays.ts';
import type { Occurrence, Series } from './queue.ts';

/** Occurrences that one series of a hanging event may have: their numbers must not meet those of the next series. */
const SERIES_SPACE = 4096;
const MINUTES_PER_YEAR = 365.25 * MINUTES_PER_DAY;

const optional = (expression: Schedule['interval'], context: Context): Closure | null => (expression === null ? null : compile(expression, context));

/** A schedule ready to run. `event` is the event's id and `path` its path: `care.quarterly`. */
export class Scheduled {
  readonly schedule: Schedule;
  readonly #event: number;
  readonly #at: readonly [number, number, number];
  readonly #time: Closure;
  readonly #offsets: readonly Closure[] | null;
  readonly #interval: Closure | null;
  readonly #length: Closure | null;
  readonly #until: Closure | null;
  readonly #times: Closure | null;
  readonly #also: Closure | null;
  readonly #jitter: Closure | null;
  readonly #window: Closure | null;
  readonly #perYear: Closure | null;
  readonly #condition: Closure | null;
  readonly #recorded: Closure | null;
  readonly #sites: { readonly clock: Site; readonly jitter: Site; readonly window: Site; readonly wait: Site; readonly thin: Site };
  readonly #maxMonth: number;
  readonly #meanMonth: number;

  constructor(schedule: Schedule, event: number, path: string, at: readonly [number, number, number], context: Context) {
    this.schedule = schedule;
    this.#event = event;
    this.#at = at;
    this.#time = compile(schedule.time, context);
    this.#offsets = schedule.offsets?.map((offset) => compile(offset, context)) ?? null;
    this.#interval = optional(schedule.interval, context);
    this.#length = optional(schedule.length, context);
    this.#until = optional(schedule.until, context);
    this.#times = optional(schedule.times, context);
    this.#also = optional(schedule.also, context);
    this.#jitter = optional(schedule.jitter, context);
    this.#window = optional(schedule.window, context);
    this.#perYear = optional(schedule.perYear, context);
    this.#condition = optional(schedule.condition, context);
    this.#recorded = optional(schedule.recorded, context);
    const site = (name: string): Site => context.sites.site(`${path}/${name}`);
    this.#sites = { clock: site('clock'), jitter: site('jitter'), window: site('window'), wait: site('wait'), thin: site('thin') };
    const months = schedule.months;
    this.#maxMonth = months === null ? 1 : Math.max(...months);
    this.#meanMonth = months === null ? 1 : months.reduce((a, b) => a + b, 0) / months.length;
  }

  /** The first occurrence, or null where the time never comes. `trigger` is what the event hangs on. */
  begin(s: SubjectState, trigger: Series['trigger'], number: number): Occurrence | null {
    const outer = { trigger: s.trigger, occurrence: s.occurrence };
    s.trigger = trigger;
    s.occurrence = number * (this.#repeats() ? SERIES_SPACE : 1);
    const base = this.#time(s);
    const first = typeof base === 'number' ? this.#first(s, { base, trigger, number, limit: this.#limit(s, base), times: this.#count(s) }) : null;
    s.trigger = outer.trigger;
    s.occurrence = outer.occurrence;
    return first;
  }

  /** Whether one trigger leads to more than one occurrence. */
  #repeats(): boolean {
    return this.schedule.hangsOn?.each === true && (this.schedule.kind !== 'at' || (this.#offsets?.length ?? 0) > 1 || this.#interval !== null);
  }

  #limit(s: SubjectState, base: number): number {
    const length = this.#length === null ? null : shift(base, this.#length(s), 1);
    const fixed = typeof length === 'number' ? (this.schedule.dayOnly ? length + MINUTES_PER_DAY - 1 : length) : Number.POSITIVE_INFINITY;
    return fixed;
  }

  /** `until` may name what has not happened yet, so it is asked again for each occurrence; the day it names is included. */
  #ended(s: SubjectState, time: number): boolean {
    if (this.#until === null) return false;
    const until = this.#until(s);
    return typeof until === 'number' && time > (clockOf(until) === 0 ? until + MINUTES_PER_DAY - 1 : until);
  }

  #count(s: SubjectState): number {
    const times = this.#times?.(s) ?? null;
    return typeof times === 'number' ? times : Number.POSITIVE_INFINITY;
  }

  #first(s: SubjectState, series: Series): Occurrence | null {
    const { kind } = this.schedule;
    if (kind === 'rate') return this.#candidate(s, series, series.base, 0);
    if (kind === 'at') return this.#at_(s, series, 0, series.base);
    if (this.#also !== null) {
      const also = this.#also(s);
      if (typeof also === 'number') return this.#realise(s, series, 0, also, null);
    }
    return this.#every(s, series, 1, series.base);
  }

  /** What comes after an occurrence in its series, or null. */
  next(s: SubjectState, last: Occurrence): Occurrence | null {
    const { kind } = this.schedule;
    const { series } = last;
    const step = last.step + 1;
    if (kind === 'rate') return this.#candidate(s, series, last.nominal, step);
    if (kind === 'at') return this.#at_(s, series, step, last.nominal);
    return this.#every(s, series, step, last.step === 0 ? series.base : last.nominal);
  }

  /** `at`: the base, or each offset from it, and then every interval. */
  #at_(s: SubjectState, series: Series, step: number, previous: number): Occurrence | null {
    const offsets = this.#offsets;
    if (offsets === null) return step === 0 ? this.#realise(s, series, 0, series.base, null) : null;
    s.occurrence = this.#number(series, step);
    if (step < offsets.length) {
      const nominal = shift(series.base, offsets[step](s), 1);
      return typeof nominal === 'number' ? this.#realise(s, series, step, nominal, null) : this.#at_(s, series, step + 1, previous);
    }
    if (this.#interval === null || step >= series.times) return null;
    const last = offsets.length === 0 ? (step === 0 ? null : previous) : previous;
    if (last === null) return this.#realise(s, series, 0, series.base, null);
    const nominal = shift(last, this.#interval(s), 1);
    return typeof nominal === 'number' && nominal > last ? this.#within(s, series, step, nominal, null) : null;
  }

  /** `every`: k intervals after the base, by the calendar; a drawn interval chains from the last nominal time. */
  #every(s: SubjectState, series: Series, step: number, previous: number): Occurrence | null {
    if (step > series.times || this.#interval === null) return null;
    const number = this.#number(series, step);
    s.occurrence = number;
    const interval = this.#interval(s) as Duration | null;
    if (interval === null) return null;
    const nominal = this.schedule.chained ? shift(previous, interval, 1) : shift(series.base, times(interval, step), 1);
    if (typeof nominal !== 'number') return null;
    // A drawn interval of nothing would never advance.
    const advanced = Math.max(nominal, previous + (this.schedule.dayOnly ? MINUTES_PER_DAY : 1));
    return this.#within(s, series, step, this.schedule.chained ? advanced : nominal, interval);
  }

  #within(s: SubjectState, series: Series, step: number, nominal: number, interval: Duration | null): Occurrence | null {
    return nominal > series.limit ? null : this.#realise(s, series, step, nominal, interval);
  }

  #number(series: Series, step: number): number {
    const number = this.#repeats() ? series.number * SERIES_SPACE + step : this.schedule.kind === 'at' && this.#offsets === null ? series.number : step;
    if (number > MAX_OCCURRENCE) throw new Fault('HS5008', this.#at, `the event occurs more than ${MAX_OCCURRENCE} times for one subject`);
    return number;
  }

  /** Nominal → realised: time of day, allowed days, jitter. */
  #realise(s: SubjectState, series: Series, step: number, nominal: number, interval: Duration | null): Occurrence | null {
    const number = this.#number(series, step);
    s.occurrence = number;
    let time = nominal;
    const { schedule } = this;
    if (schedule.dayOnly) {
      let day = dayOfMinute(nominal);
      day += this.#jitterDays(s, interval);
      if (this.#window !== null) day = this.#windowDay(s, day);
      day = this.#allowedDay(day);
      const { low, high } = schedule.clock;
      time = startOfDay(day) + (high > low ? low + s.draw.at(this.#sites.clock, s.index, number).below(high - low + 1) : low);
    } else if (this.#jitter !== null) {
      const most = Math.floor(durationMinutes((this.#jitter(s) as Duration | null) ?? none));
      time += s.draw.at(this.#sites.jitter, s.index, number).below(2 * most + 1) - most;
    }
    if (this.#ended(s, dayOfMinute(nominal) === dayOfMinute(time) ? time : nominal)) return null;
    // Jitter and moved days never cross birth or the end of the series.
    if (time < s.birth) return this.next(s, { time, event: this.#event, number, nominal, step, series });
    return { time, event: this.#event, number, nominal, step, series };
  }

  /** Uniform on both sides, at most just under half an interval, so that occurrences keep their order. */
  #jitterDays(s: SubjectState, interval: Duration | null): number {
    if (this.#jitter === null) return 0;
    const asked = Math.floor(durationMinutes((this.#jitter(s) as Duration | null) ?? none) / MINUTES_PER_DAY);
    const room = interval === null ? asked : Math.floor((durationMinutes(interval) / MINUTES_PER_DAY - 1) / 2);
    const most = Math.max(0, Math.min(asked, room));
    return most === 0 ? 0 : s.draw.at(this.#sites.jitter, s.index, s.occurrence).below(2 * most + 1) - most;
  }

  /** A visit window: a business day within so many days of the nominal one. */
  #windowDay(s: SubjectState, day: number): number {
    const most = Math.floor(durationMinutes((this.#window?.(s) as Duration | null) ?? none) / MINUTES_PER_DAY);
    let count = 0;
    for (let d = day - most; d <= day + most; d++) if (isBusinessDay(d)) count++;
    if (count === 0) return day;
    let left = s.draw.at(this.#sites.window, s.index, s.occurrence).below(count);
    for (let d = day - most; ; d++) if (isBusinessDay(d) && left-- === 0) return d;
  }

  /** The day itself, or the next one that `on_days` and `except` allow. */
  #allowedDay(day: number): number {
    const { onDays, exceptHolidays, exceptDays } = this.schedule;
    if (onDays === null && !exceptHolidays && exceptDays.length === 0) return day;
    for (let d = day; d < day + 366; d++) {
      if (onDays !== null && (onDays & (1 << weekday(d))) === 0) continue;
      if (exceptHolidays && isHoliday(d)) continue;
      if (exceptDays.includes(d)) continue;
      return d;
    }
    return day;
  }

  /** The next candidate of a Poisson process at the largest rate; `accepts` thins it to the rate of its moment. */
  #candidate(s: SubjectState, series: Series, previous: number, step: number): Occurrence | null {
    const most = (this.schedule.maxPerYear * this.#maxMonth) / this.#meanMonth;
    if (!(most > 0)) return null;
    const number = this.#number(series, step);
    const u = s.draw.at(this.#sites.wait, s.index, number).uniform();
    const wait = (-log(u) / most) * MINUTES_PER_YEAR;
    const nominal = previous + Math.max(1, Math.ceil(wait));
    if (!(nominal <= Math.min(series.limit, s.end))) return null;
    s.occurrence = number;
    if (this.#ended(s, nominal)) return null;
    if (!this.schedule.dayOnly) return { time: nominal, event: this.#event, number, nominal, step, series };
    const { low, high } = this.schedule.clock;
    const time = startOfDay(dayOfMinute(nominal)) + low + s.draw.at(this.#sites.clock, s.index, number).below(high - low + 1);
    return { time: Math.max(time, series.base), event: this.#event, number, nominal, step, series };
  }

  /** Whether a candidate of a rate is an occurrence: its condition holds, and the rate of its moment lets it through. Always true for other events. */
  accepts(s: SubjectState): boolean {
    if (this.schedule.kind !== 'rate') return true;
    if (this.#condition !== null && this.#condition(s) !== true) return false;
    const rate = this.#perYear?.(s) ?? null;
    if (typeof rate !== 'number') return false;
    const month = this.schedule.months === null ? 1 : this.schedule.months[civilOf(dayOfMinute(s.now)).month - 1];
    const share = (rate * month) / (this.schedule.maxPerYear * this.#maxMonth);
    return share >= 1 || s.draw.at(this.#sites.thin, s.index, s.occurrence).uniform() < share;
  }

  /** Minutes from the event to its message. */
  lag(s: SubjectState): number {
    const lag = this.#recorded === null ? null : (this.#recorded(s) as Duration | null);
    return lag === null ? 0 : Math.max(0, Math.round(durationMinutes(lag)));
  }
}

const none: Duration = { months: 0, days: 0, minutes: 0, businessDays: 0 };

/** k times a duration, part by part: 31 January + 3 × 1 month is reckoned from January, so it does not drift. */
function times(d: Duration, k: number): Duration {
  return { months: d.months * k, days: d.days * k, minutes: d.minutes * k, businessDays: d.businessDays * k };
}
