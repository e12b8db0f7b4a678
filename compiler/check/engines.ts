/** Whether a scenario needs a payer or a pharmacy that decides. There are none yet: one diagnostic says so, at the first place that needs one. */
import type { CoverageDefinition } from '../../ir/plan-terms.ts';
import { needsEngine } from '../diagnostics/plan-diagnostics.ts';
import type { Checker } from './checker.ts';

export function checkEngines(checker: Checker, coverages: readonly CoverageDefinition[]): void {
  const [first] = [...coverages].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  if (first === undefined) return;
  const what = `coverage ${first.kind}`;
  const [file, start] = first.at;
  checker.reportIn(needsEngine, checker.bound.modules[file].source.path, { start, end: start + 'coverage'.length }, { what }, { found: what });
}
