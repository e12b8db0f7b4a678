/** Values that go on from their last one, and the arrival of subjects one after the other. */
import type { Expression } from '../../../ir/expression.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Compile, Context } from '../compile-context.ts';
import { uniformOf } from './compile-uniform.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

export function compileWalk(e: Of<'walk'>, context: Context, compile: Compile): Closure {
  const start = compile(e.start, context);
  const step = compile(e.step, context);
  const { memory } = e;
  return (s) => {
    const last = s.walks[memory];
    const next = last === null ? start(s) : step(s);
    const value = typeof next !== 'number' ? null : last === null ? next : last + next;
    s.walks[memory] = value;
    return value;
  };
}

/** Subject i arrives in the i-th slot of 1/rate, anywhere in it: the rate is exact, and no subject depends on another. After `until` it begins again. */
export function compileArrival(e: Of<'arrival'>, context: Context, compile: Compile): Closure {
  const from = compile(e.from, context);
  const until = e.until === null ? null : compile(e.until, context);
  const uniform = uniformOf(e.path, context);
  const { perMinute } = e;
  return (s) => {
    const begin = from(s);
    if (typeof begin !== 'number') return null;
    const end = until === null ? null : until(s);
    const slots = typeof end === 'number' ? Math.max(1, Math.floor((end - begin) * perMinute)) : Number.POSITIVE_INFINITY;
    const slot = slots === Number.POSITIVE_INFINITY ? s.index : s.index % slots;
    return begin + Math.floor((slot + uniform(s)) / perMinute);
  };
}
