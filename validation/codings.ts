/** Every coding of a subject with its path: found by the schema, so that a new field of that kind is judged with the others. */
import type { z } from 'zod';
import { type Coding, coding } from '../model/scalars.ts';
import { subject } from '../model/subject.ts';
import type { Case } from './case.ts';
import type { Loose } from './loose.ts';
import type { Path } from './rule.ts';

/** Told of a coding; the path is one list that grows and shrinks on the way. */
type Visit = (code: Loose<Coding>, path: Path) => void;
type Walk = (value: unknown, path: (string | number)[], visit: Visit) => void;

/** What leads to the codings of a schema; null where it has none. */
function walkOf(schema: z.core.$ZodType): Walk | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'nullable':
      return walkOf(def.innerType);
    case 'array': {
      const item = walkOf(def.element);
      if (item === null) return null;
      return (value, path, visit) => {
        (value as readonly unknown[] | undefined)?.forEach((one, i) => {
          path.push(i);
          item(one, path, visit);
          path.pop();
        });
      };
    }
    case 'object': {
      if (def.shape === coding.shape) return (value, path, visit) => value != null && visit(value as Loose<Coding>, path);
      const fields = Object.entries(def.shape).flatMap(([name, field]) => {
        const walk = walkOf(field);
        return walk === null ? [] : [{ name, walk }];
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
    default:
      return null;
  }
}

const walk = walkOf(subject) as Walk;

export function eachCoding(one: Case, visit: Visit): void {
  walk(one.subject, [], visit);
}
