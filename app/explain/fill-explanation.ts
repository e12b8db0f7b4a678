/** Why a drug was filled, and paid or rejected, as text and as data. */
import type { Accumulator } from '../../model/benefits/accumulator.ts';
import { rejectMeanings } from '../../model/pharmacy/reject-codes.ts';
import { formatCents } from '../../model/scalars.ts';
import { dayOfMinute, formatDay, formatMinute } from '../../model/time/civil.ts';
import { DAYS_TO_COLLECT } from '../../runtime/engines/pharmacy/covered/fill-covered.ts';
import type { ExplainedFill, ExplainedFillClaim } from '../../runtime/study/why/explain-fill.ts';
import { coverageData } from './coverage-explanation.ts';
import { alertLine, fillStepText, paymentData, paymentText } from './fill-text.ts';
import { drawData, drawText, type PlaceOf, placed, uniformData, uniformText } from './place-text.ts';

export function fillLines({ request, dispense, rest, uniforms, draws, claims }: ExplainedFill, placeOf: PlaceOf): string[] {
  const rows: (readonly [what: string, text: string])[] = [];
  if (request !== null) {
    const { id, authored, code, refills } = request.record;
    rows.push(['prescribed', `${formatMinute(authored)}, ${code.display}, ${refills} refills: medication_requests ${id}`]);
    if (request.made !== null) rows.push(['', placed(request.made.at, placeOf)]);
  }
  if (dispense !== null)
    rows.push(['filled', `${formatDay(dayOfMinute(dispense.handed_over))}, fill ${dispense.fill_number}: medication_dispenses ${dispense.id}`]);
  if (rest !== null) rows.push(['the rest', `${formatDay(dayOfMinute(rest.handed_over))}, quantity ${rest.quantity}: medication_dispenses ${rest.id}`]);
  rows.push(...draws.map((one) => ['', drawText(one, placeOf)] as const), ...uniforms.map((one) => ['', uniformText(one)] as const));
  const way = ['how it came about', ...rows.map(([what, text]) => `  ${what.padEnd(10)} ${text}`)];
  return [...way, ...claims.flatMap((claim) => ['', ...claimLines(claim, placeOf)])];
}

const REVERSED = {
  rebilled: 'the prescription was corrected, and the fill claimed again',
  coverage_ended: 'the end of the coverage was reported later',
  not_collected: `nobody collected the drug within ${DAYS_TO_COLLECT} days`,
} as const satisfies Record<NonNullable<ExplainedFillClaim['reversed']>, string>;

function claimLines({ claim, reversed, coverage, terms, decided, accumulators }: ExplainedFillClaim, placeOf: PlaceOf): string[] {
  const { id, at, recorded, code, quantity, days_supply, quantity_intended: whole, dispensing_status: part, transaction, response, tier } = claim;
  const of = part === null ? '' : ` of ${whole} (${part === 'partial' ? 'the first part' : 'the rest'} of the fill)`;
  const did = { B1: 'claimed', B2: 'reversed', B3: 'claimed again' }[transaction];
  const when = transaction === 'B3' ? `${formatDay(dayOfMinute(recorded))} for the fill of ${formatDay(dayOfMinute(at))}` : formatDay(dayOfMinute(at));
  const lines = [`${did} on ${when}: pharmacy_claims ${id}`, `  ${code.display}, quantity ${quantity}${of}, ${days_supply} days of supply`];
  const where = (place: Parameters<PlaceOf>[0] | null): string => (place === null ? '' : `   (${placeOf(place).place})`);
  if (coverage !== null) lines.push(`  coverage ${coverage.record.plan}: coverages ${coverage.record.id}${where(terms.coverage)}`);
  if (terms.plan !== null) lines.push(`  plan ${terms.plan.name}${where(terms.plan.at)}`);
  if (terms.formulary !== null)
    lines.push(`  formulary ${terms.formulary.name}${where(terms.formulary.at)}${tier === null ? '' : `, tier ${tier}${where(terms.tier?.at ?? null)}`}`);
  if (terms.row !== null) lines.push(`  price   ${placed(terms.row, placeOf)}`);
  const payment = decided?.decision.payment ?? null;
  if (response === 'rejected') lines.push(...claim.rejects.map((reject) => `rejected ${reject}: ${meaningOf(reject) ?? 'no meaning known'}`));
  else if (payment !== null) lines.push(`paid: ${paymentText(payment)}`);
  if (reversed !== null) lines.push(`takes back pharmacy_claims ${claim.original_id}: ${REVERSED[reversed]}`, ...accumulators.map(accumulatorLine));
  else if (claim.original_id !== null)
    lines.push(`${response === 'paid' ? 'replaces' : 'leaves as it was:'} pharmacy_claims ${claim.original_id}, after the prescription was corrected`);
  if (decided === null) return lines;
  const { decision, passed, steps } = decided;
  lines.push(...decision.alerts.map((alert) => `  ${alertLine(alert)}`));
  if (passed.length > 0) lines.push(`  no objection: ${passed.join(', ')}`);
  for (const step of steps) lines.push(`  ${fillStepText(step)}${step.at === null ? '' : `   (${placeOf(step.at).place}: ${placeOf(step.at).text})`}`);
  for (const { phase, cost, patient } of payment?.phases ?? [])
    lines.push(`  phase ${phase} of Part D: ${formatCents(cost)} of the price, of which the patient pays ${formatCents(patient)}`);
  lines.push(...accumulators.map(accumulatorLine));
  return lines;
}

function accumulatorLine({ kind, scope, network, year, used, limit }: Accumulator): string {
  const of = limit === null ? '' : ` of ${formatCents(limit)}`;
  return `  accumulator ${kind}, ${scope}, network ${network}, ${formatDay(year)}: ${formatCents(used)}${of} used after it`;
}

function meaningOf(reject: string): string | null {
  return reject in rejectMeanings ? rejectMeanings[reject as keyof typeof rejectMeanings] : null;
}

export function fillExplanationData({ request, dispense, rest, uniforms, draws, claims }: ExplainedFill, placeOf: PlaceOf): object {
  return {
    request: request === null ? null : { id: request.record.id, made: request.made === null ? null : placeOf(request.made.at) },
    dispense: dispense === null ? null : { id: dispense.id, fill_number: dispense.fill_number, handed_over: formatMinute(dispense.handed_over) },
    rest: rest === null ? null : { id: rest.id, quantity: rest.quantity, handed_over: formatMinute(rest.handed_over) },
    drawn: [...uniforms.map(uniformData), ...draws.map((draw) => drawData(draw, placeOf))],
    claims: claims.map(({ claim, reversed, coverage, terms, decided, accumulators }) => ({
      id: claim.id,
      transaction: claim.transaction,
      dispensing_status: claim.dispensing_status,
      original_id: claim.original_id,
      reversed,
      response: claim.response,
      rejects: claim.rejects.map((code) => ({ code, meaning: meaningOf(code) })),
      coverage: coverage === null ? null : coverageData(coverage, placeOf),
      plan: terms.plan === null ? null : { name: terms.plan.name, ...placeOf(terms.plan.at) },
      formulary: terms.formulary === null ? null : { name: terms.formulary.name, ...placeOf(terms.formulary.at) },
      tier: terms.tier === null ? null : { name: terms.tier.name, ...placeOf(terms.tier.at) },
      row: terms.row === null ? null : placeOf(terms.row),
      refill_from: decided === null || decided.decision.refillFrom === null ? null : formatDay(decided.decision.refillFrom),
      payment: decided?.decision.payment == null ? null : paymentData(decided.decision.payment),
      passed: decided?.passed ?? [],
      steps: (decided?.steps ?? []).map(({ at, ...step }) => ({
        ...step,
        before: typeof step.before === 'number' ? formatCents(step.before) : step.before,
        after: typeof step.after === 'number' ? formatCents(step.after) : step.after,
        stated: at === null ? null : placeOf(at),
      })),
      accumulators: accumulators.map(({ kind, scope, network, year, used, limit }) => ({
        ...{ kind, scope, network, year: formatDay(year) },
        ...{ after: formatCents(used), limit: limit === null ? null : formatCents(limit) },
      })),
    })),
  };
}
