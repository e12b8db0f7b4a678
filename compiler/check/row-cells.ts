/** Columns of a row that hold constants: amounts and words. */
import type { ValueNode } from '../../grammar/ast/ast.ts';
import { money, type Type } from '../../vocabulary/types.ts';
import { type BoundConcept, fieldOfRow } from '../bind/scope.ts';
import type { Checker } from './checker.ts';
import { constantPlace, type Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

export interface RowCell {
  readonly value: ValueNode;
  readonly place: Place;
}

/** The cells that a row has of some columns, in the order of the columns. */
export function cellsOf(row: BoundConcept, columns: Iterable<string>): ReadonlyMap<string, RowCell> {
  const cells = new Map<string, RowCell>();
  for (const name of columns) {
    const found = fieldOfRow(row, name);
    if (found !== null) cells.set(name, { value: found.node.value, place: constantPlace(found.scope, row.name, `the column \`${name}\``) });
  }
  return cells;
}

/** Whole cents, half a cent rounded up; null without a cell, or after a report. */
export function amountOf(checker: Checker, cell: RowCell | undefined): number | null {
  if (cell === undefined) return null;
  const expression = elaborateAs(checker, cell.place, cell.value, money);
  const value = foldNumber(expression.op === 'bounded' ? expression.value : expression, checker.params);
  return value === null ? null : Math.floor(value + 0.5);
}

/** A whole number; null without a cell, or after a report. */
export function wholeOf(checker: Checker, cell: RowCell | undefined, type: Type): number | null {
  if (cell === undefined) return null;
  const expression = elaborateAs(checker, cell.place, cell.value, type);
  const value = foldNumber(expression.op === 'bounded' ? expression.value : expression, checker.params);
  return value === null ? null : Math.floor(value);
}

/** A text, or a word of a choice; null without a cell, or after a report. */
export function wordOf(checker: Checker, cell: RowCell | undefined, type: Type): string | null {
  if (cell === undefined) return null;
  const value = elaborateAs(checker, cell.place, cell.value, type);
  return value.op === 'text' ? value.value : null;
}
