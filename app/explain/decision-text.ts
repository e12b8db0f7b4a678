/** Decisions about medical claims, for people and as JSON. */

import type { Adjustment } from '../../model/benefits/adjustment.ts';
import { harmless } from '../../model/harmless.ts';
import { formatCents } from '../../model/scalars.ts';
import { formatDay } from '../../model/time/civil.ts';
import type { Decision, DecisionSums, Movement, TraceStep } from '../../runtime/engines/claims/adjudication/decision.ts';
import type { WireFinding } from '../../validation/wire/wire-finding.ts';
import type { AdjudicatedClaims } from '../benefits/adjudicate-claims.ts';
import type { ClaimFinding } from '../benefits/claim-findings.ts';

export const codeOf = ({ group, reason, remark }: Pick<Adjustment, 'group' | 'reason' | 'remark'>): string =>
  `${group}-${reason}${remark === null ? '' : ` ${remark}`}`;
/** Visits and units are counted; the others are amounts. */
const usedOf = ({ key: { kind } }: Movement, value: number): string => (kind === 'visits' || kind === 'authorized_units' ? String(value) : formatCents(value));

export function decisionData({ plan, decisions, accumulators, findings, reading }: AdjudicatedClaims): unknown {
  return {
    plan,
    decisions: decisions.map((decision) => ({
      claim: decision.claim,
      status: decision.status,
      decided: formatDay(decision.day),
      ...amountsData(decision),
      lines: decision.lines.map(({ line, charge, allowed, paid, benefit, denied, adjustments }) => ({
        line,
        benefit,
        denied,
        charge: formatCents(charge),
        allowed: formatCents(allowed),
        paid: formatCents(paid),
        adjustments: adjustments.map((one) => ({ ...one, amount: formatCents(one.amount) })),
      })),
      steps: decision.trace.map(stepData),
    })),
    accumulators: accumulators.map(accumulatorData),
    findings,
    reading,
  };
}

/** One step of a decision. */
export function stepData({ rule, line, term, amount, adjustment, movement }: TraceStep): object {
  return {
    rule,
    line,
    term,
    amount: amount === null ? null : formatCents(amount),
    adjustment: adjustment === null ? null : codeOf(adjustment),
    accumulator: movement === null ? null : accumulatorData(movement),
  };
}

export function accumulatorData(movement: Movement): object {
  const { key, before, after, limit } = movement;
  return {
    ...{ scope: key.member === null ? 'family' : 'member', member: key.member, network: key.network, kind: key.kind, of: key.of === '' ? null : key.of },
    year: key.year === 0 ? null : formatDay(key.year),
    before: usedOf(movement, before),
    after: usedOf(movement, after),
    limit: limit === null ? null : usedOf(movement, limit),
  };
}

/** Sums of a decision as text. */
export function amountsData(of: DecisionSums): Readonly<Record<string, string>> {
  return Object.fromEntries(sums(of).map(([name, cents]) => [name, formatCents(cents)]));
}

/** The sums that are not zero, and what is paid. */
export function amountsText(of: DecisionSums): string {
  const amounts = sums(of).filter(([name, cents]) => cents !== 0 || name === 'paid');
  return amounts.map(([name, cents]) => `${name} ${formatCents(cents)}`).join(', ');
}

function sums({ charge, allowed, paid, deductible, copay, coinsurance, patientResponsibility }: DecisionSums): readonly (readonly [string, number])[] {
  return Object.entries({ charge, allowed, paid, deductible, copay, coinsurance, patient_responsibility: patientResponsibility });
}

export function decisionsText({ decisions, findings, reading }: AdjudicatedClaims): string {
  return [...decisions.map(decisionText), ...findings.map(findingText), ...reading.map(readingText)].join('');
}

const readingText = ({ rule, number, at, message }: WireFinding): string => `finding: segment ${number}, ${at}: ${harmless(message)} (${rule})\n`;

function decisionText(decision: Decision): string {
  const head = `claim ${harmless(decision.claim)}: ${decision.status}: ${amountsText(decision)}`;
  const lines = decision.lines.flatMap(({ line, charge, paid, benefit, adjustments }) => [
    `  line ${line}${benefit === null ? '' : ` (${benefit})`}: ${[`charge ${formatCents(charge)}`, ...adjustments.map((one) => `${codeOf(one)} ${formatCents(one.amount)}`), `paid ${formatCents(paid)}`].join(', ')}`,
    ...decision.trace.filter((step) => step.line === line).map(stepText),
  ]);
  return `${[head, ...decision.trace.filter((step) => step.line === null).map(stepText), ...lines].join('\n')}\n`;
}

/** `deductible, member, network in, 2025-01-01: 0.00 → 12.60 of 1500.00`. */
export function accumulatorLine(movement: Movement): string {
  const { kind, of, member, network, year } = movement.key;
  // A copay is of a benefit and a visit.
  const name = [
    kind,
    ...(of === '' ? [] : [of.split('|')[0]]),
    member === null ? 'family' : 'member',
    `network ${network}`,
    ...(year === 0 ? [] : [formatDay(year)]),
  ];
  return `${name.join(', ')}: ${usedText(movement)}`;
}

function usedText(movement: Movement): string {
  const { before, after, limit } = movement;
  return `${usedOf(movement, before)} → ${usedOf(movement, after)}${limit === null ? '' : ` of ${usedOf(movement, limit)}`}`;
}

export function stepText(step: TraceStep): string {
  const { rule, term, amount, adjustment, movement } = step;
  const parts = [
    ...(term === null ? [] : [term]),
    ...(adjustment === null ? [] : [codeOf(adjustment)]),
    ...(amount === null ? [] : [formatCents(amount)]),
    ...(movement === null ? [] : [`used ${usedText(movement)}`]),
  ];
  return `    ${rule}: ${parts.join(', ')}`;
}

function findingText({ claim, line, rule, message }: ClaimFinding): string {
  return `finding: claim ${harmless(claim)}${line === null ? '' : `, line ${line}`}: ${harmless(message)} (${rule})\n`;
}
