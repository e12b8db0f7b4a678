/** What is allowed for the lines that no rule denied, by the contract of the plan. */

import { type Cents, proportion, shareOf, spread } from '../../exact-amount.ts';
import type { StayRate } from './benefit-terms.ts';
import type { ClaimWork, LineWork } from './claim-work.ts';

const WHOLE = 1_000_000;

export interface LinePrice {
  /** What the member's share is a share of. */
  readonly base: Cents;
  /** What the provider gets in all, of plan and member; it may exceed the charge of an inpatient claim. */
  readonly allowed: Cents;
  /** The term that it comes from. */
  readonly term: string | null;
}

/** @param open the lines to price: those of an inpatient claim are priced together */
export function priceLines(work: ClaimWork, open: readonly LineWork[]): ReadonlyMap<LineWork, LinePrice> {
  const { claim, plan, outside } = work;
  const rate = plan.stayRate;
  if (claim.inpatient && rate !== null && (!outside || claim.protection !== null)) {
    const charges = open.map(({ charge }) => charge);
    const amount = inpatientAmount(
      rate,
      charges.reduce((sum, charge) => sum + charge, 0),
      work,
    );
    if (amount !== null) {
      const parts = spread(amount, charges);
      return new Map(open.map((line, i) => [line, { base: parts[i], allowed: parts[i], term: `stay_rate.${term[rate.method]}` }]));
    }
  }
  return new Map(open.map((line) => [line, priceLine(work, line)]));
}

const term = { drg: 'base_rate', per_diem: 'per_diem', of_charge: 'of_charge' } as const;

/** The price of a whole inpatient claim; null where a DRG has no weight. */
function inpatientAmount(rate: StayRate, charge: Cents, { claim }: ClaimWork): Cents | null {
  switch (rate.method) {
    case 'per_diem':
      return rate.rate * Math.max(1, claim.nights);
    case 'of_charge':
      return shareOf(charge, rate.share);
    case 'drg': {
      if (claim.drgWeight === null) return null;
      const payment = shareOf(rate.baseRate, claim.drgWeight);
      if (rate.outlier === null) return payment;
      const beyond = shareOf(charge, rate.outlier.costToCharge) - payment - rate.outlier.fixedLoss;
      return payment + (beyond > 0 ? shareOf(beyond, rate.outlier.share) : 0);
    }
  }
}

function priceLine({ claim, network, outside, plan }: ClaimWork, { line, charge, units }: LineWork): LinePrice {
  const part = (amount: Cents): Cents => (units === line.units ? amount : proportion(amount, units, line.units));
  const fee = line.allowed === null ? null : part(line.allowed);
  const { ofCharge, ofAllowed } = network;
  const stated = ofCharge !== null ? shareOf(charge, ofCharge) : fee === null ? charge : shareOf(fee, ofAllowed);
  const allowed = Math.min(charge, stated);
  const term = ofCharge !== null ? 'of_charge' : ofAllowed !== WHOLE && fee !== null ? 'of_allowed' : null;
  const named = network === plan.inNetwork || term === null ? term : `network ${network.name}.${term}`;
  if (!outside || claim.protection === null) return { base: allowed, allowed, term: named };
  // The member pays as in the network, of the qualifying payment amount; the provider gets the rate agreed on or determined.
  const rate = line.outOfNetworkRate === null ? allowed : Math.min(charge, part(line.outOfNetworkRate));
  return { base: Math.min(allowed, rate), allowed: rate, term: named };
}
