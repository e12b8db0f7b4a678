/** The column `bills`: the rows that another row is billed for. */
import type { BoundConcept } from '../bind/scope.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { groupNamed } from './check-groups.ts';
import type { Checker } from './checker.ts';
import type { RowCell } from './row-cells.ts';
import { elaborateAs } from './values/elaborate.ts';

/**
 * A row, a group, or a list of both.
 * @param billedBy what each row is billed by so far: a row that is billed by two is reported
 */
export function billsOf(checker: Checker, row: BoundConcept, cell: RowCell | undefined, billedBy: Map<number, BoundConcept>): readonly number[] {
  if (cell === undefined) return [];
  const { value, place } = cell;
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    const expression = groupNamed(checker, place, item) ?? elaborateAs(checker, place, item, { kind: 'coding' });
    const rows = 'op' in expression ? (expression.op === 'concept' ? [expression.concept] : []) : expression;
    for (const one of rows) {
      const other = billedBy.get(one);
      if (other !== undefined) {
        const facts = { name: checker.concepts[one].name, first: other.name };
        checker.report(say.billedTwice, place.scope, item.span, facts, { found: checker.source(place.scope, item.span) });
      }
      billedBy.set(one, row);
    }
    return rows;
  });
}
