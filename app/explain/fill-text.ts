/** Decisions about fills and findings of utilization review, for people and as JSON. */

import { harmless } from '../../model/harmless.ts';
import { significanceOf } from '../../model/pharmacy/drug-utilization-review.ts';
import { rejectMeanings } from '../../model/pharmacy/reject-codes.ts';
import { formatCents } from '../../model/scalars.ts';
import { formatDay } from '../../model/time/civil.ts';
import type { DecisionStep, Payment } from '../../runtime/engines/pharmacy/decision/fill-decision.ts';
import type { DurAlert } from '../../runtime/engines/pharmacy/review/dur-alert.ts';
import type { CheckedFill } from '../pharmacy/check-formulary.ts';
import type { ReviewedHistory } from '../pharmacy/run-review.ts';

const said = (value: number | string): string => (typeof value === 'number' ? formatCents(value) : value);

/** What pays for a fill, in the order of an answer; those of zero are left out of the text. */
function amountsOf(payment: Payment): Readonly<Record<string, string>> {
  const { ingredient, fee, allowed, penalty, deductible, copay, coinsurance, cardPaid, patientPay, planPaid, manufacturerPaid, medicarePaid } = payment;
  const cents = {
    ...{ ingredient_cost: ingredient, dispensing_fee: fee, allowed, brand_penalty: penalty, deductible, copay, coinsurance, card_paid: cardPaid },
    ...{ patient_pay: patientPay, plan_paid: planPaid, manufacturer_paid: manufacturerPaid, medicare_paid: medicarePaid },
  };
  return Object.fromEntries(Object.entries(cents).map(([name, value]) => [name, formatCents(value)]));
}

export function fillData({ drug, formulary, decision }: CheckedFill): unknown {
  const { rejects, tier, payment, refillFrom, alerts, steps } = decision;
  return {
    drug,
    formulary,
    tier,
    status: payment === null ? 'rejected' : 'paid',
    rejects: rejects.map((code) => ({ code, meaning: rejectMeanings[code] })),
    refill_from: refillFrom === null ? null : formatDay(refillFrom),
    payment: payment === null ? null : paymentData(payment),
    alerts: alerts.map(alertData),
    steps: steps.map(({ rule, term, before, after }) => ({ rule, term, before: said(before), after: said(after) })),
  };
}

export function paymentData(payment: Payment): object {
  const phases = payment.phases.map(({ phase, ...cents }) => ({ phase, ...inCents(cents) }));
  return { basis: payment.basis, ...amountsOf(payment), phases, used: inCents({ ...payment.used }) };
}

export function paymentText(payment: Payment): string {
  return inCentsLine(amountsOf(payment));
}

export function fillStepText({ rule, term, before, after }: DecisionStep): string {
  return `${rule}: ${term}: ${said(before)} → ${said(after)}`;
}

function inCents(of: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(of).map(([name, cents]) => [name, formatCents(cents)]));
}

function inCentsLine(of: Readonly<Record<string, string>>): string {
  return Object.entries(of)
    .filter(([name, cents]) => cents !== '0.00' || name === 'patient_pay' || name === 'plan_paid')
    .map(([name, cents]) => `${name} ${cents}`)
    .join(', ');
}

export function fillText({ drug, formulary, decision }: CheckedFill): string {
  const { rejects, tier, payment, alerts, steps } = decision;
  const lines = [`${drug.display} (${drug.system}:${drug.code}), formulary ${formulary}${tier === null ? '' : `, tier ${tier}`}`];
  if (payment === null) lines.push(...rejects.map((code) => `rejected ${code}: ${rejectMeanings[code]}`));
  else lines.push(`paid: ${paymentText(payment)}`);
  lines.push(...alerts.map(alertLine));
  lines.push(...steps.map((step) => `  ${fillStepText(step)}`));
  return harmless(`${lines.join('\n')}\n`);
}

function alertData({ type, code, severity, other, text, source }: DurAlert): unknown {
  return { type, code, severity, significance: significanceOf(severity), text, source, other: other === null ? null : { ...other, day: formatDay(other.day) } };
}

export function alertLine({ code, severity, text, source }: DurAlert): string {
  return `${code} ${severity}: ${text} [${source}]`;
}

export function reviewData(history: readonly ReviewedHistory[]): unknown {
  return history.map(({ fill, alerts }) => ({ drug: fill.drug, display: fill.display, date: formatDay(fill.day), alerts: alerts.map(alertData) }));
}

export function reviewText(history: readonly ReviewedHistory[]): string {
  const found = history.filter(({ alerts }) => alerts.length > 0);
  if (found.length === 0) return 'no finding\n';
  return harmless(
    `${found.flatMap(({ fill, alerts }) => [`${formatDay(fill.day)} ${fill.display}`, ...alerts.map((alert) => `  ${alertLine(alert)}`)]).join('\n')}\n`,
  );
}
