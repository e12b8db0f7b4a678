/** Claims from any source, decided by a plan of a file with the same function as the claims of a run. */

import { option } from '../../model/interface-terms.ts';
import { civilOf, completedYears, dayOf } from '../../model/time/civil.ts';
import { adjudicateAndPost } from '../../runtime/engines/claims/adjudication/adjudicate.ts';
import { BenefitLedger } from '../../runtime/engines/claims/adjudication/benefit-ledger.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { benefitYear } from '../../runtime/engines/claims/adjudication/benefit-year.ts';
import { compilePlan } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import type { Decision, Movement } from '../../runtime/engines/claims/adjudication/decision.ts';
import type { MedicalClaim } from '../../runtime/engines/claims/adjudication/medical-claim.ts';
import { ServiceTable } from '../../runtime/engines/claims/service-table.ts';
import { millionths } from '../../runtime/engines/exact-amount.ts';
import { RunError } from '../../runtime/plan/fault.ts';
import { wireCheckOf } from '../../validation/wire/wire-check.ts';
import type { WireFinding } from '../../validation/wire/wire-finding.ts';
import { checkX12 } from '../../validation/wire/x12-checks.ts';
import { readJsonText } from '../read-json-input.ts';
import { openEntry } from '../scenario-files.ts';
import { usage } from '../stop.ts';
import { termsOfFile } from '../terms-file.ts';
import { shown } from '../wording.ts';
import { type ClaimFinding, claimFindings } from './claim-findings.ts';
import { type ClaimsInput, claimsInput } from './claim-input.ts';
import { claimsOfX12 } from './claims-of-x12.ts';
import { planNamed } from './plan-of-file.ts';

export interface AdjudicatedClaims {
  readonly plan: string;
  /** In the order of the decisions. */
  readonly decisions: readonly Decision[];
  /** The last state of each accumulator that moved. */
  readonly accumulators: readonly Movement[];
  readonly findings: readonly ClaimFinding[];
  /** What is wrong with the file of X12 that has them. */
  readonly reading: readonly WireFinding[];
}

/**
 * @param text X12 (837) or JSON of the claims, which was read from `claimsPath`
 * @param file a file with a plan, and `name` its name where there are several
 * @param effective first day of the coverage of claims in X12; null for the first day of the year of the first service
 * @throws Stop where the file or the claims cannot be used
 */
export function adjudicateClaims(text: string, claimsPath: string, file: string, name: string | null, effective: number | null = null): AdjudicatedClaims {
  const { plan, prices } = planOfFile(file, name);
  if (wireCheckOf(text.slice(0, BEGINNING)) !== checkX12) {
    if (effective !== null) throw usage('the coverage of claims in JSON is in the file', `leave out ${option('effective', '')}`);
    return { ...decide(readJsonText(text, claimsPath, claimsInput, 'claims', 'docs/adjudication.md'), plan), reading: [] };
  }
  const { claims, findings: reading } = claimsOfX12(text, plan, prices);
  const input = inputOf(claims, effective);
  if (input !== null) return { ...decide(input, plan), reading };
  if (reading.length === 0) throw usage(`${shown(claimsPath)} has no claims`, 'claims of X12 are 837 professional and institutional');
  return { plan: plan.name, decisions: [], accumulators: [], findings: [], reading };
}

/** Characters by which a format is told. */
const BEGINNING = 200;

/** The year of a coverage that nothing is said of begins on 1 January. */
function inputOf(claims: ClaimsInput['claims'], effective: number | null): ClaimsInput | null {
  if (claims.length === 0) return null;
  const { year } = civilOf(Math.min(...claims.map(({ service_start }) => service_start)));
  return { coverage: { effective: effective ?? dayOf(year, 1, 1), termination: null, tier: 'EMP', unknown_members: [] }, used: [], claims };
}

function decide(input: ClaimsInput, plan: PlanTerms): Omit<AdjudicatedClaims, 'reading'> {
  const ledger = ledgerOf(input, plan);
  const ordered = input.claims
    .map((claim) => ({ claim: medicalClaim(claim, input, plan), day: claim.decided ?? claim.received ?? claim.service_end ?? claim.service_start }))
    .sort((a, b) => a.day - b.day);
  const decisions = ordered.flatMap(({ claim, day }) => adjudicateAndPost(plan, claim, ledger, day).map(({ decision }) => decision));
  const last = new Map(decisions.flatMap(({ movements }) => movements.map((movement) => [JSON.stringify(movement.key), movement] as const)));
  return { plan: plan.name, decisions, accumulators: [...last.values()], findings: claimFindings(input, plan) };
}

function planOfFile(file: string, name: string | null): { readonly plan: PlanTerms; readonly prices: ServiceTable } {
  const entry = openEntry(file);
  const { terms, codings, params, prices } = termsOfFile(entry);
  const one = planNamed(terms.plans, entry.text.path, name);
  try {
    return { plan: compilePlan(one, { codings, params }), prices: new ServiceTable(prices, codings) };
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw usage(`${error.code}: ${error.message}`);
  }
}

function ledgerOf({ used, coverage }: ClaimsInput, plan: PlanTerms): BenefitLedger {
  const ledger = new BenefitLedger();
  for (const { year, member, contract, network, kind, used: amount } of used)
    ledger.move({ account: accountOf(plan, contract), network, kind, of: '', member, year: benefitYear(year, plan.year, coverage.effective) }, 0, amount, null);
  return ledger;
}

/** Family limits are those of a contract. */
const accountOf = ({ name }: PlanTerms, contract: string | null): string => (contract === null ? name : `${name} ${contract}`);

/** A code as the adjudicator compares it. */
const keyOf = (code: string): string => code.replace(':', '|');

function medicalClaim(claim: ClaimsInput['claims'][number], { coverage }: ClaimsInput, plan: PlanTerms): MedicalClaim {
  const end = claim.service_end ?? claim.service_start;
  const { drg_weight: weight } = claim;
  return {
    id: claim.id,
    type: claim.type,
    frequency: claim.frequency,
    original: claim.original,
    member: claim.member,
    age: completedYears(claim.birth_date, claim.service_start),
    sex: claim.sex,
    coverage: {
      account: accountOf(plan, claim.contract),
      spans: [{ from: coverage.effective, to: coverage.termination }],
      since: coverage.effective,
      tier: coverage.tier,
      known: !coverage.unknown_members.includes(claim.member),
    },
    payerSequence: claim.payer_sequence,
    otherPayer: claim.other_payer,
    priorDecided: claim.prior_decided,
    visit: claim.visit ?? claim.id,
    rendering: claim.rendering,
    network: claim.network,
    byPrimaryCare: claim.by_primary_care,
    protection: claim.protection,
    serviceStart: claim.service_start,
    serviceEnd: end,
    received: claim.received ?? end,
    inpatient: claim.inpatient,
    nights: Math.max(1, end - claim.service_start),
    drgWeight: weight === null ? null : millionths(weight),
    denied: null,
    lines: claim.lines.map((line, i) => ({
      line: i + 1,
      code: line.code === null ? null : keyOf(line.code),
      revenue: line.revenue,
      modifiers: line.modifiers,
      units: line.units,
      charge: line.charge,
      allowed: line.allowed,
      outOfNetworkRate: line.out_of_network_rate,
      benefit: line.benefit,
      serviceDay: line.service_date ?? claim.service_start,
      diagnoses: (line.diagnoses ?? claim.diagnoses).map(keyOf),
      authorization:
        line.authorization === null
          ? null
          : {
              id: line.authorization.id,
              status: line.authorization.status,
              from: line.authorization.valid_from,
              to: line.authorization.valid_to,
              units: line.authorization.units,
            },
      prior: line.prior,
    })),
  };
}
