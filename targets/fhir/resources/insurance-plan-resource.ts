/** Plans of payers, as their directories have them: base FHIR R4, what is covered and what members pay. */
import type {
  InsurancePlan as FhirInsurancePlan,
  InsurancePlanCoverage,
  InsurancePlanCoverageBenefit,
  InsurancePlanCoverageBenefitLimit,
  InsurancePlanPlanSpecificCost,
} from 'fhir/r4.js';
import { tiers } from '../../../model/benefits/enrollment-terms.ts';
import type { InsurancePlan, PlanBenefit, PlanNetwork } from '../../../model/benefits/insurance-plan.ts';
import { definition } from '../../shared/json-template.ts';
import type { Edition } from '../editions.ts';
import { concept } from '../fhir-concepts.ts';
import { dollars } from '../fhir-money.ts';
import { URI } from '../fhir-systems.ts';
import { cleanText } from '../fhir-text.ts';
import { planTypeConcept } from '../financial-concepts.ts';
import { AREA, AREA_OF_BENEFIT, AREA_OF_KIND, COVERED_BY, dollarQuantity, type InsuredArea, OTHER_DRUGS, PREMIUM } from '../plan-concepts.ts';
import { assistedCosts, benefitCosts, benefitType, inNetworks, tierCosts, tierType, yearlyCosts } from '../plan-costs.ts';
import { referenceTo } from '../resource.ts';

export const insurancePlan = (edition: Edition) =>
  definition<InsurancePlan, undefined>()({
    has: {},
    build: (h): FhirInsurancePlan =>
      h.json((r) => {
        const payer = referenceTo('Organization', r.payer_id);
        const areas = areasOf(r);
        const costs = areas.map((area) => costsOf(r, area)).filter(({ benefit }) => benefit !== undefined && benefit.length > 0);
        return {
          resourceType: 'InsurancePlan',
          id: r.id,
          meta: edition.meta('none'),
          identifier: [
            { system: URI, value: `urn:uuid:${r.id}` },
            // As the class of a Coverage has it; names are unique within the payer.
            { system: `urn:uuid:${r.payer_id}`, value: cleanText(r.name), assigner: payer },
          ],
          status: 'active',
          type: areas.map((area) => AREA[area]),
          name: cleanText(r.name),
          ownedBy: payer,
          administeredBy: payer,
          coverage: areas.map((area) => coverageOf(r, area)),
          plan: [
            {
              type: planTypeConcept(r.type),
              generalCost:
                r.premiums === null ? undefined : tiers.map((tier) => ({ type: PREMIUM, cost: dollars(r.premiums?.[tier] ?? 0), comment: COVERED_BY[tier] })),
              specificCost: costs.length === 0 ? undefined : costs,
            },
          ],
        } satisfies FhirInsurancePlan;
      }),
  });

/** What the plan is bought for. */
function mainArea({ kinds }: InsurancePlan): InsuredArea {
  return AREA_OF_KIND[kinds.find((kind) => kind !== 'pharmacy') ?? 'pharmacy'];
}

/** The benefits that the networks state, and the other services; none of a plan for drugs alone, which pays for no services. */
function benefitsOf(plan: InsurancePlan): readonly PlanBenefit['of'][] {
  if (mainArea(plan) === 'drug') return [];
  const stated = new Set(plan.networks.flatMap(({ benefits }) => benefits.map(({ of }) => of)));
  return [...stated].filter((of) => inNetworks(plan, of).length > 0);
}

function areaOf(plan: InsurancePlan, of: PlanBenefit['of']): InsuredArea {
  return (of === null ? undefined : AREA_OF_BENEFIT[of]) ?? mainArea(plan);
}

/** The main one first. */
function areasOf(plan: InsurancePlan): readonly InsuredArea[] {
  const ofKinds = plan.kinds.map((kind) => AREA_OF_KIND[kind]);
  return [...new Set([mainArea(plan), ...ofKinds, ...benefitsOf(plan).map((of) => areaOf(plan, of))])];
}

function coverageOf(plan: InsurancePlan, area: InsuredArea): InsurancePlanCoverage {
  const services = benefitsOf(plan).flatMap((of) => (areaOf(plan, of) === area ? [coveredBenefit(plan, of)] : []));
  const benefit = [...services, ...(area === 'drug' ? drugBenefits(plan) : [])];
  // Whoever has a kind of coverage by a plan that states nothing of it has it for whatever it pays for.
  return { type: AREA[area], benefit: benefit.length === 0 ? [{ type: AREA[area] }] : benefit };
}

function drugBenefits({ tiers: all, assistance }: InsurancePlan): InsurancePlanCoverageBenefit[] {
  const assisted = assistance.flatMap(({ drugs, paysAtMost }) =>
    drugs.map((drug) => ({ type: concept(drug), limit: [{ value: dollarQuantity(paysAtMost), code: { text: 'Paid at most in a benefit year' } }] })),
  );
  const listed = all.map((tier) => ({ type: tierType(tier) }));
  return assisted.length + listed.length === 0 ? [{ type: OTHER_DRUGS }] : [...listed, ...assisted];
}

function coveredBenefit(plan: InsurancePlan, of: PlanBenefit['of']): InsurancePlanCoverageBenefit {
  const found = inNetworks(plan, of);
  const requirement = eachOnce(
    found,
    requirementsOf,
    (text) => text,
    (text, network) => `${text} (${network})`,
  ).join('; ');
  const limit = eachOnce(
    found,
    limitsOf,
    (one) => JSON.stringify(one),
    (one, network) => ({ ...one, code: { text: `${one.code?.text} (${network})` } }),
  );
  return { type: benefitType(of), requirement: requirement === '' ? undefined : requirement, limit: limit.length === 0 ? undefined : [...limit] };
}

/** What the networks state, those of the first as it is, and of the others what it does not state too. */
function eachOnce<T>(
  found: readonly { readonly network: PlanNetwork; readonly benefit: PlanBenefit }[],
  statements: (benefit: PlanBenefit) => readonly T[],
  key: (statement: T) => string,
  named: (statement: T, network: string) => T,
): readonly T[] {
  const known = new Set<string>();
  return found.flatMap(({ network, benefit }, i) =>
    statements(benefit).flatMap((one) => {
      if (known.has(key(one))) return [];
      known.add(key(one));
      return i === 0 || network.name === null ? [one] : [named(one, cleanText(network.name) ?? '')];
    }),
  );
}

function requirementsOf({ priorAuthorization, ages, sex }: PlanBenefit): readonly string[] {
  const years = ages === null ? null : ages.to === null ? `From ${ages.from} years` : `From ${ages.from} to ${ages.to} years`;
  return [...(priorAuthorization ? ['Prior authorization'] : []), ...(years === null ? [] : [years]), ...(sex === null ? [] : [`Of ${sex} sex`])];
}

function limitsOf({ visits, limit }: PlanBenefit): readonly InsurancePlanCoverageBenefitLimit[] {
  return [
    ...(visits === null ? [] : [{ value: { value: visits, unit: 'visits' }, code: { text: 'Visits in a benefit year' } }]),
    ...(limit === null ? [] : [{ value: { value: limit.quantity, unit: 'units' }, code: { text: `Units within ${limit.per}` } }]),
  ];
}

function costsOf(plan: InsurancePlan, area: InsuredArea): InsurancePlanPlanSpecificCost {
  const yearly = area === mainArea(plan) ? yearlyCosts(plan) : null;
  const services = benefitsOf(plan).flatMap((of) => (areaOf(plan, of) === area ? [benefitCosts(plan, of)] : []));
  const deductible = plan.networks[0].deductible !== null;
  const drugs = area === 'drug' ? [...plan.tiers.map((tier) => tierCosts(tier, deductible)), ...plan.assistance.flatMap(assistedCosts)] : [];
  return { category: AREA[area], benefit: [...(yearly === null ? [] : [yearly]), ...services, ...drugs] };
}
