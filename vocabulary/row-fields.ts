/** What the rows of code tables hold: their columns, and fields of the verbs that use them. */
import type { CodeSystem } from '../model/scalars.ts';
import type { Type } from './types.ts';
import { verbList, verbs } from './verbs.ts';

/** Columns of a row, with what they take. */
export const rowFields: ReadonlyMap<string, string> = new Map([
  ['weight', 'the weight of the row in `pick`'],
  ['when', 'a condition under which `pick` may take the row'],
  ['unit', 'the UCUM unit of the observable, in single quotes'],
  ['normal', 'the reference range'],
  ['critical', 'the range outside which a value is critical'],
  ['decimals', 'digits after the decimal point'],
  ['category', 'the category of the observation'],
  ['specimen', 'the specimen'],
  ['ndc', 'the National Drug Code of the drug'],
  ['billed', 'the billing code'],
]);

/** Columns of the rows of a system: only observations have the column `category`. */
export function columnsOf(system: CodeSystem): ReadonlyMap<string, string> {
  return verbs.observe.argument.kind === 'concept' && verbs.observe.argument.systems.includes(system) ? rowFields : otherColumns;
}

const otherColumns: ReadonlyMap<string, string> = new Map([...rowFields].filter(([name]) => name !== 'category'));

/** Names that rows of a system can give besides their columns, with the types that the verbs have for them. `value` is that of `observe`. */
export function defaultsOf(system: CodeSystem): ReadonlyMap<string, readonly Type[]> {
  const known = bySystem.get(system);
  if (known !== undefined) return known;
  const names = new Map<string, Type[]>();
  for (const { argument, fromRow, fields, value } of verbList) {
    if (fromRow === null || argument.kind !== 'concept' || !argument.systems.includes(system)) continue;
    for (const [name, type] of fields) if (type.kind !== 'visit' && name !== fromRow) names.set(name, [...(names.get(name) ?? []), type]);
    if (value === 'observed') names.set('value', []);
  }
  bySystem.set(system, names);
  return names;
}

const bySystem = new Map<CodeSystem, ReadonlyMap<string, readonly Type[]>>();
