/** Plans that pay for drugs, and the prices that pharmacies bill: made ready once for a run. */
import type { DrugPrice } from '../../../../ir/drug-price.ts';
import type { Terms } from '../../../../ir/plan-terms.ts';
import type { Coding } from '../../../../model/scalars.ts';
import { civilOf } from '../../../../model/time/civil.ts';
import { type CopayCardPolicy, copayCardPolicies } from '../../../../vocabulary/formulary-vocabulary.ts';
import type { Trace } from '../../../plan/trace.ts';
import { blockTerms, type ReviewTerms } from '../../authorizations/review-terms.ts';
import type { PlanTerms } from '../../claims/adjudication/benefit-terms.ts';
import { compilePlan } from '../../claims/adjudication/compile-plan.ts';
import { PlanReader } from '../../claims/adjudication/plan-reader.ts';
import type { VerbContext } from '../../verb-context.ts';
import { type CopayCard, type PartDYear, partDYears } from '../decision/drug-benefit.ts';
import type { FillPrice } from '../decision/fill-request.ts';
import { drugKey, type FormularyTerms } from '../decision/formulary-terms.ts';
import { readFormulary } from '../read-formulary.ts';

export class DrugPlan {
  readonly terms: PlanTerms;
  readonly formulary: FormularyTerms;
  /** Of the drugs that the formulary lists, in its order. */
  readonly #reviews: readonly ReviewTerms[];

  readonly copayCards: CopayCardPolicy;

  constructor(terms: PlanTerms, formulary: FormularyTerms, reviews: readonly ReviewTerms[], copayCards: CopayCardPolicy) {
    this.terms = terms;
    this.formulary = formulary;
    this.#reviews = reviews;
    this.copayCards = copayCards;
  }

  /** How the payer decides about requests for a drug that needs an authorization. */
  reviewOf(drug: Coding): ReviewTerms {
    return this.#reviews[this.formulary.drugs.findIndex(({ drugs }) => drugs.has(drugKey(drug)))];
  }

  /** Part D has its phases in the years whose amounts are known; in others its tiers count. Null for other plans. */
  partDOn(day: number): PartDYear | null {
    const { year } = civilOf(day);
    return this.terms.type === 'part_d' ? (partDYears.find((one) => one === year) ?? null) : null;
  }
}

export class DrugPlans {
  /** Where someone asks why a fill was decided as it was. */
  readonly trace: Trace | null;
  readonly #plans = new Map<string, DrugPlan>();
  readonly #terms = new Map<string, PlanTerms>();
  /** What each card pays, by its plan, in the order of its drugs. */
  readonly #cards = new Map<string, readonly CopayCard[]>();
  readonly #prices = new Map<string, DrugPrice>();
  readonly #codings: readonly Coding[];

  constructor(context: VerbContext) {
    const { ir, codings } = context;
    this.trace = context.trace;
    this.#codings = codings;
    for (const plan of ir.plans) {
      const terms = compilePlan(plan, context);
      this.#terms.set(terms.name, terms);
      const formulary = ir.formularies.find(({ name }) => name === terms.formulary);
      const policy = new PlanReader(plan, context).word('copay_cards', copayCardPolicies) ?? 'included';
      if (formulary !== undefined) this.#plans.set(terms.name, new DrugPlan(terms, readFormulary(formulary, context), reviewsOf(formulary, context), policy));
      if (terms.type === 'copay_card') this.#cards.set(terms.name, cardsOf(plan, context));
    }
    // The first row with a code is the one that counts, as for questions about it.
    for (const price of (ir.drugPrices ?? []).toReversed()) this.#prices.set(drugKey(codings[price.concept]), price);
  }

  /** Null for a plan without a formulary: it does not pay for drugs. */
  plan(name: string): DrugPlan | null {
    return this.#plans.get(name) ?? null;
  }

  /** The terms of any plan of the scenario. */
  termsOf(name: string): PlanTerms {
    return this.#terms.get(name) as PlanTerms;
  }

  /** What the card of a plan pays for a drug; null where it pays nothing. */
  cardFor(name: string, drug: Coding): CopayCard | null {
    return this.#cards.get(name)?.find(({ drugs }) => drugs.has(drugKey(drug))) ?? null;
  }

  /** Null for a drug without a price: it is not billed. */
  price(drug: Coding): DrugPrice | null {
    return this.#prices.get(drugKey(drug)) ?? null;
  }

  /** The price of the generic of a brand; null for a drug without one. */
  genericOf({ generic }: DrugPrice): DrugPrice | null {
    return generic === undefined ? null : this.price(this.#codings[generic]);
  }
}

function cardsOf({ parts }: Terms, context: VerbContext): readonly CopayCard[] {
  return parts
    .filter(({ word }) => word === 'assistance')
    .map((part) => {
      const read = new PlanReader(part, context);
      const drugs = new Set((part.concepts ?? []).map((concept) => drugKey(context.codings[concept])));
      return { drugs, leaves: read.money('leaves') ?? 0, paysAtMost: read.money('pays_at_most') ?? 0 };
    });
}

function reviewsOf({ parts }: Terms, context: VerbContext): readonly ReviewTerms[] {
  const drugs = parts.filter(({ word }) => word === 'drug');
  return drugs.map((drug) => blockTerms(drug.parts.find(({ word }) => word === 'prior_auth') ?? null, context));
}

/**
 * What a pharmacy submits for a quantity, in whole cents.
 * @param generic the price of the generic of a brand, of the same quantity; null where there is none
 * @param fee cents for dispensing, which the usual and customary charge includes
 */
export function submittedPrice({ charge, cost, basis }: DrugPrice, generic: DrugPrice | null, quantity: number, fee: number): FillPrice {
  const total = (unit: number): number => Math.floor(unit * quantity + 0.5);
  const usual = charge === null ? null : total(charge);
  return {
    ingredient: cost === null ? (usual ?? 0) : total(cost),
    basis,
    fee,
    usual,
    gross: null,
    generic: generic?.cost == null ? null : total(generic.cost),
  };
}
