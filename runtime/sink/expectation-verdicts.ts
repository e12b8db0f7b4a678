/**
 * Tallies → verdicts. Comparisons are exact: shares to the nearest subject, means to the millionth, without a rounding between. `in` is a range, `~`
 * statistical: it passes when the sample is compatible with the stated value at an error of 1 in 1,000. A range that a right scenario would often miss
 * at so few subjects gives a warning, not a failure.
 */

import type { CoverAxis, Criterion, Expectation } from '../../ir/definition.ts';
import { counted } from '../../model/counted.ts';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import { compatibleMean, compatibleShare } from './compatible.ts';
import { wholeOf } from './exact-sum.ts';
import { type Interval, meanInterval, shareInterval } from './interval.ts';
import { type ExpectationTally, SCALE } from './tally.ts';

/** `not_applicable`: what is expected of the whole cohort, where a part of it was made. */
export type ExpectationOutcome = 'passed' | 'failed' | 'too_few' | 'not_applicable';

export interface Verdict {
  readonly text: string;
  readonly outcome: ExpectationOutcome;
  /** What was found, in words. */
  readonly found: string;
  /** Subjects for whom it does not hold, for expectations about every subject. */
  readonly failing: readonly number[];
  /** What is measured, as a number; null where there is none. Shares are 0..1. */
  readonly value: number | null;
  /** Where the true value lies, at a confidence of 95 %; null where what was counted is all there is. */
  readonly interval: Interval | null;
  /** The first few subjects that count, and the first few that do not, for shares and counts of subjects. */
  readonly examples: { readonly yes: readonly number[]; readonly no: readonly number[] };
}

/** What a judgement adds to what was counted. */
type Found = Pick<Verdict, 'outcome' | 'found'> & Partial<Pick<Verdict, 'failing' | 'value' | 'interval'>>;

export function verdictOf(expectation: Expectation, tally: ExpectationTally): Verdict {
  const examples = { yes: tally.holding, no: tally.failing };
  return { text: expectation.text, failing: [], value: null, interval: null, examples, ...find(expectation.form, tally) };
}

/** What is expected of all of a cohort is not asked of a part. @param part in words */
export function notApplicable({ text }: Expectation, part: string): Verdict {
  return { text, outcome: 'not_applicable', found: part, failing: [], value: null, interval: null, examples: { yes: [], no: [] } };
}

function find(form: Expectation['form'], tally: ExpectationTally): Found {
  const { asked, yes } = tally;
  switch (form.kind) {
    case 'every': {
      const found = asked === 0 ? 'no subject it could be asked of' : `${yes} of ${asked} subjects`;
      return { outcome: yes === asked ? 'passed' : 'failed', found, failing: tally.failing };
    }
    case 'count':
      return { outcome: countOutcome(form.judge, yes, asked), found: `${yes} of ${asked} ${wordFor(form.over)}`, value: yes };
    case 'share': {
      if (asked === 0) return { outcome: 'too_few', found: `no ${wordFor(form.over)}` };
      const found = `${round((yes / asked) * 100)}% (${yes} of ${asked})`;
      return { outcome: shareOutcome(form.judge, yes, asked), found, value: yes / asked, interval: shareInterval(yes, asked) };
    }
    case 'mean': {
      if (asked === 0) return { outcome: 'too_few', found: 'no subject has this value' };
      const mean = meanOf(tally);
      const found = `${round(mean)} over ${counted(asked, 'subject')}`;
      return { outcome: meanOutcome(form.judge, tally), found, value: mean, interval: meanInterval(mean, squaredError(tally), asked) };
    }
    case 'sum': {
      const sum = wholeOf(tally.sum);
      return {
        outcome: passes(sumOutcome(form.judge, sum)),
        found: `${round(Number(sum) / SCALE)} over ${counted(asked, 'subject')}`,
        value: Number(sum) / SCALE,
      };
    }
    case 'cover':
      return coverOutcome(form.axes, tally);
  }
}

function wordFor(over: RecordKind | null): string {
  return over === null ? 'subjects' : kindOf[over].words;
}

/** Combinations named where some are not covered. */
const NAMED = 12;

function coverOutcome(axes: readonly CoverAxis[], { asked, cells }: ExpectationTally): Found {
  const missing: string[] = [];
  cells.forEach((count, cell) => {
    if (count > 0) return;
    let rest = cell;
    const labels: string[] = [];
    for (const axis of [...axes].reverse()) {
      labels.unshift(axis.cells[rest % axis.cells.length].label);
      rest = Math.floor(rest / axis.cells.length);
    }
    missing.push(labels.join(' & '));
  });
  const named = `${missing.slice(0, NAMED).join(', ')}${missing.length > NAMED ? ` and ${missing.length - NAMED} more` : ''}`;
  const found = `${cells.length - missing.length} of ${cells.length} covered by ${counted(asked, 'subject')}${missing.length === 0 ? '' : `; not ${named}`}`;
  return { outcome: passes(missing.length === 0), found };
}

function sumOutcome(by: Criterion, sum: bigint): boolean {
  const of = (value: number): number => Number(sum - BigInt(Math.round(value * SCALE)));
  switch (by.kind) {
    case 'in':
      return within(by, of(by.low), of(by.high));
    case 'compare':
      return compare(by.sign, of(by.value));
    case 'near':
      return of(by.value) === 0;
  }
}

/** Shares of expectations are compared in hundred-millionths: products of them with counts are whole numbers below 2^53. */
const SHARE = 100_000_000;

function shareOutcome(by: Criterion, yes: number, asked: number): ExpectationOutcome {
  const of = (share: number): number => yes * SHARE - Math.round(share * SHARE) * asked;
  switch (by.kind) {
    case 'near':
      return compatibleShare(yes, asked, by.value) ? 'passed' : 'failed';
    case 'in': {
      if (within(by, of(by.low), of(by.high))) return 'passed';
      return compatibleShare(yes, asked, of(by.low) < 0 ? by.low : by.high) ? 'too_few' : 'failed';
    }
    case 'compare': {
      // The exact number of subjects may fall between two whole ones.
      const apart = of(by.value);
      const same = Math.abs(apart) < SHARE;
      return passes(by.sign === '==' ? same : by.sign === '!=' ? !same : compare(by.sign, apart));
    }
  }
}

function countOutcome(by: Criterion, yes: number, asked: number): ExpectationOutcome {
  switch (by.kind) {
    case 'near':
      return passes(asked === 0 ? by.value === 0 : compatibleShare(yes, asked, by.value / asked));
    case 'in': {
      if (within(by, yes - by.low, yes - by.high)) return 'passed';
      const bound = yes < by.low ? by.low : by.high;
      return asked > 0 && compatibleShare(yes, asked, bound / asked) ? 'too_few' : 'failed';
    }
    case 'compare':
      return passes(compare(by.sign, yes - by.value));
  }
}

/** Below this number of subjects, values that are all equal say nothing of how far values lie apart: they may be so by rounding. */
const FEW = 5;

function meanOutcome(by: Criterion, tally: ExpectationTally): ExpectationOutcome {
  const { asked } = tally;
  const sum = wholeOf(tally.sum);
  /** (mean - value), in millionths, times the number of subjects. */
  const of = (value: number): number => Number(sum - BigInt(Math.round(value * SCALE)) * BigInt(asked));
  const error = squaredError(tally);
  const near = (value: number): boolean => compatibleMean(of(value) / SCALE / asked, error, asked);
  const tooFew = asked < 2 || (asked < FEW && error === 0);
  switch (by.kind) {
    case 'near':
      return near(by.value) ? 'passed' : tooFew ? 'too_few' : 'failed';
    case 'in': {
      if (within(by, of(by.low), of(by.high))) return 'passed';
      return tooFew || near(of(by.low) < 0 ? by.low : by.high) ? 'too_few' : 'failed';
    }
    case 'compare':
      return passes(compare(by.sign, of(by.value)));
  }
}

/** The squared standard error of a mean: its variance is taken from exact sums, so that nothing cancels. */
function squaredError(tally: ExpectationTally): number {
  const n = BigInt(tally.asked);
  if (n < 2n) return 0;
  const sum = wholeOf(tally.sum);
  const spread = n * wholeOf(tally.squares) * BigInt(SCALE) - sum * sum;
  // Squares are rounded one by one, which may leave a trace below zero where all values are equal.
  return spread <= 0n ? 0 : Number(spread) / Number(n * n * (n - 1n)) / SCALE / SCALE;
}

function meanOf(tally: ExpectationTally): number {
  return Number(wholeOf(tally.sum)) / SCALE / tally.asked;
}

/** Whether a value lies in a range, given how far above each end it is. */
function within(by: Criterion & { readonly kind: 'in' }, aboveLow: number, aboveHigh: number): boolean {
  return aboveLow >= 0 && (by.highOpen ? aboveHigh < 0 : aboveHigh <= 0);
}

/** A comparison with a value, given how far above it the other side is. */
function compare(sign: (Criterion & { readonly kind: 'compare' })['sign'], above: number): boolean {
  switch (sign) {
    case '==':
      return above === 0;
    case '!=':
      return above !== 0;
    case '<':
      return above < 0;
    case '<=':
      return above <= 0;
    case '>':
      return above > 0;
    case '>=':
      return above >= 0;
  }
}

function passes(right: boolean): ExpectationOutcome {
  return right ? 'passed' : 'failed';
}

function round(x: number): string {
  return String(Math.round(x * 100) / 100);
}
