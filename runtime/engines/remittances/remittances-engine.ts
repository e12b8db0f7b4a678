/**
 * Remittances: payers pay what they decided, once a week to each provider. A remittance is the part of a payment that is for the claims and months of one subject, so
 * that it depends on nobody else; the whole payment is that of all subjects with its trace number.
 */
import { coveredKinds } from '../../../ir/covered-kinds.ts';
import type { Remittance } from '../../../model/benefits/remittance.ts';
import { formatDay, startOfDay } from '../../../model/time/civil.ts';
import { derivedId } from '../../subject/put-record.ts';
import type { Engine } from '../engine.ts';
import { StateKey } from '../engine.ts';
import { adjustmentOf, remit } from './remit.ts';
import { type PaymentBatch, RemittancesState } from './remittances-state.ts';

const key = new StateKey<RemittancesState>();

/** Payments are made in the morning, after the decisions of the night. */
const MORNING = 8 * 60;
/** What identifiers of remittances are derived with. */
const REMITTANCE = 0x383335;

export const remittancesEngine = {
  name: 'remittances',
  kinds: ['remittances'],
  verbs: {},
  prepare({ ir, first }) {
    if (![ir, ...(first === null ? [] : [first.ir])].some((one) => coveredKinds(one).has('medical'))) return null;
    return {
      key,
      reactsTo: ['claims', 'claim_payments', 'capitations'],
      begin: () => new RemittancesState(),
      react(state, { kind, record, made }) {
        if (kind === 'claims') state.payees.set(record.id, record.billing_id);
        if (kind === 'claim_payments') state.add(record);
        if (kind === 'capitations' && made) state.addCapitation(record);
      },
      next: ({ due }) => (due === null ? Number.POSITIVE_INFINITY : startOfDay(due.day) + MORNING),
      act(state, now, put) {
        const { due } = state;
        if (due === null) return;
        state.take(due);
        put('remittances', remittanceOf(due, state, now));
      },
    };
  },
} as const satisfies Engine<RemittancesState, 'remittances'>;

function remittanceOf(batch: PaymentBatch, { forwarded }: RemittancesState, now: number): Remittance {
  const { day, payer, payee, payments, capitations } = batch;
  const between = `${payer} ${payee}`;
  const trace = traceOf(batch);
  const { forwarded: rest, ...amounts } = remit(
    payments.map(({ paid }) => paid),
    forwarded.get(between) ?? null,
    trace,
    capitations.map(adjustmentOf),
  );
  forwarded.set(between, rest);
  return {
    id: derivedId([...payments, ...capitations][0].id, REMITTANCE),
    trace_number: trace,
    payer_id: payer,
    payee_id: payee,
    payment_date: day,
    total: amounts.total,
    payments: payments.map(({ id, paid }) => ({ claim_payment_id: id, amount: paid })),
    provider_adjustments: [...amounts.provider_adjustments],
    issued: now,
  };
}

/** Follows from payer, payee and day alone. */
function traceOf({ day, payer, payee }: PaymentBatch): string {
  return `${payer.slice(0, 8)}${payee.slice(0, 8)}`.toUpperCase() + formatDay(day).replaceAll('-', '');
}
