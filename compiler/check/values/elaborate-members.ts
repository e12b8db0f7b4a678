/** Questions about the related people: `any(spouse)`, `count(child)`, `spouse.age`. */
import type { CallValue, PathValue, ValueNode } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import { relatedPerson } from '../../../model/parties/related-person.ts';
import { type RecordFields, recordFields } from '../../../vocabulary/authored-fields.ts';
import { boolean, type Type, whole } from '../../../vocabulary/types.ts';
import { notYetKnown } from '../../diagnostics/household-diagnostics.ts';
import { unknownField } from '../../diagnostics/name-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { relativeFields } from '../person-fields.ts';
import type { Place } from '../place.ts';
import { broken, elaborateAs } from './elaborate.ts';

/** What can be asked of each of several related people. */
const personal: RecordFields = new Map([...recordFields(relatedPerson), ['age', { type: whole, day: false, field: 'age', through: null }]]);

/** The member that a path begins with; names that mean something else in the scenario go before. */
function memberOf(checker: Checker, place: Place, value: ValueNode, length: number): number | null {
  if (value.kind !== 'path' || value.names.length !== length || place.kind === 'constant' || value.index !== null) return null;
  const word = value.names[0].text;
  if (place.scope.names.has(word) || checker.attributes.has(word)) return null;
  const id = checker.members.findIndex((member) => member.name === word);
  return id < 0 ? null : id;
}

function known(checker: Checker, place: Place, value: PathValue): boolean {
  if (place.kind === 'event' || place.kind === 'expect') return true;
  checker.report(notYetKnown, place.scope, value.span, { name: value.names[0].text }, { found: checker.source(place.scope, value.span) });
  return false;
}

/** `spouse.age`, `newborn.sex`: of the first of them; null where the path is something else. */
export function memberField(checker: Checker, place: Place, path: PathValue): Typed | null {
  const member = memberOf(checker, place, path, 2);
  if (member === null) return null;
  const field = path.names[1];
  const type: Type | undefined = field.text === 'age' ? whole : relativeFields.get(field.text);
  if (type === undefined) {
    const near = nearest(field.text, ['age', ...relativeFields.keys()]);
    checker.report(
      unknownField,
      place.scope,
      field.span,
      { name: field.text, of: `\`${path.names[0].text}\`` },
      { found: field.text, expected: near, suggestions: near.map((name) => replace(`write \`${name}\``, field.span, name, false)) },
    );
    return broken(checker, place, path);
  }
  if (!known(checker, place, path)) return broken(checker, place, path);
  return { expression: { op: 'member', member, ask: field.text, where: null, at: checker.at(place.scope, path.span) }, type };
}

/** `any(spouse)` and `count(child)`; null where the argument is no member. */
export function memberQuery(checker: Checker, place: Place, call: CallValue): Typed | null {
  const [argument] = call.args;
  const { value, where } = argument ?? { value: call, where: null };
  const member = call.args.length === 1 && argument.name === null && argument.given === null ? memberOf(checker, place, value, 1) : null;
  if (member === null || value.kind !== 'path') return null;
  const at = checker.at(place.scope, value.span);
  if (!known(checker, place, value)) return broken(checker, place, value);
  // After `where` the names are theirs: `count(child where age < 6)`.
  const theirs: Place = { ...place, what: '`where`', record: personal };
  const count: Typed['expression'] = { op: 'member', member, ask: 'count', where: where === null ? null : elaborateAs(checker, theirs, where, boolean), at };
  if (call.callee.text === 'count') return { expression: count, type: whole };
  return { expression: { op: 'compare', sign: '>', left: count, right: { op: 'number', value: 0, at }, at }, type: boolean };
}
