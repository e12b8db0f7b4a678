/** What a subject's past answers, read off the state record by record for the reference executor. */
import type { RecordRef } from '../../ir/expression.ts';
import { completedYears, dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import type { SubjectState } from '../../runtime/subject/subject-state.ts';
import type { Value } from '../../runtime/subject/value.ts';

/** Times and values of what a reference is about, in order of time; null values where it is about no values. */
export interface Found {
  readonly times: readonly number[];
  readonly values: readonly Value[] | null;
}

export function find(s: SubjectState, ref: RecordRef): Found {
  if (ref.kind === 'event') return { times: s.happened[ref.event]?.starts ?? [], values: null };
  if (ref.kind === 'encounter') {
    const visits = s.clinical.visits.filter((visit) => ref.class === null || visit.class === ref.class);
    return { times: visits.map(({ start }) => start), values: null };
  }
  if (ref.kind === 'group') {
    const entries = ref.concepts.flatMap((concept) => {
      const { times, values } = find(s, { kind: 'concept', concept, record: ref.record });
      return times.map((time, i): [number, Value] => [time, values?.[i] ?? null]);
    });
    entries.sort(([a], [b]) => a - b);
    return { times: entries.map(([time]) => time), values: entries.map(([, value]) => value) };
  }
  const trail = s.trails[ref.concept];
  if (trail === null) return { times: [], values: null };
  const of = <T>(list: readonly T[]): T[] => list.filter((_, i) => ref.record === null || trail.kinds[i] === ref.record);
  return { times: of(trail.times), values: of(trail.values) };
}

/** Whether a diagnosed condition continues: one that passes by itself does up to its last day. */
export function isIll({ clinical, now }: SubjectState, concept: number): boolean {
  const condition = clinical.conditions.get(concept);
  return condition !== undefined && (condition.abatement ?? Number.POSITIVE_INFINITY) >= dayOfMinute(now);
}

export function hasNow(s: SubjectState, concept: number): boolean {
  const { clinical } = s;
  return isIll(s, concept) || [clinical.onsets, clinical.allergies, clinical.devices].some((known) => known?.has(concept) === true);
}

export function isTaken(s: SubjectState, concept: number): boolean {
  const request = s.clinical.prescriptions.get(concept);
  if (request !== undefined && request.authored > s.now) return false;
  if (request === undefined) return false;
  const days = request.days_supply === null ? Number.POSITIVE_INFINITY : request.days_supply * (request.refills + 1);
  return s.now < request.authored + days * 1440;
}

export function scoreOf(s: SubjectState, concept: number): number {
  return Math.max(0, ...(s.clinical.scores?.get(concept)?.values() ?? []));
}

/** Whether a state was visited, and where there are limits, whether a thread was in it at or after each of them. */
export function visited(s: SubjectState, mark: number, id: number, limits: readonly Value[]): boolean {
  if (s.happened[id] === null) return false;
  const last = s.memory.inside[mark] > 0 ? Number.POSITIVE_INFINITY : s.memory.left[mark];
  return limits.length === 0 || (last !== null && limits.every((limit) => typeof limit !== 'number' || last >= limit));
}

function ageOf(s: SubjectState, birth: number): number {
  return Math.max(0, completedYears(birth, dayOfMinute(s.now)));
}

/** How many related people there are for whom a condition holds. */
export function countMembers(s: SubjectState, member: number, where: () => Value): number {
  const outer = s.record;
  const chosen = (s.relatives[member] ?? []).filter((person) => {
    s.record = { ...person, age: ageOf(s, person.birth_date) };
    return where() === true;
  });
  s.record = outer;
  return chosen.length;
}

/** The first of the related people: a field, or the age. */
export function askMember(s: SubjectState, member: number, ask: string): Value {
  const persons = s.relatives[member] ?? [];
  if (ask === 'count') return persons.length;
  if (persons.length === 0) return null;
  const [person] = persons;
  if (ask === 'age') return ageOf(s, person.birth_date);
  return ask === 'birth_date' ? startOfDay(person.birth_date) : (person[ask as keyof typeof person] as Value);
}

/** A field of the current record; a day is a time at 00:00. */
export function fieldOf(s: SubjectState, field: string, day: boolean, through: string | null): Value {
  const record = through === null ? s.record : (s.referred?.get(String(s.record?.[through])) ?? null);
  const value = (record?.[field] ?? null) as Value;
  return day && typeof value === 'number' ? startOfDay(value) : value;
}
