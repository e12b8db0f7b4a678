/** Claims of pharmacies from any source, decided one after the other by a plan of a file with the same function as the fills of a run. */

import { costSharingLimits } from '../../model/benefits/cost-sharing-limits.ts';
import { option } from '../../model/interface-terms.ts';
import { civilOf, dayOf } from '../../model/time/civil.ts';
import { type Allowance, allowanceOf, leftOf } from '../../runtime/engines/claims/adjudication/allowance.ts';
import { BenefitLedger } from '../../runtime/engines/claims/adjudication/benefit-ledger.ts';
import { benefitYear } from '../../runtime/engines/claims/adjudication/benefit-year.ts';
import { IN_NETWORK } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import { decideFill } from '../../runtime/engines/pharmacy/decision/decide-fill.ts';
import { partDAmounts } from '../../runtime/engines/pharmacy/decision/drug-benefit.ts';
import type { FillDecision, Payment } from '../../runtime/engines/pharmacy/decision/fill-decision.ts';
import type { PastFill } from '../../runtime/engines/pharmacy/decision/fill-request.ts';
import { formularyFindings } from '../../runtime/engines/pharmacy/review/formulary-findings.ts';
import { drugOf } from '../../runtime/engines/pharmacy/review/read-drug.ts';
import { reviewDrug } from '../../runtime/engines/pharmacy/review/review-drug.ts';
import { wireCheckOf } from '../../validation/wire/wire-check.ts';
import type { WireFinding } from '../../validation/wire/wire-finding.ts';
import { readJsonText } from '../read-json-input.ts';
import { openEntry } from '../scenario-files.ts';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';
import { type DrugPlanFile, drugPlanOf, partDOn } from './drug-plan-file.ts';
import { type BilledDrug, type FillClaim, fillOf } from './fill-claim.ts';
import { fillClaimsInput, fillsOfJson } from './fill-claims-input.ts';
import { fillsOfNcpdp } from './fills-of-ncpdp.ts';

/** What was decided about a claim: a reversal has no decision of its own. */
export interface DecidedFill {
  readonly claim: FillClaim;
  readonly decision: FillDecision | null;
  /** The claim that was taken back: by a reversal, or for a rebill. */
  readonly reversed: FillClaim | null;
}

export interface AdjudicatedFills {
  readonly plan: string;
  readonly formulary: string;
  /** Whether the claims came as transmissions, which can be answered. */
  readonly transmitted: boolean;
  readonly fills: readonly DecidedFill[];
  readonly findings: readonly WireFinding[];
}

interface Coverage {
  readonly effective: number;
  readonly termination: number | null;
}

/**
 * @param text of claims in NCPDP, or JSON of claims and coverage, that was read from `path`
 * @param file a file with a plan, and `name` its name where there are several
 * @param effective first day of the coverage of claims in NCPDP; null for the first day of the year of the first fill
 * @throws Stop where the file or the claims cannot be used
 */
export function adjudicateFills(text: string, path: string, file: string, name: string | null, effective: number | null): AdjudicatedFills {
  const plan = drugPlanOf(openEntry(file), name);
  const about = { plan: plan.terms.name, formulary: plan.formulary.name };
  if (wireCheckOf(text.slice(0, BEGINNING)) === null) {
    if (effective !== null) throw usage('the coverage of claims in JSON is in the file', `leave out ${option('effective', '')}`);
    const input = readJsonText(text, path, fillClaimsInput, 'claims of pharmacies', 'docs/adjudication.md');
    const { fills, findings } = decideAll(fillsOfJson(input, plan), input.coverage, plan);
    return { ...about, transmitted: false, fills, findings };
  }
  const { claims, responses, findings: reading } = fillsOfNcpdp(text, plan);
  if (claims.length === 0 && reading.length === 0)
    throw usage(`${shown(path)} has no claims`, responses > 0 ? 'it has answers: claims are in the file of requests' : 'claims of NCPDP are B1, B2 and B3');
  if (claims.length === 0) return { ...about, transmitted: true, fills: [], findings: reading };
  const first = Math.min(...claims.map(({ day }) => day));
  const { fills, findings } = decideAll(claims, { effective: effective ?? dayOf(civilOf(first).year, 1, 1), termination: null }, plan);
  return { ...about, transmitted: true, fills, findings: [...reading, ...findings].sort((a, b) => a.number - b.number) };
}

/** Characters by which a format is told. */
const BEGINNING = 200;

/** A paid claim, with what takes it back. */
interface Standing {
  readonly claim: FillClaim;
  readonly payment: Payment;
  /** Adds what it used, or with -1 gives it back, and its supply with it. */
  move(sign: 1 | -1): void;
}

function decideAll(claims: readonly FillClaim[], coverage: Coverage, plan: DrugPlanFile): Pick<AdjudicatedFills, 'fills' | 'findings'> {
  const findings: WireFinding[] = [];
  const standing = new Map<string, Standing[]>();
  const histories = new Map<string, PastFill[]>();
  const ledger = new BenefitLedger();
  const members = new Map<string, Set<string>>();
  for (const { contract, billed } of claims) if (billed !== null) members.set(contract, (members.get(contract) ?? new Set()).add(billed.member));
  const fills = inOrder(claims).map((claim): DecidedFill => {
    const of = standing.get(fillOf(claim)) ?? [];
    const before = claim.transaction === 'B1' ? undefined : of.pop();
    if (claim.transaction !== 'B1' && before === undefined)
      findings.push({
        rule: 'NCPDP-004',
        number: claim.number,
        at: '402-D2',
        message: 'is not the prescription of a paid claim that could be taken back',
        value: claim.prescription,
      });
    before?.move(-1);
    const reversed = before?.claim ?? null;
    const { billed } = claim;
    if (billed === null) return { claim, decision: null, reversed };
    const history = histories.get(billed.member) ?? [];
    histories.set(billed.member, history);
    const accounts = accountsOf(claim, billed, coverage, plan, (members.get(claim.contract)?.size ?? 1) === 1, ledger);
    const first = billed.part?.status === 'completion' ? (of.at(-1) ?? null) : null;
    if (billed.part?.status === 'completion' && first === null)
      findings.push({ rule: 'NCPDP-004', number: claim.number, at: '343-HD', message: 'completes a fill of which no paid first part is there', value: 'C' });
    const decision = decide(claim, billed, coverage, plan, accounts, history, first);
    if (decision.payment === null) {
      // Of a rebill that is rejected, the claim before stands.
      if (before !== undefined) {
        before.move(1);
        of.push(before);
      }
      return { claim, decision, reversed: null };
    }
    const { payment } = decision;
    const past: PastFill = {
      drug: drugOf(billed.drug),
      day: claim.day,
      quantity: billed.quantity,
      daysSupply: billed.daysSupply,
      reversed: false,
      covered: true,
    };
    const used = { deductible: payment.used.deductible - accounts.used.deductible, oop: payment.used.oop - accounts.used.oop };
    const made: Standing = {
      claim,
      payment,
      move(sign) {
        accounts.move(sign * used.deductible, sign * used.oop);
        if (sign > 0) history.push(past);
        else history.splice(history.indexOf(past), 1);
      },
    };
    made.move(1);
    standing.set(fillOf(claim), [...of, made]);
    return { claim, decision, reversed };
  });
  return { fills, findings };
}

/** By the days of fills; a reversal, which has the day of its claim, where it is in the file. */
function inOrder(claims: readonly FillClaim[]): readonly FillClaim[] {
  return claims.every(({ day }, i) => i === 0 || claims[i - 1].day <= day) ? claims : byDay(claims);
}

/** Reversals keep behind what is before them in the file. */
function byDay(claims: readonly FillClaim[]): readonly FillClaim[] {
  let latest = Number.NEGATIVE_INFINITY;
  const dated = claims.map((claim) => {
    if (claim.transaction === 'B2') return { claim, day: Math.max(latest, claim.day) };
    latest = Math.max(latest, claim.day);
    return { claim, day: claim.day };
  });
  return dated.sort((a, b) => a.day - b.day).map(({ claim }) => claim);
}

interface Accounts {
  readonly limits: { readonly deductible: number; readonly oopMax: number | null };
  readonly used: { readonly deductible: number; readonly oop: number };
  readonly familyLeft: { readonly deductible: number | null; readonly oop: number | null };
  move(deductible: number, oop: number): void;
}

/** What of the deductible and the out-of-pocket maximum is used on a day, by the person and by the contract. */
function accountsOf(
  { contract, day }: FillClaim,
  { member }: BilledDrug,
  { effective }: Coverage,
  { terms }: DrugPlanFile,
  alone: boolean,
  ledger: BenefitLedger,
): Accounts {
  const year = benefitYear(day, terms.year, effective);
  const partD = partDOn(terms, day);
  const of = (kind: 'deductible' | 'oop'): Allowance => {
    const limit =
      partD === null
        ? terms.inNetwork[kind === 'oop' ? 'oopMax' : 'deductible']
        : ({ individual: partDAmounts[partD][kind === 'oop' ? 'threshold' : 'deductible'], family: null, style: 'embedded' } as const);
    const federal = kind === 'oop' && terms.acaLimits ? (costSharingLimits(civilOf(year).year)?.outOfPocket.self ?? null) : null;
    return allowanceOf(limit, { account: `${terms.name} ${contract}`, network: IN_NETWORK, kind, of: '', member, year }, alone, federal);
  };
  const left = ({ person, family }: Allowance) => {
    const own = person.limit === null && family !== null && family.limit !== null ? family : person;
    const rest = own === family ? Number.POSITIVE_INFINITY : leftOf(ledger, family);
    return { limit: own.limit, used: ledger.used(own.key), familyLeft: rest === Number.POSITIVE_INFINITY ? null : rest };
  };
  const [deductible, oop] = [of('deductible'), of('oop')];
  const [ofDeductible, ofOop] = [left(deductible), left(oop)];
  const move = ({ person, family }: Allowance, amount: number): void => {
    if (amount === 0) return;
    ledger.move(person.key, 0, amount, person.limit);
    if (family !== null) ledger.move(family.key, 0, amount, family.limit);
  };
  return {
    limits: { deductible: ofDeductible.limit ?? 0, oopMax: ofOop.limit },
    used: { deductible: ofDeductible.used, oop: ofOop.used },
    familyLeft: { deductible: ofDeductible.familyLeft, oop: ofOop.familyLeft },
    move(a, b) {
      move(deductible, a);
      move(oop, b);
    },
  };
}

function decide(
  claim: FillClaim,
  billed: BilledDrug,
  coverage: Coverage,
  plan: DrugPlanFile,
  { limits, used, familyLeft }: Accounts,
  history: readonly PastFill[],
  first: Standing | null,
): FillDecision {
  const { formulary, terms, copayCards } = plan;
  const { day } = claim;
  const drug = drugOf(billed.drug);
  const { quantity, daysSupply } = billed.part ?? billed;
  const person = {
    ...{ birth: billed.birth, sex: billed.sex, pregnant: false, diagnoses: [], allergies: [] },
    fills: history,
    authorizations: billed.authorized ? [{ drug: drug.key, from: day, to: day }] : [],
  };
  // The rest of a fill was reviewed with its first part.
  const found = first === null ? reviewDrug({ drug, day, quantity, daysSupply }, person, formulary.refillAfter) : [];
  return decideFill({
    request: {
      ...{ drug, day, quantity, daysSupply, fillNumber: claim.fillNumber, refills: billed.refills, daw: billed.daw, therapyChange: false },
      part: billed.part === null ? null : { quantity: billed.quantity, daysSupply: billed.daysSupply, first: first === null ? null : shareOf(first.payment) },
      pharmacy: { kind: billed.pharmacyKind, contracted: true },
      price: billed.price,
      ...{ result: billed.result, primaryUnbilled: false, group: null, cardholder: null },
    },
    person,
    formulary,
    coverage: {
      ...{ effective: coverage.effective, ends: coverage.termination, ended: 'terminated', group: null, cardholder: null, card: null },
      benefit: { deductible: limits.deductible, oopMax: limits.oopMax, copayCards, partD: partDOn(terms, day) },
    },
    used: { ...used, card: 0 },
    familyLeft,
    alerts: first === null ? [...found, ...formularyFindings(drug, day, person.fills, formulary.dur, found)] : [],
    partDKind: drug.ingredients.some((one) => one.startsWith('insulin')) ? 'insulin' : 'other',
  });
}

const shareOf = ({ copay, coinsurance, deductible, cardPaid }: Payment) => ({ copay, coinsurance, own: deductible + copay + coinsurance - cardPaid });
