/**
 * What the parts of a ratio come to for one subject, summed over subjects: amounts, how many values they are of, and the products of all pairs, from which
 * the error of the ratio follows. The records of one subject count together, so that they may depend on each other.
 */
import type { RatioPart } from '../../ir/definition.ts';
import type { Subject } from '../../model/subject.ts';
import type { Context } from '../plan/compile-context.ts';
import { compileParts } from '../run/timed-questions.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import { addWhole, type ExactSum, wholeOf, zeroSum } from './exact-sum.ts';

/** The amount of a part for one subject, and of how many values it is. */
export interface Counted {
  readonly amount: number;
  readonly values: number;
}

export const nothingCounted: Counted = { amount: 0, values: 0 };

/** Of one subject: what the part comes to, at the end of their run. */
export function compileRatioPart(part: RatioPart, context: Context): (s: SubjectState, subject: Subject) => Counted {
  const { of, given } = compileParts(part, context);
  const holds = part.ask === 'share' || part.ask === 'count';
  const one = (s: SubjectState): number | null => {
    if (given(s) !== true) return null;
    const answer = of(s);
    if (holds) return answer === true ? 1 : 0;
    return typeof answer === 'number' && Number.isFinite(answer) ? answer : null;
  };
  return (s, subject) => {
    let [amount, values] = [0, 0];
    const add = (value: number | null): void => {
      if (value === null) return;
      amount += value;
      values++;
    };
    if (part.over === null) add(one(s));
    else {
      for (const record of subject[part.over]) {
        s.record = record;
        add(one(s));
      }
      s.record = null;
    }
    return { amount, values };
  };
}

/** Amount and values of the top, then of the bottom. */
const QUANTITIES = 4;
/** Sums are kept in millionths: whole numbers add up exactly. */
const SCALE = 1_000_000;

/** Where the sum of the products of two quantities is. */
function pair(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return QUANTITIES + low * QUANTITIES - (low * (low - 1)) / 2 + (high - low);
}

export function noRatio(): ExactSum[] {
  return Array.from({ length: QUANTITIES + (QUANTITIES * (QUANTITIES + 1)) / 2 }, zeroSum);
}

export function noteRatio(sums: readonly ExactSum[], [top, bottom]: readonly Counted[]): void {
  const quantities = [top.amount, top.values, bottom.amount, bottom.values];
  for (let a = 0; a < QUANTITIES; a++) {
    addWhole(sums[a], Math.round(quantities[a] * SCALE));
    for (let b = a; b < QUANTITIES; b++) addWhole(sums[pair(a, b)], Math.round(quantities[a] * quantities[b] * SCALE));
  }
}

/** The sums as numbers. */
export class RatioSums {
  readonly #sums: readonly number[];

  constructor(sums: readonly ExactSum[]) {
    this.#sums = sums.map((sum) => Number(wholeOf(sum)) / SCALE);
  }

  total(quantity: number): number {
    return this.#sums[quantity];
  }

  /** Σ (Σ weights[q] × quantity q)² over subjects. */
  squares(weights: readonly number[]): number {
    let sum = 0;
    for (let a = 0; a < QUANTITIES; a++) for (let b = 0; b < QUANTITIES; b++) sum += weights[a] * weights[b] * this.#sums[pair(a, b)];
    return Math.max(0, sum);
  }
}
