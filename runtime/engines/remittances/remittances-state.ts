/** The decisions about the claims of one subject that are not paid yet, and what was forwarded. */
import type { Capitation } from '../../../model/benefits/capitation.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { paymentDay } from './payment-day.ts';
import type { ForwardedBalance } from './remit.ts';

/** Decisions and months that one payment is for. */
export interface PaymentBatch {
  readonly day: number;
  readonly payer: string;
  readonly payee: string;
  readonly payments: ClaimPayment[];
  readonly capitations: Capitation[];
}

export class RemittancesState {
  /** Who billed each claim. */
  readonly payees = new Map<string, string>();
  /** By payer and payee. */
  readonly forwarded = new Map<string, ForwardedBalance | null>();
  /** By their days; those of one day in the order of their first decisions. */
  readonly #open: PaymentBatch[] = [];

  add(payment: ClaimPayment): void {
    const payee = this.payees.get(payment.claim_id);
    if (payee === undefined) return;
    const [day, payer] = [paymentDay(dayOfMinute(payment.decided)), payment.payer_id];
    this.#batch(day, payer, payee).payments.push(payment);
  }

  addCapitation(capitation: Capitation): void {
    this.#batch(paymentDay(dayOfMinute(capitation.recorded)), capitation.payer_id, capitation.payee_id).capitations.push(capitation);
  }

  #batch(day: number, payer: string, payee: string): PaymentBatch {
    const open = this.#open.find((one) => one.day === day && one.payer === payer && one.payee === payee);
    if (open !== undefined) return open;
    const batch = { day, payer, payee, payments: [], capitations: [] };
    const after = this.#open.findIndex((one) => one.day > day);
    this.#open.splice(after < 0 ? this.#open.length : after, 0, batch);
    return batch;
  }

  get due(): PaymentBatch | null {
    return this.#open[0] ?? null;
  }

  take(batch: PaymentBatch): void {
    this.#open.splice(this.#open.indexOf(batch), 1);
  }
}
