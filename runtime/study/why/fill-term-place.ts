/** Where a formulary, a plan or a row states what a step of a decision about a fill goes by. */
import type { At } from '../../../ir/expression.ts';
import type { Terms } from '../../../ir/plan-terms.ts';
import { type DurType, durCodes } from '../../../model/pharmacy/drug-utilization-review.ts';
import type { DecisionStep } from '../../engines/pharmacy/decision/fill-decision.ts';

/** What a fill is decided by. */
export interface FillTerms {
  readonly plan: Terms | null;
  readonly formulary: Terms | null;
  /** The block of the drug; null for one that the formulary does not list. */
  readonly drug: Terms | null;
  readonly tier: Terms | null;
  /** The row with the price. */
  readonly row: At | null;
  /** The statement that prescribes it. */
  readonly request: At | null;
  readonly coverage: At | null;
}

/** Null for what no line states, such as the phases of Medicare Part D. */
export function fillTermPlace({ rule, term }: DecisionStep, of: FillTerms): At | null {
  const { plan, formulary, drug, tier } = of;
  switch (rule) {
    case 'eligibility':
    case 'coordination':
      return of.coverage;
    case 'pharmacy':
      return placeIn(drug, 'channel');
    case 'coverage':
      return placeIn(drug, 'covered');
    case 'formulary':
      return formulary?.at ?? null;
    case 'age':
      return placeIn(drug, term.startsWith('min') ? 'min_age' : 'max_age');
    case 'sex':
      return placeIn(drug, 'sex');
    case 'refills':
      return of.request;
    case 'refill':
      return placeIn(formulary, 'refill_after') ?? formulary?.at ?? null;
    case 'utilization review':
      return formulary?.parts.find(({ word, name }) => word === 'dur' && isOf(name, term.split(' ')[0]))?.at ?? null;
    case 'prior authorization':
      return placeIn(drug, 'prior_auth');
    case 'step therapy':
      return drug?.parts.find(({ word, name }) => word === 'step' && term.startsWith(`step ${name}:`))?.at ?? null;
    case 'quantity limit':
      return placeIn(drug, 'limit');
    case 'days supply':
      return placeIn(drug, 'days_supply') ?? placeIn(tier, 'days_supply');
    case 'price':
    case 'generic price':
      return of.row;
    case 'brand penalty':
      return placeIn(formulary, 'brand_penalty') ?? of.row;
    case 'deductible':
      return placeIn(plan, 'deductible');
    case 'out-of-pocket maximum':
      return placeIn(plan, 'oop_max');
    case 'copay':
    case 'coinsurance':
    case 'rest of a fill':
      return tier?.at ?? null;
    default:
      return null;
  }
}

function placeIn(block: Terms | null, name: string): At | null {
  return block?.fields.find((field) => field.name === name)?.value.at ?? block?.parts.find(({ word }) => word === name)?.at ?? null;
}

function isOf(type: string | null, code: string): boolean {
  return type !== null && type in durCodes && (durCodes[type as DurType] as readonly string[]).includes(code);
}
