/** Diagnosis-related groups: the columns `relative_weight` and `bills` of rows of MSDRG. */
import type { DrgWeight } from '../../ir/drg-weight.ts';
import { drgColumns, isGrouped } from '../../vocabulary/row-fields.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { BoundConcept } from '../bind/scope.ts';
import { billsOf } from './billed-rows.ts';
import type { Checker } from './checker.ts';
import { cellsOf, type RowCell } from './row-cells.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

/** The weights of Medicare are between 0.1 and 30. */
const WEIGHT: Type = { kind: 'number', whole: false, bounds: { least: 0, most: 1000 } };
const MILLION = 1_000_000;

export function checkDrgs(checker: Checker): readonly DrgWeight[] {
  const billedBy = new Map<number, BoundConcept>();
  return checker.bound.concepts.flatMap((row, concept): DrgWeight[] => {
    if (!isGrouped(row.table.system.text)) return [];
    const cells = cellsOf(row, drgColumns.keys());
    const bills = billsOf(checker, row, cells.get('bills'), billedBy);
    return [{ concept, weight: weightOf(checker, cells.get('relative_weight')), bills, at: checker.at(row.scope, row.row.span) }];
  });
}

/** Whole millionths; null without a cell, or after a report. */
function weightOf(checker: Checker, cell: RowCell | undefined): number | null {
  if (cell === undefined) return null;
  const expression = elaborateAs(checker, cell.place, cell.value, WEIGHT);
  const value = foldNumber(expression.op === 'bounded' ? expression.value : expression, checker.params);
  return value === null ? null : Math.round(value * MILLION);
}
