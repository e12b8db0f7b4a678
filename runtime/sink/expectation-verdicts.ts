/**
 * Tallies → verdicts. Comparisons are exact: shares to the nearest subject, means to the millionth, without a rounding between. `in` is a range, `~`
 * statistical: it passes when the stated value lies in the interval of the true one at an error of 1 in 1,000, which is printed. A range that this interval
 * meets, and the value found does not, gives a warning, not a failure.
 */

import type { CoverAxis, Criterion, Expectation, FigureUnit } from '../../ir/definition.ts';
import { counted } from '../../model/counted.ts';
import { moneyText } from '../../model/money-text.ts';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import { type ExactSum, wholeOf } from './exact-sum.ts';
import {
  correlationInterval,
  deviationInterval,
  ERROR,
  type ErrorRate,
  type Interval,
  meanInterval,
  quantileInterval,
  shareInterval,
  studentInterval,
} from './interval.ts';
import { type Estimate, ratioEstimate } from './ratio-estimate.ts';
import { quantile, sorted } from './spread.ts';
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
  /** Where the true value lies, at a confidence of 99.9 %; null where what was counted is all there is. */
  readonly interval: Interval | null;
  /** The first few subjects that count, and the first few that do not, for shares and counts of subjects. */
  readonly examples: { readonly yes: readonly number[]; readonly no: readonly number[] };
}

/** What a judgement adds to what was counted. */
type Found = Pick<Verdict, 'outcome' | 'found'> & Partial<Pick<Verdict, 'failing' | 'value' | 'interval'>>;

export function verdictOf(expectation: Expectation, tally: ExpectationTally): Verdict {
  const examples = { yes: tally.holding, no: tally.failing };
  return { text: expectation.text, failing: [], value: null, interval: null, examples, ...find(expectation, tally) };
}

/** What is expected of all of a cohort is not asked of a part. @param part in words */
export function notApplicable({ text }: Expectation, part: string): Verdict {
  return { text, outcome: 'not_applicable', found: part, failing: [], value: null, interval: null, examples: { yes: [], no: [] } };
}

function find({ form, unit = 'number' }: Expectation, tally: ExpectationTally): Found {
  const { asked, yes } = tally;
  switch (form.kind) {
    case 'every': {
      const found = asked === 0 ? 'no subject to which it applies' : `${yes} of ${asked} subjects`;
      return { outcome: yes === asked ? 'passed' : 'failed', found, failing: tally.failing };
    }
    case 'count': {
      const share = form.judge.kind === 'compare' ? null : shareInterval(yes, asked);
      const interval = share === null ? null : { low: share.low * asked, high: share.high * asked };
      return { outcome: countOutcome(form.judge, yes, interval), found: `${yes} of ${asked} ${wordFor(form.over)}`, value: yes, interval };
    }
    case 'share': {
      if (asked === 0) return { outcome: 'too_few', found: `no ${wordFor(form.over)}` };
      const found = `${round((yes / asked) * 100)}% (${yes} of ${asked})`;
      const interval = shareInterval(yes, asked);
      return { outcome: shareOutcome(form.judge, yes, asked, interval), found, value: yes / asked, interval };
    }
    case 'sum': {
      const sum = wholeOf(tally.sum);
      return { outcome: passes(sumOutcome(form.judge, sum)), found: overText(Number(sum) / SCALE, unit, form.over, asked), value: Number(sum) / SCALE };
    }
    case 'correlation':
    case 'mean':
    case 'percentile':
    case 'sd':
    case 'min':
    case 'max':
    case 'slope': {
      const none = asked === 0 || ((form.kind === 'sd' || form.kind === 'correlation' || form.kind === 'slope') && asked < 2);
      if (none) return { outcome: 'too_few', found: asked === 0 ? `no ${form.over === null ? 'subject' : 'record'} has this value` : 'only one value' };
      const { value, interval } = estimateOf(form, tally, ERROR);
      if (value === null) return { outcome: 'too_few', found: 'all values are equal' };
      const outcome = form.kind === 'mean' ? meanOutcome(form.judge, tally, interval) : estimateOutcome(form.judge, value, interval, asked);
      return { outcome, found: overText(value, unit, form.over, asked), value, interval };
    }
    case 'ratio': {
      const { value, interval } = ratioEstimate(form, tally, ERROR);
      if (value === null) return { outcome: 'too_few', found: 'nothing to divide' };
      return { outcome: estimateOutcome(form.judge, value, interval, asked), found: overText(value, unit, null, asked), value, interval };
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

function shareOutcome(by: Criterion, yes: number, asked: number, interval: Interval | null): ExpectationOutcome {
  const of = (share: number): number => yes * SHARE - Math.round(share * SHARE) * asked;
  switch (by.kind) {
    case 'near':
      return contains(interval, by.value) ? 'passed' : 'failed';
    case 'in':
      return within(by, of(by.low), of(by.high)) ? 'passed' : meets(interval, by) ? 'too_few' : 'failed';
    case 'compare': {
      // The exact number of subjects may fall between two whole ones.
      const apart = of(by.value);
      const same = Math.abs(apart) < SHARE;
      return passes(by.sign === '==' ? same : by.sign === '!=' ? !same : compare(by.sign, apart));
    }
  }
}

function countOutcome(by: Criterion, yes: number, interval: Interval | null): ExpectationOutcome {
  switch (by.kind) {
    case 'near':
      return passes(interval === null ? by.value === 0 : contains(interval, by.value));
    case 'in':
      return within(by, yes - by.low, yes - by.high) ? 'passed' : meets(interval, by) ? 'too_few' : 'failed';
    case 'compare':
      return passes(compare(by.sign, yes - by.value));
  }
}

function contains(interval: Interval | null, value: number): boolean {
  return interval !== null && value >= interval.low && value <= interval.high;
}

/** Whether a range and an interval have a value in common. */
function meets(interval: Interval | null, by: Criterion & { readonly kind: 'in' }): boolean {
  return interval !== null && interval.low <= by.high && interval.high >= by.low;
}

/** Below this number of subjects, values that are all equal say nothing of how far values lie apart: they may be so by rounding. */
const FEW = 5;

function meanOutcome(by: Criterion, tally: ExpectationTally, interval: Interval | null): ExpectationOutcome {
  const { asked } = tally;
  const sum = wholeOf(tally.sum);
  /** (mean - value), in millionths, times the number of subjects. */
  const of = (value: number): number => Number(sum - BigInt(Math.round(value * SCALE)) * BigInt(asked));
  const tooFew = interval === null || (asked < FEW && interval.low === interval.high);
  switch (by.kind) {
    case 'near':
      return of(by.value) === 0 || contains(interval, by.value) ? 'passed' : tooFew ? 'too_few' : 'failed';
    case 'in':
      return within(by, of(by.low), of(by.high)) ? 'passed' : tooFew || meets(interval, by) ? 'too_few' : 'failed';
    case 'compare':
      return passes(compare(by.sign, of(by.value)));
  }
}

function estimateOutcome(by: Criterion, value: number, interval: Interval | null, asked: number): ExpectationOutcome {
  const tooFew = interval === null || (asked < FEW && interval.low === interval.high);
  switch (by.kind) {
    case 'near':
      return value === by.value || contains(interval, by.value) ? 'passed' : tooFew ? 'too_few' : 'failed';
    case 'in':
      return within(by, value - by.low, value - by.high) ? 'passed' : tooFew || meets(interval, by) ? 'too_few' : 'failed';
    case 'compare':
      return passes(compare(by.sign, value - by.value));
  }
}

type Estimated = Extract<Expectation['form'], { readonly rank: number | null }>;

/**
 * What a question about an average comes to, and where the true value lies at this error. No value: nobody was asked, or it is not defined for the sample. No
 * interval: the sample is too small for one, or it is the whole.
 */
export function estimate(form: Exclude<Expectation['form'], { readonly kind: 'every' | 'cover' }>, tally: ExpectationTally, error: ErrorRate): Estimate {
  const { asked, yes } = tally;
  if (form.kind === 'ratio') return ratioEstimate(form, tally, error);
  if (asked === 0) return { value: null, interval: null };
  if (!('rank' in form)) return form.kind === 'share' ? { value: yes / asked, interval: shareInterval(yes, asked, error) } : { value: yes, interval: null };
  return estimateOf(form, tally, error);
}

/** What is measured, and where the true value lies; of extremes, only the sample's are known. A missing value is not defined for the sample. */
function estimateOf(form: Estimated, tally: ExpectationTally, error: ErrorRate): Estimate {
  const { asked } = tally;
  switch (form.kind) {
    case 'sum':
      return { value: Number(wholeOf(tally.sum)) / SCALE, interval: null };
    case 'mean':
      return { value: meanOf(tally), interval: meanInterval(meanOf(tally), squaredError(tally), asked, error) };
    case 'min':
      return { value: (tally.least ?? 0) / SCALE, interval: null };
    case 'max':
      return { value: (tally.greatest ?? 0) / SCALE, interval: null };
    case 'percentile': {
      const values = sorted(tally.spread);
      const rank = form.rank ?? 0.5;
      const interval = quantileInterval(values, asked, rank, error);
      return { value: quantile(values, asked, rank) / SCALE, interval: interval === null ? null : { low: interval.low / SCALE, high: interval.high / SCALE } };
    }
    case 'sd': {
      const sd = Math.sqrt(squaredError(tally) * asked);
      return { value: sd, interval: deviationInterval(sd, kurtosisOf(tally), asked, error) };
    }
    case 'correlation': {
      const [x, y] = [spreadOf(tally.sum, tally.squares, asked), spreadOf(tally.others, tally.otherSquares, asked)];
      if (x <= 0n || y <= 0n) return { value: null, interval: null };
      const r = Math.max(-1, Math.min(1, Number(productOf(tally)) / Math.sqrt(Number(x)) / Math.sqrt(Number(y))));
      return { value: r, interval: correlationInterval(r, asked, error) };
    }
    case 'slope': {
      const [y, x] = [spreadOf(tally.sum, tally.squares, asked), spreadOf(tally.others, tally.otherSquares, asked)];
      if (x <= 0n) return { value: null, interval: null };
      const slope = Number(productOf(tally)) / Number(x);
      // The residual variance, over the spread of what it depends on: least squares with errors of one size (Draper and Smith, Applied Regression Analysis (1998), 1.4).
      const residual = Math.max(0, Number(y) - slope * Number(productOf(tally)));
      return { value: slope, interval: studentInterval(slope, asked < 3 ? 0 : residual / Number(x) / (asked - 2), asked - 2, error) };
    }
  }
}

/** n² times the covariance, in millionths squared. */
function productOf(tally: ExpectationTally): bigint {
  return BigInt(tally.asked) * wholeOf(tally.products) * BigInt(SCALE) - wholeOf(tally.sum) * wholeOf(tally.others);
}

/** n² times the variance, in millionths squared: from exact sums, so that nothing cancels. */
function spreadOf(sum: ExactSum, squares: ExactSum, asked: number): bigint {
  return BigInt(asked) * wholeOf(squares) * BigInt(SCALE) - wholeOf(sum) * wholeOf(sum);
}

/** The fourth moment about the mean over the squared second one, from the values as they are kept. */
function kurtosisOf({ spread, asked }: ExpectationTally): number {
  const values = sorted(spread);
  const mean = values.reduce((sum, [value, times]) => sum + value * times, 0) / asked;
  let [second, fourth] = [0, 0];
  for (const [value, times] of values) {
    const square = (value - mean) * (value - mean);
    second += square * times;
    fourth += square * square * times;
  }
  return second === 0 ? 0 : (asked * fourth) / (second * second);
}

function overText(value: number, unit: FigureUnit, over: RecordKind | null, asked: number): string {
  return `${valueText(value, unit)} over ${over === null ? counted(asked, 'subject') : `${asked} ${kindOf[over].words}`}`;
}

/** The squared standard error of a mean: its variance is taken from exact sums, so that nothing cancels. */
function squaredError(tally: ExpectationTally): number {
  const n = BigInt(tally.asked);
  if (n < 2n) return 0;
  const spread = spreadOf(tally.sum, tally.squares, tally.asked);
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

/** Two digits after the point; small values with three significant digits. */
function valueText(x: number, unit: FigureUnit): string {
  if (unit === 'money') return moneyText(x);
  return unit === 'share' ? `${round(x * 100)}%` : round(x);
}

function round(x: number): string {
  return String(Math.abs(x) >= 0.1 || x === 0 ? Math.round(x * 100) / 100 : Number(x.toPrecision(3)));
}
