/** The range in which a number must lie by the form of its expression, whatever the person and the time. */

import { exp } from '../../../draws/exact-math.ts';
import type { Param } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { foldNumber } from './elaborate-constants.ts';

export interface NumberInterval {
  readonly low: number;
  readonly high: number;
}

const anything: NumberInterval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

export function intervalOf(expression: Expression, params: readonly Param[]): NumberInterval {
  const constant = foldNumber(expression, params);
  if (constant !== null) return { low: constant, high: constant };
  const of = (part: Expression): NumberInterval => intervalOf(part, params);
  switch (expression.op) {
    case 'let':
      return of(expression.body);
    case 'negate': {
      const { low, high } = of(expression.value);
      return { low: -high, high: -low };
    }
    case 'arithmetic': {
      const left = of(expression.left);
      const right = of(expression.right);
      switch (expression.sign) {
        case '+':
          return { low: left.low + right.low, high: left.high + right.high };
        case '-':
          return { low: left.low - right.high, high: left.high - right.low };
        case '*':
          return spread([left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]);
        case '/':
          return right.low > 0 || right.high < 0
            ? spread([left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high])
            : anything;
      }
      return anything;
    }
    case 'extreme': {
      const values = expression.values.map(of);
      const pick = expression.least ? Math.min : Math.max;
      return { low: pick(...values.map(({ low }) => low)), high: pick(...values.map(({ high }) => high)) };
    }
    case 'math': {
      const { low, high } = of(expression.values[0]);
      return expression.name === 'exp' ? { low: exp(low), high: exp(high) } : anything;
    }
    case 'if':
      return union([expression.yes, expression.no].map(of));
    case 'by':
      return union([...expression.rows.map(({ value }) => value), ...(expression.otherwise === null ? [] : [expression.otherwise])].map(of));
    case 'first_of':
      return union([...expression.arms.map(({ value }) => value), ...(expression.otherwise === null ? [] : [expression.otherwise])].map(of));
    default:
      return anything;
  }
}

function union(intervals: readonly NumberInterval[]): NumberInterval {
  return { low: Math.min(...intervals.map(({ low }) => low)), high: Math.max(...intervals.map(({ high }) => high)) };
}

/** Of the products or quotients of ends; nothing times without end is not a number, and is 0 here. */
function spread(ends: readonly number[]): NumberInterval {
  const known = ends.map((end) => (Number.isNaN(end) ? 0 : end));
  return { low: Math.min(...known), high: Math.max(...known) };
}
