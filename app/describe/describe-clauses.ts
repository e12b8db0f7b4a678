/** When an event falls, in plain words. */
import type { Clause } from '../../grammar/ast/ast.ts';
import { chanceWords, type Slice } from './describe-values.ts';

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
      return `starting at ${slice(clause.time.span)}`;
    case 'for':
      return `for ${slice(clause.length.span)}`;
    case 'until':
      return `until ${slice(clause.time.span)}`;
    case 'times':
      return slice(clause.count.span) === '1' ? 'once' : `${slice(clause.count.span)} times`;
    case 'on_days':
      return `only on ${slice(clause.days.span).replace(/[[\]]/g, '')}`;
    case 'except':
      return `except on ${slice(clause.days.span)}`;
    case 'also':
      return `and also at ${slice(clause.time.span)}`;
    case 'clock':
      return `between ${slice(clause.range.span).replace('..', ' and ')}`;
    case 'jitter':
      return `plus or minus ${slice(clause.length.span)}`;
    case 'weighted':
      return `weighted by ${clause.curves.map(({ by }) => by.text).join(' and by ')}`;
    case 'recorded':
      return `recorded ${slice(clause.lag.span)} later`;
    case 'while':
      return `while ${slice(clause.condition.span)}`;
    case 'when':
      return `if ${slice(clause.condition.span)}`;
    case 'chance':
      return chanceWords(slice(clause.share.span));
    case 'attends':
      return `attended ${chanceWords(slice(clause.share.span))}`;
  }
}
