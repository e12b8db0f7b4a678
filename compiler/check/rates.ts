/** Rates: a choice among constants, so that the largest is known and a Poisson process can be thinned exactly. */
import type { Expression } from '../ir/expression.ts';
import { foldNumber } from './values/constants.ts';

/** The expression with every constant leaf replaced by `f` of it; null where a leaf is no constant. */
export function scaleLeaves(expression: Expression, f: (value: number) => number): Expression | null {
  const constant = foldNumber(expression);
  if (constant !== null) return { op: 'number', value: f(constant), at: expression.at };
  switch (expression.op) {
    case 'if': {
      const yes = scaleLeaves(expression.yes, f);
      const no = scaleLeaves(expression.no, f);
      return yes === null || no === null ? null : { ...expression, yes, no };
    }
    case 'by': {
      const rows = expression.rows.map((row) => ({ keys: row.keys, value: scaleLeaves(row.value, f) }));
      const otherwise = expression.otherwise === null ? null : scaleLeaves(expression.otherwise, f);
      if (rows.some((row) => row.value === null) || (expression.otherwise !== null && otherwise === null)) return null;
      return { ...expression, rows: rows as { keys: (typeof expression.rows)[number]['keys']; value: Expression }[], otherwise };
    }
    case 'first_of': {
      const arms = expression.arms.map((arm) => ({ when: arm.when, value: scaleLeaves(arm.value, f) }));
      const otherwise = expression.otherwise === null ? null : scaleLeaves(expression.otherwise, f);
      if (arms.some((arm) => arm.value === null) || (expression.otherwise !== null && otherwise === null)) return null;
      return { ...expression, arms: arms as { when: Expression; value: Expression }[], otherwise };
    }
    default:
      return null;
  }
}

/** The largest leaf of an expression that `scaleLeaves` made. */
export function maximumOf(expression: Expression): number {
  switch (expression.op) {
    case 'number':
      return expression.value;
    case 'if':
      return Math.max(maximumOf(expression.yes), maximumOf(expression.no));
    case 'by':
      return Math.max(...expression.rows.map((row) => maximumOf(row.value)), expression.otherwise === null ? 0 : maximumOf(expression.otherwise));
    case 'first_of':
      return Math.max(...expression.arms.map((arm) => maximumOf(arm.value)), expression.otherwise === null ? 0 : maximumOf(expression.otherwise));
    default:
      return 0;
  }
}
