/** What another patient of a unit asks about its first person: `mother.gravida`, `mother.age`, `mother.booking`. */
import type { PathValue } from '../../../grammar/ast/ast.ts';
import { guess } from '../../../grammar/diagnostic.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Type } from '../../../vocabulary/types.ts';
import { sameModule } from '../../bind/scope.ts';
import { unknownField } from '../../diagnostics/name-diagnostics.ts';
import type { Checker, Typed } from '../checker.ts';
import { personFields } from '../person-fields.ts';
import type { Place } from '../place.ts';
import { broken } from './elaborate.ts';
import { elaboratePath } from './elaborate-names.ts';

/** The profile of the first person, and an attribute, a field or an anchor of theirs; null where the path is something else. */
export function ofFirst(checker: Checker, place: Place, path: PathValue, expected: Type | null): Typed | null {
  const { first } = checker.whom;
  const [head, name] = path.names;
  if (first === null || name === undefined || place.kind === 'constant' || !sameModule(place.scope, checker.bound.root)) return null;
  if (head.text !== first.bound.profile?.name.text) return null;
  const known = [...first.attributes.keys(), 'age', ...personFields.keys(), ...first.timelines.anchors.map((anchor) => anchor.name)];
  if (path.names.length > 2 || path.index !== null || !known.includes(name.text)) {
    const near = nearest(name.text, known);
    checker.report(
      unknownField,
      place.scope,
      name.span,
      { name: name.text, of: `\`${head.text}\`, the first person of the unit` },
      {
        found: name.text,
        expected: near.length > 0 ? near : [...first.attributes.keys(), 'age'],
        suggestions: near.map((word) => guess(name.span, word, false)),
      },
    );
    return broken(checker, place, path);
  }
  const { record: _, noted: __, home: ___, ...around } = place;
  const rest: PathValue = { ...path, names: [name], span: name.span };
  const { expression, type } = elaboratePath(first, { ...around, timeline: null, observable: null, anchors: true }, rest, expected);
  return { expression: { op: 'of_first', value: expression, at: checker.at(place.scope, path.span) }, type };
}
