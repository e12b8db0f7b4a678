/** When an event falls, in plain words. */
import type { Clause } from '../../grammar/ast/ast.ts';
import type { Slice } from './describe-values.ts';

export function whenItFalls(clauses: readonly Clause[], slice: Slice): string {
  return clauses.map((clause) => phrase(clause, slice).replace(/\s+/g, ' ')).join(', ');
}

function phrase(clause: Clause, slice: Slice): string {
  switch (clause.kind) {
    case 'at':
      return `at ${slice(clause.time.span)}${clause.thenEvery === null ? '' : `, then every ${slice(clause.thenEvery.span)}`}`;
    case 'every':
      return `every ${slice(clause.interval.span)}`;
    case 'rate':
      return `at a rate of ${slice(clause.rate.span)} per ${clause.unit.text}`;
    case 'in':
      return `in the visits of ${slice(clause.event.span)}`;
    case 'from':
      return `counted from ${slice(clause.time.span)}`;
    case 'for':
      return `for ${slice(clause.length.span)}`;
    case 'until':
      return `until ${slice(clause.time.span)}`;
    case 'times':
      return slice(clause.count.span) === '1' ? 'once' : `${slice(clause.count.span)} times`;
    case 'on_days':
      return `on ${slice(clause.days.span).replace(/[[\]]/g, '')}`;
    case 'except':
      return `not on ${slice(clause.days.span)}`;
    case 'also':
      return `and also at ${slice(clause.time.span)}`;
    case 'clock':
      return `between ${slice(clause.range.span)} o'clock`;
    case 'jitter':
      return `give or take ${slice(clause.length.span)}`;
    case 'window':
      return `on a business day within ${slice(clause.length.span)}`;
    case 'weighted':
      return `more or less by ${clause.by.text}`;
    case 'recorded':
      return `recorded ${slice(clause.lag.span)} later`;
    case 'while':
      return `as long as ${slice(clause.condition.span)}`;
    case 'when':
      return `if ${slice(clause.condition.span)}`;
    case 'chance':
      return `in ${slice(clause.share.span)} of cases`;
  }
}
