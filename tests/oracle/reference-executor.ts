/**
 * The reference executor: evaluates the IR as it stands, node by node, with nothing prepared. It is what the compiled closures must agree with, and calls
 * nothing of them: operations on values, questions about the past and draws are written out a second time next to this file.
 */

import type { Concept, PeopleGroup } from '../../ir/definition.ts';
import type { BandKey, Expression } from '../../ir/expression.ts';
import { allActions } from '../../ir/walk.ts';
import { counted } from '../../model/counted.ts';
import { weekdayNames } from '../../model/time/calendar.ts';
import { dayOfMinute, formatDay, startOfDay } from '../../model/time/civil.ts';
import { permute } from '../../runtime/demographics/permutation.ts';
import { memberPicker } from '../../runtime/parties/pick-party.ts';
import type { Context } from '../../runtime/plan/compile-context.ts';
import { RunError } from '../../runtime/plan/fault.ts';
import type { SubjectState } from '../../runtime/subject/subject-state.ts';
import type { Value } from '../../runtime/subject/value.ts';
import { lawOf, ofLevel, placed, textOfShape } from './plain-draws.ts';
import { askMember, countMembers, fieldOf, find, hasNow, isIll, isTaken, scoreOf, visited } from './plain-past.ts';
import { plainPdc } from './plain-pdc.ts';
import * as v from './plain-values.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

/** The uniform number of a draw: found again each time. */
export function uniform(path: string, s: SubjectState, context: Context): number {
  const slash = path.indexOf('/');
  const site = context.sites.site(path);
  const coupled = slash < 0 ? undefined : context.coupled.get(path.slice(0, slash));
  return coupled !== undefined ? coupled(s, s.draw, site) : s.draw.at(site, s.index, s.occurrence, s.attempt).uniform();
}

export function walk(e: Expression, s: SubjectState, context: Context): Value {
  const at = (part: Expression): Value => walk(part, s, context);
  const maybe = (part: Expression | null): Value => (part === null ? null : at(part));
  switch (e.op) {
    case 'number':
    case 'text':
    case 'boolean':
      return e.value;
    case 'concept':
      return context.codings[e.concept];
    case 'list':
      return e.items.map(at);
    case 'duration':
      return { months: e.months, days: e.days, minutes: e.minutes, businessDays: e.businessDays };
    case 'param':
      return context.params[e.param];
    case 'party':
      return e.party;
    case 'roster':
      return context.ir.roster?.columns[e.column].values[s.index] ?? (e.otherwise === null ? (undefined as never) : at(e.otherwise));
    case 'member':
      return e.where === null ? askMember(s, e.member, e.ask) : countMembers(s, e.member, () => maybe(e.where));
    case 'of_first': {
      if (s.first === null || context.first === null) return null;
      const { now } = s.first;
      s.first.now = s.now;
      const value = walk(e.value, s.first, context.first);
      s.first.now = now;
      return value;
    }
    case 'pick_party':
      return pickParty(e, s, context);
    case 'attribute':
      return changedBy(context.resolve.attribute(s, e.slot), e.slot, s, context);
    case 'person':
      return context.resolve.person(s, e.field);
    case 'age': {
      const on = maybe(e.on);
      return e.on !== null && typeof on !== 'number' ? null : context.resolve.age(s, on as number | null);
    }
    case 'axis':
      return context.ir.axes[e.axis].arms[s.arms[e.axis]]?.name ?? null;
    case 'branch':
      return s.branches[e.branch];
    case 'local':
      return s.memory.locals[e.slot];
    case 'join':
      return e.parts.map(({ value, form, decimals }) => v.inText(at(value), form, decimals)).join('');
    case 'let':
      s.memory.locals[e.slot] = at(e.value);
      return at(e.body);
    case 'outcome':
      return s.memory.outcomes[e.flow];
    case 'in_state':
      return s.memory.inside[e.mark] > 0;
    case 'visited':
      return visited(s, e.mark, context.ir.events.length + e.mark, [
        ...(e.within === null ? [] : [v.shift(s, s.now, at(e.within), -1)]),
        ...(e.since === null ? [] : [at(e.since)]),
      ]);
    case 'undiagnosed':
      return s.clinical.onsets.has(e.concept) && !isIll(s, e.concept);
    case 'score':
      return scoreOf(s, e.concept);
    case 'negate': {
      const value = at(e.value);
      return typeof value === 'number' ? -value : null;
    }
    case 'round': {
      const value = at(e.value);
      return typeof value === 'number' ? v.whole(value) : null;
    }
    case 'booked':
      return v.booked(at(e.value), s.draw.at(context.sites.site(e.path), s.index, s.occurrence));
    case 'done':
      return v.doneOn(at(e.value), s.now, s.draw.at(context.sites.site(e.path), s.index, s.occurrence));
    case 'bounded':
      return at(e.value);
    case 'arithmetic':
      return v.arithmetic(e.sign, at(e.left), at(e.right));
    case 'add_durations':
      return v.addDurations(at(e.left), at(e.right), e.sign);
    case 'scale_duration':
      return v.scaleDuration(at(e.factor), at(e.value));
    case 'measure':
      return v.measure(at(e.value), e.unit);
    case 'to_duration':
      return v.toDuration(at(e.value), e.unit);
    case 'to_time': {
      const day = at(e.value);
      return typeof day === 'number' ? startOfDay(day) : null;
    }
    case 'date_text': {
      const minute = at(e.value);
      return typeof minute === 'number' ? formatDay(dayOfMinute(minute)) : null;
    }
    case 'to_day': {
      const minute = at(e.value);
      return typeof minute === 'number' ? dayOfMinute(minute) : null;
    }
    case 'compare':
      return v.compare(e.sign, at(e.left), at(e.right));
    case 'and':
      return v.and(at(e.left), at(e.right));
    case 'or':
      return v.or(at(e.left), at(e.right));
    case 'not':
      return v.not(at(e.value));
    case 'within':
      return v.within(at(e.value), at(e.low), at(e.high), e.highOpen);
    case 'one_of': {
      const value = at(e.value);
      return value === null ? null : e.items.some((item) => v.compare('==', at(item), value) === true);
    }
    case 'if':
      return at(e.condition) === true ? at(e.yes) : at(e.no);
    case 'extreme': {
      const values = e.values.map(at);
      if (values.some((value) => typeof value !== 'number')) return null;
      return (values as number[]).reduce((a, b) => ((e.least ? b < a : b > a) ? b : a));
    }
    case 'math':
      return v.math(e.name, at(e.values[0]), e.values.length > 1 ? at(e.values[1]) : null);
    case 'draw':
      return draw(e, s, context);
    case 'redraw':
      return redraw(e, s, context);
    case 'choose':
      return arms(
        e.arms.map((arm) => ({ weight: arm.weight, when: arm.when, value: () => at(arm.value) })),
        e.path,
        s,
        context,
      );
    case 'mixture':
      return arms(
        e.arms.map((arm) => ({ weight: arm.weight, when: null, value: () => at(arm.value) })),
        e.path,
        s,
        context,
      );
    case 'pick':
      return arms(
        e.concepts.map((concept, i) => ({ weight: e.weights[i], when: e.whens[i], value: () => context.codings[concept] })),
        e.path,
        s,
        context,
      );
    case 'by': {
      const row = band(e.subjects.map(at), e.rows, context);
      return row !== undefined ? at(row.value) : maybe(e.otherwise);
    }
    case 'first_of': {
      const arm = e.arms.find(({ when }) => at(when) === true);
      return arm !== undefined ? at(arm.value) : maybe(e.otherwise);
    }
    case 'lookup': {
      const table = context.ir.tables[e.table];
      const row = band(e.keys.map(at), table.rows, context);
      return row === undefined ? null : at(row.cells[e.column]);
    }
    case 'chance': {
      const share = at(e.share);
      return typeof share === 'number' ? uniform(e.path, s, context) < share : null;
    }
    case 'relative':
      return ofLevel(
        e.level,
        ofPerson(context.ir.concepts[e.concept], context, s),
        uniform(e.path, s, context),
        (context.ir.concepts[e.concept].typical ?? []).find((group) => belongs(group, context, s))?.median ?? null,
      );
    case 'walk': {
      const last = s.walks[e.memory];
      const next = last === null ? at(e.start) : at(e.step);
      const value = typeof next !== 'number' ? null : last === null ? next : last + next;
      s.walks[e.memory] = value;
      return value;
    }
    case 'query':
      return query(e, s, context);
    case 'listed': {
      const outer = s.record;
      const chosen = (s.listed?.[e.list] ?? []).flatMap((record) => {
        s.record = record;
        if (e.where !== null && walk(e.where, s, context) !== true) return [];
        const one = e.value === null ? 1 : walk(e.value, s, context);
        return typeof one === 'number' ? [one] : [];
      });
      s.record = outer;
      return v.ofList(e.ask, chosen);
    }
    case 'pdc':
      return plainPdc(s, e.of, e.from === null ? Number.NEGATIVE_INFINITY : walk(e.from, s, context), e.until === null ? s.now : walk(e.until, s, context));
    case 'occurs':
      return occurs(e, s, context);
    case 'field':
      return fieldOf(s, e.field, e.day, e.through);
    case 'field_party':
      return partyOfField(e, s, context);
    case 'unique':
      return unique(e, s, context);
    case 'pattern':
      return textOfShape(e.shape, s.draw.at(context.sites.site(e.path), s.index, s.occurrence));
    case 'noted':
      return s.noted;
    case 'has':
      return hasNow(s, e.concept);
    case 'on':
      return isTaken(s, e.concept);
    case 'missing':
      return at(e.value) === null;
    case 'at_least':
      return e.items.filter((item) => at(item) === true).length >= e.count;
    case 'calendar': {
      const time = at(e.time);
      return typeof time === 'number' ? calendarPart(e, new Date(time * 60_000)) : null;
    }
    case 'days_between': {
      const [from, to] = [at(e.from), at(e.to)];
      return typeof from === 'number' && typeof to === 'number' ? dayOfMinute(to) - dayOfMinute(from) : null;
    }
    case 'arrival': {
      const from = at(e.from);
      if (typeof from !== 'number') return null;
      const until = maybe(e.until);
      const slots = typeof until === 'number' ? Math.max(1, Math.floor((until - from) * e.perMinute)) : null;
      const slot = slots === null ? s.index : s.index % slots;
      return from + Math.floor((slot + uniform(e.path, s, context)) / e.perMinute);
    }
    case 'anchor':
      return context.resolve.anchor(s, e.anchor);
    case 'moment':
      return context.resolve.moment(s, e.name);
    case 'event_time': {
      if (e.which === 'each') return s.trigger === null ? null : e.end ? s.trigger.end : s.trigger.start;
      const happened = s.happened[e.event];
      const times = happened === null ? [] : e.end ? happened.ends : happened.starts;
      const position = e.which === 'first' ? 0 : e.which === 'last' ? times.length - 1 : e.which - 1;
      return times[position] ?? null;
    }
    case 'shift':
      return v.shift(s, at(e.base), at(e.by), e.sign);
  }
}

/** The value that was given, plus the differences whose conditions hold now, minus those that were in it already. */
function changedBy(value: Value, slot: number, s: SubjectState, context: Context): Value {
  const changed = s.changed?.get(slot);
  if (changed === undefined || typeof value !== 'number') return value;
  const conditions = new Map<string, Expression>();
  for (const one of allActions(context.ir))
    if (one.lasts !== undefined && one.argument?.op === 'attribute' && one.argument.slot === slot) conditions.set(one.path, one.lasts);
  const holding = [...conditions.values()].map((condition, i) =>
    changed.differences[i] !== 0 && walk(condition, s, context) === true ? changed.differences[i] : 0,
  );
  return value + (holding.reduce((sum, difference) => sum + difference, 0) - changed.included);
}

function draw(e: Of<'draw'>, s: SubjectState, context: Context): Value {
  const part = (x: Expression | null, otherwise: Value): Value => (x === null ? otherwise : walk(x, s, context));
  const parameters = e.parameters.map((p) => walk(p, s, context));
  const [offset, scale] = [part(e.offset, 0), part(e.scale, 1)];
  const [low, high] = [part(e.low, null), part(e.high, null)];
  const parts = [...parameters, offset, scale, ...(e.low === null ? [] : [low]), ...(e.high === null ? [] : [high])];
  // A law that cannot be is a fault, whatever else is missing.
  if (parameters.includes(null)) return null;
  const law = lawOf(e, parameters as number[]);
  if (parts.includes(null)) return null;
  return placed(e, law, offset as number, scale as number, low as number | null, high as number | null, uniform(e.path, s, context));
}

function redraw(e: Of<'redraw'>, s: SubjectState, context: Context): Value {
  const [low, high] = [walk(e.low, s, context), walk(e.high, s, context)];
  if (typeof low !== 'number' || typeof high !== 'number') return null;
  const outer = s.attempt;
  for (let attempt = 0; attempt < 2000; attempt++) {
    s.attempt = attempt;
    const x = walk(e.value, s, context);
    if (typeof x !== 'number' || v.within(x, low, high, e.highOpen) === true) {
      s.attempt = outer;
      return typeof x === 'number' ? x : null;
    }
  }
  s.attempt = outer;
  throw new RunError('HS4007', e.at, `the value was drawn 2000 times without being in \`${low}..${high}\``);
}

interface Arm {
  readonly weight: number;
  readonly when: Expression | null;
  readonly value: () => Value;
}

function arms(list: readonly Arm[], path: string, s: SubjectState, context: Context): Value {
  const weights = list.map(({ weight, when }) => (when === null || walk(when, s, context) === true ? weight : 0));
  const i = v.pickWeighted(weights, uniform(path, s, context));
  return i < 0 ? null : list[i].value();
}

function band<Row extends { readonly keys: readonly BandKey[] }>(values: readonly Value[], rows: readonly Row[], context: Context): Row | undefined {
  return rows.find((row) => row.keys.every((key, i) => v.inBand(key, values[i], (concept) => context.codings[concept])));
}

function pickParty(e: Of<'pick_party'>, s: SubjectState, context: Context): Value {
  const pick = memberPicker(context.parties, e.pool, context.ir.pools[e.pool].name, e.pick, e.skew, context.sites.site(e.path), context.sites);
  const field = (name: string) => () => {
    const value = context.resolve.person(s, name);
    return typeof value === 'string' ? value : null;
  };
  return pick({ index: s.index, occurrence: s.occurrence, draw: s.draw, zip: field('zip'), state: field('state') });
}

/** The position of the party that a field refers to; -1 for one that the scenario does not name, null for none. */
function partyOfField(e: Of<'field_party'>, s: SubjectState, context: Context): Value {
  const id = s.record?.[e.field] ?? null;
  return typeof id === 'string' ? context.parties.positionOf(id) : null;
}

/** A number that no two subjects share: first people count from the beginning of the range, other members of units from its end, twenty to a unit. */
function unique(e: Of<'unique'>, s: SubjectState, context: Context): Value {
  const first = s.member === 0;
  const position = first ? s.index : e.size - s.index * 20 - s.member;
  if (first ? position >= e.size : position <= s.index)
    throw new RunError(
      'HS4019',
      e.at,
      `the range of \`unique\` has ${counted(e.size, 'number')}, so subject ${s.index} gets none; use at most --count ${e.size}`,
    );
  const side = Math.ceil(Math.sqrt(e.size));
  let image = position;
  do image = permute(context.sites.site(e.path), side, side, image);
  while (image >= e.size);
  return e.low + image;
}

function query(e: Of<'query'>, s: SubjectState, context: Context): Value {
  const { times, values } = find(s, e.of);
  const outer = s.noted;
  let kept = times.map((_, i) => i);
  if (e.where !== null) {
    const { where } = e;
    kept = kept.filter((i) => {
      s.noted = values?.[i] ?? null;
      return walk(where, s, context) === true;
    });
    s.noted = outer;
  }
  if (e.before !== null) {
    const limit = walk(e.before, s, context);
    if (typeof limit !== 'number') return e.ask === 'count' ? 0 : e.ask === 'any' ? false : null;
    kept = kept.filter((i) => times[i] < limit);
  }
  if (e.on !== null) {
    const limit = walk(e.on, s, context);
    if (typeof limit !== 'number') return null;
    kept = kept.filter((i) => times[i] <= limit);
  }
  if (e.within !== null) {
    const from = v.shift(s, s.now, walk(e.within, s, context), -1);
    if (typeof from !== 'number') return null;
    kept = kept.filter((i) => times[i] >= from);
  }
  const value = (i: number | undefined): Value => (i === undefined ? null : values === null ? times[i] : values[i]);
  switch (e.ask) {
    case 'count': {
      if (e.withinAny === null) return kept.length;
      const length = walk(e.withinAny, s, context);
      const ends = kept.map((i) => v.shift(s, times[i], length, 1));
      if (ends.some((end) => typeof end !== 'number')) return null;
      return Math.max(0, ...kept.map((i, n) => kept.filter((j) => j >= i && times[j] <= (ends[n] as number)).length));
    }
    case 'any':
      return kept.length > 0;
    case 'first':
      return value(kept[0]);
    case 'last':
      return value(kept.at(-1));
    case 'mean': {
      const numbers = kept.map((i) => values?.[i] ?? null).filter((x) => typeof x === 'number');
      return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
    }
  }
}

function occurs(e: Of<'occurs'>, s: SubjectState, context: Context): Value {
  const { times } = find(s, e.of);
  if (e.relation === 'any') return times.length > 0;
  const time = e.time === null ? null : walk(e.time, s, context);
  if (e.other === null && typeof time !== 'number') return null;
  const others = e.other === null ? [time as number] : find(s, e.other).times;
  if (e.relation === 'at') return times.some((x) => others.some((y) => dayOfMinute(x) === dayOfMinute(y)));
  if (e.relation === 'after') return others.length > 0 && times.some((x) => x > others[0]);
  return e.other === null ? times.some((x) => x < others[0]) : times.some((x) => others.every((y) => y > x));
}

/** The row with the reference range of the person. */
function ofPerson(row: Concept, context: Context, s: SubjectState): Concept {
  const group = row.groups?.find((one) => belongs(one, context, s));
  return group === undefined ? row : { ...row, low: group.low, high: group.high };
}

function belongs(group: PeopleGroup, context: Context, s: SubjectState): boolean {
  const age = Number(context.resolve.age(s, null));
  return [null, context.resolve.person(s, 'sex')].includes(group.sex) && age >= (group.fromAge ?? 0) && age <= (group.toAge ?? 999);
}

/** By the dates of JavaScript, day by day. */
function calendarPart({ part, unit }: Extract<Expression, { op: 'calendar' }>, date: Date): Value {
  if (part === 'year') return date.getUTCFullYear();
  if (part === 'month') return date.getUTCMonth() + 1;
  if (part === 'weekday') return weekdayNames[(date.getUTCDay() + 6) % 7];
  const label = (of: Date): string => {
    const [year, month] = [of.getUTCFullYear(), of.getUTCMonth()];
    if (unit === 'week') return String(Math.floor((of.getTime() / 86_400_000 + 3) / 7));
    return unit === 'year' ? `${year}` : unit === 'quarter' ? `${year} ${Math.floor(month / 3)}` : `${year} ${month}`;
  };
  const step = part === 'start' ? -86_400_000 : 86_400_000;
  let day = new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000);
  for (let next = new Date(day.getTime() + step); label(next) === label(day); next = new Date(day.getTime() + step)) day = next;
  return day.getTime() / 60_000;
}
