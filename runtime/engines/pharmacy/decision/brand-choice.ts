/**
 * What a brand costs that has a generic, by the reason for which it is dispensed: dispense as written, or product selection (408-D8). Meanings of the codes: CMS,
 * variables of the Part D drug event file (ResDAC). 0 and 3 to 5: nobody but the pharmacy chose the brand, so plans pay the price of the generic for 0, 3 and 5.
 */
import type { DecisionSteps } from './fill-decision.ts';
import type { FillPrice, FillRequest } from './fill-request.ts';
import type { FormularyTerms } from './formulary-terms.ts';

/** Nobody chose (0), the pharmacist did (3), or the brand is dispensed as the generic (5): paid as the generic. */
const PAID_AS_GENERIC: ReadonlySet<number> = new Set([0, 3, 5]);
const PRESCRIBER = 1;
const PATIENT = 2;

/** The price with the ingredients of the generic where the plan pays no more. */
export function priceOfChoice({ daw, price }: FillRequest, steps: DecisionSteps): FillPrice {
  const { generic, ingredient } = price;
  if (generic === null || ingredient <= generic || !PAID_AS_GENERIC.has(daw)) return price;
  steps?.push({ rule: 'generic price', term: `dispense as written ${daw}: ingredients of the generic`, before: ingredient, after: generic });
  return { ...price, ingredient: generic };
}

/** Who chooses the brand pays what it costs more than the generic. */
export function brandPenalty({ daw, price }: FillRequest, ingredient: number, { brandPenalty: policy }: FormularyTerms, steps: DecisionSteps): number {
  const chosen = policy === 'any' ? daw === PRESCRIBER || daw === PATIENT : policy === 'patient' && daw === PATIENT;
  if (!chosen || price.generic === null || ingredient <= price.generic) return 0;
  const penalty = ingredient - price.generic;
  steps?.push({ rule: 'brand penalty', term: `dispense as written ${daw}: brand less generic`, before: ingredient, after: penalty });
  return penalty;
}
