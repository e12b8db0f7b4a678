/** Questions about the related people of a subject. */
import type { RelatedPerson } from '../../../model/parties/related-person.ts';
import { completedYears, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';

const ageOf = (s: SubjectState, person: RelatedPerson): number => Math.max(0, completedYears(person.birth_date, dayOfMinute(s.now)));

/** How many of them there are for whom a condition holds. */
export function countMembers(s: SubjectState, member: number, where: () => Value): number {
  const outer = s.record;
  let count = 0;
  for (const person of s.relatives[member] ?? []) {
    s.record = { ...person, age: ageOf(s, person) };
    if (where() === true) count++;
  }
  s.record = outer;
  return count;
}

/** The age of a person, or another field of them. */
export function askMember(s: SubjectState, member: number, ask: string): Value {
  const persons = s.relatives[member] ?? [];
  if (ask === 'count') return persons.length;
  const [person] = persons;
  if (person === undefined) return null;
  if (ask === 'age') return ageOf(s, person);
  const value = person[ask as keyof RelatedPerson] as Value;
  return ask === 'birth_date' && typeof value === 'number' ? startOfDay(value) : value;
}

/** A value of the first person of the unit, as of now. */
export function askFirst(s: SubjectState, value: Closure): Value {
  const { first } = s;
  if (first === null) return null;
  const { now } = first;
  first.now = s.now;
  const answer = value(first);
  first.now = now;
  return answer;
}
