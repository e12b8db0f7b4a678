/** What a line pays, and its adjustments, once it is priced: alone, or after earlier payers. */
import type { Adjustment } from '../../../../model/benefits/adjustment.ts';
import { type Cents, shareOf } from '../../exact-amount.ts';
import type { ClaimWork, LineWork } from './claim-work.ts';
import type { MemberShare } from './member-share.ts';
import type { LinePrice } from './price-lines.ts';
import { owedAfter, secondaryPayment } from './secondary-payment.ts';

export interface Settlement {
  readonly paid: Cents;
  readonly adjustments: readonly Adjustment[];
  /** PR-1, PR-2 and PR-3: what counts towards the out-of-pocket maximum. */
  readonly outOfPocket: Cents;
  /** CO-253. */
  readonly withheld: Cents;
}

/** charge = paid + Σ adjustments, with the parts of the line that were denied among them. */
export function settleLine(work: ClaimWork, line: LineWork, price: LinePrice, share: MemberShare): Settlement {
  return line.line.prior.length === 0 ? settlePrimary(work, line, price, share) : settleLater(work, line, price, share);
}

function settlePrimary(work: ClaimWork, line: LineWork, price: LinePrice, { deductible, copay, coinsurance }: MemberShare): Settlement {
  const outOfPocket = deductible + copay + coinsurance;
  const benefit = price.allowed - outOfPocket;
  const withheld = shareOf(benefit, work.plan.sequestration);
  const adjustments = [
    ...line.denied.map(({ denial, amount }) => ({ ...denial.adjustment, amount })),
    ...contractual(work, line.charge - price.allowed, line.charge),
    ...patient({ deductible, copay, coinsurance }),
    ...some({ group: 'CO', reason: '253', remark: null, amount: withheld }),
  ];
  return { paid: benefit - withheld, adjustments, outOfPocket, withheld };
}

/** Earlier payers are one adjustment: all of the charge but what they left to the patient (OA-23). */
function settleLater(work: ClaimWork, line: LineWork, price: LinePrice, share: MemberShare): Settlement {
  const { owed, prior, patientParts, otherParts } = owedAfter(line.line);
  const own = price.allowed - share.deductible - share.copay - share.coinsurance;
  const payment = secondaryPayment(work.plan.secondary, { owed, prior, own, patientParts, charge: line.line.charge, allowed: price.allowed });
  const withheld = shareOf(payment, work.plan.sequestration);
  let rest = owed - payment;
  const take = (amount: Cents): Cents => {
    const taken = Math.min(rest, amount);
    rest -= taken;
    return taken;
  };
  // A supplement covers no services of its own: what it does not pay stays as the earlier payer left it.
  const left = work.plan.secondary === 'supplement' ? otherParts.map((one) => ({ ...one, amount: take(one.amount) })) : [];
  const parts = { deductible: take(share.deductible), copay: take(share.copay), coinsurance: take(share.coinsurance) };
  const denied = line.denied.map(({ denial, amount }) => ({ ...denial.adjustment, amount: take(amount) }));
  const adjustments = [
    { group: 'OA' as const, reason: '23', remark: null, amount: line.line.charge - owed },
    ...denied,
    ...left,
    ...contractual(work, rest, line.line.charge),
    ...patient(parts),
    { group: 'CO' as const, reason: '253', remark: null, amount: withheld },
  ].filter(({ amount }) => amount !== 0);
  return { paid: payment - withheld, adjustments, outOfPocket: parts.deductible + parts.copay + parts.coinsurance, withheld };
}

/** What is charged beyond the allowed amount: the provider's loss in the network (or under the No Surprises Act), the patient's outside. */
function contractual({ outside, claim }: ClaimWork, excess: Cents, charge: Cents): Adjustment[] {
  if (excess < 0) return [{ group: 'CO', reason: '94', remark: null, amount: excess }];
  const group = outside && claim.protection === null ? 'PR' : 'CO';
  // CARC 45 must not be the whole charge: a service that has no price of its own is paid with others.
  const reason = excess === charge ? '97' : '45';
  return some({ group, reason, remark: outside && claim.protection !== null ? 'N830' : null, amount: excess });
}

function patient({ deductible, copay, coinsurance }: Omit<MemberShare, 'cut'>): Adjustment[] {
  const parts = [
    ['1', deductible],
    ['2', coinsurance],
    ['3', copay],
  ] as const;
  return parts.flatMap(([reason, amount]) => some({ group: 'PR', reason, remark: null, amount }));
}

const some = (adjustment: Adjustment): Adjustment[] => (adjustment.amount === 0 ? [] : [adjustment]);
