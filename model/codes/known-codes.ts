/** What the library knows of a code, wherever a scenario uses it: its display, its unit, its category, and whether it is but a heading. */
import { CodeTable, type Known } from './code-table.ts';
import { loincCode } from './known-loinc.ts';
import { knownTable } from './known-table.ts';

const table = new CodeTable(knownTable);

export function knownCode(system: string, code: string): Known | null {
  return system === 'LOINC' ? loincCode(code) : table.find(system, code);
}

/**
 * Codes below one that is not a code to use. In ICD-10-CM a category that is divided further is never valid itself, so any code that begins a longer one is
 * a heading.
 */
export function belowHeading(code: string): readonly string[] {
  if (code.length < 3 || code.endsWith('.')) return [];
  return [...table.line('ICD10CM', code).keys()].filter((other) => other.length > code.length && other.startsWith(code));
}

/**
 * Codes that were valid once and were divided, with the first day of the fiscal year since which they are headings.
 * Source: ICD-10-CM addenda, National Center for Health Statistics.
 */
export const dividedSince: ReadonlyMap<string, string> = new Map([
  ['D71', '2025-10-01'],
  ['E66.8', '2024-10-01'],
  ['E78.0', '2016-10-01'],
  ['F32.8', '2016-10-01'],
  ['F42', '2016-10-01'],
  ['F53', '2018-10-01'],
  ['F78', '2021-10-01'],
  ['G20', '2023-10-01'],
  ['G35', '2025-10-01'],
  ['G92', '2021-10-01'],
  ['H36', '2023-10-01'],
  ['I48.1', '2019-10-01'],
  ['I48.2', '2019-10-01'],
  ['J82', '2020-10-01'],
  ['K21.0', '2020-10-01'],
  ['K85.9', '2016-10-01'],
  ['M54.5', '2021-10-01'],
  ['N18.3', '2020-10-01'],
  ['N61', '2016-10-01'],
  ['N63', '2017-10-01'],
  ['P09', '2021-10-01'],
  ['R05', '2021-10-01'],
  ['R51', '2020-10-01'],
  ['T07', '2017-10-01'],
  ['Z36', '2017-10-01'],
  ['Z59.0', '2021-10-01'],
  ['Z59.1', '2023-04-01'],
  ['Z59.7', '2024-10-01'],
  ['Z59.8', '2021-10-01'],
]);
