/** What became of the claims and fills of a cohort: decisions, reasons, and where the money went. Amounts are in cents. */
import type { Subject } from '../../model/subject.ts';

/** Sums over the decisions of the first payer of each claim, with reversals taken off. */
export interface MedicalMoney {
  charged: number;
  allowed: number;
  deductible: number;
  copay: number;
  coinsurance: number;
  paid: number;
}

/** Sums over paid fills, with reversals taken off. */
export interface DrugMoney {
  allowed: number;
  otherPayers: number;
  patient: number;
  paid: number;
}

export interface ReasonCount {
  lines: number;
  charge: number;
}

export class BenefitFigures {
  claims = 0;
  fills = 0;
  /** Claims by what became of them. */
  readonly outcomes = new Map<string, number>();
  /** Denied lines by Claim Adjustment Reason Code. */
  readonly denials = new Map<string, ReasonCount>();
  /** Fills by the answer to their billing. */
  readonly answers = new Map<string, number>();
  /** Rejected fills by NCPDP reject code. */
  readonly rejects = new Map<string, number>();
  readonly medical: MedicalMoney = { charged: 0, allowed: 0, deductible: 0, copay: 0, coinsurance: 0, paid: 0 };
  readonly drugs: DrugMoney = { allowed: 0, otherPayers: 0, patient: 0, paid: 0 };

  add({ claims, claim_payments: payments, pharmacy_claims: drugClaims }: Subject): void {
    const decided = new Map<string, (typeof payments)[number]>();
    for (const payment of payments) if (payment.status !== 'reversal') decided.set(payment.claim_id, payment);
    const reversed = new Set(payments.filter(({ status }) => status === 'reversal').map(({ claim_id }) => claim_id));
    const first = new Set(claims.filter(({ payer_sequence }) => payer_sequence === 1).map(({ id }) => id));
    for (const { id, acknowledgement } of claims) {
      this.claims++;
      const payment = decided.get(id);
      count(this.outcomes, acknowledgement === 'rejected' ? 'rejected before adjudication' : reversed.has(id) ? 'reversed' : outcomeOf(payment));
    }
    for (const payment of payments) {
      if (first.has(payment.claim_id)) this.#addMoney(payment);
      if (payment.status !== 'reversal') for (const line of payment.lines) if (line.denied) this.#addDenial(line);
    }
    for (const claim of drugClaims) this.#addFill(claim);
  }

  #addMoney({ charge, allowed, deductible, copay, coinsurance, paid }: Subject['claim_payments'][number]): void {
    const sums = this.medical;
    sums.charged += charge;
    sums.allowed += allowed;
    sums.deductible += deductible;
    sums.copay += copay;
    sums.coinsurance += coinsurance;
    sums.paid += paid;
  }

  #addDenial({ charge, adjustments }: Subject['claim_payments'][number]['lines'][number]): void {
    for (const reason of new Set(adjustments.map((adjustment) => adjustment.reason))) {
      const known = this.denials.get(reason) ?? { lines: 0, charge: 0 };
      this.denials.set(reason, known);
      known.lines++;
      known.charge += charge;
    }
  }

  #addFill({ transaction, response, rejects, allowed, paid, patient_pay, other_payer_paid }: Subject['pharmacy_claims'][number]): void {
    if (transaction !== 'B2') {
      this.fills++;
      count(this.answers, response);
    } else count(this.answers, 'reversed');
    for (const code of rejects) count(this.rejects, code);
    if (response === 'rejected') return;
    this.drugs.allowed += allowed;
    this.drugs.paid += paid;
    this.drugs.patient += patient_pay;
    this.drugs.otherPayers += other_payer_paid;
  }
}

function outcomeOf(payment: Subject['claim_payments'][number] | undefined): string {
  if (payment === undefined) return 'not decided yet';
  if (payment.denied) return 'denied';
  return payment.lines.some((line) => line.denied) ? 'partly denied' : 'accepted';
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
