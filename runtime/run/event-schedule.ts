/** Schedules → occurrences: when each one falls, and what comes after it. */

import { MAX_OCCURRENCE, type Site } from '../../draws/draw.ts';
import { log } from '../../draws/exact-math.ts';
import type { Schedule } from '../../ir/definition.ts';
import { civilOf, clockOf, dayOfMinute, MINUTES_PER_DAY, weekday } from '../../model/time/civil.ts';
import { type Duration, durationMinutes } from '../../model/time/duration.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import { RunError } from '../plan/fault.ts';
import { shift } from '../plan/person-values.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import { Placement } from './placement.ts';
import { type Occurrence, Series } from './queue.ts';

/** Occurrences that one series of a hanging event may have: their numbers must not meet those of the next series. */
const SERIES_SPACE = 4096;
const MINUTES_PER_YEAR = 365.25 * MINUTES_PER_DAY;

const optional = (expression: Schedule['interval'], context: Context): Closure | null => (expression === null ? null : compile(expression, context));

/** A schedule ready to run. `event` is the event's id and `path` its path: `care.quarterly`. */
export class Scheduled {
  readonly schedule: Schedule;
  readonly #event: number;
  readonly #at: readonly [number, number, number];
  readonly #placement: Placement;
  readonly #time: Closure;
  readonly #offsets: readonly Closure[] | null;
  readonly #interval: Closure | null;
  readonly #length: Closure | null;
  readonly #until: Closure | null;
  readonly #times: Closure | null;
  readonly #also: Closure | null;
  readonly #perYear: Closure | null;
  readonly #condition: Closure | null;
  readonly #recorded: Closure | null;
  readonly #wait: Site;
  readonly #thin: Site;
  readonly #curves: readonly Curve[];
  /** The largest product of the weights of a moment. */
  readonly #maxWeight: number;
  /** Whether one trigger leads to more than one occurrence, of an event that has several triggers. */
  readonly #repeats: boolean;

  constructor(schedule: Schedule, event: number, path: string, at: readonly [number, number, number], context: Context) {
    this.schedule = schedule;
    this.#event = event;
    this.#at = at;
    this.#placement = new Placement(schedule, path, context);
    this.#time = compile(schedule.time, context);
    this.#offsets = schedule.offsets?.map((offset) => compile(offset, context)) ?? null;
    this.#interval = optional(schedule.interval, context);
    this.#length = optional(schedule.length, context);
    this.#until = optional(schedule.until, context);
    this.#times = optional(schedule.times, context);
    this.#also = optional(schedule.also, context);
    this.#perYear = optional(schedule.perYear, context);
    this.#condition = optional(schedule.condition, context);
    this.#recorded = optional(schedule.recorded, context);
    this.#wait = context.sites.site(`${path}/wait`);
    this.#thin = context.sites.site(`${path}/thin`);
    this.#curves = curvesOf(schedule);
    this.#maxWeight = this.#curves.reduce((product, { weights }) => product * Math.max(...weights), 1);
    this.#repeats = schedule.hangsOn?.which === 'each' && (schedule.kind !== 'at' || (schedule.offsets?.length ?? 0) > 1 || schedule.interval !== null);
  }

  /** The first occurrence, or null where the time never comes. `trigger` is what the event depends on. */
  begin(s: SubjectState, trigger: Series['trigger'], number: number): Occurrence | null {
    const outer = { trigger: s.trigger, occurrence: s.occurrence };
    s.trigger = trigger;
    s.occurrence = number * (this.#repeats ? SERIES_SPACE : 1);
    const base = this.#time(s);
    const first = typeof base === 'number' ? this.#first(s, this.#series(s, base, trigger, number)) : null;
    s.trigger = outer.trigger;
    s.occurrence = outer.occurrence;
    return first;
  }

  #series(s: SubjectState, base: number, trigger: Series['trigger'], number: number): Series {
    const length = this.#length === null ? null : shift(s, base, this.#length(s), 1);
    const limit = typeof length === 'number' ? (this.schedule.dayOnly ? length + MINUTES_PER_DAY - 1 : length) : Number.POSITIVE_INFINITY;
    const times = this.#times?.(s) ?? null;
    const series = new Series(base, trigger, number, limit, typeof times === 'number' ? times : Number.POSITIVE_INFINITY);
    if (this.#offsets !== null) series.listed = this.#listed(s, series, this.#offsets);
    return series;
  }

  /** The times of a list of offsets; those that are missing leave. */
  #listed(s: SubjectState, series: Series, offsets: readonly Closure[]): number[] {
    if (offsets.length === 0) return [series.base];
    const times: number[] = [];
    offsets.forEach((offset, i) => {
      s.occurrence = this.#number(series, i);
      const time = shift(s, series.base, offset(s), 1);
      if (typeof time === 'number') times.push(time);
    });
    return times.sort((a, b) => a - b);
  }

  #first(s: SubjectState, series: Series): Occurrence | null {
    if (this.schedule.kind === 'rate') return this.#candidate(s, series, series.base, 0);
    const also = this.schedule.kind === 'every' && this.#also?.(s);
    if (typeof also === 'number') return this.#realise(s, series, 0, also, null);
    return this.#step(s, series, this.schedule.kind === 'every' ? 1 : 0, series.base);
  }

  /** What comes after an occurrence in its series, or null. */
  next(s: SubjectState, last: Occurrence): Occurrence | null {
    const step = last.step + 1;
    if (this.schedule.kind === 'rate') return this.#candidate(s, last.series, last.nominal, step);
    return this.#step(s, last.series, step, this.schedule.kind === 'every' && last.step === 0 ? last.series.base : last.nominal);
  }

  #step(s: SubjectState, series: Series, step: number, previous: number): Occurrence | null {
    const nominal = this.#nominal(s, series, step, previous);
    return nominal === null ? null : this.#realise(s, series, step, nominal, previous);
  }

  /** Nominal time of a step: the base, the times of a list, then interval after interval. `previous` is the nominal time of the step before. */
  #nominal(s: SubjectState, series: Series, step: number, previous: number): number | null {
    const { kind, chained, dayOnly } = this.schedule;
    if (kind === 'at' && this.#offsets === null) return step === 0 ? series.base : null;
    if (kind === 'at' && step < series.listed.length) return series.listed[step];
    if (this.#interval === null || step - series.skipped > (kind === 'at' ? series.times - 1 : series.times)) return null;
    s.occurrence = this.#number(series, step);
    const interval = this.#interval(s) as Duration | null;
    if (interval === null) return null;
    // A drawn interval chains; a fixed one is counted from where it began, so that the 31st does not drift.
    const listed = series.listed.length;
    const from = kind === 'at' ? series.listed[listed - 1] : series.base;
    const time = chained ? shift(s, previous, interval, 1) : shift(s, from, times(interval, kind === 'at' ? step - listed + 1 : step), 1);
    // A fixed interval of nothing, which no scenario can state, would never advance.
    if (typeof time !== 'number' || (!chained && isNothing(interval))) return null;
    // A drawn interval of nothing would never advance.
    const nominal = chained ? Math.max(time, previous + (dayOnly ? MINUTES_PER_DAY : 1)) : time;
    return nominal > series.limit ? null : nominal;
  }

  #number(series: Series, step: number): number {
    const number = this.#repeats ? series.number * SERIES_SPACE + step : this.schedule.kind === 'at' && this.#offsets === null ? series.number : step;
    if (number > MAX_OCCURRENCE) throw new RunError('HS5008', this.#at, `the event occurs more than ${MAX_OCCURRENCE} times for one subject`);
    return number;
  }

  /** Nominal → realised. `previous` is the nominal time of the step before, null for the first. */
  #realise(s: SubjectState, series: Series, step: number, nominal: number, previous: number | null): Occurrence | null {
    const until = this.#lastMinute(s);
    if (nominal > until) return null;
    const room = {
      before: previous === null || step === 0 ? Number.POSITIVE_INFINITY : nominal - previous,
      after: this.#placement.moves ? (this.#nominal(s, series, step + 1, nominal) ?? Number.POSITIVE_INFINITY) - nominal : 0,
      until,
    };
    const number = this.#number(series, step);
    s.occurrence = number;
    if (nominal === previous && step > 0) {
      // Both fall into the second pass of an hour, which has no reading of its own.
      series.skipped++;
      return this.next(s, { time: nominal, member: s.member, event: this.#event, number, nominal, step, series });
    }
    let time = this.#placement.place(s, nominal, room);
    if (this.schedule.dayOnly && dayOfMinute(time) <= dayOfMinute(series.last)) {
      // Moved to a day that has one already: `every 1 day on_days [monday]` is every Monday.
      if (!this.#placement.moves) {
        series.skipped++;
        return this.next(s, { time, member: s.member, event: this.#event, number, nominal, step, series });
      }
      time = this.#placement.clocked(s, this.#placement.dayFrom(dayOfMinute(series.last) + 1));
    }
    if (time > until) return null;
    series.last = time;
    series.planned++;
    return { time, member: s.member, event: this.#event, number, nominal, step, series };
  }

  /** The last minute of `until`, whose day is included. It may name what has not happened yet, so it is asked again for each occurrence. */
  #lastMinute(s: SubjectState): number {
    const until = this.#until?.(s) ?? null;
    if (typeof until !== 'number') return Number.POSITIVE_INFINITY;
    return clockOf(until) === 0 ? until + MINUTES_PER_DAY - 1 : until;
  }

  /** The time of an occurrence for which the person is not free before `until`: then, or at the hour of the event on a later day. */
  postponed(s: SubjectState, occurrence: Occurrence, until: number): number {
    const day = this.#placement.dayFrom(dayOfMinute(until));
    if (day === dayOfMinute(occurrence.time)) return until;
    s.occurrence = occurrence.number;
    return Math.max(until, this.#placement.clocked(s, day));
  }

  /** The time of an occurrence that is planned at `now` and would lie before it: now, or the next day on which it may be, if that is before what it precedes. */
  notBefore(s: SubjectState, occurrence: Occurrence, now: number): number {
    const day = this.#placement.dayFrom(dayOfMinute(now));
    if (day === dayOfMinute(now)) return now;
    s.occurrence = occurrence.number;
    const time = this.#placement.clocked(s, day);
    return this.schedule.ahead && time >= (occurrence.series.trigger?.start ?? time) ? now : time;
  }

  /** The next candidate of a Poisson process at the largest rate; `accepts` thins it to the rate of its moment. */
  #candidate(s: SubjectState, series: Series, previous: number, step: number): Occurrence | null {
    const most = this.schedule.maxPerYear * this.#maxWeight;
    if (!(most > 0)) return null;
    const number = this.#number(series, step);
    const u = s.draw.at(this.#wait, s.index, number).uniform();
    const wait = (-log(u) / most) * MINUTES_PER_YEAR;
    const nominal = previous + Math.max(1, Math.ceil(wait));
    if (!(nominal <= series.limit)) return null;
    s.occurrence = number;
    if (nominal > this.#lastMinute(s)) return null;
    const time = this.schedule.dayOnly
      ? Math.max(this.#placement.clocked(s, this.#placement.dayFrom(dayOfMinute(nominal))), series.base, series.last)
      : nominal;
    series.last = time;
    series.planned++;
    return { time, member: s.member, event: this.#event, number, nominal, step, series };
  }

  /** Whether a candidate of a rate is an occurrence: its condition holds, and the rate of its moment lets it through. Always true for other events. */
  accepts(s: SubjectState): boolean {
    // What `until` names may have happened since the occurrence was planned.
    if (this.#until !== null && s.now > this.#lastMinute(s)) return false;
    if (this.schedule.kind !== 'rate') return true;
    if (this.#condition !== null && this.#condition(s) !== true) return false;
    const rate = this.#perYear?.(s) ?? null;
    if (typeof rate !== 'number') return false;
    let weight = 1;
    for (const { weights, place } of this.#curves) weight *= weights[place(s.now)];
    const share = (rate * weight) / (this.schedule.maxPerYear * this.#maxWeight);
    return share >= 1 || s.draw.at(this.#thin, s.index, s.occurrence).uniform() < share;
  }

  /** Minutes from the event to its message. */
  lag(s: SubjectState): number {
    const lag = this.#recorded === null ? null : (this.#recorded(s) as Duration | null);
    return lag === null ? 0 : Math.max(0, Math.round(durationMinutes(lag)));
  }
}

function isNothing({ months, days, minutes, businessDays }: Duration): boolean {
  return months === 0 && days === 0 && minutes === 0 && businessDays === 0;
}

/** k times a duration, part by part: 31 January + 3 × 1 month is reckoned from January, so it does not drift. */
function times(d: Duration, k: number): Duration {
  return { months: d.months * k, days: d.days * k, minutes: d.minutes * k, businessDays: d.businessDays * k };
}

/** Weights of the months, the days of the week or the hours, whose mean over the moments of a rate is 1. */
interface Curve {
  readonly weights: readonly number[];
  /** The place of a moment in `weights`. */
  readonly place: (minute: number) => number;
}

function curvesOf(schedule: Schedule): Curve[] {
  const { kind, dayOnly, months, weekdays, hours } = schedule;
  if (kind !== 'rate') return [];
  const curves: Curve[] = [];
  const add = (weights: readonly number[], shares: readonly number[], place: Curve['place']): void => {
    const mean = weights.reduce((sum, weight, i) => sum + weight * shares[i], 0) / shares.reduce((a, b) => a + b, 0);
    if (mean > 0) curves.push({ weights: weights.map((weight) => weight / mean), place });
  };
  const equal = (n: number): number[] => new Array(n).fill(1);
  if (months !== null) add(months, equal(12), (minute) => civilOf(dayOfMinute(minute)).month - 1);
  if (weekdays !== null) add(weekdays, daysOfWeek(schedule), (minute) => weekday(dayOfMinute(minute)));
  // Where only the day is known, its hour is drawn by them.
  if (hours !== null && !dayOnly) add(hours, equal(24), (minute) => Math.floor(clockOf(minute) / 60));
  return curves;
}

/** How many days of a week end up on each of its days: a weekend is moved to Monday. */
function daysOfWeek({ onDays, dayOnly }: Schedule): number[] {
  const days = new Array<number>(7).fill(0);
  for (let day = 0; day < 7; day++) {
    let to = day;
    while (dayOnly && onDays !== null && (onDays & (1 << to)) === 0) to = (to + 1) % 7;
    days[to]++;
  }
  return days;
}
