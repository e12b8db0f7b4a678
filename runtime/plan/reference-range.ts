/** The reference range of a person, where the row has ranges by sex or age. */
import type { Concept, PeopleGroup } from '../../ir/definition.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import type { Context } from './compile-context.ts';

/** Gives the row with the range of the current subject. */
export function rowFor(concept: Concept, context: Context): (s: SubjectState) => Concept {
  const { groups } = concept;
  if (groups === undefined) return () => concept;
  const rows = groups.map(({ low, high }) => ({ ...concept, low, high }));
  return (s) => rows[groupOf(s, groups, context)] ?? concept;
}

/** Position of the group of the current subject, or -1. */
export function groupOf(s: SubjectState, groups: readonly PeopleGroup[], context: Context): number {
  const sex = context.resolve.person(s, 'sex');
  const age = context.resolve.age(s, null);
  const years = typeof age === 'number' ? age : 0;
  return groups.findIndex((one) => (one.sex === null || one.sex === sex) && (one.fromAge ?? 0) <= years && years <= (one.toAge ?? Number.POSITIVE_INFINITY));
}
