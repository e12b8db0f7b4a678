/** Every coding of a subject with its path: found by the schema, so that a new field of that kind is judged with the others. */
import { describeField, type Field, isObjectOf } from '../model/describe.ts';
import { type Coding, coding } from '../model/scalars.ts';
import { subject } from '../model/subject.ts';
import type { Case } from './case.ts';
import type { Loose } from './loose.ts';
import type { Path } from './rule.ts';

/** Called for a coding; the path is one list that grows and shrinks on the way. */
type Visit = (code: Loose<Coding>, path: Path) => void;
type Walk = (value: unknown, path: (string | number)[], visit: Visit) => void;

/** What leads to the codings of a field; null where it has none. */
function walkOf(field: Field): Walk | null {
  if (isObjectOf(field, coding)) return (value, path, visit) => value != null && visit(value as Loose<Coding>, path);
  if (field.type === 'list') {
    const item = walkOf(field.item);
    if (item === null) return null;
    return (value, path, visit) => {
      (value as readonly unknown[] | null | undefined)?.forEach((one, i) => {
        path.push(i);
        item(one, path, visit);
        path.pop();
      });
    };
  }
  if (field.type !== 'object') return null;
  const fields = field.fields.flatMap((inner) => {
    const walk = walkOf(inner);
    return walk === null ? [] : [{ name: inner.name, walk }];
  });
  if (fields.length === 0) return null;
  return (value, path, visit) => {
    if (value == null) return;
    for (const { name, walk } of fields) {
      path.push(name);
      walk((value as Readonly<Record<string, unknown>>)[name], path, visit);
      path.pop();
    }
  };
}

const walk = walkOf(describeField('', subject)) as Walk;

export function eachCoding(one: Case, visit: Visit): void {
  walk(one.subject, [], visit);
}
