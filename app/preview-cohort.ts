/** A cohort at a glance for a reader who takes a page of text: statistics, and the result of each expectation. */

import { BlockRunner } from '../runtime/sink/block-runner.ts';
import { type Verdict, verdictOf } from '../runtime/sink/expectation-verdicts.ts';
import { study } from '../runtime/study/study-cohort.ts';
import { idleText } from './explain/idle-text.ts';
import type { Looked } from './findings.ts';
import { previewData } from './preview-data.ts';
import { type CohortRequest, lookAtCohort } from './read-cohort.ts';
import type { Entry } from './scenario-files.ts';

export interface CohortGlance {
  readonly subjects: number;
  readonly statistics: Readonly<Record<string, unknown>>;
  readonly expectations: readonly Pick<Verdict, 'text' | 'outcome' | 'found'>[];
  readonly warnings: readonly string[];
}

/** Rows of each list. */
const SPREADS = 16;
const CODES = 15;
const EXPECTATIONS = 30;
const WORDS = 8;
const WARNINGS = 10;

export function previewCohort(open: () => Entry, request: CohortRequest): Promise<Looked<CohortGlance>> {
  return lookAtCohort(open(), request, ({ ir, plan }) => {
    const seen = study(plan, 0);
    const { tally } = new BlockRunner(plan).subjects(0, plan.options.count, '00000', []);
    const expectations = ir.expectations.slice(0, EXPECTATIONS).map((expectation, i) => {
      const { text, outcome, found } = verdictOf(expectation, tally.expectations[i]);
      return { text, outcome, found };
    });
    const idle = request.asOf === undefined ? seen.idle : [];
    return { subjects: seen.subjects, statistics: shortened(previewData(seen)), expectations, warnings: idle.slice(0, WARNINGS).map(idleText) };
  });
}

function shortened(data: ReturnType<typeof previewData>): Readonly<Record<string, unknown>> {
  const { variations, records, spreads, codes, defects, benefits } = data;
  return {
    variations: Object.fromEntries(variations.map(({ axis, counts }) => [axis, Object.fromEntries(counts.map(({ name, count }) => [name, count]))])),
    records: Object.fromEntries(Object.entries(records).filter(([, count]) => count > 0)),
    spreads: spreads.slice(0, SPREADS).map(spreadRow),
    codes: { columns: ['kind', 'system', 'code', 'display', 'records', 'subjects'], rows: codes.slice(0, CODES).map(codeRow), total: codes.length },
    ...(defects.length > 0 ? { defects } : {}),
    ...(records['coverages'] > 0 ? { benefits } : {}),
  };
}

/** A spread of numbers by its middle and ends, one of words by the most used. */
function spreadRow(spread: ReturnType<typeof previewData>['spreads'][number]): Readonly<Record<string, unknown>> {
  const { name, unit, missing, words } = spread;
  const about = { name, ...(unit === null ? {} : { unit }), ...(missing === 0 ? {} : { missing }) };
  if (!('median' in spread) || spread.mean === undefined) return { ...about, words: mostUsed(words) };
  const { least, median, mean, greatest, count } = spread;
  return { ...about, values: count, least, median, mean: Math.round(mean * 1000) / 1000, greatest };
}

function codeRow({ kind, system, code, display, records, subjects }: ReturnType<typeof previewData>['codes'][number]): readonly unknown[] {
  return [kind, system, code, display, records, subjects];
}

function mostUsed(words: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(words)
      .sort((a, b) => b[1] - a[1])
      .slice(0, WORDS),
  );
}
