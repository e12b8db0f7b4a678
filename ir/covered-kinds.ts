/** Which kinds of coverage people of a scenario may have: those that their profile states, and those that events enroll them in. */
import type { CoverageKind } from '../model/benefits/coverage.ts';
import type { PlanType } from '../model/benefits/plan-types.ts';
import { plansWithoutNetwork, plansWithoutVisits } from '../vocabulary/plan-vocabulary.ts';
import { verbs } from '../vocabulary/verbs.ts';
import type { CoverageDefinition, Terms } from './plan-terms.ts';
import { allActions, type Bodies, leavesOf } from './walk.ts';

export function coveredKinds(of: Bodies & { readonly coverages: readonly CoverageDefinition[] }): ReadonlySet<CoverageKind> {
  const kinds = new Set(of.coverages.map(({ kind }) => kind));
  for (const { verb, argument } of allActions(of)) if (verbs[verb].makes === 'coverages' && argument?.op === 'text') kinds.add(argument.value as CoverageKind);
  return kinds;
}

/** The kinds of coverage that people may have by each plan. A plan that a column or an attribute names may be any. */
export function kindsByPlan(of: Parameters<typeof coveredKinds>[0] & { readonly plans: readonly Terms[] }): ReadonlyMap<string, ReadonlySet<CoverageKind>> {
  const all = new Map(of.plans.map(({ name }) => [name ?? '', new Set<CoverageKind>()]));
  const add = (kind: CoverageKind, fields: Terms['fields']): void => {
    for (const leaf of fields.flatMap(({ name, value }) => (name === 'plan' ? leavesOf(value) : [])))
      for (const [plan, kinds] of all) if (leaf.op !== 'text' || leaf.value === plan) kinds.add(kind);
  };
  for (const { kind, fields } of of.coverages) add(kind, fields);
  for (const { verb, argument, fields } of allActions(of))
    if (verbs[verb].makes === 'coverages' && argument?.op === 'text') add(argument.value as CoverageKind, fields);
  return all;
}

/** Whether a plan names a premium that somebody of the scenario owes. */
export function chargesPremiums(of: Parameters<typeof coveredKinds>[0] & { readonly plans: readonly Terms[] }): boolean {
  const named = of.plans.some(({ fields, parts }) => fields.some(({ name }) => name === 'premium') || parts.some(({ word }) => word === 'premium'));
  return named && coveredKinds(of).size > 0;
}

/** Whether a plan says that each member has a primary care provider, or pays one by the month. */
export function asksForPcp(plan: Terms): boolean {
  return !states(plan, 'type', (type) => plansWithoutNetwork.has(type)) && (capitates(plan) || states(plan, 'pcp', (word) => word === 'required'));
}

/** Whether a plan attributes its members by their claims. One that pays providers by the month gives each member a provider instead. */
export function attributesByClaims(plan: Terms): boolean {
  return states(plan, 'pcp', (word) => word === 'claims') && !states(plan, 'type', (type) => plansWithoutVisits.has(type)) && !asksForPcp(plan);
}

function states({ fields }: Terms, field: string, of: (word: string) => boolean): boolean {
  return fields.some(({ name, value }) => name === field && value.op === 'text' && of(value.value));
}

const capitates = ({ fields }: Pick<Terms, 'fields'>): boolean => fields.some(({ name }) => name === 'capitation');

/** Whether a plan pays the primary care provider of some member of the scenario by the month. */
export function capitatesMembers(of: Parameters<typeof attributesMembers>[0]): boolean {
  return coveredKinds(of).has('medical') && plansInForce(of).some((plan) => capitates(plan) && asksForPcp(plan));
}

/** Whether a member of the scenario has a primary care provider by the terms of a plan. */
export function attributesMembers(of: Parameters<typeof coveredKinds>[0] & { readonly plans: readonly Terms[] }): boolean {
  return coveredKinds(of).has('medical') && plansInForce(of).some((plan) => asksForPcp(plan) || attributesByClaims(plan));
}

/** Whether a plan says that its members have risk scores, and can have them. */
const scores = ({ fields }: Pick<Terms, 'fields'>): boolean =>
  fields.some(({ name }) => name === 'risk') &&
  fields.some(({ name, value }) => name === 'type' && (value.op !== 'text' || value.value === ('medicare_advantage' satisfies PlanType)));

/** Whether a member of the scenario has risk scores. */
export function scoresRisk(of: Parameters<typeof attributesMembers>[0]): boolean {
  return coveredKinds(of).has('medical') && plansInForce(of).some(scores);
}

/** The plans of coverages, and those that events enroll in. */
function plansInForce(of: Parameters<typeof coveredKinds>[0] & { readonly plans: readonly Terms[] }): readonly Terms[] {
  const named = [...of.coverages, ...allActions(of)].flatMap(({ fields }) => fields.filter(({ name }) => name === 'plan').map(({ value }) => value));
  // A plan that differs from person to person may be any of them.
  return named.every(({ op }) => op === 'text') ? of.plans.filter(({ name }) => named.some((one) => one.op === 'text' && one.value === name)) : of.plans;
}

/** Whether a coverage pays for drugs: fills of it are claims, decided by the formulary of its plan. */
export function paysForDrugs(of: Parameters<typeof coveredKinds>[0] & { readonly plans: readonly Terms[] }): boolean {
  return coveredKinds(of).has('pharmacy') && of.plans.some(({ fields }) => fields.some(({ name }) => name === 'formulary'));
}
