/** The plans of a scenario as their payers publish them, from the terms that decisions about claims and fills use. */

import { kindsByPlan } from '../../ir/covered-kinds.ts';
import { irsOfPeople } from '../../ir/definition.ts';
import type { Terms } from '../../ir/plan-terms.ts';
import type { BenefitName } from '../../model/benefits/benefit-names.ts';
import type { CoverageKind } from '../../model/benefits/coverage.ts';
import { coverageKinds } from '../../model/benefits/coverage.ts';
import type { CardAssistance, DrugTier, FillCost, InsurancePlan, PlanBenefit, PlanNetwork, YearlyAmount } from '../../model/benefits/insurance-plan.ts';
import { uuid } from '../demographics/uuid.ts';
import type { Context } from '../plan/compile-context.ts';
import { durationText } from '../plan/text-of-value.ts';
import type { AnnualLimit, BenefitTerms, NetworkTerms, PlanTerms } from './claims/adjudication/benefit-terms.ts';
import { compilePlan, IN_NETWORK } from './claims/adjudication/compile-plan.ts';
import { closedPlans } from './claims/adjudication/denial-rules.ts';
import { PlanReader } from './claims/adjudication/plan-reader.ts';
import { millionths } from './exact-amount.ts';
import type { CostShare, FillShare, TierTerms } from './pharmacy/decision/formulary-terms.ts';
import { readFormulary } from './pharmacy/read-formulary.ts';
import { rateOf } from './premiums/premium-rates.ts';

type Constants = Pick<Context, 'ir' | 'sites' | 'codings' | 'params' | 'parties'>;

/** The plans by which some person of the scenario may be covered, in the order of the scenario. */
export function insurancePlans(context: Constants): readonly InsurancePlan[] {
  const people = irsOfPeople(context.ir).map(kindsByPlan);
  return context.ir.plans.flatMap((plan) => {
    const kinds = coverageKinds.filter((kind) => people.some((of) => of.get(plan.name ?? '')?.has(kind)));
    return kinds.length === 0 ? [] : [published(plan, kinds, context)];
  });
}

function published(plan: Terms, kinds: readonly CoverageKind[], context: Constants): InsurancePlan {
  const terms = compilePlan(plan, context);
  const rate = rateOf(plan, context);
  return {
    id: uuid(context.sites.site(`plan.${terms.name}/id`), 0, 0),
    name: terms.name,
    type: terms.type,
    payer_id: context.parties.payer(terms.payer, terms.name).id,
    kinds,
    year: terms.year,
    premiums: rate === null ? null : { EMP: rate('EMP'), ESP: rate('ESP'), ECH: rate('ECH'), FAM: rate('FAM') },
    networks: [terms.inNetwork, ...(closedPlans.has(terms.type) ? [] : terms.outOfNetwork)].map(networkOf),
    tiers: kinds.includes('pharmacy') ? tiersOf(terms, context) : [],
    assistance: assistanceOf(plan, context),
  };
}

function networkOf({ name, deductible, deductibleAccount, oopMax, oopAccount, benefits, other }: NetworkTerms): PlanNetwork {
  const own = name === IN_NETWORK;
  return {
    name: own ? null : name,
    deductible: yearly(deductible, !own && deductibleAccount === IN_NETWORK),
    oopMax: yearly(oopMax, !own && oopAccount === IN_NETWORK),
    benefits: [...[...benefits].map(([of, terms]) => benefitOf(of as BenefitName, terms)), benefitOf(null, other)],
  };
}

function yearly(limit: AnnualLimit | null, shared: boolean): YearlyAmount | null {
  return limit === null ? null : { ...limit, shared };
}

function benefitOf(of: BenefitName | null, terms: BenefitTerms): PlanBenefit {
  const { covered, deductible, copayOrder, coinsuranceBase, visits, priorAuthorization, ages, sex, limit } = terms;
  return {
    ...{ of, covered, copay: terms.copay, coinsurance: terms.coinsurance, deductible, copayOrder, coinsuranceBase, visits, priorAuthorization, sex },
    ages: ages === null ? null : { from: ages.from, to: Number.isFinite(ages.to) ? ages.to : null },
    limit: limit === null ? null : { quantity: limit.quantity, per: durationText(limit.per) },
  };
}

function tiersOf({ type, formulary }: PlanTerms, context: Constants): readonly DrugTier[] {
  const found = context.ir.formularies.find(({ name }) => name === formulary);
  if (found === undefined || type === 'part_d') return [];
  return [...readFormulary(found, context).tiers.values()].map(tierOf);
}

function tierOf(tier: TierTerms): DrugTier {
  const costs = (share: FillShare, channel: FillCost['channel']): FillCost[] => [
    costOf(share, channel, null),
    ...(share.extended === null ? [] : [costOf(share.extended.share, channel, share.extended.beyond)]),
  ];
  const { name, level, deductible, channels } = tier;
  return { name, level, deductible, costs: [...costs(tier, null), ...[...channels].flatMap(([channel, share]) => costs(share, channel))] };
}

function costOf({ copay, coinsurance, min, max, daysSupply }: CostShare, channel: FillCost['channel'], beyond: number | null): FillCost {
  return { copay, coinsurance: coinsurance === null ? null : millionths(coinsurance), min, max, channel, beyond, daysSupply };
}

function assistanceOf({ parts }: Terms, context: Constants): readonly CardAssistance[] {
  return parts.flatMap((part) => {
    if (part.word !== 'assistance') return [];
    const read = new PlanReader(part, context);
    const drugs = (part.concepts ?? []).map((concept) => context.codings[concept]);
    return [{ drugs, leaves: read.money('leaves') ?? 0, paysAtMost: read.money('pays_at_most') ?? 0 }];
  });
}
