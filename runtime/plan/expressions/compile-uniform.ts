/** The uniform number behind a draw: its own, or one that a copula couples with others. */

import type { SubjectState } from '../../subject/subject-state.ts';
import type { Context } from '../compile-context.ts';

export function uniformOf(path: string, context: Context): (s: SubjectState) => number {
  const site = context.sites.site(path);
  // `adult.height/normal` belongs to the attribute `adult.height`.
  const slash = path.indexOf('/');
  const coupled = slash < 0 ? undefined : context.coupled.get(path.slice(0, slash));
  if (coupled !== undefined) return (s) => coupled(s, s.draw, site);
  return (s) => s.draw.at(site, s.index, s.occurrence, s.attempt).uniform();
}
