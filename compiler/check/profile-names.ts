/** The profile that a declaration of the scenario is about: `timeline care of adult`, `expect of infant`, `measure screened of infant`. */
import type { Name } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import { nearest } from '../../model/nearest.ts';
import { unknownName } from '../diagnostics/name-diagnostics.ts';
import type { Checker } from './checker.ts';

/** Whether somebody of a unit has this profile; what is about nobody is reported. */
export function isAboutSomebody(checker: Checker, name: Name | null): boolean {
  const { root, profile, patients } = checker.bound;
  if (name === null || profile === null) return true;
  const known = [profile, ...patients.map(({ node }) => node)].map((node) => node.name.text);
  if (known.includes(name.text)) return true;
  const near = nearest(name.text, known).map((other) => guess(name.span, other, false));
  checker.report(unknownName, root, name.span, { name: name.text, what: 'profile' }, { found: name.text, expected: known, suggestions: near });
  return false;
}
