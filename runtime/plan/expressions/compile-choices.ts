/** `choose`, `mixture`, `chance`, `pick`. */

import { cumulative, pickWeighted } from '../../../draws/distributions/weighted.ts';
import type { Expression } from '../../../ir/expression.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Compile, Context } from '../compile-context.ts';
import { uniformOf } from './compile-uniform.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

/** The index of an arm: arms whose condition does not hold leave, and the weights of the others count in proportion. -1 where none is left. */
export function compileArms(weights: readonly number[], whens: readonly (Closure | null)[], uniform: (s: SubjectState) => number): (s: SubjectState) => number {
  const sums = cumulative(weights);
  if (whens.every((when) => when === null)) return (s) => pickWeighted(sums, uniform(s));
  return (s) => {
    const kept = weights.map((weight, i) => {
      const when = whens[i];
      return when === null || when(s) === true ? weight : 0;
    });
    return pickWeighted(cumulative(kept), uniform(s));
  };
}

export function compileChoose(e: Of<'choose'>, context: Context, compile: Compile): Closure {
  const values = e.arms.map((arm) => compile(arm.value, context));
  const whens = e.arms.map((arm) => (arm.when === null ? null : compile(arm.when, context)));
  const pick = compileArms(
    e.arms.map((arm) => arm.weight),
    whens,
    uniformOf(e.path, context),
  );
  return (s) => {
    const i = pick(s);
    return i < 0 ? null : values[i](s);
  };
}

export function compileMixture(e: Of<'mixture'>, context: Context, compile: Compile): Closure {
  const values = e.arms.map((arm) => compile(arm.value, context));
  const sums = cumulative(e.arms.map((arm) => arm.weight));
  const uniform = uniformOf(e.path, context);
  return (s) => values[Math.max(0, pickWeighted(sums, uniform(s)))](s);
}

export function compileChance(e: Of<'chance'>, context: Context, compile: Compile): Closure {
  const share = compile(e.share, context);
  const uniform = uniformOf(e.path, context);
  return (s) => {
    const p = share(s);
    return typeof p === 'number' ? uniform(s) < p : null;
  };
}

export function compilePick(e: Of<'pick'>, context: Context, compile: Compile): Closure {
  const whens = e.whens.map((when) => (when === null ? null : compile(when, context)));
  const pick = compileArms(e.weights, whens, uniformOf(e.path, context));
  return (s) => {
    const i = pick(s);
    return i < 0 ? null : context.codings[e.concepts[i]];
  };
}
