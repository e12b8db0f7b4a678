/** `hsimc test`: runs a cohort for its expectations alone, and says how sure each answer is. */

import { print } from '../../app/output/stream-output.ts';
import { type Cohort, type CohortFlags, readCohort, running } from '../../app/read-cohort.ts';
import { exitCode } from '../../app/stop.ts';
import { counted, quoted } from '../../app/wording.ts';
import type { Expectation, Judge } from '../../ir/definition.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { judge, type Verdict } from '../../runtime/sink/judge.ts';
import { complain } from '../failure.ts';
import { short } from '../view/text-bars.ts';

export interface TestFlags extends CohortFlags {
  readonly quiet?: boolean;
}

export async function testCommand(file: string, flags: TestFlags): Promise<number> {
  const cohort = await readCohort(file, flags);
  if (cohort === null) return exitCode.diagnostics;
  const verdicts = running(() => verdictsOf(cohort, flags.count));
  const failed = verdicts.filter(({ outcome }) => outcome === 'failed').length;
  if (flags.format === 'json') print(`${JSON.stringify({ subjects: flags.count, expectations: verdicts })}\n`);
  else {
    verdicts.forEach((verdict, i) => {
      if (verdict.outcome === 'passed' && flags.quiet === true) return;
      complain(told(verdict, cohort, i, `hsimc preview ${quoted(file)} --count ${flags.count} --seed ${flags.seed}`));
    });
    if (verdicts.length === 0) complain('the scenario expects nothing: an `expect` block says what must be true of its cohort\n');
    else if (flags.quiet !== true)
      complain(`\n${counted(verdicts.length - failed, 'expectation')} of ${verdicts.length} hold for ${counted(flags.count, 'subject')}\n`);
  }
  return failed > 0 ? exitCode.diagnostics : exitCode.ok;
}

/** Runs the cohort in one thread: nothing is written, so most of the work of a run does not arise. */
function verdictsOf({ ir, plan }: Cohort, count: number): Verdict[] {
  const { tally } = new BlockRunner(plan).subjects(0, count, '00000', []);
  return ir.expectations.map((expectation, i) => judge(expectation, tally.expectations[i]));
}

const words = { passed: 'ok', failed: 'FAILED', too_few: 'unsure' } as const;

function told(verdict: Verdict, { ir }: Cohort, i: number, preview: string): string {
  const { form } = ir.expectations[i];
  const share = form.kind === 'share';
  const lines = [`${words[verdict.outcome].padEnd(7)} ${verdict.text}`];
  const off = verdict.outcome === 'passed' || !('judge' in form) ? null : distance(verdict.value, form.judge, share);
  lines.push(`        found ${verdict.found}${off === null ? '' : `, ${off}`}${exact(form) ? '' : bounds(verdict, share)}`);
  if (verdict.outcome === 'too_few') lines.push('        so few subjects cannot tell: a larger --count can');
  if (verdict.outcome === 'failed') lines.push(...named(verdict, preview));
  return `${lines.join('\n')}\n`;
}

/** What is exact by construction is not estimated. */
function exact(form: Expectation['form']): boolean {
  return 'judge' in form && form.judge.kind === 'compare' && form.judge.sign === '==';
}

function bounds({ interval }: Verdict, share: boolean): string {
  return interval === null || interval.low === interval.high
    ? ''
    : `; the true value is between ${figure(interval.low, share)} and ${figure(interval.high, share)} with 95% confidence`;
}

function figure(x: number, share: boolean): string {
  return share ? `${short(x * 100)}%` : short(x);
}

/** By how much a value misses what was asked for. */
function distance(value: number | null, by: Judge, share: boolean): string | null {
  if (value === null) return null;
  const bound = by.kind === 'in' ? (value < by.low ? by.low : by.high) : by.value;
  const gap = Math.abs(value - bound);
  const side = value < bound ? 'below' : 'above';
  return gap === 0 ? null : `${share ? `${short(gap * 100)} points` : short(gap)} ${side} ${figure(bound, share)}`;
}

function named({ failing, examples }: Verdict, preview: string): string[] {
  const no = failing.length > 0 ? failing : examples.no;
  const lines: string[] = [];
  if (no.length > 0) lines.push(`        it does not hold for ${subjects(no)}`);
  if (failing.length === 0 && examples.yes.length > 0) lines.push(`        it holds for ${subjects(examples.yes)}`);
  const first = no[0] ?? examples.yes[0];
  if (first !== undefined) lines.push(`        to look at one: ${preview} --subject ${first}`);
  return lines;
}

function subjects(list: readonly number[]): string {
  return `${list.length === 1 ? 'subject' : 'subjects'} ${list.join(', ')}${list.length === 5 ? ', …' : ''}`;
}
