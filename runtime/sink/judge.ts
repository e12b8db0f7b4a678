/**
 * Tallies → verdicts. `==` is exact (to the nearest subject), `in` a range, `~` statistical: it passes when the sample is compatible with the stated
 * value at an error of 1 in 1,000. A range that a right scenario would often miss at so few subjects gives a warning, not a failure.
 */
import type { Expectation, Judge } from '../../compiler/ir/ir.ts';
import * as standard from '../distribution/standard-normal.ts';
import { type ExpectationTally, SCALE } from './tally.ts';

export interface Verdict {
  readonly text: string;
  readonly outcome: 'passed' | 'failed' | 'too_few';
  /** What was found, in words. */
  readonly found: string;
  /** Subjects for whom it does not hold, for expectations about every subject. */
  readonly failing: readonly number[];
}

/** Chance that a right scenario fails a statistical expectation. */
const ERROR = 0.001;
const Z = standard.quantile(1 - ERROR / 2);

export function judge(expectation: Expectation, tally: ExpectationTally): Verdict {
  const { form, text } = expectation;
  const { asked, yes } = tally;
  const verdict = (outcome: Verdict['outcome'], found: string, failing: readonly number[] = []): Verdict => ({ text, outcome, found, failing });
  if (form.kind === 'every') {
    const found = asked === 0 ? 'no subject it could be asked of' : `${yes} of ${asked} subjects`;
    return verdict(yes === asked ? 'passed' : 'failed', found, tally.failing);
  }
  if (form.kind === 'count') return verdict(judgeNumber(form.judge, yes, 0) ? 'passed' : 'failed', `${yes} of ${asked} subjects`);
  if (form.kind === 'share') return judgeShare(form.judge, yes, asked, verdict);
  if (asked === 0) return verdict('too_few', 'no subject has this value');
  const mean = tally.sum / SCALE / asked;
  const variance = Math.max(0, tally.squares / SCALE / asked - mean * mean);
  const error = asked < 2 ? Number.POSITIVE_INFINITY : Z * Math.sqrt(variance / (asked - 1));
  const found = `${round(mean)} over ${asked} subjects`;
  if (judgeNumber(form.judge, mean, error)) return verdict('passed', found);
  return verdict(form.judge.kind === 'in' && judgeNumber(widened(form.judge, error), mean, 0) ? 'too_few' : 'failed', found);
}

function judgeShare(by: Judge, yes: number, asked: number, verdict: (outcome: Verdict['outcome'], found: string) => Verdict): Verdict {
  if (asked === 0) return verdict('too_few', 'no subjects');
  const share = yes / asked;
  const found = `${percent(share)} (${yes} of ${asked})`;
  if (by.kind === 'near') return verdict(compatible(yes, asked, by.value) ? 'passed' : 'failed', found);
  if (by.kind === 'compare' && by.sign === '==') {
    // The exact number of subjects may fall between two whole ones.
    const exact = by.value * asked;
    return verdict(Math.abs(yes - exact) < 1 - 1e-9 ? 'passed' : 'failed', found);
  }
  if (judgeNumber(by, share, 0)) return verdict('passed', found);
  if (by.kind !== 'in') return verdict('failed', found);
  const nearest = share < by.low ? by.low : by.high;
  return verdict(compatible(yes, asked, nearest) ? 'too_few' : 'failed', found);
}

/** Wilson's score interval: whether a sample of `n` with `yes` is compatible with a share. */
export function compatible(yes: number, n: number, share: number): boolean {
  const p = yes / n;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return share >= centre - half - 1e-12 && share <= centre + half + 1e-12;
}

function widened(by: Judge, error: number): Judge {
  return by.kind === 'in' ? { ...by, low: by.low - error, high: by.high + error } : by;
}

function judgeNumber(by: Judge, value: number, error: number): boolean {
  switch (by.kind) {
    case 'near':
      return Math.abs(value - by.value) <= error + 1e-12;
    case 'in':
      return value >= by.low && (by.highOpen ? value < by.high : value <= by.high);
    case 'compare':
      switch (by.sign) {
        case '==':
          return value === by.value;
        case '!=':
          return value !== by.value;
        case '<':
          return value < by.value;
        case '<=':
          return value <= by.value;
        case '>':
          return value > by.value;
        case '>=':
          return value >= by.value;
      }
  }
}

function percent(share: number): string {
  return `${round(share * 100)}%`;
}

function round(x: number): string {
  return String(Math.round(x * 100) / 100);
}
