/** The names that a bare word can mean at a place. */
import type { Span } from '../../../grammar/source-text.ts';
import { filledIn } from '../../../model/clinical/message.ts';
import { minute, type Type, whole } from '../../../vocabulary/types.ts';
import { meaningWords, type Scope } from '../../bind/scope.ts';
import type { Checker } from '../checker.ts';
import { parameterType } from '../parameter-types.ts';
import { personFields } from '../person-fields.ts';
import type { Place } from '../place.ts';

export interface VisibleName {
  readonly name: string;
  /** What it is, in words: "an attribute". */
  readonly what: string;
  /** Null where it has no value of its own. */
  readonly type: Type | null;
  /** Null for what the language itself knows. */
  readonly declared: { readonly scope: Scope; readonly span: Span } | null;
}

export const moments = ['start', 'end', 'birth', 'death', 'now'] as const;

export function visibleNames(checker: Checker, place: Place): VisibleName[] {
  const { timelines } = checker;
  const names: VisibleName[] = [];
  const own = (name: string, what: string, type: Type | null): void => void names.push({ name, what, type, declared: null });
  if (place.message === true) for (const name of filledIn.keys()) own(name, 'filled in by the target', null);
  if (place.noted !== undefined) own('value', 'the current value', place.noted);
  for (const { name, type } of place.frame?.of.parameters ?? [])
    names.push({ name: name.text, what: 'a parameter', type, declared: { scope: place.scope, span: name.span } });
  for (const { parameter } of place.scope.inclusion?.given.values() ?? [])
    names.push({
      name: parameter.name.text,
      what: 'a parameter',
      type: parameterType(parameter.type.text),
      declared: { scope: place.scope, span: parameter.name.span },
    });
  for (const [name, field] of place.record ?? []) own(name, 'a field of the record', field.type);
  if (place.kind !== 'constant') {
    for (const { name, type, scope, nameSpan } of checker.attributes.values())
      names.push({ name, what: 'an attribute', type, declared: nameSpan === null ? null : { scope, span: nameSpan } });
    for (const { name, node, scope, type } of checker.profileLets.values())
      names.push({ name, what: 'a `let`', type, declared: { scope, span: node.name.span } });
    for (const [name, type] of [['age', whole] as const, ...personFields]) {
      const set = checker.person.get(name);
      names.push({
        name,
        what: 'a field of the person',
        type,
        declared: set === undefined || set.nameSpan === null ? null : { scope: set.scope, span: set.nameSpan },
      });
    }
  }
  const first = checker.whom.first?.bound;
  if (first !== undefined && first.profile !== null && place.kind !== 'constant')
    names.push({
      name: first.profile.name.text,
      what: 'the first person of the unit',
      type: null,
      declared: { scope: first.root, span: first.profile.name.span },
    });
  for (const [name, meaning] of place.scope.names) {
    if (meaning.kind === 'profile' || meaning.kind === 'timeline') continue;
    const type =
      meaning.kind === 'param' ? (checker.paramTypes[meaning.id] ?? null) : meaning.kind === 'let' ? (checker.lets.get(meaning.node)?.type ?? null) : null;
    names.push({ name, what: meaningWords(meaning), type, declared: { scope: place.scope, span: meaning.span } });
  }
  const happens = place.kind === 'event' || place.kind === 'anchor' || place.kind === 'expect';
  if (!happens && place.anchors !== true) return names;
  for (const { id, name, node, scope } of timelines.anchors)
    names.push({ name, what: 'an anchor', type: checker.anchors.get(id)?.type ?? null, declared: { scope, span: node.argument?.span ?? node.span } });
  if (!happens) return names;
  for (const { name, node, scope, role } of timelines.events)
    if (role === 'event') names.push({ name, what: 'an event', type: minute, declared: { scope, span: node.path.span } });
  for (const { name, node, scope } of timelines.inserts) names.push({ name, what: 'an event', type: minute, declared: { scope, span: node.path.span } });
  for (const { name, span, scope } of timelines.flows) names.push({ name, what: 'a run of a flow', type: null, declared: { scope, span } });
  for (const [name, { name: declared, type }] of place.home?.locals ?? [])
    names.push({ name, what: 'a parameter', type, declared: { scope: place.scope, span: declared.span } });
  for (const { name, node, scope } of timelines.branches) names.push({ name, what: 'a branch', type: null, declared: { scope, span: node.name.span } });
  for (const name of moments) own(name, 'a moment', minute);
  return names;
}
