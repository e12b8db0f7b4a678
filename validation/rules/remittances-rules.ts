/** Payments to providers, and the decisions that they are for. */
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { differ, dollars, sumOf } from '../amounts.ts';
import type { Path, Rule } from '../rule.ts';
import { another, sampleId } from '../sample.ts';

export const remittanceRules: readonly Rule[] = [
  {
    id: 'REMIT-001',
    severity: 'error',
    title: 'Payment that does not balance',
    why: 'A payment is the sum of its decisions less the provider adjustments, and never negative: a negative balance is forwarded to the next payment.',
    source: 'X12 005010X221A1, section 1.10.2.1: BPR02, CLP04 and PLB',
    valid: {
      edits: [
        ['/remittances/0/provider_adjustments', [{ reason: 'FB', reference: 'T0000000000049', amount: '4.00' }]],
        ['/remittances/0/total', '90.00'],
      ],
    },
    invalid: { edits: [['/remittances/0/total', '90.00']] },
    examine(one, report) {
      one.each('remittances', ({ total, payments, provider_adjustments: adjustments }, path) => {
        const [paid, less] = [sumOf(payments, ({ amount }) => amount), sumOf(adjustments, ({ amount }) => amount)];
        const due = paid === undefined || less === undefined ? undefined : paid - less;
        if (differ(total, due)) report([...path, 'total'], `\`total\` is ${dollars(total)}, but the payments minus the adjustments are ${dollars(due)}`);
        if (total !== undefined && total < 0) report([...path, 'total'], `\`total\` is negative: ${dollars(total)}`);
      });
    },
  },
  {
    id: 'REMIT-002',
    severity: 'error',
    title: 'Payment that differs from the decision',
    why: 'A payment has each of its decisions with the amount that was decided, once in all payments, and not before the decision.',
    source: 'X12 005010X221A1, CLP04 and BPR16',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/remittances/0/payments/0/amount', '90.00'],
        ['/remittances/0/total', '90.00'],
      ],
    },
    examine(one, report) {
      const seen = new Map<string, Path>();
      one.each('remittances', ({ payments, payment_date: day }, path) => {
        payments?.forEach((payment, i) => {
          const id = payment?.claim_payment_id;
          const decision = one.find('claim_payments', id);
          if (payment === undefined || id === undefined || decision === undefined) return;
          const at = [...path, 'payments', i];
          if (differ(payment.amount, decision.paid))
            report([...at, 'amount'], `\`amount\` is ${dollars(payment.amount)}, but the decision pays ${dollars(decision.paid)}`);
          const before = seen.get(id);
          if (before === undefined) seen.set(id, at);
          else report([...at, 'claim_payment_id'], `/${before.join('/')} pays the same decision`);
          if (day !== undefined && decision.decided !== undefined && day < dayOfMinute(decision.decided))
            report([...path, 'payment_date'], `${formatDay(day)} is before the decision, ${formatDay(dayOfMinute(decision.decided))}`);
        });
      });
    },
  },
  {
    id: 'REMIT-003',
    severity: 'error',
    title: 'Payment of another payer or to another provider',
    why: 'The payer that decided about a claim pays the provider that billed it.',
    source: 'X12 005010X221A1, 1000A and 1000B',
    valid: { edits: [] },
    invalid: { edits: [['/remittances/0/payee_id', sampleId(2)]] },
    examine(one, report) {
      one.each('remittances', ({ payer_id: payer, payee_id: payee, payments }, path) => {
        payments?.forEach((payment, i) => {
          const decision = one.find('claim_payments', payment?.claim_payment_id);
          const billed = one.find('claims', decision?.claim_id)?.billing_id;
          const at = [...path, 'payments', i, 'claim_payment_id'];
          if (payer !== undefined && decision?.payer_id !== undefined && decision.payer_id !== payer) report(at, 'the decision is from another payer');
          if (payee !== undefined && billed !== undefined && billed !== payee) report(at, 'the decision is about a claim of another provider');
        });
      });
    },
  },
  {
    id: 'REMIT-004',
    severity: 'error',
    title: 'Two payments with the same trace number',
    why: 'Providers match the money in the bank to the remittance by its trace number.',
    source: 'X12 005010X221A1, TRN02',
    valid: { edits: [] },
    invalid: { edits: [another('remittances', { payments: [], total: '0.00' })] },
    examine(one, report) {
      const seen = new Map<string, Path>();
      one.each('remittances', ({ trace_number: number }, path) => {
        if (number === undefined) return;
        const before = seen.get(number);
        if (before === undefined) seen.set(number, path);
        else report([...path, 'trace_number'], `/${before.join('/')} has the same trace number`);
      });
    },
  },
];
