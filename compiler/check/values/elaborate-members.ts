/** Questions about the related people: `any(spouse)`, `count(child)`, `spouse.age`. */
import type { CallValue, PathValue, ValueNode } from '../../../grammar/ast/ast.ts';
import { guess } from '../../../grammar/diagnostic.ts';
import type { Expression } from '../../../ir/expression.ts';
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

/** A path of so many names whose first one can be a member: names that mean something else in the scenario go before. */
function firstWord(checker: Checker, place: Place, value: ValueNode, length: number): string | null {
  if (value.kind !== 'path' || value.names.length !== length || place.kind === 'constant' || value.index !== null) return null;
  const word = value.names[0].text;
  return place.scope.names.has(word) || checker.attributes.has(word) ? null : word;
}

function known(checker: Checker, place: Place, value: PathValue): boolean {
  if (place.kind === 'event' || place.kind === 'expect') return true;
  checker.report(
    notYetKnown,
    place.scope,
    value.span,
    { name: value.names[0].text, place: place.kind === 'anchor' ? 'anchors' : 'the attributes and fields of a profile' },
    { found: checker.source(place.scope, value.span) },
  );
  return false;
}

/** `spouse.age`, `newborn.sex`: of the first of them; null where the path is something else. */
export function memberField(checker: Checker, place: Place, path: PathValue): Typed | null {
  const word = firstWord(checker, place, path, 2);
  const member = checker.members.findIndex(({ name }) => name === word);
  if (member < 0) return null;
  const field = path.names[1];
  const type: Type | undefined = field.text === 'age' ? whole : relativeFields.get(field.text);
  if (type === undefined) {
    const near = nearest(field.text, ['age', ...relativeFields.keys()]);
    checker.report(
      unknownField,
      place.scope,
      field.span,
      { name: field.text, of: `\`${path.names[0].text}\`` },
      { found: field.text, expected: near, suggestions: near.map((name) => guess(field.span, name, false)) },
    );
    return broken(checker, place, path);
  }
  if (!known(checker, place, path)) return broken(checker, place, path);
  return { expression: { op: 'member', member, ask: field.text, where: null, at: checker.at(place.scope, path.span) }, type };
}

/** `any(spouse)` and `count(child)`, of all people of a relationship or of one name; null where the argument is neither. */
export function memberQuery(checker: Checker, place: Place, call: CallValue): Typed | null {
  const [argument] = call.args;
  const { value, where } = argument ?? { value: call, where: null };
  const word = call.args.length === 1 && argument.name === null && argument.given === null ? firstWord(checker, place, value, 1) : null;
  const members = [...checker.members.entries()].filter(([, { name, relationship }]) => name === word || relationship === word);
  if (members.length === 0 || value.kind !== 'path') return null;
  const at = checker.at(place.scope, value.span);
  if (!known(checker, place, value)) return broken(checker, place, value);
  // After `where` the names are theirs: `count(child where age < 6)`.
  const theirs: Place = { ...place, what: '`where`', record: personal };
  const condition = where === null ? null : elaborateAs(checker, theirs, where, boolean);
  const counts = members.map(([member]): Expression => ({ op: 'member', member, ask: 'count', where: condition, at }));
  const count = counts.reduce((left, right) => ({ op: 'arithmetic', sign: '+', left, right, at }));
  if (call.callee.text === 'count') return { expression: count, type: whole };
  return { expression: { op: 'compare', sign: '>', left: count, right: { op: 'number', value: 0, at }, at }, type: boolean };
}
