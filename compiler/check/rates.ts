/** Rates: constants, a choice among them, or a computed number with a known maximum, so that a Poisson process can be thinned exactly. */

import { log1p } from '../../draws/exact-math.ts';
import type { Name, ValueNode } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import type { Param } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { leavesOf } from '../../ir/walk.ts';
import { nearest } from '../../model/nearest.ts';
import { describe } from '../../vocabulary/types.ts';
import * as say from '../diagnostics/time-diagnostics.ts';
import { numberRange, wrongType } from '../diagnostics/type-diagnostics.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { reportValue } from './set-values.ts';
import { elaborate } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { isRandom } from './values/elaborate-random.ts';
import { exactFraction, shareText } from './values/exact-fraction.ts';
import { intervalOf } from './values/interval-of.ts';

/** Rates are kept per year of 365.25 days. */
const perYear: Readonly<Record<string, number>> = { day: 365.25, week: 365.25 / 7, month: 12, year: 1 };

export interface Rate {
  readonly perYear: Expression;
  readonly maxPerYear: number;
  /** A probability happens at most once. */
  readonly once: boolean;
}

/** `6% per year`, `2.4 per year`: as expected events a year. */
export function checkRate(checker: Checker, place: Place, value: ValueNode, unit: Name): Rate {
  const factor = perYear[unit.text];
  if (factor === undefined) {
    const near = nearest(unit.text, Object.keys(perYear));
    checker.report(
      say.rateUnit,
      place.scope,
      unit.span,
      { found: unit.text },
      { found: unit.text, expected: Object.keys(perYear), suggestions: near.map((other) => guess(unit.span, other, false)) },
    );
  }
  const typed = elaborate(checker, place, value, null);
  const once = typed.type.kind === 'share';
  if (!once && typed.type.kind !== 'number' && typed.type.kind !== 'unknown') {
    checker.report(
      wrongType,
      place.scope,
      value.span,
      { expected: 'a percentage or a number', found: describe(typed.type), place: place.what },
      { found: checker.source(place.scope, value.span) },
    );
  }
  // 6 % per year is the hazard −ln(1 − 0.06); 2.4 per year is the hazard 2.4.
  const hazard = (x: number): number => (once ? -log1p(-Math.min(x, 1 - 1e-12)) : x) * (factor ?? 1);
  const constants = isRandom(value) ? null : scaleLeaves(typed.expression, checker.params, hazard);
  const computed = constants !== null || once || isRandom(value) ? null : computedRate(typed.expression, checker.params, factor ?? 1);
  const scaled = constants ?? computed?.perYear ?? null;
  if (scaled === null && typed.type.kind !== 'unknown')
    checker.report(say.rateNotConstant, place.scope, value.span, {}, { found: checker.source(place.scope, value.span) });
  const most = constants !== null ? maximumOf(constants) : (computed?.most ?? 0);
  const exact = exactFraction(typed.expression, checker.params);
  const found = exact !== null && once ? shareText(exact) : checker.source(place.scope, value.span);
  if (scaled !== null && once && leavesOf(typed.expression).some((leaf) => !isShare(foldNumber(leaf, checker.params))))
    reportValue(checker, numberRange, place.scope, value.span, [typed.expression], { what: 'a rate', found, range: 'between 0% and 100%' });
  else if (most < 0 || (scaled !== null && !(most < 1e6)))
    reportValue(checker, numberRange, place.scope, value.span, [typed.expression], { what: 'a rate', found, range: 'between 0 and 1,000,000 per year' });
  return { perYear: scaled ?? typed.expression, maxPerYear: Math.max(0, most), once };
}

function isShare(value: number | null): boolean {
  return value === null || (value >= 0 && value <= 1);
}

/** A number of events that depends on the person and the time, whose largest value follows from its form: `min(…, 0.5)`. Null where it does not. */
function computedRate(expression: Expression, params: readonly Param[], factor: number): { readonly perYear: Expression; readonly most: number } | null {
  const { high } = intervalOf(expression, params);
  if (high === Number.POSITIVE_INFINITY) return null;
  const { at } = expression;
  const perYear: Expression = factor === 1 ? expression : { op: 'arithmetic', sign: '*', left: expression, right: { op: 'number', value: factor, at }, at };
  return { perYear, most: high * factor };
}

/** The expression with every constant leaf replaced by `f` of it; null where a leaf is not a constant. */
function scaleLeaves(expression: Expression, params: readonly Param[], f: (value: number) => number): Expression | null {
  const constant = foldNumber(expression, params);
  if (constant !== null) return { op: 'number', value: f(constant), at: expression.at };
  switch (expression.op) {
    case 'if': {
      const yes = scaleLeaves(expression.yes, params, f);
      const no = scaleLeaves(expression.no, params, f);
      return yes === null || no === null ? null : { ...expression, yes, no };
    }
    case 'by': {
      const rows = expression.rows.map((row) => ({ keys: row.keys, value: scaleLeaves(row.value, params, f) }));
      const otherwise = expression.otherwise === null ? null : scaleLeaves(expression.otherwise, params, f);
      if (rows.some((row) => row.value === null) || (expression.otherwise !== null && otherwise === null)) return null;
      return { ...expression, rows: rows as { keys: (typeof expression.rows)[number]['keys']; value: Expression }[], otherwise };
    }
    case 'first_of': {
      const arms = expression.arms.map((arm) => ({ when: arm.when, value: scaleLeaves(arm.value, params, f) }));
      const otherwise = expression.otherwise === null ? null : scaleLeaves(expression.otherwise, params, f);
      if (arms.some((arm) => arm.value === null) || (expression.otherwise !== null && otherwise === null)) return null;
      return { ...expression, arms: arms as { when: Expression; value: Expression }[], otherwise };
    }
    default:
      return null;
  }
}

/** The largest leaf of an expression that `scaleLeaves` made. */
function maximumOf(expression: Expression): number {
  return Math.max(...leavesOf(expression).map((leaf) => (leaf.op === 'number' ? leaf.value : 0)));
}
