/** `let` declarations by their nodes. */
import type { LetNode } from '../../grammar/ast/ast.ts';
import { unknown } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { duplicateName } from '../diagnostics/name-diagnostics.ts';
import type { Checker, LetInfo } from './checker.ts';
import { parameterType, reportType } from './parameter-types.ts';

/** What is known of a `let`; its parameters are checked the first time. */
export function letInfo(checker: Checker, node: LetNode, scope: Scope): LetInfo {
  const known = checker.lets.get(node);
  if (known !== undefined) return known;
  const parameters = node.parameters.map(({ name, type }) => ({ name, type: parameterType(type.text) }));
  const made: LetInfo = { name: node.name.text, node, scope, parameters, state: 'new', type: unknown, reads: new Map(), wrong: false, used: false };
  checker.lets.set(node, made);
  for (const { type } of node.parameters) reportType(type, scope, (diagnostic) => void checker.diagnostics.push(diagnostic));
  const names = new Set<string>();
  for (const { name } of node.parameters) {
    if (names.has(name.text)) checker.report(duplicateName, scope, name.span, { name: name.text, what: 'another parameter' }, { found: name.text });
    names.add(name.text);
  }
  return made;
}
