/** What the library knows of a code of LOINC. A run asks it too, of what a scenario observes, and needs none of the other tables. */
import { CodeTable, type Known } from './code-table.ts';
import { knownLoincTable } from './known-loinc-table.ts';

const table = new CodeTable(knownLoincTable);

export function loincCode(code: string): Known | null {
  return table.find('LOINC', code);
}
