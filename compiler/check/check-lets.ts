/** `let` declarations: what they are called and of which type they are. Their values are worked out where they are read (`values/elaborate-let.ts`). */
import type { LetNode, Name } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { unused } from '../diagnostics/sense-diagnostics.ts';
import { letSet } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';
import { letInfo } from './let-info.ts';
import { personFields } from './person-fields.ts';
import { letType } from './values/elaborate-let.ts';

/** Registers a `let` of the profile. */
export function collectLet(checker: Checker, scope: Scope, node: LetNode): void {
  const { text, span } = node.name;
  if (text === '') return;
  const other = checker.attributes.get(text)?.span ?? checker.profileLets.get(text)?.node.name.span ?? scope.names.get(text)?.span;
  if (other !== undefined)
    checker.report(
      say.duplicateName,
      scope,
      span,
      { name: text, what: checker.attributes.has(text) ? 'an attribute' : checker.profileLets.has(text) ? 'another `let`' : 'a declaration' },
      { found: text, related: [{ message: 'first defined here', file: scope.module.source.path, span: other }] },
    );
  else if (!namesPerson(checker, scope, node)) checker.profileLets.set(text, letInfo(checker, node, scope));
}

/** Whether a `let` has the name of a field of the person, which every reader would mean. */
function namesPerson(checker: Checker, scope: Scope, { name: { text, span } }: LetNode): boolean {
  if (text !== 'age' && !personFields.has(text)) return false;
  checker.report(say.duplicateName, scope, span, { name: text, what: 'a built-in person field' }, { found: text });
  return true;
}

/** Reports what would give a `let` a value. False where the name is none of a `let`. */
export function refuseComputed(checker: Checker, scope: Scope, span: Span, name: string, by: string): boolean {
  const meaning = scope.names.get(name);
  const info = checker.profileLets.get(name) ?? (meaning?.kind === 'let' ? letInfo(checker, meaning.node, meaning.scope) : undefined);
  if (info === undefined) return false;
  info.used = true;
  const word = { start: info.node.span.start, end: info.node.span.start + 'let'.length };
  const inProfile = checker.profileLets.has(name) && info.scope === scope && info.parameters.length === 0;
  checker.report(
    letSet,
    scope,
    span,
    { name, by },
    {
      found: name,
      suggestions: inProfile ? [replace(`declare \`${name}\` as an attribute: \`attribute ${name}: …\``, word, 'attribute', false)] : [],
      related: [{ message: `\`${name}\` is defined here`, file: info.scope.module.source.path, span: info.node.name.span }],
    },
  );
  return true;
}

/** Checks those of the profile and of the entry file; those of modules are checked where they are used. */
export function checkLets(checker: Checker): void {
  const { root } = checker.bound;
  // Those of the file are checked as the first person has them.
  for (const meaning of checker.whom.first === null ? root.names.values() : [])
    if (meaning.kind === 'let' && !namesPerson(checker, root, meaning.node)) letType(checker, letInfo(checker, meaning.node, meaning.scope));
  for (const info of checker.profileLets.values()) letType(checker, info);
}

/**
 * Those of the entry file that nothing reads, and parameters that their value does not use.
 * @param checkers of all people of a unit
 */
export function unusedLets(checkers: readonly Checker[]): Diagnostic[] {
  const { root, scenario } = checkers[0].bound;
  const infos = checkers.flatMap(({ lets }) => [...lets.values()]);
  const reading = new Set(infos.flatMap(({ node, used }) => (used ? [node] : [])));
  const say = (what: string, { text, span }: Name): Diagnostic => diagnose(unused, root.module.source.path, span, { what, name: text }, { found: text });
  return [...new Map(infos.map((info) => [info.node, info])).values()].flatMap(({ node, scope, reads }) => {
    if (scope !== root) return [];
    const used = reading.has(node);
    const parameters = node.parameters.filter(({ name }) => !reads.has(name.text)).map(({ name }) => say('parameter', name));
    return used || scenario === null ? parameters : [say('`let`', node.name), ...parameters];
  });
}
