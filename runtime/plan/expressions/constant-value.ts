/** Values that are the same for every subject. */
import type { Expression } from '../../../ir/expression.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Value } from '../../subject/value.ts';
import type { Context } from '../compile-context.ts';
import * as v from '../person-values.ts';
import { measure } from './compile-durations.ts';

/** The value of an expression that needs no subject; undefined where it does. */
export function constantOf(e: Expression, context: Pick<Context, 'codings' | 'params'>): Value | undefined {
  switch (e.op) {
    case 'number':
    case 'text':
    case 'boolean':
      return e.value;
    case 'concept':
      return context.codings[e.concept];
    case 'duration':
      return { months: e.months, days: e.days, minutes: e.minutes, businessDays: e.businessDays };
    case 'param':
      return context.params[e.param];
    case 'party':
      return e.party;
    case 'negate': {
      const value = constantOf(e.value, context);
      return typeof value === 'number' ? -value : undefined;
    }
    case 'bounded':
      return constantOf(e.value, context);
    case 'round': {
      const value = constantOf(e.value, context);
      return typeof value === 'number' ? v.whole(value) : undefined;
    }
    case 'arithmetic': {
      const [left, right] = [constantOf(e.left, context), constantOf(e.right, context)];
      return left === undefined || right === undefined ? undefined : v.arithmetic(e.sign, left, right);
    }
    case 'add_durations': {
      const [left, right] = [constantOf(e.left, context), constantOf(e.right, context)];
      return left === undefined || right === undefined ? undefined : v.addDurations(left, right, e.sign);
    }
    case 'scale_duration': {
      const [factor, value] = [constantOf(e.factor, context), constantOf(e.value, context)];
      return factor === undefined || value === undefined ? undefined : v.scaleDuration(factor, value);
    }
    case 'measure': {
      const value = constantOf(e.value, context);
      return value === undefined ? undefined : measure(value, e.unit);
    }
    case 'to_day': {
      const value = constantOf(e.value, context);
      return typeof value === 'number' ? dayOfMinute(value) : undefined;
    }
    case 'list': {
      const items = e.items.map((item) => constantOf(item, context));
      return items.every((item) => item !== undefined) ? (items as Value[]) : undefined;
    }
    default:
      return undefined;
  }
}
