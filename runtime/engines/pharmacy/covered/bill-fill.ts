/** A fill that a coverage is billed for: the decision, and the claim as a record. */
import type { DrugPrice } from '../../../../ir/drug-price.ts';
import type { Accumulator } from '../../../../model/benefits/accumulator.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import type { PharmacyClaim } from '../../../../model/benefits/pharmacy-claim.ts';
import type { MedicationDispense } from '../../../../model/clinical/medication-dispense.ts';
import type { PharmacyKind } from '../../../../model/pharmacy/pharmacy-kind.ts';
import type { RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import { dayOfMinute } from '../../../../model/time/civil.ts';
import { derivedId } from '../../../subject/put-record.ts';
import { accumulatorsOf } from '../../claims/payment-records.ts';
import { decideFill } from '../decision/decide-fill.ts';
import type { Accumulators } from '../decision/drug-benefit.ts';
import type { Payment } from '../decision/fill-decision.ts';
import type { FirstPart } from '../decision/fill-request.ts';
import { decidedFills } from '../fill-notes.ts';
import type { DurAlert } from '../review/dur-alert.ts';
import { formularyFindings } from '../review/formulary-findings.ts';
import { drugOf } from '../review/read-drug.ts';
import { reviewDrug } from '../review/review-drug.ts';
import { AccountsOfFill } from './accounts-of-fill.ts';
import type { AccountMovement } from './benefit-account.ts';
import type { CoveredMember } from './covered-member.ts';
import { type DrugPlan, type DrugPlans, submittedPrice } from './drug-plans.ts';
import type { MemberCard } from './member-cards.ts';

/** A fill as it is handed over if it is paid and collected. */
export interface BilledFill {
  readonly dispense: MedicationDispense & { readonly quantity: number; readonly days_supply: number; readonly request_id: string };
  readonly refills: number;
  /** Whether it is handed over. */
  readonly collected: boolean;
  readonly pharmacy: PharmacyKind;
  readonly daw: number;
  readonly price: DrugPrice;
  readonly coverage: Coverage;
  readonly plan: DrugPlan;
  /** The pharmacist's answer to a finding: result of service (441-E6). */
  readonly result: string | null;
  /** What the payer answers, whatever the formulary says; null where that decides. */
  readonly refused: RejectCode | null;
  /** The fill that the dispense is a part of; null where it is a whole one. */
  readonly part: BilledPart | null;
}

export interface BilledPart {
  /** Of the whole fill. */
  readonly quantity: number;
  readonly daysSupply: number;
  /** Of the rest: what was handed over and paid before. */
  readonly first: (FirstPart & { readonly dispense: string }) | null;
}

export interface BilledClaim {
  readonly claim: PharmacyClaim;
  /** Findings of drug-utilization review. */
  readonly alerts: readonly DurAlert[];
  /** Amounts that it changed. */
  readonly accumulators: readonly Accumulator[];
  /** The first day on which a refill that came too soon is covered; null where waiting does not help. */
  readonly retry: number | null;
  /** What it used of the benefit; null where it is rejected. */
  readonly paid: PaidFill | null;
}

/** What is taken back of a claim. */
export interface Reversal {
  readonly claims: readonly PharmacyClaim[];
  readonly accumulators: readonly Accumulator[];
}

export interface PaidFill {
  readonly claim: PharmacyClaim;
  /** As it was billed first: its dispense is the record of the fill. */
  readonly fill: BilledFill;
  readonly dispense: string;
  readonly accounts: AccountsOfFill;
  readonly amounts: Pick<Accumulators, 'deductible' | 'oop'>;
  /** What it leaves of the terms of the fill, where it is a part. */
  readonly shared: FirstPart;
  /** What a copay card paid besides; null where none did. */
  readonly card: { readonly claim: PharmacyClaim; readonly key: string } | null;
}

/** What identifiers of claims are derived with. */
const CLAIM = 0x42310000;

/**
 * Decides about a fill; what a paid one uses of the benefit is used then.
 * @param replaced what was billed of it before, and is taken back with the same transaction; null for a billing
 */
export function billFill(fill: BilledFill, member: CoveredMember, plans: DrugPlans, replaced: PaidFill | null = null): BilledClaim {
  const { dispense, price, plan, coverage, part } = fill;
  const day = dayOfMinute(dispense.handed_over);
  const person = member.asPatient(dispense.handed_over);
  const { formulary } = plan;
  const accounts = new AccountsOfFill(member, coverage, plan, plans, day);
  const card = member.cardFor(dispense.code, plan, plans, day);
  const used = { deductible: accounts.used.deductible, oop: accounts.used.oop, card: card?.used ?? 0 };
  const drug = drugOf(dispense.code);
  const first = part?.first ?? null;
  const [quantity, daysSupply] = part === null ? [dispense.quantity, dispense.days_supply] : [part.quantity, part.daysSupply];
  // Only a brand with a generic leaves a choice.
  const daw = price.generic === undefined ? NOTHING_TO_CHOOSE : fill.daw;
  // A fill is dispensed once: its rest has no fee.
  const submitted = submittedPrice(price, plans.genericOf(price), dispense.quantity, first === null ? formulary.dispensingFee : 0);
  // Without a `dur` block nothing follows from a finding. The rest of a fill was reviewed with its first part.
  const reviewed = formulary.dur.length > 0 && first === null;
  const found = !reviewed ? [] : reviewDrug({ drug, day, quantity, daysSupply }, person, formulary.refillAfter);
  const decision = decideFill({
    request: {
      ...{ drug, day, quantity, daysSupply, part: part === null ? null : { quantity: dispense.quantity, daysSupply: dispense.days_supply, first } },
      ...{ fillNumber: dispense.fill_number, refills: fill.refills, daw, therapyChange: false },
      ...{ pharmacy: { kind: fill.pharmacy, contracted: true }, price: submitted, result: fill.result, primaryUnbilled: false, group: null, cardholder: null },
    },
    person,
    formulary,
    coverage: {
      ...{ effective: coverage.effective, ends: coverage.termination, ended: 'terminated', group: null, cardholder: null },
      ...{ benefit: { deductible: accounts.limits.deductible, oopMax: accounts.limits.oopMax, copayCards: plan.copayCards, partD: plan.partDOn(day) }, card },
    },
    used,
    familyLeft: accounts.familyLeft,
    alerts: reviewed ? [...found, ...formularyFindings(drug, day, person.fills, formulary.dur, found)] : [],
    partDKind: drug.ingredients.some((one) => one.startsWith('insulin')) ? 'insulin' : 'other',
    refused: fill.refused,
    explained: plans.trace !== null,
  });
  const { rejects, tier, payment, refillFrom, alerts } = decision;
  if (payment !== null && first === null) member.paid(dispense);
  else if (payment !== null && first !== null) member.completed(dispense, first.dispense);
  const claim: PharmacyClaim = {
    id: derivedId(dispense.request_id, CLAIM + member.nextClaim(dispense.request_id)),
    coverage_id: coverage.id,
    ...billingOf(replaced?.claim),
    response: payment === null ? 'rejected' : 'paid',
    rejects: [...rejects],
    request_id: dispense.request_id,
    dispense_id: payment === null || !fill.collected ? null : dispense.id,
    pharmacy_id: dispense.organization_id,
    code: dispense.code,
    ndc: price.ndc,
    fill_number: dispense.fill_number,
    quantity: dispense.quantity,
    days_supply: dispense.days_supply,
    dispensing_status: part === null ? null : first === null ? 'partial' : 'completion',
    quantity_intended: part?.quantity ?? null,
    days_supply_intended: part?.daysSupply ?? null,
    daw,
    tier,
    usual_charge: submitted.usual,
    basis: payment === null ? null : basisOf(payment, price.cost === null),
    ingredient_cost: payment?.ingredient ?? 0,
    dispensing_fee: payment?.fee ?? 0,
    allowed: payment?.allowed ?? 0,
    deductible: payment?.deductible ?? 0,
    copay: payment?.copay ?? 0,
    coinsurance: payment?.coinsurance ?? 0,
    paid: payment?.planPaid ?? 0,
    // The card is billed for what the plan leaves to the patient.
    patient_pay: payment === null ? 0 : payment.patientPay + payment.cardPaid,
    other_payer_paid: payment === null ? 0 : payment.manufacturerPaid + payment.medicarePaid,
    at: dispense.handed_over,
    recorded: dispense.recorded,
  };
  plans.trace?.note(decidedFills, claim.id, decision);
  const retry = rejects.length === 1 && rejects[0] === '79' ? refillFrom : null;
  if (payment === null) return { claim, alerts, accumulators: [], retry, paid: null };
  const amounts = { deductible: payment.used.deductible - used.deductible, oop: payment.used.oop - used.oop };
  const ofCard =
    card === null || payment.cardPaid === 0
      ? null
      : { claim: { ...cardClaim(claim, card, payment, member), ...billingOf(replaced?.card?.claim) }, key: card.key };
  if (ofCard !== null) {
    member.cards.use(ofCard.key, payment.cardPaid);
    plans.trace?.note(decidedFills, ofCard.claim.id, decision);
  }
  const { copay, coinsurance, deductible, cardPaid } = payment;
  const shared = { copay, coinsurance, own: deductible + copay + coinsurance - cardPaid };
  const paid = { claim, fill, dispense: dispense.id, accounts, amounts, shared, card: ofCard };
  return { claim, alerts, accumulators: changedBy(claim, accounts.move(amounts)), retry, paid };
}

/** A billing, or with a claim the rebill that replaces it. */
function billingOf(replaced: PharmacyClaim | undefined): Pick<PharmacyClaim, 'transaction' | 'original_id'> {
  return replaced === undefined ? { transaction: 'B1', original_id: null } : { transaction: 'B3', original_id: replaced.id };
}

/** The claim to the card: the same fill, of which it pays a part of what the plan left to the patient. */
function cardClaim(claim: PharmacyClaim, { coverage }: MemberCard, { cardPaid, patientPay }: Payment, member: CoveredMember): PharmacyClaim {
  return {
    ...claim,
    id: derivedId(claim.request_id, CLAIM + member.nextClaim(claim.request_id)),
    coverage_id: coverage.id,
    tier: null,
    ...{ deductible: 0, copay: patientPay, coinsurance: 0, paid: cardPaid, patient_pay: patientPay, other_payer_paid: claim.paid },
  };
}

/** Takes a paid fill back: what it used of the benefit is there again, and so is what a card paid. */
export function reverseFill({ claim, accounts, amounts, card }: PaidFill, member: CoveredMember, at: number, recorded: number): Reversal {
  const ofCard = card === null ? [] : [reversalOf(card.claim, member, at, recorded)];
  if (card !== null) member.cards.use(card.key, -card.claim.paid);
  const reversal = reversalOf(claim, member, at, recorded);
  const { deductible, oop } = amounts;
  return { claims: [...ofCard, reversal], accumulators: changedBy(reversal, accounts.move({ deductible: back(deductible), oop: back(oop) })) };
}

/** A rebill is rejected: what was taken back for it is used as before. */
export function restoreFill({ accounts, amounts, card, claim, fill }: PaidFill, member: CoveredMember): void {
  if (card !== null) member.cards.use(card.key, card.claim.paid);
  accounts.move(amounts);
  member.paid({ ...fill.dispense, quantity: claim.quantity, days_supply: claim.days_supply });
}

const back = (cents: number): number => 0 - cents;

function reversalOf(claim: PharmacyClaim, member: CoveredMember, at: number, recorded: number): PharmacyClaim {
  return {
    ...claim,
    id: derivedId(claim.request_id, CLAIM + member.nextClaim(claim.request_id)),
    ...{ transaction: 'B2', response: 'approved', original_id: claim.id, dispense_id: null, at, recorded },
    ...{ ingredient_cost: back(claim.ingredient_cost), dispensing_fee: back(claim.dispensing_fee), allowed: back(claim.allowed) },
    ...{ deductible: back(claim.deductible), copay: back(claim.copay), coinsurance: back(claim.coinsurance) },
    ...{ paid: back(claim.paid), patient_pay: back(claim.patient_pay), other_payer_paid: back(claim.other_payer_paid) },
  };
}

/** By the coverages whose amounts they are. */
function changedBy({ id, recorded }: PharmacyClaim, movements: readonly AccountMovement[]): Accumulator[] {
  const cause = (coverage: string) => ({ coverage_id: coverage, claim_payment_id: null, pharmacy_claim_id: id, at: recorded });
  const coverages = [...new Set(movements.map(({ coverage }) => coverage.id))];
  return coverages.flatMap((of, i) =>
    accumulatorsOf(
      movements.filter(({ coverage }) => coverage.id === of),
      cause(of),
    ).map((one) => (i === 0 ? one : { ...one, id: derivedId(one.id, i) })),
  );
}

/** No product selection indicated (408-D8). */
const NOTHING_TO_CHOOSE = 0;

/** Nothing in this version submits a gross amount due. @param usual whether the charge is the only price */
function basisOf({ basis }: Payment, usual: boolean): PharmacyClaim['basis'] {
  if (usual) return 'usual';
  return basis === 'gross' ? null : basis;
}
