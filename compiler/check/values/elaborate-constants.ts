/** Values of expressions that are the same for everybody. */

import type { Param } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { durationDays, durationMinutes } from '../../../model/time/duration.ts';

/** The number that an expression always is; null where it varies. Without `params`, parameters vary too: `--set` may change them. */
export function foldNumber(expression: Expression, params: readonly Param[] = []): number | null {
  switch (expression.op) {
    case 'number':
      return expression.value;
    case 'param':
      return expression.param in params ? ofParam(params[expression.param], params) : null;
    case 'negate': {
      const value = foldNumber(expression.value, params);
      return value === null ? null : -value;
    }
    case 'round': {
      const value = foldNumber(expression.value, params);
      return value === null ? null : Math.floor(value + 0.5);
    }
    case 'arithmetic': {
      const left = foldNumber(expression.left, params);
      const right = foldNumber(expression.right, params);
      if (left === null || right === null) return null;
      switch (expression.sign) {
        case '+':
          return left + right;
        case '-':
          return left - right;
        case '*':
          return left * right;
        case '/':
          return right === 0 ? null : left / right;
      }
      return null;
    }
    case 'measure': {
      if (expression.value.op !== 'duration') return null;
      return expression.unit === 'day' ? durationDays(expression.value) : durationMinutes(expression.value);
    }
    case 'to_day': {
      const value = foldNumber(expression.value, params);
      return value === null ? null : Math.floor(value / 1440);
    }
    default:
      return null;
  }
}

const known = new WeakMap<Param, number | null>();

/** Each is worked out once, in the order of the file, so that a long chain of parameters is not a deep recursion. */
function ofParam(param: Param, params: readonly Param[]): number | null {
  const found = known.get(param);
  if (found !== undefined) return found;
  const value = foldNumber(param.value, params);
  known.set(param, value);
  return value;
}
