/** Where records hold the identifiers of others: read off their fields, those of objects and lists inside included. */
import type { Field } from './describe.ts';

interface Step {
  readonly name: string;
  /** Whether the value is a list. */
  readonly many: boolean;
}

/** A place that holds the identifier of another record. */
export interface Reference {
  readonly steps: readonly Step[];
  /** The list that it leads into; `anyRecord` for a record of any list. */
  readonly list: string;
}

export function referencesOf(fields: readonly Field[]): readonly Reference[] {
  return fields.flatMap((field) => {
    const many = field.type === 'list';
    const value = field.type === 'list' ? field.item : field;
    const step = { name: field.name, many };
    if (value.references !== null) return [{ steps: [step], list: value.references }];
    if (value.type !== 'object') return [];
    return referencesOf(value.fields).map(({ steps, list }) => ({ steps: [step, ...steps], list }));
  });
}

/**
 * Calls `act` with each identifier that a record holds at a reference; what is missing or null is passed over.
 * @param path where the record is: one list that grows and shrinks on the way, so whoever keeps it copies it
 */
export function eachReferred(
  record: unknown,
  { steps }: Reference,
  path: (string | number)[],
  act: (id: string, path: readonly (string | number)[]) => void,
): void {
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && depth === steps.length) act(value, path);
    if (typeof value !== 'object' || value === null || depth === steps.length) return;
    const { name, many } = steps[depth];
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    path.push(name);
    if (!many) visit(inner, depth + 1);
    else
      for (const [i, one] of (Array.isArray(inner) ? inner : []).entries()) {
        path.push(i);
        visit(one, depth + 1);
        path.pop();
      }
    path.pop();
  };
  visit(record, 0);
}

/** Most references are one field, which can be read directly. */
function divided(references: readonly Reference[]): { readonly direct: readonly string[]; readonly other: readonly Reference[] } {
  return {
    direct: references.flatMap(({ steps }) => (steps.length === 1 && !steps[0].many ? [steps[0].name] : [])),
    other: references.filter(({ steps }) => steps.length > 1 || steps[0].many),
  };
}

/** Calls `act` with each identifier that a record holds at one of the references. */
export function referredAt(references: readonly Reference[]): (record: object, act: (id: string) => void) => void {
  const { direct, other } = divided(references);
  return (record, act) => {
    for (const name of direct) {
      const id = (record as Readonly<Record<string, string | null>>)[name];
      if (typeof id === 'string') act(id);
    }
    for (const reference of other) eachReferred(record, reference, [], act);
  };
}

/** Tells whether a record holds one of some identifiers at one of the references. */
export function refersTo(references: readonly Reference[]): (record: object, ids: ReadonlySet<string>) => boolean {
  const { direct, other } = divided(references);
  return (record, ids) => {
    for (const name of direct) {
      const id = (record as Readonly<Record<string, string | null>>)[name];
      if (id !== null && ids.has(id)) return true;
    }
    for (const reference of other) {
      let found = false;
      eachReferred(record, reference, [], (id) => {
        found ||= ids.has(id);
      });
      if (found) return true;
    }
    return false;
  };
}
