/** What members pay under a plan: yearly amounts, services in each network, and fills by tier. */
import type { CodeableConcept, InsurancePlanPlanSpecificCostBenefit, InsurancePlanPlanSpecificCostBenefitCost } from 'fhir/r4.js';
import type { CardAssistance, DrugTier, FillCost, InsurancePlan, PlanBenefit, PlanNetwork, YearlyAmount } from '../../model/benefits/insurance-plan.ts';
import { LIMIT_OF, SERVICE_TYPE } from './eligibility-concepts.ts';
import { concept } from './fhir-concepts.ts';
import { cleanText } from './fhir-text.ts';
import { APPLICABILITY, BENEFIT, CHANNEL, COST_TYPE, type CostType, dollarQuantity, OTHER_SERVICES, percentQuantity } from './plan-concepts.ts';

type BenefitCosts = InsurancePlanPlanSpecificCostBenefit;
type Cost = InsurancePlanPlanSpecificCostBenefitCost;

const words = (text: string): CodeableConcept => ({ text });

/** How a network shows on a cost: the plan's own needs no name. */
function ofNetwork({ name }: PlanNetwork): { readonly applicability: CodeableConcept; readonly named: readonly CodeableConcept[] } {
  const text = cleanText(name);
  return name === null ? { applicability: APPLICABILITY.in, named: [] } : { applicability: APPLICABILITY.out, named: text === undefined ? [] : [words(text)] };
}

function cost(type: CostType, amount: number, applicability: CodeableConcept | undefined, qualifiers: readonly CodeableConcept[]): Cost {
  const value = type === 'coinsurance' ? percentQuantity(amount) : dollarQuantity(amount);
  return { type: COST_TYPE[type], applicability, qualifiers: qualifiers.length === 0 ? undefined : [...qualifiers], value };
}

const YEAR: { readonly [K in InsurancePlan['year']]: CodeableConcept } = {
  calendar: words('In a calendar year'),
  anniversary: words('In a year of the coverage'),
};

/** Deductibles and out-of-pocket maximums; null for a plan without any. */
export function yearlyCosts({ networks, year }: InsurancePlan): BenefitCosts | null {
  const costs = networks.flatMap((network): Cost[] => {
    const { applicability, named } = ofNetwork(network);
    const of = (type: 'deductible' | 'oopMax', amount: YearlyAmount | null): Cost[] => {
      if (amount === null) return [];
      const more = [...named, YEAR[year], ...(amount.shared ? [words('Counted together with that in network')] : [])];
      const family = amount.style === 'aggregate' ? [...more, words('In place of those of each person')] : more;
      return [
        cost(type, amount.individual, applicability, [LIMIT_OF.individual, ...more]),
        ...(amount.family === null ? [] : [cost(type, amount.family, applicability, [LIMIT_OF.family, ...family])]),
      ];
    };
    return [...of('deductible', network.deductible), ...of('oopMax', network.oopMax)];
  });
  return costs.length === 0 ? null : { type: SERVICE_TYPE.health_benefit_plan_coverage, cost: costs };
}

export function benefitType(of: PlanBenefit['of']): CodeableConcept {
  return of === null ? OTHER_SERVICES : BENEFIT[of];
}

/** The benefit in each network that has it. */
export function inNetworks({ networks }: InsurancePlan, of: PlanBenefit['of']): readonly { readonly network: PlanNetwork; readonly benefit: PlanBenefit }[] {
  return networks.flatMap((network) => {
    // A network without terms of its own for it has those of its other services.
    const benefit = network.benefits.find((one) => one.of === of) ?? network.benefits.find((one) => one.of === null);
    return benefit?.covered === true ? [{ network, benefit }] : [];
  });
}

export function benefitCosts(plan: InsurancePlan, of: PlanBenefit['of']): BenefitCosts {
  return { type: benefitType(of), cost: inNetworks(plan, of).flatMap(({ network, benefit }) => sharesOf(benefit, network)) };
}

function sharesOf({ copay, coinsurance, deductible, copayOrder, coinsuranceBase }: PlanBenefit, network: PlanNetwork): Cost[] {
  const { applicability, named } = ofNetwork(network);
  const afterDeductible = network.deductible === null ? [] : [words(deductible === 'waived' ? 'Deductible waived' : 'After the deductible')];
  const before = deductible === 'applies' && copayOrder === 'before_deductible' && network.deductible !== null;
  const base = copay === null ? [] : [words(coinsuranceBase === 'allowed' ? 'Of what the deductible leaves' : 'Of what the copay leaves')];
  return [
    ...(copay === null ? [] : [cost('copay', copay, applicability, [...named, ...(before ? [words('Before the deductible')] : afterDeductible)])]),
    ...(copay !== null && (coinsurance ?? 0) === 0 ? [] : [cost('coinsurance', coinsurance ?? 0, applicability, [...named, ...afterDeductible, ...base])]),
  ];
}

export function tierType({ name, level }: DrugTier): CodeableConcept {
  const text = cleanText(name);
  return words(`Tier ${level}${text === undefined ? '' : `: ${text}`}`);
}

/** @param deductible whether the plan has one */
export function tierCosts(tier: DrugTier, deductible: boolean): BenefitCosts {
  const after = deductible ? [words(tier.deductible === 'waived' ? 'Deductible waived' : 'After the deductible')] : [];
  return { type: tierType(tier), cost: tier.costs.flatMap((one) => fillCosts(one, after)) };
}

function fillCosts({ copay, coinsurance, min, max, channel, beyond, daysSupply }: FillCost, after: readonly CodeableConcept[]): Cost[] {
  const more = [
    ...(channel === null ? [] : [CHANNEL[channel]]),
    ...(beyond === null ? [] : [words(`For a supply of more than ${beyond} days`)]),
    ...(daysSupply === null ? [] : [words(`For a supply of at most ${daysSupply} days`)]),
  ];
  const of = (type: CostType, amount: number, ...qualifiers: readonly CodeableConcept[]): Cost => cost(type, amount, undefined, [...qualifiers, ...more]);
  return [
    ...(copay === null ? [] : [of('copay', copay, ...after)]),
    ...(copay !== null && coinsurance === null ? [] : [of('coinsurance', coinsurance ?? 0, ...after)]),
    ...(min === null ? [] : [of('least', min)]),
    ...(max === null ? [] : [of('most', max)]),
  ];
}

/** What a copay card leaves of a fill of each of its drugs. */
export function assistedCosts({ drugs, leaves }: CardAssistance): BenefitCosts[] {
  return drugs.map((drug) => ({ type: concept(drug), cost: [cost('copay', leaves, undefined, [words('What the card leaves of a fill')])] }));
}
