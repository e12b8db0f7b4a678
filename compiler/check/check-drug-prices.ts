/** Prices of drugs: the columns `charge`, `cost`, `basis` and `ndc` of rows that are prescribed. */
import type { DrugPrice } from '../../ir/drug-price.ts';
import { type CostBasis, costBases } from '../../model/benefits/pharmacy-claim.ts';
import { drugColumns, isDispensed } from '../../vocabulary/row-fields.ts';
import { type Type, text } from '../../vocabulary/types.ts';
import type { BoundConcept } from '../bind/scope.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import type { Checker } from './checker.ts';
import { amountOf, cellsOf, type RowCell, wordOf } from './row-cells.ts';

const BASIS: Type = { kind: 'choice', name: '`basis`', labels: costBases };
/** The basis of those that anybody may use: the survey of Medicaid is public. */
const USUAL_BASIS: CostBasis = 'NADAC';

export function checkDrugPrices(checker: Checker): readonly DrugPrice[] {
  return checker.bound.concepts.flatMap((row, concept) => priceOf(checker, row, concept) ?? []);
}

function priceOf(checker: Checker, row: BoundConcept, concept: number): DrugPrice | null {
  if (!isDispensed(row.table.system.text)) return null;
  const cells = cellsOf(row, drugColumns.keys());
  if (cells.size === 0) return null;
  const stated = cells.get('basis');
  if (stated !== undefined && !cells.has('cost'))
    checker.report(say.costNeeded, stated.place.scope, stated.value.span, { name: row.name }, { found: row.name, examples: ['cost: $0.12'] });
  const [charge, cost] = [amountOf(checker, cells.get('charge')), amountOf(checker, cells.get('cost'))];
  const word = wordOf(checker, stated, BASIS);
  const basis = costBases.find((one) => one === word) ?? USUAL_BASIS;
  const ndc = ndcOf(checker, cells.get('ndc'));
  return charge === null && cost === null ? null : { concept, charge, cost, basis, ndc, at: checker.at(row.scope, row.row.span) };
}

/** A text, or a code: `NDC:0093-5058-98`. */
function ndcOf(checker: Checker, cell: RowCell | undefined): string | null {
  if (cell === undefined || (cell.value.kind !== 'code' && cell.value.kind !== 'path')) return wordOf(checker, cell, text);
  return checker.source(cell.place.scope, cell.value.span).replace(/^NDC:/, '');
}
