/** How files name a subject. */
import type { Subject } from '../../model/subject.ts';

/** The position in seven digits; `-1` and so on after it for the further patients of a unit. */
export function subjectNumber({ index, member }: Pick<Subject, 'index' | 'member'>): string {
  const number = String(index).padStart(7, '0');
  return member === undefined ? number : `${number}-${member}`;
}
