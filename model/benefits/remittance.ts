/** Payments of payers to providers for the claims and months of a subject: what is known of an X12 835 (005010X221) besides its claims. */
import { z } from 'zod';
import { kind } from '../kind.ts';
import { civilDate, civilTime, id, money, reference } from '../scalars.ts';

const payment = z.strictObject({
  claim_payment_id: reference('claim_payments'),
  amount: money.describe('Paid by the decision; negative for a reversal'),
});

const providerAdjustment = z.strictObject({
  reason: z.string().describe('Provider adjustment reason code (PLB): CT capitation, FB forwarding balance'),
  reference: z.string().describe('Of FB, the trace number of the payment that forwards the balance; of CT, the identifier of the capitation'),
  amount: money.describe('Positive where it reduces the payment'),
});
export type ProviderAdjustment = Readonly<z.infer<typeof providerAdjustment>>;

export const remittance = z.strictObject({
  id,
  trace_number: z.string().describe('Number of the payment (TRN02): the same for all subjects whose claims are paid with it'),
  payer_id: reference('organizations'),
  payee_id: reference('organizations').describe('Who billed the claims, or is paid by the month'),
  payment_date: civilDate,
  total: money.describe('Sum of the payments less the provider adjustments; never negative'),
  payments: z.array(payment).describe('Decisions in their order'),
  provider_adjustments: z.array(providerAdjustment),
  issued: civilTime.describe('Message time'),
});
export type Remittance = z.infer<typeof remittance>;
export const remittances = kind('remittances', remittance, {
  event: 'payment_date',
  reported: 'issued',
  withdrawn: null,
  leaf: null,
  afterDeath: true,
  onlyWhereMade: true,
});
