/** Mixins with parameters: types that there are, arguments that are not drawn, and what no item of the mixin reads. */

import type { MixinDeclaration } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Scope } from '../bind/scope.ts';
import { duplicateName } from '../diagnostics/name-diagnostics.ts';
import { unused } from '../diagnostics/sense-diagnostics.ts';
import { randomArgument } from '../diagnostics/thread-diagnostics.ts';
import type { Checker } from './checker.ts';
import { reportType } from './parameter-types.ts';
import type { Place } from './place.ts';
import { elaborateArgument } from './values/elaborate-mixins.ts';
import { isRandom } from './values/elaborate-random.ts';

/** @param checkers of all people of a unit, the first person first; what each of them includes has been checked */
export function checkInclusions(checkers: readonly Checker[]): Diagnostic[] {
  const [checker] = checkers;
  const { root } = checker.bound;
  const scopes = scopesFrom(root);
  const mixins = new Map<MixinDeclaration, Scope>();
  for (const meaning of root.names.values()) if (meaning.kind === 'mixin') mixins.set(meaning.node, root);
  const used = new Map<MixinDeclaration, Set<string>>();
  const before = checker.diagnostics.length;
  for (const scope of scopes)
    for (const { inclusion } of scope.inclusions?.values() ?? []) {
      if (inclusion === undefined) continue;
      mixins.set(inclusion.mixin, scope);
      const read = used.get(inclusion.mixin) ?? new Set();
      used.set(inclusion.mixin, read);
      for (const [name, argument] of inclusion.given) {
        const { value, scope: by } = argument;
        if (checkers.some((one) => one.readArguments.has(argument))) read.add(name);
        else if (value !== null) elaborateArgument(checker, anywhere(by, name), argument);
        if (value !== null && isRandom(value)) {
          const type = inclusion.mixin.parameters.find((one) => one.name.text === name)?.type.text ?? '';
          checker.report(randomArgument, by, value.span, { name, type }, { found: checker.source(by, value.span) });
        }
      }
    }
  for (const [node, scope] of mixins) checkParameters(checker, node, scope);
  const found = checker.diagnostics.splice(before);
  const notes = [...used].flatMap(([mixin, read]) =>
    mixin.parameters.flatMap(({ name: { text, span } }) =>
      mixins.get(mixin) !== root || read.has(text) ? [] : [diagnose(unused, root.module.source.path, span, { what: 'parameter', name: text }, { found: text })],
    ),
  );
  // What is not read where something is wrong may be read once it is right.
  return checkers.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')) ? found : [...found, ...notes];
}

/** The module of the entry and those that it imports, each once. */
function scopesFrom(root: Scope): ReadonlySet<Scope> {
  const scopes = new Set([root]);
  // What is added while the set is walked is walked too.
  for (const { names } of scopes) for (const meaning of names.values()) if (meaning.kind === 'module') scopes.add(meaning.scope);
  return scopes;
}

function checkParameters(checker: Checker, { parameters }: MixinDeclaration, scope: Scope): void {
  const names = new Set<string>();
  for (const { name, type } of parameters) {
    reportType(type, scope, (diagnostic) => void checker.diagnostics.push(diagnostic));
    if (names.has(name.text)) checker.report(duplicateName, scope, name.span, { name: name.text, what: 'another parameter' }, { found: name.text });
    names.add(name.text);
  }
}

function anywhere(scope: Scope, name: string): Place {
  return { kind: 'event', scope, path: name, what: '', timeline: null, observable: null, counts: new Map(), eventMeans: 'first' };
}
