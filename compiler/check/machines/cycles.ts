/** What is wrong with a `cycle` as it is written: its days, and moves that belong to states. */

import type { Body, CycleDeclaration } from '../../../grammar/ast/ast.ts';
import { alternatives, eachItem } from '../../../grammar/ast/walk-items.ts';
import type { Span } from '../../../grammar/source-text.ts';
import { durationDays } from '../../../model/time/duration.ts';
import type { Scope } from '../../bind/scope.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import { wrongType } from '../../diagnostics/type-diagnostics.ts';
import type { Checker } from '../checker.ts';
import { isMove } from './check-moves.ts';
import { dayNumber } from './cycle.ts';

export function checkCycles(checker: Checker): void {
  for (const bound of checker.bound.threads) if ('thread' in bound && bound.thread.kind === 'cycle') checkCycle(checker, bound.thread, bound.scope);
}

function checkCycle(checker: Checker, cycle: CycleDeclaration, scope: Scope): void {
  const length = lengthInDays(cycle);
  const seen = new Map<number, Span>();
  for (const item of cycle.items) {
    if (item.kind === 'stop') continue;
    if (item.kind === 'hold') {
      if (item.length.kind === 'missing')
        checker.report(say.emptyMachine, scope, item.span, { what: '`hold`', needs: 'a duration, for example `for 7 days`' }, { found: 'hold' });
      if (item.body !== null) refuseMoves(checker, scope, item.body);
      continue;
    }
    refuseMoves(checker, scope, item.body);
    const day = dayNumber(item);
    const found = checker.source(scope, item.day.span);
    const wrong = (end: number | null, first?: Span): void => {
      const related = first === undefined ? [] : [{ message: 'first defined here', file: scope.module.source.path, span: first }];
      checker.report(say.badDayOfCycle, scope, item.day.span, { found, length: end }, { found, related });
    };
    if (day === null) {
      checker.report(wrongType, scope, item.day.span, { expected: 'a whole number of at least 1', found: null, place: 'after `day`' }, { found });
      continue;
    }
    if (seen.has(day)) wrong(null, seen.get(day));
    else if (length !== null && day > length) wrong(length);
    else seen.set(day, item.day.span);
  }
}

function lengthInDays({ every }: CycleDeclaration): number | null {
  if (every.kind !== 'duration' || !/^\d+$/.test(every.amount)) return null;
  const amount = Number(every.amount);
  if (every.unit === 'day') return amount;
  if (every.unit === 'week') return 7 * amount;
  return every.unit === 'month' || every.unit === 'year'
    ? durationDays({ months: every.unit === 'month' ? amount : 12 * amount, days: 0, minutes: 0, businessDays: 0 })
    : null;
}

/** The days of a cycle have their distances, so nothing in them waits or goes elsewhere; `end` gives the cycle up. */
function refuseMoves(checker: Checker, scope: Scope, body: Body): void {
  for (const item of eachItem(body, alternatives)) {
    if (!isMove(item) || item.kind === 'end') continue;
    const word = item.kind === 'run' ? item.word : item.kind;
    checker.report(
      say.misplacedMove,
      scope,
      item.span,
      { word, where: 'in a `cycle`, whose days have fixed times; use `states` instead' },
      { found: checker.source(scope, item.span) },
    );
  }
}
