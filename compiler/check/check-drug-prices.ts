/** Prices of drugs: the columns `charge`, `cost`, `basis`, `ndc` and `generic` of rows that are prescribed. */
import type { DrugPrice } from '../../ir/drug-price.ts';
import { type CostBasis, costBases } from '../../model/benefits/pharmacy-claim.ts';
import { drugColumns, isDispensed } from '../../vocabulary/row-fields.ts';
import { coding, type Type, text } from '../../vocabulary/types.ts';
import type { BoundConcept } from '../bind/scope.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import type { Checker } from './checker.ts';
import { amountOf, cellsOf, type RowCell, wordOf } from './row-cells.ts';
import { elaborateAs } from './values/elaborate.ts';

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
  const generic = genericOf(checker, cells.get('generic'), concept);
  if (charge === null && cost === null) return null;
  return { concept, charge, cost, basis, ndc, ...(generic === null ? {} : { generic }), at: checker.at(row.scope, row.row.span) };
}

/** The row that a brand names as its generic, which has a cost of its own. */
function genericOf(checker: Checker, cell: RowCell | undefined, brand: number): number | null {
  if (cell === undefined) return null;
  const { place, value } = cell;
  const expression = elaborateAs(checker, place, value, coding);
  if (expression.op !== 'concept') return null;
  const { concept } = expression;
  const row = checker.bound.concepts[concept];
  const same = checker.sameCode(concept) === checker.sameCode(brand);
  if (!same && cellsOf(row, ['cost']).size > 0) return concept;
  const examples = same ? [] : ['cost: $0.12'];
  checker.report(
    say.badGeneric,
    place.scope,
    value.span,
    { name: row.name, brand: checker.bound.concepts[brand].name, same },
    { found: checker.source(place.scope, value.span), examples },
  );
  return null;
}

/** A text, or a code: `NDC:0093-5058-98`. */
function ndcOf(checker: Checker, cell: RowCell | undefined): string | null {
  if (cell === undefined || (cell.value.kind !== 'code' && cell.value.kind !== 'path')) return wordOf(checker, cell, text);
  return checker.source(cell.place.scope, cell.value.span).replace(/^NDC:/, '');
}
