/** What the row of a code says for the verbs that use it: `metformin 861007 "…" { sig: "…"  quantity: 180 }`. What stands at the use wins. */
import { columnsOf, defaultsOf } from '../../vocabulary/row-fields.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import type { Scope } from '../bind/scope.ts';
import type { Checker, RowDefault } from './checker.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';

/** The defaults of a row, but for its columns. */
export function rowDefaults(checker: Checker, row: number): readonly RowDefault[] {
  const known = checker.rowDefaults.get(row);
  if (known !== undefined) return known;
  const { system } = checker.concepts[row];
  const [columns, names] = [columnsOf(system), defaultsOf(system)];
  const found = new Map<string, RowDefault>();
  for (const { item, scope } of checker.bound.concepts[row].items) {
    if (item.kind !== 'field') continue;
    const name = checker.source(scope, item.path.span);
    if (!columns.has(name) && names.has(name) && !found.has(name)) found.set(name, { name, node: item, scope });
  }
  const list = [...found.values()];
  checker.rowDefaults.set(row, list);
  return list;
}

/** The rows whose defaults a verb can take, where its argument decides only at run time. */
export function rowsWithDefaults(checker: Checker, { argument }: VerbSpec): number[] {
  if (argument.kind !== 'concept') return [];
  return checker.concepts.flatMap(({ system }, row) => (argument.systems.includes(system) && rowDefaults(checker, row).length > 0 ? [row] : []));
}

/**
 * Whether a default is one of a verb that uses the row: `status: preliminary` is one of `observe`, though the row can be ordered, too. A word that no verb has is
 * meant for all of them.
 */
export function isMeantFor(checker: Checker, row: number, { name, node: { value } }: RowDefault, type: Type): boolean {
  if (type.kind !== 'choice' || value.kind !== 'path' || value.names.length > 1) return true;
  const word = value.names[0].text;
  const has = (one: Type): boolean => one.kind === 'choice' && one.labels.includes(word);
  return has(type) || !(defaultsOf(checker.concepts[row].system).get(name) ?? []).some(has);
}

/** Where a default stands: in the file of its row, whoever uses it. Draws are those of the use. */
export function defaultPlace(scope: Scope, path: string, what: string, observable: number | null = null): Place {
  return { kind: 'event', scope, path, what, timeline: null, observable, counts: new Map(), eventMeans: 'first' };
}

/** Checks all defaults where they stand, those of rows that nothing uses as well. */
export function checkRowDefaults(checker: Checker): void {
  for (const row of checker.concepts.keys())
    for (const given of rowDefaults(checker, row)) {
      const { name, node, scope } = given;
      const { unit, system } = checker.concepts[row];
      const path = `${checker.concepts[row].name}.${name}`;
      if (name === 'value') elaborateAs(checker, defaultPlace(scope, path, `\`${checker.concepts[row].name}\``, row), node.value, { kind: 'observed', unit });
      else
        for (const type of defaultsOf(system).get(name) ?? [])
          if (isMeantFor(checker, row, given, type)) elaborateAs(checker, defaultPlace(scope, path, `the field \`${name}\``), node.value, type);
    }
}
