/** Whether a scenario needs a payer or a pharmacy that decides. There are none yet: one diagnostic says so, at the first place that needs one. */

import type { EventDefinition, Step } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import type { CoverageDefinition } from '../../ir/plan-terms.ts';
import { planVerbs } from '../../vocabulary/plan-verbs.ts';
import { needsEngine } from '../diagnostics/plan-diagnostics.ts';
import type { Checker } from './checker.ts';

interface Need {
  readonly what: string;
  readonly at: At;
}

export function checkEngines(checker: Checker, coverages: readonly CoverageDefinition[], bodies: Iterable<readonly Step[]>): void {
  const needs: Need[] = coverages.map(({ kind, at }) => ({ what: `coverage ${kind}`, at }));
  for (const body of bodies) needs.push(...body.flatMap(needsOf));
  const [first] = needs.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  if (first === undefined) return;
  const { source } = checker.bound.modules[first.at[0]];
  const end = first.at[1] + (/^\w+/.exec(source.text.slice(first.at[1]))?.[0].length ?? 1);
  checker.reportIn(needsEngine, source.path, { start: first.at[1], end }, { what: first.what }, { found: first.what });
}

function needsOf(step: Step): Need[] {
  switch (step.kind) {
    case 'action': {
      const { verb, at, body } = step.action;
      return [...(planVerbs.has(verb) ? [{ what: verb, at }] : []), ...body.flatMap(needsOf)];
    }
    case 'branch':
      return step.arms.flatMap((arm) => arm.body.flatMap(needsOf));
    case 'if':
      return [...step.yes, ...step.no].flatMap(needsOf);
    case 'end':
      return [];
  }
}

/** All bodies of events, those of arms too. */
export function* bodiesOf(
  events: readonly { readonly body: readonly Step[] }[],
  replaced: ReadonlyMap<number, readonly EventDefinition[]>,
): Generator<readonly Step[]> {
  for (const event of events) yield event.body;
  for (const list of replaced.values()) for (const event of list) yield event.body;
}
