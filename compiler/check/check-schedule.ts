/** When an event falls: its clauses → a schedule. */

import type { Clause, ClauseKind, ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import { type Span, spanOf } from '../../grammar/source-text.ts';
import type { Schedule } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { enumerate, grouped } from '../../model/counted.ts';
import { EMERGENCY_HOURS, EMERGENCY_WEEKDAYS } from '../../model/time/arrivals.ts';
import { weekdayNames } from '../../model/time/calendar.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { durationMinutes } from '../../model/time/duration.ts';
import { WORK_WEEK } from '../../model/time/holidays.ts';
import { boolean, duration, minute, whole } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';
import type { Scope } from '../bind/scope.ts';
import { eachOnLevel, type ScopedBody } from '../bind/walk-included.ts';
import * as say from '../diagnostics/time-diagnostics.ts';
import { numberRange, wrongType } from '../diagnostics/type-diagnostics.ts';
import { type CalendarWords, placesOf, reportWord } from './calendar-words.ts';
import { checkWeighted, type Weights } from './check-weighted.ts';
import type { Checker, Typed } from './checker.ts';
import type { Place } from './place.ts';
import { checkRate } from './rates.ts';
import type { EventName } from './timeline-names.ts';
import { elaborate, elaborateAs, fitted } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { isRandom } from './values/elaborate-random.ts';
import { reportEmptyRange } from './values/empty-range.ts';
import { appointmentsIn, careIn } from './visits.ts';

type Of<K extends ClauseKind> = Extract<Clause, { kind: K }>;

/** @param scope the module in which the clauses are written: an arm of the scenario may replace those of an imported event */
export function checkSchedule(checker: Checker, event: EventName, scope: Scope, clauses: readonly Clause[], doing: ScopedBody | null): Schedule {
  return new Scheduler(checker, event, scope, clauses, doing).schedule();
}

const weekdays: CalendarWords = { what: 'day of the week', known: weekdayNames };
/** Office hours, within which visits begin where nothing else is said. */
const OFFICE = { low: 8 * 60, high: 16 * 60 + 45 };
const ANY_TIME = { low: 0, high: 23 * 60 + 59 };
/** When wards do what they do every day, before anybody goes home. */
const MORNING = { low: 6 * 60, high: 7 * 60 + 59 };
const MIDNIGHT = { low: 0, high: 0 };

class Scheduler {
  readonly #checker: Checker;
  readonly #event: EventName;
  readonly #scope: Scope;
  readonly #doing: ScopedBody | null;
  readonly #clauses: readonly Clause[];
  /** `except holidays`, where it is so anyway. */
  #redundant: Of<'except'> | null = null;

  constructor(checker: Checker, event: EventName, scope: Scope, clauses: readonly Clause[], doing: ScopedBody | null) {
    this.#scope = scope;
    this.#checker = checker;
    this.#event = event;
    this.#clauses = clauses;
    this.#doing = doing;
  }

  schedule(): Schedule {
    const at = this.#clause('at');
    const every = this.#clause('every');
    const rate = this.#clause('rate');
    if (at !== null) return this.#at(at);
    if (every !== null) return this.#every(every);
    return this.#rate(rate as Of<'rate'>);
  }

  /** Reports clauses about days that change nothing: a time with hours is not moved. */
  #checkDays(dayOnly: boolean): void {
    if (!dayOnly) this.#refuse(['on_days', 'except', 'clock', 'weighted'], 'with times in whole days; the times of this event have hours or minutes');
    else if (this.#redundant !== null) this.#needless(this.#redundant);
  }

  #clause<K extends ClauseKind>(kind: K): Of<K> | null {
    return (this.#clauses.find((clause) => clause.kind === kind) as Of<K> | undefined) ?? null;
  }

  #place(suffix: string, what: string, eventMeans: 'each' | 'first' = 'first'): Place {
    const { timeline, name } = this.#event;
    return {
      kind: 'event',
      scope: this.#scope,
      path: `${timeline}.${name}/${suffix}`,
      what,
      timeline,
      observable: null,
      counts: new Map(),
      eventMeans,
      home: this.#event.home,
    };
  }

  /** Clauses of other forms, which would be silently useless. */
  #refuse(kinds: readonly ClauseKind[], needs: string): void {
    for (const kind of kinds) {
      const clause = this.#clause(kind);
      if (clause !== null) this.#checker.report(say.clauseWithout, this.#scope, clause.span, { clause: kind, needs }, { found: kind });
    }
  }

  #time(value: ValueNode, what: string, eventMeans: 'each' | 'first'): Typed {
    const named = this.#place(what.replaceAll('`', ''), what, eventMeans);
    const place: Place = what === '`until`' ? { ...named, untilEnd: true } : named;
    const typed = elaborate(this.#checker, place, value, minute);
    fitted(this.#checker, place, value, typed, minute);
    return typed;
  }

  #base(time: Typed, kind: Schedule['kind'], span: Span): Schedule {
    const { hangsOn, ahead } = this.#dependence(time.expression, span);
    const weights = this.#weights(kind);
    const clock = this.#clock();
    this.#checkHours(weights.hours, clock);
    const { onDays, holidays, days } = this.#days();
    const lag = this.#clause('recorded');
    if (lag !== null) this.#checkRecorded(lag);
    const jitter = this.#clause('jitter');
    return {
      kind,
      time: time.expression,
      hangsOn,
      ahead,
      offsets: null,
      interval: null,
      chained: false,
      perYear: null,
      maxPerYear: 0,
      once: false,
      condition: null,
      length: null,
      until: null,
      times: null,
      onDays,
      exceptHolidays: holidays,
      exceptDays: days,
      also: null,
      dayOnly: time.type.kind === 'time' && time.type.precision === 'day',
      clock,
      jitter: jitter === null ? null : elaborateAs(this.#checker, this.#place('jitter', '`jitter`'), jitter.length, duration),
      ...weights,
      recorded: lag === null ? null : elaborateAs(this.#checker, this.#place('recorded', '`recorded`'), lag.lag, duration),
    };
  }

  #at(at: Of<'at'>): Schedule {
    this.#refuse(['from', 'also', 'while'], 'with `every` or `rate`, not with `at`');
    if (at.thenEvery === null) this.#refuse(['for', 'until', 'times'], 'in a repeating event, with `every` or `at … then every …`');
    // `at diagnosis + [0 weeks, 2 weeks, 6 weeks]`: a base and a list of offsets.
    const listed = at.time.kind === 'binary' && at.time.operator === '+' && at.time.right.kind === 'list' ? at.time : null;
    const base = this.#time(listed === null ? at.time : listed.left, '`at`', 'each');
    const schedule = this.#base(base, 'at', at.time.span);
    const ends = this.#limits(at.thenEvery !== null);
    if (listed === null && base.type.kind === 'time') this.#checkDays(schedule.dayOnly);
    if (listed === null || listed.right.kind !== 'list') {
      if (at.thenEvery === null) return schedule;
      return { ...schedule, ...ends, offsets: [], ...this.#interval(at.thenEvery) };
    }
    const items = listed.right.items;
    const typed = items.map((item) => elaborate(this.#checker, this.#place('at', '`at`'), item, duration));
    for (const [i, item] of items.entries()) fitted(this.#checker, this.#place('at', '`at`'), item, typed[i], duration);
    const dayOnly = typed.every((t) => t.type.kind === 'duration' && t.type.precision === 'day') && (schedule.dayOnly || items.length > 1);
    if (typed.every(({ type }) => type.kind === 'duration')) this.#checkDays(dayOnly);
    const interval = at.thenEvery === null ? { interval: null, chained: false } : this.#interval(at.thenEvery);
    return { ...schedule, ...ends, dayOnly, offsets: typed.map((t) => t.expression), ...interval };
  }

  #every(every: Of<'every'>): Schedule {
    this.#refuse(['while'], 'with `rate`');
    const from = this.#from(every.span);
    const schedule = this.#base(from, 'every', this.#clause('from')?.span ?? every.span);
    const also = this.#clause('also');
    const interval = this.#interval(every.interval);
    const dayOnly =
      every.interval.kind === 'duration' ? every.interval.unit !== 'minute' && every.interval.unit !== 'hour' : intervalPrecision(interval.interval) === 'day';
    this.#checkDays(dayOnly);
    const result: Schedule = {
      ...schedule,
      ...interval,
      ...this.#limits(true),
      dayOnly,
      also: also === null ? null : this.#time(also.time, '`also at`', 'first').expression,
    };
    this.#checkCount(result, every.interval.span);
    return result;
  }

  #rate(rate: Of<'rate'>): Schedule {
    this.#refuse(['also', 'jitter', 'times'], 'with `every` or `at`, not with `rate`');
    const from = this.#from(rate.span);
    const schedule = this.#base(from, 'rate', this.#clause('from')?.span ?? rate.span);
    const { perYear, maxPerYear, once } = checkRate(this.#checker, this.#place('rate', '`rate`'), rate.rate, rate.unit);
    this.#checkDays(true);
    const condition = this.#clause('while');
    return {
      ...schedule,
      ...this.#limits(false),
      perYear,
      maxPerYear,
      once,
      condition: condition === null ? null : elaborateAs(this.#checker, this.#place('while', '`while`'), condition.condition, boolean),
      // A moment of a continuous process has a time of day of its own, unless one is asked for.
      dayOnly: (['clock', 'on_days', 'except'] as const).some((kind) => this.#clause(kind) !== null) || this.#hasOfficeVisit(),
    };
  }

  #from(span: Span): Typed {
    const from = this.#clause('from');
    if (from !== null) return this.#time(from.time, '`from`', 'first');
    return { expression: { op: 'moment', name: 'start', at: this.#checker.at(this.#scope, span) }, type: { kind: 'time', precision: 'day' } };
  }

  #interval(value: ValueNode): Pick<Schedule, 'interval' | 'chained'> {
    const interval = elaborateAs(this.#checker, this.#place('every', '`every`'), value, duration);
    const fixed = interval.op === 'duration' ? durationMinutes(interval) : null;
    if (fixed !== null && fixed <= 0)
      this.#checker.report(
        say.notPositive,
        this.#scope,
        value.span,
        { what: 'the interval of `every`' },
        { found: this.#checker.source(this.#scope, value.span) },
      );
    return { interval, chained: isRandom(value) };
  }

  /** `for`, `until` or `times`. */
  #limits(repeats: boolean): Pick<Schedule, 'length' | 'until' | 'times'> {
    const length = this.#clause('for');
    const until = this.#clause('until');
    const times = this.#clause('times');
    return {
      length: length === null ? null : elaborateAs(this.#checker, this.#place('for', '`for`'), length.length, duration),
      until: until === null ? null : lastTime(this.#time(until.time, '`until`', 'first')),
      times: times === null || !repeats ? null : elaborateAs(this.#checker, this.#place('times', '`times`'), times.count, whole),
    };
  }

  /** Which event the time depends on, and whether the time lies before it. */
  #dependence(time: Expression, span: Span): Pick<Schedule, 'hangsOn' | 'ahead'> {
    const found: Dependence[] = [];
    walkTime(time, false, found);
    const [first, ...others] = found;
    if (first === undefined) return { hangsOn: null, ahead: false };
    if (others.some((other) => other.event !== first.event)) {
      this.#checker.report(
        wrongType,
        this.#scope,
        span,
        { expected: 'a time that depends on only one event', found: null, place: 'this clause' },
        { found: this.#checker.source(this.#scope, span) },
      );
    }
    return { hangsOn: { event: first.event, which: first.which }, ahead: first.ahead };
  }

  #clock(): Schedule['clock'] {
    const clause = this.#clause('clock');
    if (clause === null) return this.#usualClock();
    const range = clause.range;
    if (range.kind === 'clock') return { low: range.clock, high: range.clock };
    const [low, high] = range.kind === 'range' ? [range.low, range.high] : [null, null];
    if (low?.kind !== 'clock' || high?.kind !== 'clock') {
      this.#checker.report(
        wrongType,
        this.#scope,
        range.span,
        { expected: 'a range of times of day', found: null, place: '`clock`' },
        { found: this.#checker.source(this.#scope, range.span), examples: ['08:00..11:00'] },
      );
      return OFFICE;
    }
    if (low.clock > high.clock) {
      const words = ({ span }: { readonly span: Span }): string => this.#checker.source(this.#scope, span);
      const right = `${words(high)}..${words(low)}`;
      this.#checker.report(
        say.badClock,
        this.#scope,
        range.span,
        { range: this.#checker.source(this.#scope, range.span) },
        {
          found: this.#checker.source(this.#scope, range.span),
          suggestions: [replace(`write \`${right}\``, range.span, right, false)],
        },
      );
    }
    return { low: low.clock, high: Math.max(low.clock, high.clock) };
  }

  /** Weights of the calendar: those that are stated, else those of the arrivals at emergency departments for visits and stays without an appointment. */
  #weights(kind: Schedule['kind']): Weights {
    const clause = this.#clause('weighted');
    const stated = clause === null ? null : checkWeighted(this.#checker, this.#scope, this.#place('weighted', '`weighted`'), clause);
    for (const { by, span } of kind === 'rate' ? [] : (clause?.curves ?? []))
      if (by.text === 'month' || by.text === 'weekday')
        this.#checker.report(say.clauseWithout, this.#scope, span, { clause: `weighted by ${by.text}`, needs: 'with `rate`' }, { found: `by ${by.text}` });
    const arrives = this.#care() === 'any';
    return {
      months: stated?.months ?? null,
      weekdays: stated?.weekdays ?? (arrives && kind === 'rate' ? EMERGENCY_WEEKDAYS : null),
      hours: stated?.hours ?? (arrives && this.#clause('clock') === null ? EMERGENCY_HOURS : null),
    };
  }

  #checkHours(hours: readonly number[] | null, { low, high }: Schedule['clock']): void {
    const clause = this.#clause('weighted') ?? this.#clause('clock');
    if (hours === null || clause === null || hours.some((weight, hour) => weight > 0 && hour >= Math.floor(low / 60) && hour <= Math.floor(high / 60))) return;
    const what = 'the total weight of the hours in which the event can happen';
    this.#checker.report(numberRange, this.#scope, clause.span, { what, found: '0', range: 'above 0' });
  }

  /** A visit decides first. A stay ends by day, after what is done on the wards that morning. */
  #usualClock(): Schedule['clock'] {
    if (this.#hasOfficeVisit()) return OFFICE;
    if (this.#clause('weighted')?.curves.some(({ by }) => by.text === 'hour')) return ANY_TIME;
    if (this.#care() !== null || this.#does(({ timeOfDay }) => timeOfDay === 'any')) return ANY_TIME;
    if (this.#does(({ timeOfDay }) => timeOfDay === 'office')) return OFFICE;
    return this.#does(({ allowedIn }) => allowedIn === 'visit') ? MORNING : MIDNIGHT;
  }

  #hasOfficeVisit(): boolean {
    return this.#care() === 'office';
  }

  /** The visits by appointment that the event opens, in words. */
  #appointments(): string {
    const kinds = this.#doing === null ? [] : appointmentsIn(this.#doing);
    return `${enumerate(
      kinds.map((kind) => `\`${kind}\``),
      'and',
    )} encounters`;
  }

  #care(): ReturnType<typeof careIn> {
    return this.#doing === null ? null : careIn(this.#doing);
  }

  /** Reports `recorded` of an event that only changes what nobody records: attributes, symptoms, conditions that begin unseen. */
  #checkRecorded({ span }: Of<'recorded'>): void {
    if (this.#doing === null) return;
    const silent = new Set<string>();
    for (const { item } of eachOnLevel(this.#doing)) {
      if (item.kind !== 'statement') return;
      const verb = verbNamed(item.verb.text);
      if (verb === undefined || verb.makes !== null || (verb.value === 'none' && !verb.diagnoses)) return;
      silent.add(item.verb.text);
    }
    const words = enumerate(
      [...silent].map((verb) => `\`${verb}\``),
      'and',
    );
    const only = silent.size === 0 ? '' : `; this event contains only ${words}, which ${silent.size === 1 ? 'creates' : 'create'} none`;
    const needs = `in an event that creates records, for example with an \`encounter\`${only}`;
    const remove = replace(`remove \`${this.#checker.source(this.#scope, span)}\``, { start: span.start - 1, end: span.end }, '', false);
    this.#checker.report(say.clauseWithout, this.#scope, span, { clause: 'recorded', needs }, { found: 'recorded', suggestions: [remove] });
  }

  /** Whether the event itself has such a verb, in whichever arm; not within a visit. */
  #does(is: (verb: VerbSpec) => boolean): boolean {
    if (this.#doing === null) return false;
    for (const { item } of eachOnLevel(this.#doing)) {
      const verb = item.kind === 'statement' ? verbNamed(item.verb.text) : undefined;
      if (verb !== undefined && is(verb)) return true;
    }
    return false;
  }

  /** The days on which it may be. Visits by appointment are on business days, unless `on_days` states the days of the week or `at` the day itself. */
  #days(): { readonly onDays: number | null; readonly holidays: boolean; readonly days: Schedule['exceptDays'] } {
    const stated = this.#onDays();
    const { holidays, days } = this.#except();
    const at = this.#clause('at');
    const usual = this.#hasOfficeVisit() && !(at?.time.kind === 'date' && at.thenEvery === null);
    const except = this.#clause('except');
    if (usual && holidays && except !== null && (stated === null || stated === WORK_WEEK)) this.#redundant = except;
    return usual && stated === null ? { onDays: WORK_WEEK, holidays: true, days } : { onDays: stated, holidays, days };
  }

  /** `on_days monday..friday except holidays`, where it is so anyway. */
  #needless(except: Of<'except'>): void {
    const { text } = this.#scope.module.source;
    const source = ({ span }: { readonly span: Span }): string => this.#checker.source(this.#scope, span);
    const others = except.days.kind === 'list' ? except.days.items.filter(({ kind }) => kind === 'date' || kind === 'range').map(source) : [];
    const all = [this.#clause('on_days'), except].filter((clause) => clause !== null);
    const edits = all.map((clause) => {
      const left = clause === except && others.length > 0 ? `except [${others.join(', ')}]` : '';
      const start = clause.span.start - (left === '' && text[clause.span.start - 1] === ' ' ? 1 : 0);
      return { span: { start, end: clause.span.end }, text: left };
    });
    const found = all.map(source).join(' ');
    const title = others.length > 0 ? 'remove `holidays`' : `remove \`${found}\``;
    const whole = spanOf(Math.min(...all.map(({ span }) => span.start)), Math.max(...all.map(({ span }) => span.end)));
    const facts = { clause: found, visits: this.#appointments() };
    this.#checker.report(say.needlessDays, this.#scope, source({ span: whole }) === found ? whole : all[0].span, facts, {
      found,
      suggestions: [{ title, edits, safe: true }],
    });
  }

  /** Days of the week as a set: `monday`, `friday..sunday`, or a list of these. */
  #onDays(): number | null {
    const clause = this.#clause('on_days');
    if (clause === null) return null;
    const items = clause.days.kind === 'list' ? clause.days.items : [clause.days];
    const days = items.flatMap((item) => placesOf(this.#checker, this.#scope, item, weekdays));
    return days.length === 0 ? null : days.reduce((mask, day) => mask | (1 << day), 0);
  }

  #except(): { readonly holidays: boolean; readonly days: Schedule['exceptDays'] } {
    const clause = this.#clause('except');
    if (clause === null) return { holidays: false, days: [] };
    const items = clause.days.kind === 'list' ? clause.days.items : [clause.days];
    let holidays = false;
    const days: (readonly [number, number])[] = [];
    for (const item of items) {
      if (item.kind === 'path' && item.names[0].text === 'holidays') holidays = true;
      else {
        const [low, high] = item.kind === 'range' ? [item.low, item.high] : [item, item];
        if (low?.kind !== 'date' || high?.kind !== 'date') {
          reportWord(this.#checker, this.#scope, item, { what: 'set of days', known: ['holidays'] });
          continue;
        }
        const first = this.#day(low);
        const last = this.#day(high);
        if (first === null || last === null) continue;
        const end = item.kind === 'range' && item.highOpen ? last - 1 : last;
        if (end >= first) days.push([first, end]);
        else if (item.kind === 'range') reportEmptyRange(this.#checker, this.#scope, item, last === first);
      }
    }
    return { holidays, days: days.sort(([a], [b]) => a - b) };
  }

  #day(date: ValueNode): number | null {
    const value = foldNumber(elaborateAs(this.#checker, this.#place('except', '`except`'), date, minute), this.#checker.params);
    return value === null ? null : dayOfMinute(value);
  }

  /** Occurrences are bounded by the length and the shortest interval; a bound that cannot be seen is watched at run time. */
  #checkCount(schedule: Schedule, span: Span): void {
    const interval = schedule.interval;
    if (interval?.op !== 'duration') return;
    const step = durationMinutes(interval);
    const length = schedule.length?.op === 'duration' ? durationMinutes(schedule.length) : null;
    if (step <= 0 || length === null) return;
    const count = Math.floor(length / step);
    const { occurrences } = this.#checker.limits;
    if (count > occurrences)
      this.#checker.report(say.tooManyEvents, this.#scope, span, {
        name: this.#event.name,
        count: grouped(count),
        limit: grouped(occurrences),
      });
  }
}

/** The last time of a series. `until end` sets no limit, since nothing after the as-of day is written; as a limit it would move what is planned near that day. */
function lastTime({ expression }: Typed): Expression | null {
  return expression.op === 'moment' && expression.name === 'end' ? null : expression;
}

interface Dependence {
  readonly event: number;
  readonly which: 'each' | 'first' | 'last' | number;
  readonly ahead: boolean;
}

/** Events in a time expression, and whether something is taken away from them. */
function walkTime(time: Expression, ahead: boolean, found: Dependence[]): void {
  if (time.op === 'event_time') found.push({ event: time.event, which: time.which, ahead });
  else if (time.op === 'shift') walkTime(time.base, ahead || time.sign === -1, found);
}

function intervalPrecision(interval: Expression | null): 'day' | 'minute' {
  if (interval === null) return 'day';
  if (interval.op === 'duration') return interval.minutes !== 0 ? 'minute' : 'day';
  if (interval.op === 'to_duration') return interval.unit;
  return 'day';
}
