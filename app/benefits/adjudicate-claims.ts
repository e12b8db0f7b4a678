/** Claims from any source, decided by a plan of a file with the same function as the claims of a run. */

import { nearest } from '../../model/nearest.ts';
import { completedYears } from '../../model/time/civil.ts';
import { adjudicateAndPost } from '../../runtime/engines/claims/adjudication/adjudicate.ts';
import { BenefitLedger } from '../../runtime/engines/claims/adjudication/benefit-ledger.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { benefitYear } from '../../runtime/engines/claims/adjudication/benefit-year.ts';
import { compilePlan } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import type { Decision, Movement } from '../../runtime/engines/claims/adjudication/decision.ts';
import type { MedicalClaim } from '../../runtime/engines/claims/adjudication/medical-claim.ts';
import { millionths } from '../../runtime/engines/exact-amount.ts';
import { RunError } from '../../runtime/plan/fault.ts';
import { readJsonInput } from '../read-json-input.ts';
import { openEntry } from '../scenario-files.ts';
import { type Stop, usage } from '../stop.ts';
import { termsOfFile } from '../terms-file.ts';
import { shown } from '../wording.ts';
import { type ClaimFinding, claimFindings } from './claim-findings.ts';
import { type ClaimsInput, claimsInput } from './claim-input.ts';

export interface AdjudicatedClaims {
  readonly plan: string;
  /** In the order of the decisions. */
  readonly decisions: readonly Decision[];
  /** The last state of each accumulator that moved. */
  readonly accumulators: readonly Movement[];
  readonly findings: readonly ClaimFinding[];
}

/**
 * @param claimsPath JSON of the claims, `-` for standard input
 * @param file a file with a plan, and `name` its name where there are several
 * @throws Stop where the file or the claims cannot be used
 */
export function adjudicateClaims(claimsPath: string, file: string, name: string | null): AdjudicatedClaims {
  const plan = planOfFile(file, name);
  const input = readJsonInput(claimsPath, claimsInput, 'claims', 'docs/adjudication.md');
  const ledger = ledgerOf(input, plan);
  const ordered = input.claims
    .map((claim) => ({ claim: medicalClaim(claim, input, plan), day: claim.decided ?? claim.received ?? claim.service_end ?? claim.service_start }))
    .sort((a, b) => a.day - b.day);
  const decisions = ordered.flatMap(({ claim, day }) => adjudicateAndPost(plan, claim, ledger, day).map(({ decision }) => decision));
  const last = new Map(decisions.flatMap(({ movements }) => movements.map((movement) => [JSON.stringify(movement.key), movement] as const)));
  return { plan: plan.name, decisions, accumulators: [...last.values()], findings: claimFindings(input, plan) };
}

function planOfFile(file: string, wanted: string | null): PlanTerms {
  const entry = openEntry(file);
  const { terms, codings, params } = termsOfFile(entry);
  const names = terms.plans.map(({ name }) => name ?? '');
  const chosen = wanted === null && names.length === 1 ? names[0] : wanted;
  const one = terms.plans.find(({ name }) => name === chosen);
  if (one === undefined) throw notFound(entry.text.path, wanted, names);
  try {
    return compilePlan(one, { codings, params });
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw usage(`${error.code}: ${error.message}`);
  }
}

function notFound(path: string, wanted: string | null, names: readonly string[]): Stop {
  if (names.length === 0) return usage(`${shown(path)} has no plan`, 'a plan is `plan name { … }`');
  if (wanted === null) return usage(`${shown(path)} has several plans`, `choose one by its name: ${names.join(', ')}`);
  const near = nearest(wanted, names);
  return usage(`${shown(path)} has no plan ${shown(wanted)}`, `it has: ${(near.length > 0 ? near : names).join(', ')}`);
}

function ledgerOf({ used, coverage }: ClaimsInput, plan: PlanTerms): BenefitLedger {
  const ledger = new BenefitLedger();
  for (const { year, member, network, kind, used: amount } of used)
    ledger.move({ account: plan.name, network, kind, of: '', member, year: benefitYear(year, plan.year, coverage.effective) }, 0, amount, null);
  return ledger;
}

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
      account: plan.name,
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
