/** Prices of services: the columns `charge`, `allowed`, `benefit`, `bills`, … of rows of CPT and HCPCS. */
import { echo, replace } from '../../grammar/diagnostic.ts';
import type { ServicePrice } from '../../ir/service-price.ts';
import { benefitNames } from '../../model/benefits/benefit-names.ts';
import { isModifier, MODIFIER_RULE } from '../../model/benefits/modifiers.ts';
import { usualBenefit } from '../../model/benefits/usual-benefit.ts';
import { isBilled, priceColumns } from '../../vocabulary/row-fields.ts';
import { type Type, text } from '../../vocabulary/types.ts';
import type { BoundConcept } from '../bind/scope.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { billsOf } from './billed-rows.ts';
import type { Checker } from './checker.ts';
import { amountOf, cellsOf, type RowCell, wholeOf, wordOf } from './row-cells.ts';

const GLOBAL: Type = { kind: 'number', whole: true, bounds: { least: 0, most: 90 } };
const BENEFIT: Type = { kind: 'choice', name: '`benefit`', labels: benefitNames };

export function checkPrices(checker: Checker): readonly ServicePrice[] {
  const billedBy = new Map<number, BoundConcept>();
  return checker.bound.concepts.flatMap((row, concept) => priceOf(checker, row, concept, billedBy) ?? []);
}

function priceOf(checker: Checker, row: BoundConcept, concept: number, billedBy: Map<number, BoundConcept>): ServicePrice | null {
  const system = row.table.system.text;
  if (!isBilled(system)) return null;
  const cells = cellsOf(row, priceColumns.keys());
  const [first] = cells;
  if (first === undefined) return null;
  const amount = (name: string): number | null => amountOf(checker, cells.get(name));
  const charge = amount('charge');
  if (!cells.has('charge')) {
    const [column, { place, value }] = first;
    checker.report(say.chargeNeeded, place.scope, value.span, { name: row.name, column }, { found: row.name, examples: ['charge: $150.00'] });
  }
  const facility = amount('facility');
  const [allowed, facilityAllowed] = [amount('allowed'), amount('facility_allowed')];
  reportAbove(checker, row, cells, ['allowed', allowed], ['charge', charge]);
  reportAbove(checker, row, cells, ['facility_allowed', facilityAllowed], ['facility', facility]);
  return {
    concept,
    charge: charge ?? 0,
    allowed: allowed ?? charge ?? 0,
    facility,
    facilityAllowed: facilityAllowed ?? facility,
    benefit: wordOf(checker, cells.get('benefit'), BENEFIT) ?? usualBenefit({ system, code: row.row.code.text }),
    revenue: revenueOf(checker, cells.get('revenue')),
    modifier: modifierOf(checker, cells.get('modifier')),
    global: wholeOf(checker, cells.get('global'), GLOBAL),
    bills: billsOf(checker, row, cells.get('bills'), billedBy),
    at: checker.at(row.scope, row.row.span),
  };
}

type Amount = readonly [column: string, cents: number | null];

/** An allowed amount that no plan allows. Those that are computed, as in the library, follow from what is stated elsewhere. */
function reportAbove(checker: Checker, row: BoundConcept, cells: ReadonlyMap<string, RowCell>, [most, allowed]: Amount, [name, charge]: Amount): void {
  const cell = cells.get(most);
  if (cell?.value.kind !== 'money' || cells.get(name)?.value.kind !== 'money' || charge === null || allowed === null || allowed <= charge) return;
  const facts = { row: row.name, allowed: most, charge: name };
  checker.report(say.allowedAboveCharge, cell.place.scope, cell.value.span, facts, { found: checker.source(cell.place.scope, cell.value.span) });
}

function modifierOf(checker: Checker, cell: RowCell | undefined): string | null {
  const found = wordOf(checker, cell, text);
  if (cell === undefined || found === null || isModifier(found)) return found;
  const near = found.toUpperCase();
  const suggestions = isModifier(near) ? [replace(`write \`"${near}"\``, cell.value.span, `"${near}"`)] : [];
  checker.report(
    unknownLabel,
    cell.place.scope,
    cell.value.span,
    { label: found, of: 'a modifier', rule: MODIFIER_RULE },
    { found, suggestions, examples: ['"26"'] },
  );
  return null;
}

function revenueOf(checker: Checker, cell: RowCell | undefined): string | null {
  const found = wordOf(checker, cell, text);
  if (cell !== undefined && found !== null && !/^\d{4}$/.test(found)) {
    // Leading zeros are lost in spreadsheets.
    const right = `"${found.padStart(4, '0')}"`;
    const suggestions = /^\d{1,3}$/.test(found) ? [replace(`write \`${right}\``, cell.value.span, right, false)] : [];
    checker.report(say.badRevenue, cell.place.scope, cell.value.span, { found: echo(found) }, { found, suggestions });
  }
  return found;
}
