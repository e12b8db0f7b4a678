/** What a law is: its parameters by name, and from their values a prepared distribution that maps one uniform number to one value. */

export type ParameterKind = 'any' | 'positive' | 'nonnegative' | 'share' | 'count';

export interface LawParameter {
  readonly name: string;
  /** `share` is 0..1, `count` a whole number from 0. */
  readonly kind: ParameterKind;
  readonly doc: string;
}

export interface Law {
  readonly name: string;
  /** What is drawn, in a line. */
  readonly doc: string;
  /** A call of it. */
  readonly example: string;
  /** Whether values are whole numbers. */
  readonly discrete: boolean;
  /** The accepted sets of parameters, the recommended one first. */
  readonly parameterSets: readonly (readonly LawParameter[])[];
  /** The distribution of one set's values, given in the set's order, or what is wrong with them. Cheap enough to be called for each draw. */
  prepare(set: number, values: readonly number[]): Prepared | Problem;
}

/** Why values make no distribution, and the parameter that is at fault. */
export interface Problem {
  readonly problem: string;
  readonly parameter: string;
}

/**
 * A distribution with known parameters. Every value is drawn as `quantile` of one uniform number, so a changed parameter moves each subject's value
 * smoothly, and a truncation is the conditional law itself.
 */
export interface Prepared {
  readonly discrete: boolean;
  /** The support; either end may be infinite. */
  readonly low: number;
  readonly high: number;
  /** Of the untruncated law; Infinity where it does not exist. */
  readonly mean: number;
  readonly sd: number;
  /** P(X <= x), with small values accurate in relation to themselves. */
  cdf(x: number): number;
  /** P(X > x), with small values accurate in relation to themselves. */
  survival(x: number): number;
  /** The smallest x with cdf(x) >= u, for u in 0..1. */
  quantile(u: number): number;
  /** The smallest x with survival(x) <= v, for v in 0..1: the same as quantile(1 - v), but accurate for small v. */
  quantileUpper(v: number): number;
}

export function isProblem(result: object): result is Problem {
  return 'problem' in result;
}

const REQUIREMENTS: Record<ParameterKind, { readonly words: string; holds(x: number): boolean }> = {
  any: { words: 'a finite number', holds: () => true },
  positive: { words: 'above 0', holds: (x) => x > 0 },
  nonnegative: { words: 'at least 0', holds: (x) => x >= 0 },
  share: { words: 'between 0 and 1', holds: (x) => x >= 0 && x <= 1 },
  count: { words: 'a whole number from 0', holds: (x) => x >= 0 && x <= Number.MAX_SAFE_INTEGER && Math.floor(x) === x },
};

/** A problem in the one wording that all laws share: "`sd` must be above 0, not -1". */
export function mustBe(parameter: string, requirement: string, found: number): Problem {
  return { problem: `\`${parameter}\` must be ${requirement}, not ${found}`, parameter };
}

/** The first value that its parameter's kind does not admit. */
export function refused(parameters: readonly LawParameter[], values: readonly number[]): Problem | undefined {
  for (let i = 0; i < parameters.length; i++) {
    const { name, kind } = parameters[i];
    const value = values[i];
    if (!(Math.abs(value) < Infinity)) return mustBe(name, REQUIREMENTS.any.words, value);
    if (!REQUIREMENTS[kind].holds(value)) return mustBe(name, REQUIREMENTS[kind].words, value);
  }
  return undefined;
}
