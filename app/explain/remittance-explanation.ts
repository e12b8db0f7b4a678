/** What a payment to a provider is made of, as text and as data. */
import { formatCents } from '../../model/scalars.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import type { ExplainedRemittance } from '../../runtime/study/why/explain-remittance.ts';

export function remittanceLines({ remittance, decisions }: ExplainedRemittance): string[] {
  const { trace_number, payment_date, total, provider_adjustments } = remittance;
  return [
    `payment ${trace_number} of ${formatDay(payment_date)}: total ${formatCents(total)}`,
    ...decisions.map(
      ({ payment, claim, amount }) =>
        `  ${formatCents(amount)}: ${payment.status}, decided ${formatDay(dayOfMinute(payment.decided))}: claim_payments ${payment.id}${claim === null ? '' : `, claims ${claim.id}`}`,
    ),
    ...provider_adjustments.map(
      ({ reason, reference, amount }) => `  ${formatCents(-amount)}: ${reason}, ${reason === 'CT' ? 'capitations' : 'balance of payment'} ${reference}`,
    ),
  ];
}

export function remittanceData({ remittance, decisions }: ExplainedRemittance): object {
  return {
    trace_number: remittance.trace_number,
    total: formatCents(remittance.total),
    decisions: decisions.map(({ payment, claim, amount }) => ({
      id: payment.id,
      status: payment.status,
      claim: claim?.id ?? null,
      amount: formatCents(amount),
    })),
    provider_adjustments: remittance.provider_adjustments.map((one) => ({ ...one, amount: formatCents(one.amount) })),
  };
}
