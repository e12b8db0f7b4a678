/** Why a claim is as it is: the visit that it is for, the row and the record behind each line, and each decision with its steps. */
import type { At } from '../../../ir/expression.ts';
import type { Terms } from '../../../ir/plan-terms.ts';
import type { ServicePrice } from '../../../ir/service-price.ts';
import type { Claim, ClaimLine } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import type { Remittance } from '../../../model/benefits/remittance.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { RecordKind } from '../../../model/record-kinds.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { AnyRecord } from '../../../model/subject.ts';
import { accumulatorId } from '../../engines/claims/adjudication/benefit-ledger.ts';
import type { AdjudicationRule, Decision, Movement, TraceStep } from '../../engines/claims/adjudication/decision.ts';
import type { MedicalClaim } from '../../engines/claims/adjudication/medical-claim.ts';
import { ADDRESSES, addressOf } from '../../engines/claims/claim-lags.ts';
import { adjudicated, billedBy } from '../../engines/claims/claim-notes.ts';
import type { TracedDraw, TracedUniform } from '../../plan/trace.ts';
import { type ExplainedCoverage, explainCoverage, planNamed } from './explain-coverage.ts';
import { termPlace } from './term-place.ts';
import { drawsBelow, type MadeBy, madeBy, recordOf, type TracedSubject, uniformsAt } from './traced-subject.ts';

/** How a record leads to the row that it is billed by. */
export type BilledAs = 'visit_type' | 'visit_level' | 'own_code' | 'bills' | 'administration';

export interface ExplainedLine {
  readonly line: ClaimLine;
  /** The row, with its prices for one unit in cents: those of the hospital on its claims. */
  readonly row: { readonly coding: Coding; readonly charge: number; readonly allowed: number; readonly at: At | null } | null;
  readonly benefit: string | null;
  /** The record that is billed; null where it has none. */
  readonly source: { readonly kind: RecordKind; readonly record: AnyRecord; readonly made: MadeBy | null; readonly as: BilledAs } | null;
}

export interface ExplainedStep extends TraceStep {
  /** Where its term is stated: of a price, the row, and of eligibility, the coverage; null for what no line states. */
  readonly at: At | null;
}

export interface ExplainedPayment {
  readonly payment: ClaimPayment;
  /** Null where the decision is not that of a plan. */
  readonly decided: {
    readonly claim: MedicalClaim;
    readonly steps: readonly ExplainedStep[];
    /** Each amount that it changed, before the first and after the last line. */
    readonly accumulators: readonly Movement[];
    readonly plan: Terms;
  } | null;
  /** The payment to the provider that it is in; null where none was made by the as-of date. */
  readonly remittance: Remittance | null;
  /** What decided when it came: drawn numbers, and draws of the plan. */
  readonly uniforms: readonly TracedUniform[];
  readonly draws: readonly TracedDraw[];
}

export interface ExplainedClaim {
  readonly about: 'claim';
  readonly claim: Claim;
  /** The statement that it follows from, `adjust` or `void`; null for what follows from the visit or by chance. */
  readonly stated: MadeBy | null;
  /** Null where the claim is for no visit of the subject that is known. */
  readonly visit: { readonly record: Encounter; readonly made: MadeBy | null } | null;
  readonly coverage: ExplainedCoverage | null;
  /** When it was submitted. */
  readonly uniforms: readonly TracedUniform[];
  readonly lines: readonly ExplainedLine[];
  /** Claims that replace or void it, or that it replaces or voids. */
  readonly related: readonly Claim[];
  /** In their order; none where nothing was decided by the as-of date. */
  readonly payments: readonly ExplainedPayment[];
}

/** @param payment only this one of the decisions; null for all */
export function explainClaim(traced: TracedSubject, claim: Claim, payment: string | null = null): ExplainedClaim {
  const { subject, trace } = traced;
  const visit = subject.encounters.find(({ id }) => id === claim.encounter_id) ?? null;
  const coverage = subject.coverages.find(({ id }) => id === claim.coverage_id) ?? null;
  const payments = subject.claim_payments.filter(({ id, claim_id }) => claim_id === claim.id && (payment === null || id === payment));
  const terms = trace.noted(billedBy, claim.id);
  const lines = claim.lines.map((line) => explainLine(traced, claim, line, terms?.find((one) => one.line === line.line) ?? null));
  const explained = coverage === null ? null : explainCoverage(traced, coverage);
  return {
    about: 'claim',
    claim,
    stated: madeBy(traced, claim.id),
    visit: visit === null ? null : { record: visit, made: madeBy(traced, visit.id) },
    coverage: explained,
    uniforms: visit === null ? [] : uniformsAt(traced, 'claims/', [addressOf(visit.id)]),
    lines,
    related: subject.claims.filter(({ id, original_id }) => original_id === claim.id || id === claim.original_id),
    payments: payments.map((one) => explainPayment(traced, claim, one, lines, explained)),
  };
}

type Billed = { readonly service: { readonly coding: Coding }; readonly benefit: string } | null;

function explainLine(traced: TracedSubject, claim: Claim, line: ClaimLine, billed: Billed): ExplainedLine {
  const coding = billed?.service.coding ?? null;
  const price = coding === null ? null : rowOf(traced, coding);
  const found = line.source_id === null ? null : recordOf(traced.subject, line.source_id);
  const facility = claim.type === 'institutional';
  return {
    line,
    row:
      price === null || coding === null
        ? null
        : {
            coding,
            charge: (facility ? price.facility : price.charge) ?? 0,
            allowed: (facility ? price.facilityAllowed : price.allowed) ?? 0,
            at: price.at,
          },
    benefit: billed?.benefit ?? null,
    source: found === null ? null : { ...found, made: madeBy(traced, found.record.id), as: billedAs(traced, found.record, price) },
  };
}

/** The first row with a code is the one that counts. */
function rowOf({ ir, context: { codings } }: TracedSubject, { system, code }: Coding): ServicePrice | null {
  return (ir.services ?? []).find(({ concept }) => codings[concept].system === system && codings[concept].code === code) ?? null;
}

function billedAs({ context: { codings } }: TracedSubject, record: AnyRecord, price: ServicePrice | null): BilledAs {
  const is = (coding: Coding | null, concept: number): boolean => codings[concept].system === coding?.system && codings[concept].code === coding.code;
  if ('class' in record) return price !== null && is(record.type, price.concept) ? 'visit_type' : 'visit_level';
  if (!('code' in record) || price === null) return 'own_code';
  const { code } = record;
  if (is(code, price.concept)) return 'own_code';
  return price.bills.some((concept) => is(code, concept)) ? 'bills' : 'administration';
}

function explainPayment(
  traced: TracedSubject,
  claim: Claim,
  payment: ClaimPayment,
  lines: readonly ExplainedLine[],
  coverage: ExplainedCoverage | null,
): ExplainedPayment {
  const noted = traced.trace.noted(adjudicated, payment.id);
  const plan = coverage === null ? null : planNamed(traced, coverage.record.plan);
  const address = addressOf(claim.id);
  const stated = (rule: AdjudicationRule, number: number | null): At | null => {
    if (rule === 'price') return lines.find(({ line }) => line.line === number)?.row?.at ?? null;
    return rule === 'eligibility' ? (coverage?.stated ?? coverage?.made?.at ?? null) : null;
  };
  return {
    payment,
    remittance: traced.subject.remittances.find(({ payments }) => payments.some(({ claim_payment_id: id }) => id === payment.id)) ?? null,
    decided: noted === null || plan === null ? null : explainDecision(plan, noted.decision, noted.claim, stated),
    // A claim that waits for information takes a second turnaround, which has the address after its own.
    uniforms: uniformsAt(traced, 'claims/', [address, (address + 1) % ADDRESSES]),
    draws: plan === null ? [] : drawsBelow(traced, plan.name ?? '', address),
  };
}

/** @param stated where a rule without a term has what it goes by */
function explainDecision(
  plan: Terms,
  { trace, movements }: Decision,
  claim: MedicalClaim,
  stated: (rule: AdjudicationRule, line: number | null) => At | null,
): ExplainedPayment['decided'] {
  // Who is protected pays as in the network of the plan.
  const network = claim.protection === null ? claim.network : null;
  return {
    claim,
    plan,
    steps: trace.map((step) => ({ ...step, at: step.term === null ? stated(step.rule, step.line) : termPlace(plan, network, step.term) })),
    accumulators: accumulatorsOf(movements),
  };
}

/** One for each accumulator that changed. */
function accumulatorsOf(movements: readonly Movement[]): Movement[] {
  const all = new Map<string, Movement>();
  for (const movement of movements) {
    const id = accumulatorId(movement.key);
    const first = all.get(id);
    all.set(id, first === undefined ? movement : { ...movement, amount: first.amount + movement.amount, before: first.before });
  }
  return [...all.values()];
}
