/** What is paid for a fill outside of Medicare, in the plainest way: cent by cent where rules meet, in place of formulas. */
import type { FillCase } from '../../runtime/engines/pharmacy/decision/decide-fill.ts';
import type { Payment } from '../../runtime/engines/pharmacy/decision/fill-decision.ts';
import type { CostShare, TierTerms } from '../../runtime/engines/pharmacy/decision/formulary-terms.ts';

type Paid = Pick<Payment, 'allowed' | 'penalty' | 'deductible' | 'copay' | 'coinsurance' | 'cardPaid' | 'patientPay' | 'planPaid' | 'used'>;

/** For plans that count what a card pays, or only what the member pays. */
export function plainPayment({ request, coverage, used, familyLeft, formulary }: FillCase, tier: TierTerms, share: CostShare): Paid {
  if (coverage === null) throw new Error('no coverage, no payment');
  const { benefit, card } = coverage;
  // What the first part of the fill has used is used.
  const first = request.part?.first ?? { copay: 0, coinsurance: 0, own: 0 };
  const [min, max] = [share.min, share.max].map((bound) => (bound === null ? null : Math.max(0, bound - first.coinsurance)));
  const { fee, usual, gross, generic } = request.price;
  let { ingredient } = request.price;
  const cheaper = generic !== null && generic < ingredient;
  // Nobody has chosen the brand: the generic is paid.
  if (cheaper && (request.daw === 0 || request.daw === 3 || request.daw === 5)) ingredient = generic;
  const [allowed] = [ingredient + fee, usual, gross].filter((price) => price !== null).sort((a, b) => a - b);
  const paidIngredient = allowed === ingredient + fee ? ingredient : allowed === usual ? allowed : allowed - Math.min(fee, allowed);
  const payer = { none: [], patient: [2], any: [1, 2] }[formulary.brandPenalty] as readonly number[];
  const penalty = payer.includes(request.daw) && generic !== null && generic < paidIngredient ? paidIngredient - generic : 0;
  let rest = allowed - penalty;
  const owed = { deductible: 0, copay: 0, coinsurance: 0 };
  const take = (part: keyof typeof owed): void => {
    owed[part]++;
    rest--;
  };
  while (
    rest > 0 &&
    tier.deductible === 'applies' &&
    used.deductible + owed.deductible < benefit.deductible &&
    owed.deductible < (familyLeft.deductible ?? rest + owed.deductible)
  )
    take('deductible');
  const most = share.coinsurance === null ? 0 : Math.max(min ?? 0, Math.min(max ?? rest, Math.floor((rest * Math.round(share.coinsurance * 100) + 50) / 100)));
  while (rest > 0 && first.copay + owed.copay < (share.copay ?? 0)) take('copay');
  while (rest > 0 && owed.coinsurance < most) take('coinsurance');
  const beyond = (): boolean => {
    const all = owed.deductible + owed.copay + owed.coinsurance;
    return benefit.oopMax !== null && (used.oop + all > Math.max(benefit.oopMax, used.oop) || all > (familyLeft.oop ?? all));
  };
  for (const part of ['coinsurance', 'copay', 'deductible'] as const)
    while (owed[part] > 0 && beyond()) {
      owed[part]--;
      rest++;
    }
  const due = owed.deductible + owed.copay + owed.coinsurance;
  let cardPaid = 0;
  while (card?.drugs.has(request.drug.key) === true && due - cardPaid > Math.max(0, card.leaves - first.own) && used.card + cardPaid < card.paysAtMost)
    cardPaid++;
  const counted = benefit.copayCards === 'excluded' ? due - cardPaid : due;
  return {
    ...{ allowed, penalty, ...owed, cardPaid, patientPay: penalty + due - cardPaid, planPaid: rest },
    used: { deductible: used.deductible + Math.min(owed.deductible, counted), oop: used.oop + counted, card: used.card + cardPaid },
  };
}
