/** A plan of the IR, made ready for the adjudicator. */
import type { Terms } from '../../../../ir/plan-terms.ts';
import { planTypes } from '../../../../model/benefits/plan-types.ts';
import type { Duration } from '../../../../model/time/duration.ts';
import { plansWithoutNetwork, secondaryMethods } from '../../../../vocabulary/plan-vocabulary.ts';
import type { Context } from '../../../plan/compile-context.ts';
import type { AnnualLimit, BenefitTerms, NetworkTerms, PlanTerms } from './benefit-terms.ts';
import { editOfPlan, stayRateOf } from './compile-contract.ts';
import { PlanReader } from './plan-reader.ts';

/** The network of providers that no `network` block of the plan names. */
export const IN_NETWORK = 'in';

const WHOLE = 1_000_000;
const ONE_DAY: Duration = { months: 0, days: 1, minutes: 0, businessDays: 0 };
/** Of Medicare: 42 CFR 412.2(c)(5). */
const THREE_DAYS: Duration = { ...ONE_DAY, days: 3 };
/** Medicare without a plan in its place. */
const originalMedicare: ReadonlySet<string> = new Set(['medicare', 'medicare_a', 'medicare_b']);
/** Plans that the limits on cost sharing of 45 CFR 156.130 bind; Medicare and Medicaid have their own. */
const underAca: ReadonlySet<string> = new Set(['HMO', 'PPO', 'EPO', 'POS', 'HDHP', 'indemnity', 'pharmacy']);

/**
 * @param context codings and parameters of the run: terms are constants for given parameters
 * @throws RunError where a parameter is beyond what a field takes
 */
export function compilePlan(terms: Terms, context: Pick<Context, 'codings' | 'params'>): PlanTerms {
  const plan = new PlanReader(terms, context);
  const type = plan.word('type', planTypes) ?? 'indemnity';
  const inNetwork = networkOf(plan, IN_NETWORK, null);
  return {
    name: plan.name,
    type,
    year: plan.word('year', ['calendar', 'anniversary']) ?? 'calendar',
    payer: plan.number('payer'),
    formulary: plan.text('formulary'),
    inNetwork,
    outOfNetwork: plan.parts('network').map((network) => networkOf(network, network.name, inNetwork)),
    stayRate: stayRateOf(plan.part('stay_rate')),
    edits: plan.parts('edit').map(editOfPlan),
    timelyFiling: plan.duration('timely_filing'),
    correctedFiling: plan.duration('corrected_filing'),
    paymentWindow: plan.duration('payment_window') ?? (originalMedicare.has(type) ? THREE_DAYS : ONE_DAY),
    turnaround: plan.expression('turnaround'),
    pend: plan.expression('pend'),
    secondary: plan.word('secondary', secondaryMethods) ?? 'standard',
    capitation: plansWithoutNetwork.has(type) ? null : plan.money('capitation'),
    sequestration: plan.share('sequestration') ?? 0,
    acaLimits: underAca.has(type) && plan.yes('grandfathered') !== true,
  };
}

/** @param plan the plan's own network, whose terms apply where another states none; null for that one */
function networkOf(block: PlanReader, name: string, plan: NetworkTerms | null): NetworkTerms {
  const deductible = limitOf(block.part('deductible'));
  const oopMax = limitOf(block.part('oop_max'));
  const members = block.expression('members');
  const other = benefitOf(block, plan?.other ?? unstated);
  // A network with a copay or coinsurance has it for all services; what else the plan asks for stays.
  const shares = block.expression('copay') !== null || block.expression('coinsurance') !== null;
  const inherited = new Map([...(plan?.benefits ?? [])].map(([of, benefit]) => [of, shares ? { ...benefit, ...costOf(other) } : benefit]));
  const own = block.parts('benefit').map((benefit) => [benefit.name, benefitOf(benefit, inherited.get(benefit.name) ?? other)] as const);
  return {
    name,
    members: members === null ? [] : members.op === 'list' ? members.items : [members],
    ofCharge: block.share('of_charge'),
    ofAllowed: block.share('of_allowed') ?? plan?.ofAllowed ?? WHOLE,
    deductible: deductible ?? plan?.deductible ?? null,
    deductibleAccount: deductible === null ? IN_NETWORK : name,
    oopMax: oopMax ?? plan?.oopMax ?? null,
    oopAccount: oopMax === null ? IN_NETWORK : name,
    benefits: new Map([...inherited, ...own]),
    other,
  };
}

const costOf = ({ copay, coinsurance, deductible, copayOrder, coinsuranceBase }: BenefitTerms): Partial<BenefitTerms> => ({
  copay,
  coinsurance,
  deductible,
  copayOrder,
  coinsuranceBase,
});

/** @param base what applies where the block states nothing */
function benefitOf(block: PlanReader, base: BenefitTerms): BenefitTerms {
  const copay = block.money('copay');
  const coinsurance = block.share('coinsurance');
  const stated = copay !== null || coinsurance !== null;
  const waived = copay !== null ? 'waived' : stated ? 'applies' : base.deductible;
  const limit = block.part('limit');
  const per = limit?.duration('per') ?? null;
  const [from, to] = [block.number('min_age'), block.number('max_age')];
  return {
    covered: block.yes('covered') ?? base.covered,
    copay: stated ? copay : base.copay,
    coinsurance: stated ? (coinsurance ?? 0) : base.coinsurance,
    deductible: block.word('deductible', ['applies', 'waived']) ?? waived,
    copayOrder: block.word('copay_order', ['before_deductible', 'after_deductible']) ?? base.copayOrder,
    coinsuranceBase: block.word('coinsurance_base', ['after_copay', 'allowed']) ?? base.coinsuranceBase,
    visits: block.number('visits') ?? base.visits,
    priorAuthorization:
      block.part('prior_auth') !== null || (block.word('prior_auth', ['required', 'none']) ?? (base.priorAuthorization ? 'required' : 'none')) === 'required',
    ages: from === null && to === null ? base.ages : { from: from ?? 0, to: to ?? Number.POSITIVE_INFINITY },
    sex: block.word('sex', ['female', 'male']) ?? base.sex,
    limit: limit === null || per === null ? base.limit : { quantity: limit.number('quantity') ?? 0, per },
  };
}

/** A service of a plan that states nothing is paid in full. */
const unstated: BenefitTerms = {
  covered: true,
  copay: null,
  coinsurance: 0,
  deductible: 'applies',
  copayOrder: 'after_deductible',
  coinsuranceBase: 'after_copay',
  visits: null,
  priorAuthorization: false,
  ages: null,
  sex: null,
  limit: null,
};

function limitOf(block: PlanReader | null): AnnualLimit | null {
  if (block === null) return null;
  const individual = block.money('individual') ?? 0;
  return { individual, family: block.money('family'), style: block.word('style', ['embedded', 'aggregate']) ?? 'embedded' };
}
