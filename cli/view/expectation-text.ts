/** The answer to an expectation, for people. */

import { figureText } from '../../app/calibrate/calibration-words.ts';
import { short } from '../../app/explain/text-bars.ts';
import type { Tested } from '../../app/test-expectations.ts';
import type { Criterion, Expectation, FigureUnit } from '../../ir/definition.ts';
import type { ExpectationOutcome, Verdict } from '../../runtime/sink/expectation-verdicts.ts';

/** What an expectation came to, in one word. */
export const outcomeWord: Readonly<Record<ExpectationOutcome, string>> = { passed: 'ok', failed: 'FAILED', too_few: 'unsure', not_applicable: 'n/a' };

/** How many came to what. */
export function outcomeCounts(verdicts: readonly Pick<Verdict, 'outcome'>[]): Readonly<Record<ExpectationOutcome, number>> {
  const counts = { passed: 0, failed: 0, too_few: 0, not_applicable: 0 };
  for (const { outcome } of verdicts) counts[outcome]++;
  return counts;
}

/** `8 hold, 1 unsure, 1 fails`. */
export function outcomesText({ passed, failed, too_few: unsure, not_applicable: apart }: Readonly<Record<ExpectationOutcome, number>>): string {
  const parts = [
    ...(passed > 0 ? [`${passed} ${passed === 1 ? 'holds' : 'hold'}`] : []),
    ...(unsure > 0 ? [`${unsure} unsure`] : []),
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'fails' : 'fail'}`] : []),
    ...(apart > 0 ? [`${apart} not applicable`] : []),
  ];
  return parts.join(', ');
}

/** @param preview the command that shows the cohort, for a look at one of its subjects */
export function expectationText({ expectation: { form, unit = form.kind === 'share' ? 'share' : 'number' }, verdict }: Tested, preview: string): string {
  const lines = [`${outcomeWord[verdict.outcome].padEnd(7)} ${verdict.text}`];
  const off = verdict.outcome === 'passed' || !('judge' in form) ? null : distance(verdict.value, form.judge, unit);
  lines.push(`        found ${verdict.found}${off === null ? '' : `, ${off}`}${exact(form) ? '' : bounds(verdict, unit)}`);
  if (verdict.outcome === 'too_few') lines.push('        too few subjects for a result; use a larger --count');
  if (verdict.outcome === 'failed') lines.push(...named(verdict, preview));
  return `${lines.join('\n')}\n`;
}

/** What is exact by construction is not estimated. */
function exact(form: Expectation['form']): boolean {
  return 'judge' in form && form.judge.kind === 'compare' && form.judge.sign === '==';
}

function bounds({ interval }: Verdict, unit: FigureUnit): string {
  return interval === null || interval.low === interval.high
    ? ''
    : `; the true value is between ${figureText(interval.low, unit)} and ${figureText(interval.high, unit)} with 99.9% confidence`;
}

/** By how much a value misses what was asked for. */
function distance(value: number | null, by: Criterion, unit: FigureUnit): string | null {
  if (value === null) return null;
  const bound = by.kind === 'in' ? (value < by.low ? by.low : by.high) : by.value;
  const gap = Math.abs(value - bound);
  const side = value < bound ? 'below' : 'above';
  return gap === 0 ? null : `${unit === 'share' ? `${short(gap * 100)} points` : figureText(gap, unit)} ${side} ${figureText(bound, unit)}`;
}

function named({ failing, examples }: Verdict, preview: string): string[] {
  const no = failing.length > 0 ? failing : examples.no;
  const lines: string[] = [];
  if (no.length > 0) lines.push(`        it does not hold for ${subjects(no)}`);
  if (failing.length === 0 && examples.yes.length > 0) lines.push(`        it holds for ${subjects(examples.yes)}`);
  const first = no[0] ?? examples.yes[0];
  if (first !== undefined) lines.push(`        to view one: ${preview} --subject ${first}`);
  return lines;
}

function subjects(list: readonly number[]): string {
  return `${list.length === 1 ? 'subject' : 'subjects'} ${list.join(', ')}${list.length === 5 ? ', …' : ''}`;
}
