/** Numbers that no two subjects share: a permutation of the range, read at the subject's position. So each depends on its own subject alone. */

import type { Site } from '../../../draws/draw.ts';
import type { Expression } from '../../../ir/expression.ts';
import { counted } from '../../../model/counted.ts';
import { option } from '../../../model/interface-terms.ts';
import { permute } from '../../demographics/permutation.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Context } from '../compile-context.ts';
import { RunError } from '../fault.ts';

type Unique = Extract<Expression, { op: 'unique' }>;

/** The image of a position below `size`: the permutation of a slightly larger square, resumed until it falls inside. */
export function permuted(site: Site, size: number, position: number): number {
  const side = Math.ceil(Math.sqrt(size));
  let image = permute(site, side, side, position);
  while (image >= size) image = permute(site, side, side, image);
  return image;
}

/** Members of a unit that can have numbers of the same range. */
const MOST_MEMBERS = 20;

/** The position of a person in a range: first persons from its beginning, other members of units from its end, so that it depends on no count. */
function positionOf({ index, member }: SubjectState, size: number): number {
  return member === 0 ? index : size - 1 - (index * MOST_MEMBERS + member - 1);
}

export function uniqueOf(e: Unique, context: Context, s: SubjectState): number {
  const { index } = s;
  const position = positionOf(s, e.size);
  if (position >= e.size || position < 0 || (s.member > 0 && position <= index))
    throw new RunError(
      'HS4019',
      e.at,
      `the range of \`unique\` has only ${counted(e.size, 'number')}, so none is left for subject ${index}; use a larger range, or at most ${option('count', e.size)}`,
    );
  return e.low + permuted(context.sites.site(e.path), e.size, position);
}

export function compileUnique(e: Unique, context: Context): Closure {
  return (s) => uniqueOf(e, context, s);
}
