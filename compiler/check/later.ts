/** Declarations that are read and bound, and that this version cannot compile. */
import { laterDeclaration } from '../../grammar/parser/kinds.ts';
import type { Checker } from './checker.ts';

export function checkLater(checker: Checker): void {
  const { roster, root } = checker.bound;
  if (roster !== null) checker.report(laterDeclaration, root, roster.path.span, { word: 'subjects from' }, { found: 'subjects' });
}
