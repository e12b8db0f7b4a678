/**
 * The decision about a fill: up to five rejects, or what is paid by whom. A pure function of the request, the person's own history, the formulary and the
 * coverage as it stands on the day.
 */

import { MOST_REJECTS, type RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import type { DurAlert } from '../review/dur-alert.ts';
import { brandPenalty, priceOfChoice } from './brand-choice.ts';
import { afterCard, maximized, noCard } from './copay-card.ts';
import { coverageReject } from './coverage-checks.ts';
import type { Accumulators, CopayCard, FamilyLeft, PartDKind } from './drug-benefit.ts';
import { type Checking, checkAuthorization, checkLimit, checkListed, checkPerson, checkRefillDay, checkRefills, checkSteps } from './drug-checks.ts';
import { drugCostShare } from './drug-cost-share.ts';
import { durRejects } from './dur-policy.ts';
import type { DecisionSteps, FillDecision, Payment } from './fill-decision.ts';
import type { DrugCoverage, FillPerson, FillRequest } from './fill-request.ts';
import { type CostShare, type FormularyTerms, shareFor, type TierTerms } from './formulary-terms.ts';
import { splitPartD } from './part-d.ts';
import { isRest, lessUsed, restOfShare } from './part-of-fill.ts';
import { priceFill } from './price-fill.ts';

export interface FillCase {
  readonly request: FillRequest;
  readonly person: FillPerson;
  readonly formulary: FormularyTerms;
  readonly coverage: DrugCoverage | null;
  readonly used: Accumulators;
  /** What the family leaves of amounts that it has of its own. */
  readonly familyLeft: FamilyLeft;
  /** Findings of drug-utilization review. */
  readonly alerts: readonly DurAlert[];
  /** What counts under Medicare Part D. */
  readonly partDKind: PartDKind;
  /** What a scenario has the payer answer, once there is a coverage; without it, the formulary decides. */
  readonly refused?: RejectCode | null;
  /** Whether the decision says how it was made; without it, the same is decided. */
  readonly explained?: boolean;
}

export function decideFill(fill: FillCase): FillDecision {
  const { request, person, formulary, coverage, alerts, refused = null } = fill;
  const steps: DecisionSteps = fill.explained === false ? null : [];
  const terms = formulary.drugs.find(({ drugs }) => drugs.has(request.drug.key)) ?? null;
  const tier = formulary.tiers.get(terms?.tier ?? formulary.others ?? '') ?? null;
  const stopped = coverageReject(request, coverage, steps);
  const rejected = (rejects: readonly RejectCode[], refillFrom: number | null): FillDecision => {
    return { rejects, tier: tier?.name ?? null, payment: null, refillFrom, alerts, steps: steps ?? [] };
  };
  if (coverage === null || stopped !== null) return rejected(stopped === null ? [] : [stopped], null);
  if (refused !== null) {
    steps?.push({ rule: 'statement', term: '`reject`', before: 'decided by the formulary', after: refused });
    return rejected([refused], null);
  }
  if (terms !== null && terms.channel !== null && terms.channel !== request.pharmacy.kind) {
    steps?.push({ rule: 'pharmacy', term: `drug ${terms.name}: channel ${terms.channel}`, before: request.pharmacy.kind, after: '40' });
    return rejected(['40'], null);
  }
  const rejects: RejectCode[] = [];
  const share = tier === null ? null : shareFor(tier, request.pharmacy.kind, request.daysSupply);
  const reject = (code: RejectCode, rule: string, term: string, before: string): void => {
    steps?.push({ rule, term, before, after: code });
    if (!rejects.includes(code)) rejects.push(code);
  };
  const checking: Checking = { request, person, formulary, terms, tierDays: share?.daysSupply ?? null, reject, steps };
  checkListed(checking);
  // The rest of a fill was checked with its first part.
  const refillFrom = isRest(request) ? null : checkWhole(checking, alerts);
  if (rejects.length > 0 || tier === null || share === null) return rejected(rejects.slice(0, MOST_REJECTS), refillFrom);
  return { rejects: [], tier: tier.name, payment: payment(fill, coverage, tier, share, steps), refillFrom, alerts, steps: steps ?? [] };
}

/** @returns the first day on which a refill is covered; null where nothing is in hand */
function checkWhole(checking: Checking, alerts: readonly DurAlert[]): number | null {
  checkPerson(checking);
  checkRefills(checking);
  const refillFrom = checkRefillDay(checking);
  durRejects(alerts, checking.formulary.dur, checking.request, checking.reject, checking.steps);
  checkAuthorization(checking);
  checkSteps(checking);
  checkLimit(checking);
  return refillFrom;
}

function payment(fill: FillCase, coverage: DrugCoverage, tier: TierTerms, ofFill: CostShare, steps: DecisionSteps): Payment {
  const { request, used, familyLeft, formulary } = fill;
  const first = request.part?.first ?? null;
  const share = first === null ? ofFill : restOfShare(tier.name, ofFill, first, steps);
  const { benefit } = coverage;
  const { basis, ingredient, fee, allowed } = priceFill(priceOfChoice(request, steps), steps);
  if (benefit.partD !== null) {
    const split = splitPartD(allowed, request.daysSupply, fill.partDKind, benefit.partD, used, steps, first?.coinsurance ?? 0);
    const sum = (part: 'patient' | 'plan' | 'manufacturer' | 'medicare'): number => split.phases.reduce((all, phase) => all + phase[part], 0);
    const deductible = split.phases.find(({ phase }) => phase === '01')?.patient ?? 0;
    return {
      ...{
        basis,
        ingredient,
        fee,
        allowed,
        penalty: 0,
        deductible,
        copay: 0,
        coinsurance: sum('patient') - deductible,
        cardPaid: 0,
        patientPay: sum('patient'),
      },
      ...{ planPaid: sum('plan'), manufacturerPaid: sum('manufacturer'), medicarePaid: sum('medicare'), phases: split.phases, used: split.used },
    };
  }
  const penalty = brandPenalty(request, ingredient, formulary, steps);
  const base = allowed - penalty;
  const card = cardFor(coverage.card, request);
  const after =
    card !== null && benefit.copayCards === 'maximizer'
      ? maximized(base, request.daysSupply, card, used, steps, first === null ? 0 : first.copay - first.own)
      : withCard(drugCostShare(base, tier, share, benefit, { used, familyLeft }, steps), card, coverage, used, steps);
  const { deductible, copay, coinsurance } = after.share;
  const owed = deductible + copay + coinsurance;
  return {
    ...{ basis, ingredient, fee, allowed, penalty, deductible, copay, coinsurance, cardPaid: after.cardPaid, patientPay: penalty + owed - after.cardPaid },
    ...{ planPaid: base - owed, manufacturerPaid: 0, medicarePaid: 0, phases: [], used: after.used },
  };
}

function withCard(share: ReturnType<typeof drugCostShare>, card: CopayCard | null, { benefit }: DrugCoverage, used: Accumulators, steps: DecisionSteps) {
  return card === null ? noCard(share, used) : afterCard(share, card, benefit, used, steps);
}

/** Of what it leaves to the patient for a fill, the patient has paid a part with the first part of the fill. */
function cardFor(card: CopayCard | null, { drug, part }: FillRequest): CopayCard | null {
  if (card?.drugs.has(drug.key) !== true) return null;
  return { ...card, leaves: lessUsed(card.leaves, part?.first?.own ?? 0) };
}
