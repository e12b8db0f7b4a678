/** Declarations that are read and bound, and that this version cannot compile. */
import { laterDeclaration } from '../../grammar/parser/kinds.ts';
import type { Checker } from './checker.ts';

export function checkLater(checker: Checker): void {
  const { plans, formularies, roster, root } = checker.bound;
  for (const { node, scope } of [...plans, ...formularies]) checker.report(laterDeclaration, scope, node.name.span, { word: node.kind }, { found: node.kind });
  if (roster !== null) checker.report(laterDeclaration, root, roster.path.span, { word: 'subjects from' }, { found: 'subjects' });
}
