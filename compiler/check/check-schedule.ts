/** When an event falls: its clauses → a schedule. */
import type { Clause, ClauseKind, ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Schedule } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { nearest } from '../../model/nearest.ts';
import { weekdayNames } from '../../model/time/calendar.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { durationMinutes } from '../../model/time/duration.ts';
import { boolean, duration, minute, number, whole } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';
import type { Scope } from '../bind/scope.ts';
import { eachOnLevel, type ScopedBody } from '../bind/walk-included.ts';
import * as say from '../diagnostics/time-diagnostics.ts';
import { numberRange, wrongType } from '../diagnostics/type-diagnostics.ts';
import type { Checker, Typed } from './checker.ts';
import { phaseEnd, phaseStart } from './phases.ts';
import type { Place } from './place.ts';
import { checkRate } from './rates.ts';
import type { EventName } from './timeline-names.ts';
import { elaborate, elaborateAs, fitted } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { isRandom } from './values/elaborate-random.ts';
import { careIn } from './visits.ts';

/** Clauses that say when an event falls, and none that ask whether. */
export function scheduleClauses(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.filter((clause) => clause.kind !== 'when' && clause.kind !== 'chance');
}

type Of<K extends ClauseKind> = Extract<Clause, { kind: K }>;

/** @param scope the module in which the clauses are written: an arm of the scenario may replace those of an imported event */
export function checkSchedule(checker: Checker, event: EventName, scope: Scope, clauses: readonly Clause[], doing: ScopedBody | null): Schedule {
  return new Scheduler(checker, event, scope, clauses, doing).schedule();
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
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
    const clock = this.#clock();
    const onDays = this.#onDays();
    const except = this.#except();
    const weighted = this.#clause('weighted');
    const lag = this.#clause('recorded');
    if (this.#leavesNoRecord()) this.#refuse(['recorded'], 'a visit or a record, and this event has neither');
    const jitter = this.#clause('jitter');
    const window = this.#clause('window');
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
      exceptHolidays: except.holidays,
      exceptDays: except.days,
      also: null,
      dayOnly: time.type.kind === 'time' && time.type.precision === 'day',
      clock,
      jitter: jitter === null ? null : elaborateAs(this.#checker, this.#place('jitter', '`jitter`'), jitter.length, duration),
      window: window === null ? null : elaborateAs(this.#checker, this.#place('window', '`window`'), window.length, duration),
      months: weighted === null ? null : this.#months(weighted),
      recorded: lag === null ? null : elaborateAs(this.#checker, this.#place('recorded', '`recorded`'), lag.lag, duration),
    };
  }

  #at(at: Of<'at'>): Schedule {
    this.#refuse(['from', 'also', 'while'], '`every` or `rate`');
    if (at.thenEvery === null) this.#refuse(['for', 'until', 'times'], '`every`, or `then every` after the times');
    // `at diagnosis + [0 weeks, 2 weeks, 6 weeks]`: a base and a list of offsets.
    const listed = at.time.kind === 'binary' && at.time.operator === '+' && at.time.right.kind === 'list' ? at.time : null;
    const base = this.#time(listed === null ? at.time : listed.left, '`at`', 'each');
    const phase = this.#event.phases.at(-1);
    const schedule = this.#base(base, 'at', at.time.span);
    const ends = this.#limits(at.thenEvery !== null);
    if (listed === null || listed.right.kind !== 'list') {
      if (at.thenEvery === null) return { ...schedule, until: phase === undefined ? null : this.#phaseEnd() };
      return { ...schedule, ...ends, offsets: [], ...this.#interval(at.thenEvery) };
    }
    const items = listed.right.items;
    const typed = items.map((item) => elaborate(this.#checker, this.#place('at', '`at`'), item, duration));
    for (const [i, item] of items.entries()) fitted(this.#checker, this.#place('at', '`at`'), item, typed[i], duration);
    const dayOnly = typed.every((t) => t.type.kind === 'duration' && t.type.precision === 'day') && (schedule.dayOnly || items.length > 1);
    const interval = at.thenEvery === null ? { interval: null, chained: false } : this.#interval(at.thenEvery);
    return { ...schedule, ...ends, dayOnly, offsets: typed.map((t) => t.expression), ...interval };
  }

  #every(every: Of<'every'>): Schedule {
    this.#refuse(['while'], '`rate`');
    const from = this.#from(every.span);
    const schedule = this.#base(from, 'every', this.#clause('from')?.span ?? every.span);
    const also = this.#clause('also');
    const interval = this.#interval(every.interval);
    const dayOnly =
      every.interval.kind === 'duration' ? every.interval.unit !== 'minute' && every.interval.unit !== 'hour' : intervalPrecision(interval.interval) === 'day';
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
    this.#refuse(['also', 'jitter', 'window', 'on_days', 'except', 'times'], '`every` or `at`');
    const from = this.#from(rate.span);
    const schedule = this.#base(from, 'rate', this.#clause('from')?.span ?? rate.span);
    const { perYear, maxPerYear, once } = checkRate(this.#checker, this.#place('rate', '`rate`'), rate.rate, rate.unit);
    const condition = this.#clause('while');
    return {
      ...schedule,
      ...this.#limits(false),
      perYear,
      maxPerYear,
      once,
      condition: condition === null ? null : elaborateAs(this.#checker, this.#place('while', '`while`'), condition.condition, boolean),
      // A moment of a continuous process has a time of day of its own, unless one is asked for.
      dayOnly: this.#clause('clock') !== null || this.#hasOfficeVisit(),
    };
  }

  #from(span: Span): Typed {
    const from = this.#clause('from');
    if (from !== null) return this.#time(from.time, '`from`', 'first');
    const phase = this.#event.phases.at(-1);
    if (phase !== undefined) return phaseStart(this.#checker, this.#place('from', '`from`'), phase);
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

  /** `for`, `until` or `times`; in a phase, its end where none is given. */
  #limits(repeats: boolean): Pick<Schedule, 'length' | 'until' | 'times'> {
    const length = this.#clause('for');
    const until = this.#clause('until');
    const times = this.#clause('times');
    const none = length === null && until === null && times === null;
    return {
      length: length === null ? null : elaborateAs(this.#checker, this.#place('for', '`for`'), length.length, duration),
      until: until === null ? (none && this.#event.phases.length > 0 ? this.#phaseEnd() : null) : this.#time(until.time, '`until`', 'first').expression,
      times: times === null || !repeats ? null : elaborateAs(this.#checker, this.#place('times', '`times`'), times.count, whole),
    };
  }

  #phaseEnd(): Expression | null {
    const phase = this.#event.phases.at(-1);
    return phase === undefined ? null : phaseEnd(this.#checker, this.#place('until', '`until`'), phase);
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
        { expected: 'a time that depends on one event', found: 'a time that depends on several events', place: 'this clause' },
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
        { expected: 'a range of times of day', found: 'something else', place: '`clock`' },
        { found: this.#checker.source(this.#scope, range.span), expected: ['clock 08:00..11:00'] },
      );
      return OFFICE;
    }
    if (low.clock > high.clock) this.#checker.report(say.badClock, this.#scope, range.span, {}, { found: this.#checker.source(this.#scope, range.span) });
    return { low: low.clock, high: Math.max(low.clock, high.clock) };
  }

  /** A visit decides first. A stay ends by day, after what is done on the wards that morning. */
  #usualClock(): Schedule['clock'] {
    if (this.#hasOfficeVisit()) return OFFICE;
    if (this.#care() !== null || this.#does(({ timeOfDay }) => timeOfDay === 'any')) return ANY_TIME;
    if (this.#does(({ timeOfDay }) => timeOfDay === 'office')) return OFFICE;
    return this.#does(({ allowedIn }) => allowedIn === 'visit') ? MORNING : MIDNIGHT;
  }

  #hasOfficeVisit(): boolean {
    return this.#care() === 'office';
  }

  #care(): ReturnType<typeof careIn> {
    return this.#doing === null ? null : careIn(this.#doing);
  }

  /** Whether the event only changes what nobody records: attributes, symptoms, conditions that begin unseen. */
  #leavesNoRecord(): boolean {
    if (this.#doing === null) return false;
    return [...eachOnLevel(this.#doing)].every(({ item }) => {
      const verb = item.kind === 'statement' ? verbNamed(item.verb.text) : undefined;
      return verb !== undefined && verb.makes === null && (verb.value !== 'none' || verb.diagnoses);
    });
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

  #onDays(): number | null {
    const clause = this.#clause('on_days');
    if (clause === null) return null;
    const days = clause.days.kind === 'list' ? clause.days.items : [clause.days];
    let mask = 0;
    for (const item of days) {
      const name = item.kind === 'path' ? item.names[0].text : '';
      const index = (weekdayNames as readonly string[]).indexOf(name);
      if (index >= 0) mask |= 1 << index;
      else this.#badWord(item, name, 'day of the week', weekdayNames);
    }
    return mask === 0 ? null : mask;
  }

  #except(): { readonly holidays: boolean; readonly days: readonly number[] } {
    const clause = this.#clause('except');
    if (clause === null) return { holidays: false, days: [] };
    const items = clause.days.kind === 'list' ? clause.days.items : [clause.days];
    let holidays = false;
    const days: number[] = [];
    for (const item of items) {
      if (item.kind === 'path' && item.names[0].text === 'holidays') holidays = true;
      else if (item.kind === 'date') {
        const typed = elaborateAs(this.#checker, this.#place('except', '`except`'), item, minute);
        const value = foldNumber(typed, this.#checker.params);
        if (value !== null) days.push(dayOfMinute(value));
      } else this.#badWord(item, this.#checker.source(this.#scope, item.span), 'set of days', ['holidays', '[2025-12-24]']);
    }
    return { holidays, days: days.sort((a, b) => a - b) };
  }

  #months(clause: Of<'weighted'>): number[] {
    const weights = months.map(() => 1);
    for (const { name, factor } of clause.months) {
      const index = months.indexOf(name.text);
      if (index < 0) {
        this.#badWord({ kind: 'path', names: [name], index: null, span: name.span }, name.text, 'month', months);
        continue;
      }
      const value = foldNumber(elaborateAs(this.#checker, this.#place('weighted', 'the weight of a month'), factor, number), this.#checker.params) ?? 1;
      if (value < 0) this.#checker.report(numberRange, this.#scope, factor.span, { what: 'the weight of a month', found: String(value), range: '0 and above' });
      weights[index] = Math.max(0, value);
    }
    if (weights.every((weight) => weight === 0))
      this.#checker.report(numberRange, this.#scope, clause.span, {
        what: 'the weight of every month',
        found: '0',
        range: 'at least one number above 0',
      });
    return weights;
  }

  #badWord(item: ValueNode, found: string, what: string, known: readonly string[]): void {
    const near = nearest(found, known);
    this.#checker.report(
      say.badDay,
      this.#scope,
      item.span,
      { found, what },
      { found, expected: known, suggestions: near.map((word) => replace(`write \`${word}\``, item.span, word, false)) },
    );
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
      this.#checker.report(say.tooManyEvents, this.#scope, span, { name: this.#event.name, count: String(count), limit: String(occurrences) });
  }
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
