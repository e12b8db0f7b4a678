/** Draws from laws. Constant parameters are prepared once; others for each draw. */

import { isProblem, laws, type Prepared, type Truncated, truncate } from '../../../draws/distributions/distributions.ts';
import type { Expression } from '../../../ir/expression.ts';
import type { Closure, SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import type { Compile, Context } from '../compile-context.ts';
import { RunError } from '../fault.ts';
import { whole } from '../person-values.ts';
import { uniformOf } from './compile-uniform.ts';
import { constantOf } from './constant-value.ts';

type Draw = Extract<Expression, { op: 'draw' }>;

/** Least probability of a range that can still be drawn from. */
const LEAST_MASS = 1e-6;

export function compileDraw(e: Draw, context: Context, compile: Compile): Closure {
  const parameters = e.parameters.map((p) => compile(p, context));
  const [offset, scale, low, high] = [e.offset, e.scale, e.low, e.high].map((part) => (part === null ? null : compile(part, context)));
  const uniform = uniformOf(e.path, context);
  const fixed = (parts: readonly (Expression | null)[]): boolean => parts.every((part) => part === null || constantOf(part, context) !== undefined);
  const nobody = null as unknown as SubjectState;
  const prepared = fixed(e.parameters)
    ? preparedLaw(
        e,
        parameters.map((p) => p(nobody)),
      )
    : null;
  if (prepared !== null && fixed([e.offset, e.scale, e.low, e.high])) {
    const law = new PlacedLaw(e, prepared, offset?.(nobody) ?? 0, scale?.(nobody) ?? 1, low?.(nobody) ?? null, high?.(nobody) ?? null);
    return (s) => law.value(uniform(s));
  }
  return (s) => {
    const law =
      prepared ??
      preparedLaw(
        e,
        parameters.map((p) => p(s)),
      );
    const [o, k, l, h] = [offset === null ? 0 : offset(s), scale === null ? 1 : scale(s), low === null ? null : low(s), high === null ? null : high(s)];
    // A value that depends on something missing is missing.
    if (law === null || o === null || k === null || (low !== null && l === null) || (high !== null && h === null)) return null;
    return new PlacedLaw(e, law, o, k, l, h).value(uniform(s));
  };
}

/** The law with these parameters; null where one of them is missing. */
export function preparedLaw(e: Draw, parameters: readonly Value[]): Prepared | null {
  if (parameters.includes(null)) return null;
  let values = parameters as readonly number[];
  // A uniform law over whole numbers includes both ends: each whole number gets a bin of its own.
  if (e.whole && e.law === 'uniform') values = [values[0] - 0.5, values[1] + 0.5];
  const prepared = laws.get(e.law)?.prepare(e.set, values) ?? { problem: 'there is no such distribution', parameter: '' };
  if (isProblem(prepared)) throw new RunError('HS4006', e.at, `invalid parameter of \`${e.law}\`: ${prepared.problem}`);
  return prepared;
}

/** A law at offset + scale × X, truncated to low..high, of whole numbers where asked for. */
export class PlacedLaw {
  readonly #law: Prepared;
  readonly #inside: Truncated | null;
  readonly #offset: number;
  readonly #scale: number;
  readonly #whole: boolean;
  readonly #low: number | null;
  readonly #high: number | null;

  constructor(e: Draw, law: Prepared, offset: Value, scale: Value, low: Value, high: Value) {
    this.#law = law;
    this.#offset = offset as number;
    this.#scale = scale as number;
    this.#whole = e.whole;
    this.#low = low as number | null;
    this.#high = high as number | null;
    this.#inside = this.#truncated(e);
  }

  #truncated(e: Draw): Truncated | null {
    if (this.#low === null && this.#high === null) return null;
    // Bounds of the placed value, as bounds of the drawn one; whole numbers own the half step on either side.
    const widen = this.#whole && !this.#law.discrete ? 0.5 : 0;
    let highOpen = e.highOpen;
    const least = this.#low === null ? -Infinity : this.#low - widen;
    const most = this.#high === null ? Infinity : this.#high + (highOpen && widen > 0 ? -widen : widen);
    if (widen > 0) highOpen = true;
    const a = (least - this.#offset) / this.#scale;
    const b = (most - this.#offset) / this.#scale;
    const inside = this.#scale > 0 ? truncate(this.#law, a, b, highOpen) : truncate(this.#law, b, a, false);
    if (!(inside.mass >= LEAST_MASS))
      throw new RunError(
        'HS4007',
        e.at,
        `a draw from \`${e.law}\` is almost never in \`${this.#low ?? ''}..${this.#high ?? ''}\`; the probability must be at least 0.000001`,
      );
    return inside;
  }

  value(u: number): number {
    const x = this.#inside === null ? this.#law.quantile(u) : this.#inside.quantile(u);
    let y = this.#offset + this.#scale * x;
    if (this.#whole) y = whole(y);
    // The law is conditional already; only the last rounding can step over an end.
    if (this.#low !== null && y < this.#low) y = this.#low;
    if (this.#high !== null && y > this.#high) y = this.#high;
    return y === 0 ? 0 : y;
  }
}

/** Redraws before a range counts as out of reach. */
const ATTEMPTS = 2000;

export function compileRedraw(e: Extract<Expression, { op: 'redraw' }>, context: Context, compile: Compile): Closure {
  const [value, low, high] = [compile(e.value, context), compile(e.low, context), compile(e.high, context)];
  return (s) => {
    const [l, h] = [low(s), high(s)];
    if (typeof l !== 'number' || typeof h !== 'number') return null;
    const outer = s.attempt;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      s.attempt = attempt;
      const x = value(s);
      if (typeof x !== 'number') {
        s.attempt = outer;
        return null;
      }
      if (x >= l && (e.highOpen ? x < h : x <= h)) {
        s.attempt = outer;
        return x;
      }
    }
    s.attempt = outer;
    throw new RunError('HS4007', e.at, `the value was drawn ${ATTEMPTS} times without being in \`${l}..${h}\``);
  };
}
