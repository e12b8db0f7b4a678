/** Why a claim is as it is, as text and as data: the way from the visit to the decision, what each line bills, and each step of each decision. */

import { reasonWords } from '../../model/benefits/adjustment-reasons.ts';
import type { Claim } from '../../model/benefits/claim.ts';
import { formatCents } from '../../model/scalars.ts';
import { dayOfMinute, formatClock, formatDay, formatMinute, MINUTES_PER_DAY } from '../../model/time/civil.ts';
import type { BilledAs, ExplainedClaim, ExplainedLine, ExplainedPayment, ExplainedStep } from '../../runtime/study/why/explain-claim.ts';
import type { ExplainedCoverage } from '../../runtime/study/why/explain-coverage.ts';
import { coverageData } from './coverage-explanation.ts';
import { accumulatorData, accumulatorLine, amountsData, amountsText, codeOf, stepData, stepText } from './decision-text.ts';
import { drawData, drawText, type PlaceOf, placed, uniformData, uniformText } from './place-text.ts';

const billed: Readonly<Record<BilledAs, string>> = {
  visit_type: 'billed by the type of the visit',
  visit_level: 'billed by the level of the visit',
  own_code: 'billed by its own code',
  bills: 'its code is in `bills` of the row',
  administration: 'billed for giving it',
};

/** By the claim frequency code. */
const changes: Readonly<Record<Claim['frequency'], string>> = { '1': 'again', '7': 'replaced', '8': 'voided' };

export function claimLines(explained: ExplainedClaim, placeOf: PlaceOf): string[] {
  return [
    'how it came about',
    ...way(explained, placeOf),
    '',
    'what is billed',
    ...explained.lines.flatMap((line) => billedLines(line, placeOf)),
    ...explained.payments.flatMap((payment) => ['', ...paymentLines(payment, placeOf)]),
    ...(explained.payments.length === 0 ? ['', 'not decided by the as-of date'] : []),
  ];
}

/** From the visit over the claim to the decisions. */
function way({ visit, coverage, claim, stated, uniforms, related, payments }: ExplainedClaim, placeOf: PlaceOf): string[] {
  const rows: (readonly [what: string, text: string])[] = [];
  const at = (place: Parameters<PlaceOf>[0] | null): void => {
    if (place !== null) rows.push(['', placed(place, placeOf)]);
  };
  if (visit !== null) {
    const { start, end, class: kind, id } = visit.record;
    rows.push(['visit', `${formatMinute(start)}${end === null ? '' : ` to ${untilText(start, end)}`}, ${kind}: encounters ${id}`]);
    at(visit.made?.at ?? null);
  }
  if (coverage !== null) {
    rows.push(['coverage', coverageText(coverage)]);
    at(coverage.stated ?? coverage.made?.at ?? null);
  }
  const after = visit === null ? '' : `, ${days(claim.submitted, visit.record.end ?? visit.record.start)} after the visit`;
  rows.push(['claim', `${formatMinute(claim.submitted)}${after}: claims ${claim.id}`], ...uniforms.map((one) => ['', uniformText(one)] as const));
  at(stated?.at ?? null);
  for (const { id, frequency } of related) rows.push([id === claim.original_id ? 'original' : changes[frequency], `claims ${id}`]);
  for (const { payment, remittance, uniforms: drawn, draws, decided } of payments) {
    rows.push(['decision', `${formatMinute(payment.decided)}, ${days(payment.decided, claim.submitted)} after the claim: claim_payments ${payment.id}`]);
    if (decided !== null) rows.push(['', `plan ${decided.plan.name}   (${placeOf(decided.plan.at).place})`]);
    rows.push(...drawn.map((one) => ['', uniformText(one)] as const), ...draws.map((one) => ['', drawText(one, placeOf)] as const));
    if (remittance !== null)
      rows.push(['payment', `${formatDay(remittance.payment_date)}, ${formatCents(remittance.total)} in all: remittances ${remittance.id}`]);
  }
  return rows.map(([what, text]) => `  ${what.padEnd(9)} ${text}`);
}

function untilText(start: number, end: number): string {
  return dayOfMinute(start) === dayOfMinute(end) ? formatClock(end % MINUTES_PER_DAY) : formatMinute(end);
}

function days(later: number, earlier: number): string {
  const between = dayOfMinute(later) - dayOfMinute(earlier);
  return between === 1 ? '1 day' : `${between} days`;
}

function coverageText({ record: { id, plan, relationship, effective, termination } }: ExplainedCoverage): string {
  return `${plan} (${relationship}) from ${formatDay(effective)}${termination === null ? '' : ` to ${formatDay(termination)}`}: coverages ${id}`;
}

function billedLines({ line, row, benefit, source }: ExplainedLine, placeOf: PlaceOf): string[] {
  const { code, revenue, units, charge } = line;
  const what = [
    code === null ? [] : [`${code.system} ${[code.code, ...line.modifiers].join('-')} ${code.display}`],
    revenue === null ? [] : [`revenue code ${revenue}`],
  ]
    .flat()
    .join(', ');
  const price = row === null || row.charge * units !== charge ? formatCents(charge) : `${units} × ${formatCents(row.charge)} = ${formatCents(charge)}`;
  const lines = [`  line ${line.line}: ${what}: ${price}${benefit === null ? '' : `, benefit ${benefit}`}`];
  if (source !== null) {
    const coded = 'code' in source.record && 'display' in source.record.code ? ` ${source.record.code.display}` : '';
    lines.push(`    for ${source.kind} ${source.record.id}${coded}: ${billed[source.as]}`);
    if (source.made !== null) lines.push(`        ${placed(source.made.at, placeOf)}`);
  }
  if (row !== null) {
    const { system, code: number } = row.coding;
    const place = row.at === null ? '' : `   (${placeOf(row.at).place})`;
    lines.push(`    row ${system} ${number}: charge ${formatCents(row.charge)}, allowed ${formatCents(row.allowed)} for one unit${place}`);
  }
  return lines;
}

function paymentLines({ payment, decided }: ExplainedPayment, placeOf: PlaceOf): string[] {
  const { patient_responsibility: patientResponsibility, ...sums } = payment;
  const network = decided?.claim.network ?? null;
  const out = network === null ? '' : `, network ${network}`;
  const lines = [`decided on ${formatDay(dayOfMinute(payment.decided))}: ${payment.status}${out}: ${amountsText({ ...sums, patientResponsibility })}`];
  const step = (one: ExplainedStep): string => {
    const stated = one.at === null ? null : placeOf(one.at);
    return `${stepText(one)}${stated === null ? '' : `   (${stated.place}: ${stated.text})`}`;
  };
  lines.push(...(decided?.steps ?? []).filter(({ line }) => line === null).map(step));
  for (const { line, charge, paid, benefit, adjustments } of payment.lines) {
    lines.push(`  line ${line}${benefit === null ? '' : ` (${benefit})`}: charge ${formatCents(charge)}, paid ${formatCents(paid)}`);
    lines.push(...(decided?.steps ?? []).filter((one) => one.line === line).map(step));
    for (const one of adjustments) {
      const words = reasonWords(one.reason);
      lines.push(`    ${codeOf(one)} ${formatCents(one.amount)}${words === null ? '' : `: ${words}`}`);
    }
  }
  if (decided !== null && decided.accumulators.length > 0)
    lines.push('  accumulators', ...decided.accumulators.map((movement) => `    ${accumulatorLine(movement)}`));
  return lines;
}

export function claimData({ visit, coverage, uniforms, lines, related, payments, claim, stated }: ExplainedClaim, placeOf: PlaceOf): object {
  return {
    visit: visit === null ? null : { id: visit.record.id, class: visit.record.class, made: visit.made === null ? null : placeOf(visit.made.at) },
    coverage: coverage === null ? null : coverageData(coverage, placeOf),
    claim: { id: claim.id, submitted: formatMinute(claim.submitted), drawn: uniforms.map(uniformData), made: stated === null ? null : placeOf(stated.at) },
    lines: lines.map(({ line, row, benefit, source }) => ({
      line: line.line,
      ...{ code: line.code, modifiers: line.modifiers, revenue: line.revenue, units: line.units, charge: formatCents(line.charge), benefit },
      source:
        source === null ? null : { kind: source.kind, id: source.record.id, billed_as: source.as, made: source.made === null ? null : placeOf(source.made.at) },
      row:
        row === null
          ? null
          : { ...row.coding, charge: formatCents(row.charge), allowed: formatCents(row.allowed), ...(row.at === null ? {} : placeOf(row.at)) },
    })),
    related: related.map(({ id, frequency }) => ({ id, frequency })),
    decisions: payments.map(({ payment, remittance, decided, uniforms: drawn, draws }) => ({
      id: payment.id,
      remittance: remittance?.id ?? null,
      status: payment.status,
      decided: formatMinute(payment.decided),
      ...amountsData({ ...payment, patientResponsibility: payment.patient_responsibility }),
      plan: decided === null ? null : { name: decided.plan.name, network: decided.claim.network ?? 'in', ...placeOf(decided.plan.at) },
      drawn: [...drawn.map(uniformData), ...draws.map((draw) => drawData(draw, placeOf))],
      lines: payment.lines.map(({ charge, allowed, paid, adjustments, ...line }) => ({
        ...line,
        ...{ charge: formatCents(charge), allowed: formatCents(allowed), paid: formatCents(paid) },
        adjustments: adjustments.map((one) => ({ ...one, amount: formatCents(one.amount), meaning: reasonWords(one.reason) })),
      })),
      steps: (decided?.steps ?? []).map((step) => ({ ...stepData(step), stated: step.at === null ? null : placeOf(step.at) })),
      accumulators: (decided?.accumulators ?? []).map(accumulatorData),
    })),
  };
}
