/** Attributes and fields of the person: their types are worked out on demand, since they may be in any order; a cycle shows itself. */
import type { ValueNode } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import { type Type, unknown } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { attributeCycle } from '../diagnostics/type-diagnostics.ts';
import { checkStates } from './check-states.ts';
import type { AttributeInfo, Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborate, fitted } from './values/elaborate.ts';

/** The type of an attribute; elaborates its definition the first time. */
export function attributeType(checker: Checker, info: AttributeInfo, scope: Scope, usedAt: Span): Type {
  if (info.state === 'busy') {
    const from = checker.busy.indexOf(info);
    const cycle = [...checker.busy.slice(from), info].map((a) => a.name).join(' → ');
    checker.report(
      attributeCycle,
      scope,
      usedAt,
      { cycle },
      {
        found: info.name,
        related: checker.busy
          .slice(from)
          .map((a) => ({ message: `\`${a.name}\` is defined here`, file: a.scope.module.source.path, span: 'node' in a ? a.node.name.span : a.span })),
      },
    );
    return unknown;
  }
  if (info.state === 'new') elaborateAttribute(checker, info);
  return info.type;
}

export function attributePlace(checker: Checker, info: AttributeInfo): Place {
  const profile = checker.bound.profile?.name.text ?? 'profile';
  return {
    kind: 'profile',
    scope: info.scope,
    path: `${profile}.${info.name}`,
    what: info.kind === 'attribute' ? `the attribute \`${info.name}\`` : `\`${info.name}\``,
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
    // An age at another time than the start: `birth_date: diagnosis - uniform(50 years..60 years)`.
    ...(info.kind === 'person' && info.name === 'birth_date' ? { anchors: true } : {}),
  };
}

/** Where an attribute is declared: another pass of the checks knows it by that. */
const keyOf = ({ scope, span }: AttributeInfo): string => `${scope.module.source.path} ${span.start}`;

/** Notes that an attribute that begins with a whole number is given one that need not be: it holds numbers of any kind. */
export function noteFraction(checker: Checker, info: AttributeInfo | undefined, place: () => Place, value: ValueNode): void {
  if (info === undefined || info.expected !== null || info.type.kind !== 'number' || !info.type.whole) return;
  // What the value is by itself; as one of the attribute it would be rounded. What is wrong with it is reported there.
  const { length } = checker.diagnostics;
  const { type } = elaborate(checker, place(), value, null);
  checker.diagnostics.length = length;
  if (type.kind === 'number' && !type.whole) checker.fractional.add(keyOf(info));
}

function elaborateAttribute(checker: Checker, info: AttributeInfo): void {
  info.state = 'busy';
  checker.busy.push(info);
  const place = attributePlace(checker, info);
  if (info.value !== null) {
    const typed = elaborate(checker, place, info.value, info.expected);
    info.expression = info.expected === null ? typed.expression : fitted(checker, place, info.value, typed, info.expected);
    info.type = info.expected ?? (checker.fractional.has(keyOf(info)) && typed.type.kind === 'number' ? { ...typed.type, whole: false } : typed.type);
    if (info.kind === 'person' && info.name === 'state') checkStates(checker, info.scope, info.expression);
  } else info.type = info.expected ?? unknown;
  checker.busy.pop();
  info.state = 'done';
}
