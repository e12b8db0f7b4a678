/** A plan of a file that pays for drugs, with its formulary and the drugs of the file. */
import type { DrugPrice } from '../../ir/drug-price.ts';
import type { Coding } from '../../model/scalars.ts';
import { civilOf } from '../../model/time/civil.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { compilePlan } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import { PlanReader } from '../../runtime/engines/claims/adjudication/plan-reader.ts';
import { type PartDYear, partDYears } from '../../runtime/engines/pharmacy/decision/drug-benefit.ts';
import { drugKey, type FormularyTerms } from '../../runtime/engines/pharmacy/decision/formulary-terms.ts';
import { readFormulary } from '../../runtime/engines/pharmacy/read-formulary.ts';
import { RunError } from '../../runtime/plan/fault.ts';
import { type CopayCardPolicy, copayCardPolicies } from '../../vocabulary/formulary-vocabulary.ts';
import { planNamed } from '../benefits/plan-of-file.ts';
import type { Entry } from '../scenario-files.ts';
import { usage } from '../stop.ts';
import { termsOfFile } from '../terms-file.ts';
import { shown } from '../wording.ts';

export interface DrugPlanFile {
  readonly terms: PlanTerms;
  readonly formulary: FormularyTerms;
  readonly copayCards: CopayCardPolicy;
  /** By name and by code, as requests name drugs. */
  readonly codings: ReadonlyMap<string, Coding>;
  /** By a National Drug Code of eleven digits. */
  readonly byNdc: ReadonlyMap<string, Coding>;
  price(drug: Coding): DrugPrice | null;
  /** The price of the generic of a brand. */
  genericOf(price: DrugPrice): DrugPrice | null;
}

/** @param wanted the name of the plan; null for the only one. @throws Stop where there is none, or it does not pay for drugs */
export function drugPlanOf(entry: Entry, wanted: string | null): DrugPlanFile {
  const { checker, terms, codings, params, drugPrices } = termsOfFile(entry);
  const one = planNamed(terms.plans, entry.text.path, wanted);
  const context = { codings, params };
  try {
    const plan = compilePlan(one, context);
    const formulary = terms.formularies.find(({ name }) => name === plan.formulary);
    if (formulary === undefined)
      throw usage(
        `${shown(plan.name)} does not pay for drugs: it has no formulary`,
        'claims of pharmacies are adjudicated under a plan with `formulary: name`',
      );
    const prices = new Map(drugPrices.toReversed().map((price) => [drugKey(codings[price.concept]), price]));
    const byNdc = new Map(drugPrices.toReversed().flatMap(({ ndc, concept }) => (ndc === null ? [] : [[ndc.replaceAll('-', ''), codings[concept]] as const])));
    const byName = checker.concepts.map(({ name }, id) => [name, codings[id]] as const);
    const byCode = codings.map((coding) => [`${coding.system}:${coding.code}`, coding] as const);
    return {
      terms: plan,
      formulary: readFormulary(formulary, context),
      copayCards: new PlanReader(one, context).word('copay_cards', copayCardPolicies) ?? 'included',
      codings: new Map([...byCode.toReversed(), ...byName]),
      byNdc,
      price: (drug) => prices.get(drugKey(drug)) ?? null,
      genericOf: ({ generic }) => (generic === undefined ? null : (prices.get(drugKey(codings[generic])) ?? null)),
    };
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw usage(`${error.code}: ${error.message}`);
  }
}

/** Part D has its phases in the years whose amounts are known; null for other plans and years. */
export function partDOn({ type }: PlanTerms, day: number): PartDYear | null {
  const { year } = civilOf(day);
  return type === 'part_d' ? (partDYears.find((one) => one === year) ?? null) : null;
}
