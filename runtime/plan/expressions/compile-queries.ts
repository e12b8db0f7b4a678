/** Questions about the subject's past. A query sees what was recorded before; what was recorded is in order of time. */

import type { Expression, RecordRef } from '../../../ir/expression.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { activeCondition, prescriptionOf, supplyEnd } from '../../engines/clinical/clinical-state.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import type { Compile, Context } from '../compile-context.ts';
import { shift } from '../person-values.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

/** Times and values of what a reference is about, in order of time. */
interface Found {
  readonly times: readonly number[];
  readonly values: readonly Value[] | null;
}

const nothing: Found = { times: [], values: null };

export function find(s: SubjectState, ref: RecordRef): Found {
  switch (ref.kind) {
    case 'event': {
      const happened = s.happened[ref.event];
      return happened === null ? nothing : { times: happened.starts, values: null };
    }
    case 'encounter': {
      const visits = ref.class === null ? s.clinical.visits : s.clinical.visits.filter((visit) => visit.class === ref.class);
      return { times: visits.map((visit) => visit.start), values: null };
    }
    case 'concept':
      return recorded(s, ref.concept, ref.record);
    case 'group':
      return merged(ref.concepts.map((concept) => recorded(s, concept, ref.record)));
  }
}

function recorded(s: SubjectState, concept: number, record: string | null): Found & { readonly values: readonly Value[] } {
  const trail = s.trails[concept];
  if (trail === null) return { times: [], values: [] };
  if (record === null) return trail;
  const { kinds } = trail;
  let i = 0;
  while (i < kinds.length && kinds[i] === record) i++;
  // Most concepts are recorded as one kind.
  if (i === kinds.length) return trail;
  const times = trail.times.slice(0, i);
  const values = trail.values.slice(0, i);
  for (; i < kinds.length; i++) {
    if (kinds[i] !== record) continue;
    times.push(trail.times[i]);
    values.push(trail.values[i]);
  }
  return { times, values };
}

/** Several trails as one, in order of time; of the same minute, in the order of the code tables. */
function merged(trails: readonly { readonly times: readonly number[]; readonly values: readonly Value[] }[]): Found {
  const all = trails.flatMap(({ times, values }) => times.map((time, i) => ({ time, value: values[i] })));
  all.sort((a, b) => a.time - b.time);
  return { times: all.map(({ time }) => time), values: all.map(({ value }) => value) };
}

export function compileQuery(e: Of<'query'>, context: Context, compile: Compile): Closure {
  const within = e.within === null ? null : compile(e.within, context);
  const before = e.before === null ? null : compile(e.before, context);
  const on = e.on === null ? null : compile(e.on, context);
  const where = e.where === null ? null : compile(e.where, context);
  const withinAny = e.withinAny === null ? null : compile(e.withinAny, context);
  const { of, ask } = e;
  return (s) => {
    const all = find(s, of);
    const { times, values } = where === null ? all : keep(s, all, where);
    let last = times.length;
    let first = 0;
    if (before !== null) {
      const limit = before(s);
      if (typeof limit !== 'number') return ask === 'count' ? 0 : ask === 'any' ? false : null;
      while (last > 0 && times[last - 1] >= limit) last--;
    }
    if (on !== null) {
      const limit = on(s);
      if (typeof limit !== 'number') return null;
      while (last > 0 && times[last - 1] > limit) last--;
    }
    if (within !== null) {
      const from = shift(s, s.now, within(s), -1);
      if (typeof from !== 'number') return null;
      while (first < last && times[first] < from) first++;
    }
    switch (ask) {
      case 'count':
        return withinAny === null ? last - first : most(s, times, first, last, withinAny(s));
      case 'any':
        return last > first;
      case 'first':
        return first < last ? valueAt(values, times, first) : null;
      case 'last':
        return last > first ? valueAt(values, times, last - 1) : null;
      case 'mean':
        return mean(values, first, last);
    }
  };
}

/** Those of the values for which a condition holds. */
function keep(s: SubjectState, { times, values }: Found, where: Closure): Found {
  const outer = s.noted;
  const kept = times.flatMap((_, i) => {
    s.noted = values?.[i] ?? null;
    return where(s) === true ? [i] : [];
  });
  s.noted = outer;
  return { times: kept.map((i) => times[i]), values: values === null ? null : kept.map((i) => values[i]) };
}

/** The most that lie in a span of time of one length, both ends counted. */
function most(s: SubjectState, times: readonly number[], first: number, last: number, length: Value): Value {
  let found = 0;
  let end = first;
  for (let i = first; i < last; i++) {
    const until = shift(s, times[i], length, 1);
    if (typeof until !== 'number') return null;
    while (end < last && times[end] <= until) end++;
    found = Math.max(found, end - i);
  }
  return found;
}

function valueAt(values: readonly Value[] | null, times: readonly number[], i: number): Value {
  return values === null ? times[i] : values[i];
}

/** Summed in order of time, so that the result is the same everywhere. */
function mean(values: readonly Value[] | null, first: number, last: number): Value {
  let sum = 0;
  let count = 0;
  for (let i = first; i < last; i++) {
    const value = values?.[i];
    if (typeof value !== 'number') continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}

export function compileOccurs(e: Of<'occurs'>, context: Context, compile: Compile): Closure {
  const time = e.time === null ? null : compile(e.time, context);
  return (s) => {
    const { times } = find(s, e.of);
    if (e.relation === 'any') return times.length > 0;
    let others: readonly number[];
    if (e.other !== null) others = find(s, e.other).times;
    else {
      const t = time?.(s) ?? null;
      if (typeof t !== 'number') return null;
      others = [t];
    }
    switch (e.relation) {
      case 'at':
        return times.some((x) => others.some((y) => dayOfMinute(x) === dayOfMinute(y)));
      case 'before':
        // With records: some X that no Y came before or with. With a time: some X earlier than it.
        return e.other === null ? times.some((x) => x < others[0]) : times.some((x) => !others.some((y) => y <= x));
      case 'after':
        return others.length > 0 && times.some((x) => x > others[0]);
    }
  };
}

/** A condition that is active or began unseen, an allergy, or a device in use. */
export function hasNow(s: SubjectState, concept: number): boolean {
  return (
    activeCondition(s.clinical, concept, s.now) !== undefined ||
    s.clinical.onsets.has(concept) ||
    s.clinical.allergies?.has(concept) === true ||
    s.clinical.devices?.has(concept) === true
  );
}

export function compileHas(e: Of<'has'>): Closure {
  const { concept } = e;
  return (s) => hasNow(s, concept);
}

/** A drug is taken until it is stopped, or until its last refill is used up. */
export function compileOn(e: Of<'on'>): Closure {
  const { concept } = e;
  return (s) => {
    const request = prescriptionOf(s.clinical, concept, s.now);
    return request !== undefined && s.now < supplyEnd(request);
  };
}

export function compileEventTime(e: Of<'event_time'>): Closure {
  const { event, which, end } = e;
  return (s) => {
    if (which === 'each') return s.trigger === null ? null : end ? s.trigger.end : s.trigger.start;
    const happened = s.happened[event];
    if (happened === null) return null;
    const times = end ? happened.ends : happened.starts;
    const i = which === 'first' ? 0 : which === 'last' ? times.length - 1 : which - 1;
    return i >= 0 && i < times.length ? times[i] : null;
  };
}
