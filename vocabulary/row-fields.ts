/** What the rows of code tables hold: their columns, and fields of the verbs that use them. */
import type { CodeSystem } from '../model/codes/code-systems.ts';
import { probability, type Type } from './types.ts';
import { verbList, verbs } from './verbs.ts';

/** Columns of a row, with what they take. */
export const rowFields: ReadonlyMap<string, string> = new Map([
  ['weight', 'the weight of the row in `pick`'],
  ['when', 'a condition under which `pick` may take the row'],
  ['unit', 'the UCUM unit of the observable, in single quotes'],
  ['normal', 'the reference range'],
  ['typical', 'the median of normal results, where it is not in the middle of the reference range'],
  ['critical', 'the range outside which a value is critical'],
  ['decimals', 'digits after the decimal point'],
  ['category', 'the category of the observation'],
  ['specimen', 'the specimen'],
]);

/** Columns of drugs that are prescribed, which pharmacies bill. */
export const drugColumns: ReadonlyMap<string, string> = new Map([
  ['ndc', 'the National Drug Code of the drug'],
  ['charge', 'what a pharmacy charges for one unit: usual and customary'],
  ['cost', 'the cost of the ingredients of one unit'],
  ['basis', 'where the cost comes from: AWP, WAC, MAC or NADAC; default: NADAC'],
  ['generic', 'of a brand, the row of its generic, whose cost plans compare with'],
]);

/** Columns of services that are billed: rows of CPT and HCPCS. */
export const priceColumns: ReadonlyMap<string, string> = new Map([
  ['charge', 'what a provider charges for one unit'],
  ['allowed', 'what a plan allows of it in its network; default: the charge'],
  ['facility', 'what a hospital charges for one unit, on its own claim'],
  ['facility_allowed', 'what a plan allows of that'],
  ['benefit', 'the benefit of plans that it belongs to'],
  ['revenue', 'the revenue code of its lines on claims of hospitals'],
  ['modifier', 'the modifier of its lines on claims: two characters'],
  ['global', 'days after it in which the visits of its surgeon are paid with it: 0, 10 or 90'],
  ['bills', 'the row, rows or group that it is billed for: a procedure, a study, a panel, a vaccine, a drug'],
]);
/** Columns of diagnosis-related groups: rows of MSDRG. */
export const drgColumns: ReadonlyMap<string, string> = new Map([
  ['relative_weight', 'what `base_rate` of a plan is multiplied by'],
  ['bills', 'the row, rows or group of the procedures and principal diagnoses whose stays it is billed for'],
]);
const GROUPED: CodeSystem = 'MSDRG';
const BILLED: ReadonlySet<string> = new Set<CodeSystem>(['CPT', 'HCPCS']);

/** Columns of the rows of a system: only observations have the column `category`. */
export function columnsOf(system: CodeSystem): ReadonlyMap<string, string> {
  if (BILLED.has(system)) return serviceColumns;
  if (isGrouped(system)) return groupedColumns;
  if (isDispensed(system)) return dispensedColumns;
  return verbs.observe.argument.kind === 'concept' && verbs.observe.argument.systems.includes(system) ? rowFields : otherColumns;
}

/** Whether rows of a system have prices. */
export function isBilled(system: string): system is 'CPT' | 'HCPCS' {
  return BILLED.has(system);
}

/** Whether rows of a system are groups of stays. */
export function isGrouped(system: string): boolean {
  return system === GROUPED;
}

/** Whether rows of a system are drugs that are prescribed. */
export function isDispensed(system: string): boolean {
  return verbs.prescribe.argument.kind === 'concept' && (verbs.prescribe.argument.systems as readonly string[]).includes(system);
}

const otherColumns: ReadonlyMap<string, string> = new Map([...rowFields].filter(([name]) => name !== 'category'));

const dispensedColumns: ReadonlyMap<string, string> = new Map([...otherColumns, ...drugColumns]);
const groupedColumns: ReadonlyMap<string, string> = new Map([...otherColumns, ...drgColumns]);
const serviceColumns: ReadonlyMap<string, string> = new Map([...otherColumns, ...priceColumns]);

/** How often an observable is left out, of what is observed and of panels. */
export const NOT_MEASURED = 'not_measured';

/** Names that rows of a system can give besides their columns, with the types that the verbs have for them. `value` is that of `observe`. */
export function defaultsOf(system: CodeSystem): ReadonlyMap<string, readonly Type[]> {
  const known = bySystem.get(system);
  if (known !== undefined) return known;
  const names = new Map<string, Type[]>();
  for (const { argument, fromRow, fields, value } of verbList) {
    if (fromRow === null || argument.kind !== 'concept' || !argument.systems.includes(system)) continue;
    for (const [name, type] of fields) if (type.kind !== 'visit' && name !== fromRow) names.set(name, [...(names.get(name) ?? []), type]);
    if (value === 'observed') {
      names.set('value', []);
      names.set(NOT_MEASURED, [probability]);
    }
  }
  bySystem.set(system, names);
  return names;
}

const bySystem = new Map<CodeSystem, ReadonlyMap<string, readonly Type[]>>();
