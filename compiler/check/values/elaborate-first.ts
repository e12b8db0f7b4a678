/** What another patient of a unit asks about its first person: `mother.gravida`, `mother.age`, `mother.delivery`. */
import type { PathValue } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Type } from '../../../vocabulary/types.ts';
import { unknownField } from '../../diagnostics/name-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { personFields } from '../person-fields.ts';
import type { Place } from '../place.ts';
import { findIn } from '../timeline-names.ts';
import { broken } from './elaborate.ts';
import { elaboratePath } from './elaborate-names.ts';

/** The profile of the first person, and what it has under a name; null where the path is something else. */
export function ofFirst(checker: Checker, place: Place, path: PathValue, expected: Type | null): Typed | null {
  const { first } = checker.whom;
  const [head, name] = path.names;
  if (first === null || name === undefined || place.kind === 'constant' || head.text !== first.bound.profile?.name.text) return null;
  if (place.scope !== checker.bound.root || !isOfFirst(first, place, path))
    return place.scope === checker.bound.root ? unknownOfFirst(checker, first, place, path) : null;
  const { record: _, noted: __, home: ___, ...around } = place;
  const rest: PathValue = { ...path, names: path.names.slice(1), span: { start: name.span.start, end: path.span.end } };
  const { expression, type } = elaboratePath(first, { ...around, timeline: null, observable: null, anchors: true }, rest, expected);
  return { expression: { op: 'of_first', value: expression, at: checker.at(place.scope, path.span) }, type };
}

function isOfFirst({ attributes, timelines }: Checker, place: Place, { names }: PathValue): boolean {
  const [, { text }, third] = names;
  const happens = place.kind === 'event' || place.kind === 'expect' || place.kind === 'anchor';
  const events = timelines.events.filter(({ role }) => role === 'event');
  if (third !== undefined && (third.text !== 'end' || names.length > 3))
    return happens && names.length < 5 && events.some((event) => event.timeline === text && event.name === third.text);
  if (third === undefined && (attributes.has(text) || text === 'age' || personFields.has(text) || findIn(timelines.anchors, null, text) !== null)) return true;
  return happens && findIn(events, null, text) !== null;
}

function unknownOfFirst(checker: Checker, first: Checker, place: Place, path: PathValue): Typed {
  const [head, name] = path.names;
  const { attributes, timelines } = first;
  const known = [
    ...attributes.keys(),
    'age',
    ...personFields.keys(),
    ...timelines.anchors.map((anchor) => anchor.name),
    ...timelines.events.map((event) => event.name),
  ];
  const near = nearest(name.text, known);
  checker.report(
    unknownField,
    place.scope,
    name.span,
    { name: name.text, of: `\`${head.text}\`, the first person of the unit` },
    { found: name.text, expected: near, suggestions: near.map((word) => replace(`write \`${word}\``, name.span, word, false)) },
  );
  return broken(checker, place, path);
}
