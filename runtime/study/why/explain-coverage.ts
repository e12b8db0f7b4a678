/** Why somebody has a coverage: what the profile states, and the plan that it is of. */

import { siteOf } from '../../../draws/draw.ts';
import type { At } from '../../../ir/expression.ts';
import type { CoverageDefinition, Terms } from '../../../ir/plan-terms.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { uuid } from '../../demographics/demographics.ts';
import type { TracedDraw, TracedUniform } from '../../plan/trace.ts';
import { drawsBelow, type MadeBy, madeBy, type TracedSubject, uniformsAt } from './traced-subject.ts';

export interface ExplainedCoverage {
  readonly record: Coverage;
  /** `coverage medical { … }` of the profile; null for what a statement made, and for dependants: theirs is that of the subscriber. */
  readonly stated: At | null;
  readonly made: MadeBy | null;
  /** Where the plan begins. */
  readonly plan: At | null;
  readonly draws: readonly TracedDraw[];
  /** Whether they have it at all, where the scenario gives a share. */
  readonly chance: readonly TracedUniform[];
}

export function explainCoverage(traced: TracedSubject, record: Coverage): ExplainedCoverage {
  const definition = definitionOf(traced, record);
  return {
    record,
    stated: definition?.at ?? null,
    made: madeBy(traced, record.id),
    plan: planNamed(traced, record.plan)?.at ?? null,
    draws: definition === null ? [] : drawsBelow(traced, definition.path),
    chance: definition === null ? [] : uniformsAt(traced, `${definition.path}/chance`),
  };
}

export function planNamed({ ir }: TracedSubject, name: string): Terms | null {
  return ir.plans.find((plan) => plan.name === name) ?? null;
}

/** The definition that gives the id of the coverage. */
function definitionOf({ ir, context, subject }: TracedSubject, { id, relationship }: Coverage): CoverageDefinition | null {
  const member = relationship === 'self' ? (subject.member ?? 0) : 0;
  const found = ir.coverages.find(({ path }) => uuid(siteOf(context.sites.site(path), member), subject.index, 0) === id);
  return found ?? null;
}
