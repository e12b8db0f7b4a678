/**
 * Adjudication as it is described, without a ledger: whatever was used before is found by looking through all earlier decisions again. It shares with the
 * adjudicator its inputs alone: no rule, no arithmetic.
 */
import { addMonths, civilOf, dayOf } from '../../model/time/civil.ts';
import type { AnnualLimit, BenefitTerms, NetworkTerms, PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import type { MedicalClaim, ServiceLine } from '../../runtime/engines/claims/adjudication/medical-claim.ts';

interface PlainLine {
  readonly service: ServiceLine;
  readonly terms: BenefitTerms;
  readonly year: number;
  readonly text: string;
  readonly passed: boolean;
  readonly units: number;
  readonly deductible: number;
  readonly copay: number;
  readonly outOfPocket: number;
}
interface PlainDecision {
  readonly claim: MedicalClaim;
  readonly network: NetworkTerms;
  readonly day: number;
  readonly status: string;
  lines: readonly PlainLine[];
  /** Whether it was taken back. */
  reversed: boolean;
}

/** Each decision as `status: adjustments, paid | …`, as `decisionText` writes it. */
export function plainDecisions(plan: PlanTerms, claims: readonly MedicalClaim[]): string[] {
  const history: PlainDecision[] = [];
  return claims.flatMap((claim) => {
    const day = claim.received + 10;
    const texts: string[] = [];
    let refused: string | null = null;
    if (claim.frequency !== '1') {
      const original = history.findLast((one) => one.claim.id === claim.original && !one.reversed);
      const clock = plan.correctedFiling !== null ? [original?.day ?? 0, plan.correctedFiling.days] : [claim.serviceEnd, plan.timelyFiling?.days ?? 1e9];
      if (!claim.coverage.known) refused = 'PR-31';
      else if (original === undefined) refused = 'CO-16+M47';
      else if (claim.frequency === '7' && claim.received > clock[0] + clock[1]) refused = 'CO-29';
      else {
        original.reversed = true;
        texts.push(`reversal: ${original.lines.map(({ text }) => turned(text)).join(' | ')}`);
        if (claim.frequency === '8') return texts;
      }
    }
    const decision = decide(plan, claim, day, refused, history);
    history.push(decision);
    return [...texts, `${decision.status}: ${decision.lines.map(({ text }) => text).join(' | ')}`];
  });
}

const turned = (text: string): string => text.replace(/ (-?)(\d+)/g, (_, sign, digits) => ` ${sign === '' && digits !== '0' ? '-' : ''}${digits}`);

function decide(plan: PlanTerms, claim: MedicalClaim, day: number, refused: string | null, history: readonly PlainDecision[]): PlainDecision {
  const out = plan.outOfNetwork.find(({ name }) => name === claim.network);
  const network = out === undefined || claim.protection !== null ? plan.inNetwork : out;
  const decision: PlainDecision = {
    claim,
    network,
    day,
    status: !claim.coverage.known ? 'denied' : ['processed_primary', 'processed_secondary', 'processed_tertiary'][claim.payerSequence - 1],
    lines: [],
    reversed: false,
  };
  const all = [...history.filter(({ reversed }) => !reversed), decision];
  const first: PlainLine[] = [];
  for (const service of claim.lines) {
    const terms = (service.benefit === null ? undefined : network.benefits.get(service.benefit)) ?? network.other;
    const year = yearOf(plan, claim, claim.inpatient ? claim.serviceStart : service.serviceDay);
    decision.lines = first;
    const found = refused ?? whyDenied(plan, claim, service, terms, year, out !== undefined, all);
    let units = service.units;
    if (
      found === null &&
      terms.priorAuthorization &&
      claim.protection !== 'emergency' &&
      service.authorization !== null &&
      service.authorization.units !== null
    )
      units = Math.max(0, Math.min(units, service.authorization.units - usedUnits(all, claim.member, service.authorization.id)));
    first.push({ service, terms, year, text: found ?? '', passed: found === null, units, deductible: 0, copay: 0, outOfPocket: 0 });
  }
  const chargeOf = ({ service, units }: PlainLine): number => service.charge - (service.charge - ratio(service.charge, units, service.units));
  const passed = first.filter((line) => line.passed);
  const allowed = stayPrices(plan, claim, out !== undefined, passed.map(chargeOf));
  const done: PlainLine[] = [];
  for (const line of first) {
    decision.lines = [...done, ...first.slice(done.length).map((one) => ({ ...one, deductible: 0, copay: 0, outOfPocket: 0 }))];
    done.push(
      line.passed
        ? settle(plan, claim, network, out !== undefined, line, chargeOf(line), allowed?.[passed.indexOf(line)] ?? null, all)
        : { ...line, text: deniedText(line.service, line.text) },
    );
  }
  decision.lines = done;
  return decision;
}

function yearOf(plan: PlanTerms, claim: MedicalClaim, day: number): number {
  const { year } = civilOf(day);
  if (plan.year === 'calendar') return dayOf(year, 1, 1);
  const starts = [-2, -1, 0, 1, 2].map((n) => addMonths(claim.coverage.since, 12 * (year - civilOf(claim.coverage.since).year + n)));
  return Math.max(...starts.filter((start) => start <= day));
}

/** Whether anything passed, of all decisions that stand. */
function* passedLines(all: readonly PlainDecision[], member: string): Generator<readonly [PlainDecision, PlainLine]> {
  for (const decision of all) if (decision.claim.member === member) for (const line of decision.lines) if (line.passed) yield [decision, line];
}

function usedUnits(all: readonly PlainDecision[], member: string, authorization: string): number {
  let used = 0;
  for (const { claim, lines } of all)
    for (const { passed, service, units, terms } of lines)
      if (
        claim.member === member &&
        passed &&
        terms.priorAuthorization &&
        claim.protection !== 'emergency' &&
        service.authorization?.id === authorization &&
        service.authorization.units !== null
      )
        used += units;
  return used;
}

function whyDenied(
  plan: PlanTerms,
  claim: MedicalClaim,
  service: ServiceLine,
  terms: BenefitTerms,
  year: number,
  outside: boolean,
  all: readonly PlainDecision[],
): string | null {
  const { spans, known } = claim.coverage;
  if (!known) return 'PR-31';
  const covered = (day: number): boolean => spans.some(({ from, to }) => day >= from && day <= (to ?? 1e9));
  const stay = claim.inpatient ? [0, 1, 2].map((n) => covered(claim.serviceStart + n)) : [covered(service.serviceDay)];
  if (stay.includes(true) && stay.includes(false)) return 'CO-239';
  if (!stay[0]) {
    const day = claim.inpatient ? claim.serviceStart : service.serviceDay;
    const before = spans.every(({ from }) => day < from);
    return before ? 'PR-26' : spans.every(({ to }) => to !== null && day > to) ? 'PR-27' : 'PR-200';
  }
  const sorted = (modifiers: readonly string[]): string => [...modifiers].sort().join();
  const passed = [...passedLines(all, claim.member)];
  if (!service.modifiers.some((one) => ['59', '76', '77', '91'].includes(one)))
    for (const [{ claim: other }, line] of passed)
      if (
        other.type === claim.type &&
        other.rendering === claim.rendering &&
        line.service.serviceDay === service.serviceDay &&
        (line.service.code ?? line.service.revenue) === (service.code ?? service.revenue) &&
        sorted(line.service.modifiers) === sorted(service.modifiers)
      )
        return 'OA-18';
  if (claim.frequency !== '7' && plan.timelyFiling !== null && claim.received - (claim.priorDecided ?? claim.serviceEnd) > plan.timelyFiling.days)
    return 'CO-29';
  if (claim.otherPayer !== 'none') return claim.otherPayer === 'undecided' ? 'CO-22' : 'CO-16+MA04';
  if (!terms.covered) return 'PR-204';
  if (terms.ages !== null && !(terms.ages.from <= claim.age && claim.age <= terms.ages.to)) return 'CO-6';
  if (terms.sex !== null && claim.sex !== null && claim.sex !== terms.sex) return 'CO-7';
  const same = passed.filter(([, line]) => line.service.benefit === service.benefit);
  if (terms.visits !== null && service.benefit !== null) {
    const visits = new Set(same.filter(([, line]) => line.year === year && line.terms.visits !== null).map(([other]) => other.claim.visit));
    if (!visits.has(claim.visit) && visits.size >= terms.visits) return 'PR-119';
  }
  if (terms.limit !== null) {
    let units = service.units;
    for (const [, line] of same)
      if (line.service.serviceDay <= service.serviceDay && line.service.serviceDay > service.serviceDay - terms.limit.per.days) units += line.units;
    if (units > terms.limit.quantity) return 'CO-151';
  }
  if (outside && claim.protection === null && (plan.type === 'HMO' || plan.type === 'EPO')) return 'PR-242';
  const ofThePcp = claim.byPrimaryCare && claim.type === 'professional' && (service.benefit === 'pcp_visit' || service.benefit === 'preventive');
  if (plan.capitation !== null && ofThePcp && !outside) return 'CO-24';
  if (terms.priorAuthorization && claim.protection !== 'emergency') {
    const { authorization } = service;
    if (authorization === null) return 'CO-197';
    if (authorization.status !== 'approved') return authorization.status === 'denied' ? 'CO-39' : 'CO-15';
    if (service.serviceDay < authorization.from || service.serviceDay > authorization.to) return 'CO-197';
    if (authorization.units !== null && service.units > 0 && usedUnits(all, claim.member, authorization.id) >= authorization.units) return 'CO-198';
  }
  return null;
}

function deniedText(service: ServiceLine, reason: string): string {
  const owed = service.prior.length === 0 ? 0 : sum(service.prior[service.prior.length - 1].adjustments.filter(({ group }) => group === 'PR'));
  if (owed === 0) return write([[reason, service.charge]], 0);
  return write(
    [
      ['OA-23', service.charge - owed],
      [reason, owed],
    ],
    0,
  );
}

/** Inpatient claims of a contract: the amount of each line. Null where lines are priced one by one. */
function stayPrices(plan: PlanTerms, claim: MedicalClaim, outside: boolean, charges: readonly number[]): number[] | null {
  const rate = plan.stayRate;
  if (!claim.inpatient || rate === null || (outside && claim.protection === null)) return null;
  const charge = charges.reduce((total, one) => total + one, 0);
  let amount: number;
  if (rate.method === 'per_diem') amount = rate.rate * claim.nights;
  else if (rate.method === 'of_charge') amount = part(charge, rate.share);
  else if (claim.drgWeight === null) return null;
  else {
    amount = part(rate.baseRate, claim.drgWeight);
    if (rate.outlier !== null) {
      const cost = part(charge, rate.outlier.costToCharge);
      const threshold = amount + rate.outlier.fixedLoss;
      if (cost > threshold) amount += part(cost - threshold, rate.outlier.share);
    }
  }
  const upTo = charges.map((_, i) =>
    i === charges.length - 1
      ? amount
      : charge === 0
        ? 0
        : ratio(
            amount,
            charges.slice(0, i + 1).reduce((total, one) => total + one, 0),
            charge,
          ),
  );
  return upTo.map((to, i) => to - (i === 0 ? 0 : upTo[i - 1]));
}

function settle(
  plan: PlanTerms,
  claim: MedicalClaim,
  network: NetworkTerms,
  outside: boolean,
  line: PlainLine,
  charge: number,
  stay: number | null,
  all: readonly PlainDecision[],
): PlainLine {
  const { service, terms, year, units } = line;
  const protectedOutside = outside && claim.protection !== null;
  const scaled = (amount: number): number => ratio(amount, units, service.units);
  let allowed: number;
  if (stay !== null) allowed = stay;
  else if (network.ofCharge !== null) allowed = Math.min(charge, part(charge, network.ofCharge));
  else allowed = service.allowed === null ? charge : Math.min(charge, part(scaled(service.allowed), network.ofAllowed));
  let base = allowed;
  if (protectedOutside && stay === null && service.outOfNetworkRate !== null) {
    allowed = Math.min(charge, scaled(service.outOfNetworkRate));
    base = Math.min(base, allowed);
  }
  // The member's share.
  const used = (kind: 'deductible' | 'outOfPocket', account: string, member: string | null): number => {
    let total = 0;
    for (const one of all)
      for (const other of one.lines)
        if (
          other.passed &&
          other.year === year &&
          accountOf(one.network, kind) === account &&
          (member === null ? one.claim.coverage.tier !== 'EMP' : one.claim.member === member)
        )
          total += other[kind];
    return total;
  };
  const room = (kind: 'deductible' | 'outOfPocket', limit: AnnualLimit | null, federal: number): number => {
    const account = accountOf(network, kind);
    const own = limit === null || (limit.style === 'aggregate' && limit.family !== null) ? Number.POSITIVE_INFINITY : limit.individual;
    return Math.max(
      0,
      Math.min(Math.min(own, federal) - used(kind, account, claim.member), (limit?.family ?? Number.POSITIVE_INFINITY) - used(kind, account, null)),
    );
  };
  let copayRoom = terms.copay ?? 0;
  if (terms.copay !== null)
    for (const [other, done] of passedLines(all, claim.member))
      if (other.claim.visit === claim.visit && done.service.benefit === service.benefit) copayRoom -= done.copay;
  copayRoom = Math.max(0, copayRoom);
  const deductibleRoom = terms.deductible === 'waived' || network.deductible === null ? 0 : room('deductible', network.deductible, Number.POSITIVE_INFINITY);
  let copay: number;
  let deductible: number;
  if (terms.copayOrder === 'before_deductible') {
    copay = Math.min(copayRoom, base);
    deductible = Math.min(deductibleRoom, base - copay);
  } else {
    deductible = Math.min(deductibleRoom, base);
    copay = Math.min(copayRoom, base - deductible);
  }
  const rest = base - deductible - copay;
  let coinsurance = Math.min(rest, part(terms.coinsuranceBase === 'allowed' ? base - deductible : rest, terms.coinsurance));
  const calendar = civilOf(year).year;
  const federal =
    plan.acaLimits && network.oopAccount === 'in'
      ? calendar === 2025
        ? 920000
        : calendar === 2026
          ? 1060000
          : Number.POSITIVE_INFINITY
      : Number.POSITIVE_INFINITY;
  const most = network.oopMax === null && federal === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : room('outOfPocket', network.oopMax, federal);
  while (deductible + copay + coinsurance > most) {
    const over = deductible + copay + coinsurance - most;
    if (coinsurance > 0) coinsurance -= Math.min(over, coinsurance);
    else if (copay > 0) copay -= Math.min(over, copay);
    else deductible -= over;
  }
  const exceeded = service.charge - charge;
  const own = allowed - deductible - copay - coinsurance;
  if (service.prior.length === 0) {
    const withheld = part(own, plan.sequestration);
    const excess = charge - allowed;
    const contract = excess < 0 ? 'CO-94' : `${outside && !protectedOutside ? 'PR' : 'CO'}-${excess === charge ? 97 : 45}${protectedOutside ? '+N830' : ''}`;
    const entries: [string, number][] = [
      ['CO-198', exceeded],
      [contract, excess],
      ['PR-1', deductible],
      ['PR-2', coinsurance],
      ['PR-3', copay],
      ['CO-253', withheld],
    ];
    return { ...line, text: write(entries, own - withheld), deductible, copay, outOfPocket: deductible + copay + coinsurance };
  }
  // After an earlier payer.
  const before = service.prior[service.prior.length - 1].adjustments;
  const left = before.filter(({ group }) => group === 'PR');
  const owed = sum(left);
  const others = left.filter(({ reason }) => !['1', '2', '3'].includes(reason));
  const prior = service.prior.reduce((total, one) => total + one.paid + sum(one.adjustments.filter(({ reason }) => reason === '253')), 0);
  const payment = {
    standard: Math.min(own, owed),
    non_duplication: Math.min(owed, Math.max(0, own - prior)),
    supplement: owed - sum(others),
    msp: Math.max(0, Math.min(service.charge - prior, own, Math.max(prior + owed, allowed) - prior, owed)),
  }[plan.secondary];
  const withheld = part(payment, plan.sequestration);
  let open = owed - payment;
  const give = (amount: number): number => {
    const given = Math.min(open, amount);
    open -= given;
    return given;
  };
  const entries: [string, number][] = [
    ['OA-23', service.charge - owed],
    ['CO-253', withheld],
  ];
  if (plan.secondary === 'supplement') for (const one of others) entries.push([`${one.group}-${one.reason}`, give(one.amount)]);
  const kept = [give(deductible), give(copay), give(coinsurance)];
  entries.push(['PR-1', kept[0]], ['PR-3', kept[1]], ['PR-2', kept[2]], ['CO-198', give(exceeded)]);
  entries.push([`${outside && !protectedOutside ? 'PR' : 'CO'}-${open === service.charge ? 97 : 45}${protectedOutside ? '+N830' : ''}`, open]);
  return { ...line, text: write(entries, payment - withheld), deductible, copay, outOfPocket: kept[0] + kept[1] + kept[2] };
}

const accountOf = (network: NetworkTerms, kind: 'deductible' | 'outOfPocket'): string =>
  kind === 'deductible' ? network.deductibleAccount : network.oopAccount;
const sum = (of: readonly { readonly amount: number }[]): number => of.reduce((total, { amount }) => total + amount, 0);

function write(entries: readonly (readonly [string, number])[], paid: number): string {
  const texts = entries.filter(([, amount]) => amount !== 0).map(([code, amount]) => `${code} ${amount}`);
  return [...texts.sort(), `paid ${paid}`].join('  ');
}

/** a × b / c in whole numbers, half up. */
function ratio(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b);
  const whole = product / BigInt(c);
  return Number(whole) + ((product - whole * BigInt(c)) * 2n >= BigInt(c) ? 1 : 0);
}

/** A share in millionths of an amount. */
const part = (amount: number, share: number): number => ratio(amount, share, 1_000_000);
