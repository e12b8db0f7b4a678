/** Questions about the records of one subject, one after the other: `count(encounters where class == emergency)`. */
import type { Expression } from '../../../ir/expression.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import type { Compile, Context } from '../compile-context.ts';

type Listed = Extract<Expression, { op: 'listed' }>;

export function compileListed(e: Listed, context: Context, compile: Compile): Closure {
  const { ask, list } = e;
  const where = e.where === null ? null : compile(e.where, context);
  const value = e.value === null ? null : compile(e.value, context);
  return (s) => {
    const outer = s.record;
    const values: number[] = [];
    for (const record of s.listed?.[list] ?? []) {
      s.record = record;
      if (where !== null && where(s) !== true) continue;
      const one = value === null ? 1 : value(s);
      if (typeof one === 'number') values.push(one);
    }
    s.record = outer;
    return numberOf(ask, values);
  };
}

/** What values come to; without values, there are none, and anything but their number and sum is missing. */
export function numberOf(ask: Listed['ask'], values: readonly number[]): Value {
  const { length } = values;
  if (ask === 'count') return length;
  const sum = values.reduce((a, b) => a + b, 0);
  if (ask === 'sum') return sum;
  if (length === 0) return null;
  switch (ask) {
    case 'mean':
      return sum / length;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'median': {
      const sorted = [...values].sort((a, b) => a - b);
      return (sorted[Math.floor((length - 1) / 2)] + sorted[Math.floor(length / 2)]) / 2;
    }
  }
}
