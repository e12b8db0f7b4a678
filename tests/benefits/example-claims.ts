/** Worked examples of adjudication: rows of a plan, what was used before, claims, and the decisions with their arithmetic. */
import type { Ir } from '../../ir/definition.ts';
import type { Adjustment } from '../../model/benefits/adjustment.ts';
import { dayOf } from '../../model/time/civil.ts';
import { adjudicate } from '../../runtime/engines/claims/adjudication/adjudicate.ts';
import { BenefitLedger, type Posting } from '../../runtime/engines/claims/adjudication/benefit-ledger.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { compilePlan } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import type { AccumulatorKey, Decision, LineDecision } from '../../runtime/engines/claims/adjudication/decision.ts';
import type { MedicalClaim, ServiceLine } from '../../runtime/engines/claims/adjudication/medical-claim.ts';
import { compileText } from '../support/scenario-runs.ts';

const head = `hsim 1
scenario examples "Examples" { as_of: 2025-12-31 }
codes sv: CPT {
  visit 99213 "Office visit"
  mri 72148 "MRI lumbar spine"
  knee 27447 "Knee replacement"
  venipuncture 36415 "Venipuncture"
  panel 80053 "Comprehensive metabolic panel"
}
codes dx: ICD10CM {
  back_pain M54.50 "Low back pain, unspecified"
  hypertension I10 "Essential (primary) hypertension"
}
provider far_away { specialty: surgery }
profile adult { age: 40 }
timeline care of adult { event visit at start { encounter ambulatory { } } }
`;

const compiled = new Map<string, PlanTerms>();

/** A scenario with a plan, by the text between its braces. */
export const scenarioOf = (terms: string): Ir => compileText(`${head}plan p { ${terms} }\n`);

export function planOf(terms: string): PlanTerms {
  let plan = compiled.get(terms);
  if (plan === undefined) {
    const ir = scenarioOf(terms);
    plan = compilePlan(ir.plans[0], { codings: ir.concepts, params: [] });
    compiled.set(terms, plan);
  }
  return plan;
}

export const day = (text: string): number => {
  const [year, month, date] = text.split('-').map(Number);
  return dayOf(year, month, date);
};

/** What a row says of a claim; the rest is a professional claim of one visit on 1 March 2025, received five days later. */
export type ExampleClaim = Partial<Omit<MedicalClaim, 'lines' | 'coverage'>> & {
  readonly coverage?: Partial<MedicalClaim['coverage']>;
  readonly lines: readonly (Partial<ServiceLine> & { readonly charge: number })[];
};

export function claimOf({ lines, coverage, ...claim }: ExampleClaim): MedicalClaim {
  const serviceStart = claim.serviceStart ?? day('2025-03-01');
  const serviceEnd = claim.serviceEnd ?? serviceStart;
  const id = claim.id ?? 'c1';
  return {
    type: 'professional',
    frequency: '1',
    original: null,
    member: 'A',
    age: 40,
    sex: 'female',
    payerSequence: 1,
    otherPayer: 'none',
    priorDecided: null,
    visit: `visit of ${id}`,
    rendering: 'dr',
    network: null,
    byPrimaryCare: false,
    protection: null,
    received: serviceEnd + 5,
    inpatient: false,
    nights: 0,
    drgWeight: null,
    denied: null,
    ...claim,
    id,
    serviceStart,
    serviceEnd,
    coverage: { account: 'p', spans: [{ from: day('2025-01-01'), to: null }], since: day('2025-01-01'), tier: 'FAM', known: true, ...coverage },
    lines: lines.map((line, i) => ({
      line: i + 1,
      code: `CPT|9921${i + 3}`,
      revenue: null,
      modifiers: [],
      units: 1,
      allowed: null,
      outOfNetworkRate: null,
      benefit: null,
      serviceDay: serviceStart,
      diagnoses: ['ICD10CM|I10'],
      authorization: null,
      prior: [],
      ...line,
    })),
  };
}

/** `CO-45 3760`, `CO-16+M47 100`. */
const adjustmentText = ({ group, reason, remark, amount }: Adjustment): string => `${group}-${reason}${remark === null ? '' : `+${remark}`} ${amount}`;

/** `CO-45 3760  PR-3 2240  paid 0`: the adjustments in order of their text. */
export function lineText({ adjustments, paid }: LineDecision): string {
  return [...adjustments.map(adjustmentText).sort(), `paid ${paid}`].join('  ');
}

export interface Used {
  readonly deductible?: number;
  readonly familyDeductible?: number;
  readonly oop?: number;
  readonly familyOop?: number;
  readonly visits?: Readonly<Record<string, number>>;
}

const year = day('2025-01-01');
export const keyOf = (kind: AccumulatorKey['kind'], more: Partial<AccumulatorKey> = {}): AccumulatorKey => ({
  account: 'p',
  network: 'in',
  kind,
  of: '',
  member: 'A',
  year,
  ...more,
});

/** A ledger of person A in the in-network accumulators of 2025; the family's amounts are at least those of A. */
export function ledgerOf(used: Used): BenefitLedger {
  const ledger = new BenefitLedger();
  ledger.move(keyOf('deductible'), 0, used.deductible ?? 0, null);
  ledger.move(keyOf('deductible', { member: null }), 0, used.familyDeductible ?? used.deductible ?? 0, null);
  ledger.move(keyOf('oop'), 0, used.oop ?? 0, null);
  ledger.move(keyOf('oop', { member: null }), 0, used.familyOop ?? used.oop ?? 0, null);
  for (const [of, visits] of Object.entries(used.visits ?? {})) ledger.move(keyOf('visits', { of }), 0, visits, null);
  return ledger;
}

/** Decides claims one after the other, each on its own day, and posts each decision. */
export function decideAll(plan: PlanTerms, claims: readonly MedicalClaim[], ledger: BenefitLedger): Posting[] {
  return claims.flatMap((claim) => {
    const postings = adjudicate(plan, claim, ledger, claim.received + 10);
    for (const posting of postings) ledger.post(posting);
    return postings;
  });
}

/** Every decision as `status: line | line`. */
export const decisionText = ({ status, lines }: Decision): string => `${status}: ${lines.map(lineText).join(' | ')}`;
