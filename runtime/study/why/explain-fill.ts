/** Why a drug was filled, and paid or rejected: the prescription, the claims for the fill, and each step of their decisions. */
import type { At } from '../../../ir/expression.ts';
import type { Accumulator } from '../../../model/benefits/accumulator.ts';
import type { PharmacyClaim } from '../../../model/benefits/pharmacy-claim.ts';
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../../model/clinical/medication-dispense.ts';
import type { Coding } from '../../../model/scalars.ts';
import { civilOf, dayOfMinute } from '../../../model/time/civil.ts';
import type { DecisionStep, FillDecision } from '../../engines/pharmacy/decision/fill-decision.ts';
import { decidedFills } from '../../engines/pharmacy/fill-notes.ts';
import { numberOf } from '../../engines/pharmacy/pharmacy-engine.ts';
import type { TracedDraw, TracedUniform } from '../../plan/trace.ts';
import { derivedId } from '../../subject/put-record.ts';
import { type ExplainedCoverage, explainCoverage, planNamed } from './explain-coverage.ts';
import { type FillTerms, fillTermPlace } from './fill-term-place.ts';
import { drawsBelow, type MadeBy, madeBy, type TracedSubject, uniformsAt } from './traced-subject.ts';

/** The checks of a fill in their order: the first three end it at once. */
export const fillChecks = [
  ...(['eligibility', 'coordination', 'pharmacy', 'coverage', 'formulary', 'age', 'sex', 'refills', 'refill'] as const),
  ...(['utilization review', 'prior authorization', 'step therapy', 'quantity limit', 'days supply'] as const),
] as const;
const STOPPING = 3;
const STATED = 'statement';

export interface ExplainedFillClaim {
  readonly claim: PharmacyClaim;
  /** Why a reversal was made; null for other claims. */
  readonly reversed: 'rebilled' | 'coverage_ended' | 'not_collected' | null;
  readonly coverage: ExplainedCoverage | null;
  readonly terms: FillTerms;
  readonly decided: {
    readonly decision: FillDecision;
    readonly steps: readonly (DecisionStep & { readonly at: At | null })[];
    /** Checks that objected to nothing. */
    readonly passed: readonly string[];
  } | null;
  /** Amounts that it changed, as they are after it. */
  readonly accumulators: readonly Accumulator[];
}

export interface ExplainedFill {
  readonly about: 'fill';
  readonly request: { readonly record: MedicationRequest; readonly made: MadeBy | null } | null;
  readonly dispense: MedicationDispense | null;
  /** What was handed over later, where a part of the fill was first. */
  readonly rest: MedicationDispense | null;
  /** Whether the prescription is collected, and the gaps before the fills of the year up to this one. */
  readonly uniforms: readonly TracedUniform[];
  /** How regularly the person fills. */
  readonly draws: readonly TracedDraw[];
  /** In their order: a fill that came too soon is claimed again. */
  readonly claims: readonly ExplainedFillClaim[];
}

/** @param claim only this one of the claims for the fill; null for all */
export function explainFill(traced: TracedSubject, fill: Pick<PharmacyClaim, 'request_id' | 'fill_number'>, claim: string | null = null): ExplainedFill {
  const { ir, subject } = traced;
  const request = subject.medication_requests.find(({ id }) => id === fill.request_id) ?? null;
  const handed = subject.medication_dispenses.filter((one) => one.request_id === fill.request_id && one.fill_number === fill.fill_number);
  const dispense = handed[0] ?? null;
  const claims = subject.pharmacy_claims.filter(
    (one) => one.request_id === fill.request_id && one.fill_number === fill.fill_number && (claim === null || one.id === claim),
  );
  const path = ir.fills?.path ?? null;
  const made = request === null ? null : madeBy(traced, request.id);
  return {
    about: 'fill',
    request: request === null ? null : { record: request, made },
    dispense,
    rest: handed[1] ?? null,
    uniforms:
      path === null
        ? []
        : [
            ...uniformsAt(traced, `${path}/start`, [numberOf(fill.request_id)]),
            ...gapsBefore(traced, path, fill.request_id, dispense),
            ...uniformsAt(traced, `${path}/partial`, [numberOf(derivedId(fill.request_id, fill.fill_number))]),
          ],
    draws: path === null ? [] : drawsBelow(traced, path).filter((draw) => !draw.path.startsWith(`${path}/`)),
    claims: claims.map((one) => explainFillClaim(traced, one, made?.at ?? null)),
  };
}

/** The gaps of a year are drawn together, each with its place among them. */
function gapsBefore(traced: TracedSubject, path: string, request: string, dispense: MedicationDispense | null): readonly TracedUniform[] {
  if (dispense === null) return [];
  const { year } = civilOf(dayOfMinute(dispense.handed_over));
  const earlier = traced.subject.medication_dispenses.filter(
    ({ request_id, handed_over }) => request_id === request && handed_over <= dispense.handed_over && civilOf(dayOfMinute(handed_over)).year === year,
  );
  // Parts of a fill have one number.
  const fills = new Set(earlier.map(({ fill_number }) => fill_number)).size;
  const places = Array.from({ length: Math.max(0, fills - 1) }, (_, i) => numberOf(derivedId(request, year * 1_000 + i + 1)));
  const seen = new Set<number>();
  // A year that is planned again draws the same again.
  return uniformsAt(traced, `${path}/gap`, places).filter(({ occurrence }) => !seen.has(occurrence) && seen.add(occurrence));
}

function explainFillClaim(traced: TracedSubject, claim: PharmacyClaim, request: At | null): ExplainedFillClaim {
  const { ir, subject, trace } = traced;
  const record = subject.coverages.find(({ id }) => id === claim.coverage_id);
  const coverage = record === undefined ? null : explainCoverage(traced, record);
  const plan = record === undefined ? null : planNamed(traced, record.plan);
  const formularyName = plan?.fields.find(({ name }) => name === 'formulary')?.value;
  const formulary = ir.formularies.find(({ name }) => formularyName?.op === 'text' && formularyName.value === name) ?? null;
  const is = (concept: number): boolean => sameCode(traced.context.codings[concept], claim.code);
  const terms: FillTerms = {
    plan,
    formulary,
    drug: formulary?.parts.find(({ word, concepts }) => word === 'drug' && concepts?.some(is) === true) ?? null,
    tier: formulary?.parts.find(({ word, name }) => word === 'tier' && name === claim.tier) ?? null,
    // The first row with a code is the one that counts.
    row: (ir.drugPrices ?? []).find(({ concept }) => is(concept))?.at ?? null,
    request,
    coverage: coverage?.stated ?? coverage?.made?.at ?? null,
  };
  const decision = trace.noted(decidedFills, claim.id);
  const accumulators = subject.accumulators.filter(({ pharmacy_claim_id }) => pharmacy_claim_id === claim.id);
  return { claim, reversed: whyReversed(traced, claim), coverage, terms, decided: decision === null ? null : explainDecision(decision, terms), accumulators };
}

function whyReversed({ subject }: TracedSubject, { transaction, original_id, coverage_id }: PharmacyClaim): ExplainedFillClaim['reversed'] {
  if (transaction !== 'B2') return null;
  const all = subject.pharmacy_claims;
  if (all.some((one) => one.transaction === 'B3' && one.response === 'paid' && one.original_id === original_id)) return 'rebilled';
  const original = all.find(({ id }) => id === original_id);
  const last = subject.coverages.find(({ id }) => id === coverage_id)?.termination ?? Number.POSITIVE_INFINITY;
  return original !== undefined && dayOfMinute(original.at) > last ? 'coverage_ended' : 'not_collected';
}

function sameCode(a: Coding, b: Coding): boolean {
  return a.system === b.system && a.code === b.code;
}

function explainDecision(decision: FillDecision, terms: FillTerms): ExplainedFillClaim['decided'] {
  const objected = new Set(decision.steps.map(({ rule }) => rule));
  // What a statement has the payer answer is asked after the first checks, and ends the others.
  const answered = objected.has(STATED) ? STOPPING : fillChecks.length;
  const stopped = decision.payment === null ? fillChecks.slice(0, STOPPING).findIndex((rule) => objected.has(rule)) : -1;
  const asked = fillChecks.slice(0, stopped < 0 ? answered : stopped);
  return {
    decision,
    steps: decision.steps.map((step) => ({ ...step, at: fillTermPlace(step, terms) })),
    passed: asked.filter((rule) => !objected.has(rule)),
  };
}
