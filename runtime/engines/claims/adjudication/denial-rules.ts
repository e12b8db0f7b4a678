/** The rules that deny a line, in their order. The first that denies ends the line. Reasons are CARCs, remarks RARCs of the X12 code lists. */
import type { Adjustment } from '../../../../model/benefits/adjustment.ts';
import { oneVisit } from './benefit-ledger.ts';
import { dayAfter } from './benefit-year.ts';
import type { ClaimWork, Denial, LineWork } from './claim-work.ts';
import type { AdjudicationRule } from './decision.ts';
import { editOf } from './edit-rules.ts';

/** Modifiers of a service that is not the duplicate it looks like: distinct, repeated by the same or another physician, repeated test. */
const notDuplicate: ReadonlySet<string> = new Set(['59', '76', '77', '91']);
/** Plans that pay nothing outside their network. */
export const closedPlans: ReadonlySet<string> = new Set(['HMO', 'EPO']);

export function denial(
  rule: AdjudicationRule,
  group: Adjustment['group'],
  reason: string,
  more: { readonly remark?: string; readonly term?: string; readonly claim?: boolean } = {},
): Denial {
  return { rule, adjustment: { group, reason, remark: more.remark ?? null }, term: more.term ?? null, claim: more.claim ?? false };
}

export const tooLate: Denial = denial('filing', 'CO', '29', { claim: true, term: 'timely_filing' });

type DenialRule = (work: ClaimWork, line: LineWork) => Denial | null;

/** The denial of a whole line; null where every rule lets it pass. */
export function denialOf(work: ClaimWork, line: LineWork): Denial | null {
  for (const rule of denialRules) {
    const found = rule(work, line);
    if (found !== null) return found;
  }
  return null;
}

/** Members whom the payer does not know, and days without coverage. Denials of eligibility are the patient's to pay. */
function eligibility({ claim }: ClaimWork, { line }: LineWork): Denial | null {
  const { known, spans } = claim.coverage;
  if (!known) return denial('eligibility', 'PR', '31', { claim: true });
  const active = (day: number): boolean => spans.some(({ from, to }) => from <= day && (to === null || day <= to));
  if (claim.inpatient) {
    const days = Math.max(1, claim.serviceEnd - claim.serviceStart);
    const covered = Array.from({ length: days }, (_, i) => active(claim.serviceStart + i)).filter((is) => is).length;
    if (covered === days) return null;
    if (covered > 0) return denial('eligibility', 'CO', '239', { claim: true });
  }
  const day = claim.inpatient ? claim.serviceStart : line.serviceDay;
  if (active(day)) return null;
  const later = spans.some(({ from }) => day < from);
  const earlier = spans.some(({ to }) => to !== null && to < day);
  return denial('eligibility', 'PR', later && earlier ? '200' : later ? '26' : '27');
}

function duplicate(work: ClaimWork, { line }: LineWork): Denial | null {
  const { claim } = work;
  if (line.modifiers.some((modifier) => notDuplicate.has(modifier))) return null;
  const [code, modifiers] = [codeOf(line), [...line.modifiers].sort().join(' ')];
  const found = work.ledger
    .paidLines(claim.member)
    .some(
      (paid) =>
        paid.account === claim.coverage.account &&
        paid.type === claim.type &&
        paid.rendering === claim.rendering &&
        paid.day === line.serviceDay &&
        paid.code === code &&
        paid.modifiers === modifiers,
    );
  return found ? denial('duplicate', 'OA', '18') : null;
}

/** What a line bills: its code, or its revenue code. */
export function codeOf({ code, revenue }: LineWork['line']): string {
  return code ?? revenue ?? '';
}

/** A replacement has its own time for filing, which is looked at before it reverses anything. */
function filing({ plan, claim }: ClaimWork): Denial | null {
  if (plan.timelyFiling === null || claim.frequency === '7') return null;
  return claim.received > dayAfter(claim.priorDecided ?? claim.serviceEnd, plan.timelyFiling) ? tooLate : null;
}

function coordination({ claim }: ClaimWork): Denial | null {
  if (claim.otherPayer === 'undecided') return denial('coordination', 'CO', '22', { claim: true });
  if (claim.otherPayer === 'missing') return denial('coordination', 'CO', '16', { remark: 'MA04', claim: true });
  return null;
}

function benefit(work: ClaimWork, { line, terms, block, year }: LineWork): Denial | null {
  const { claim } = work;
  if (!terms.covered) return denial('benefit', 'PR', '204', { term: `${block}covered` });
  if (terms.ages !== null && (claim.age < terms.ages.from || claim.age > terms.ages.to)) return denial('benefit', 'CO', '6', { term: `${block}min_age` });
  if (terms.sex !== null && claim.sex !== null && claim.sex !== terms.sex) return denial('benefit', 'CO', '7', { term: `${block}sex` });
  if (terms.visits === null && terms.limit === null) return null;
  const paid = work.ledger.paidLines(claim.member).filter((one) => one.account === claim.coverage.account && one.benefit === line.benefit);
  const visit = { account: claim.coverage.account, benefit: line.benefit, visit: claim.visit, year };
  if (terms.visits !== null && !paid.some((one) => oneVisit(one, visit))) {
    const used = work.ledger.used(work.key('visits', { of: line.benefit ?? '', year }));
    if (used >= terms.visits) return denial('benefit', 'PR', '119', { term: `${block}visits` });
  }
  if (terms.limit !== null) {
    const since = dayAfter(line.serviceDay, terms.limit.per, -1);
    const used = paid.filter(({ day }) => since < day && day <= line.serviceDay).reduce((sum, { units }) => sum + units, 0);
    if (used + line.units > terms.limit.quantity) return denial('benefit', 'CO', '151', { term: `${block}limit` });
  }
  return null;
}

function network({ plan, claim, outside }: ClaimWork): Denial | null {
  return outside && claim.protection === null && closedPlans.has(plan.type) ? denial('network', 'PR', '242', { term: `network ${claim.network}` }) : null;
}

/** Benefits of the care that primary care providers are paid for by the month. */
const capitated: ReadonlySet<string | null> = new Set(['pcp_visit', 'preventive']);

/** What the payment by the month is for is not paid again: the claim reports the encounter. */
function capitation({ plan, claim, outside }: ClaimWork, { line }: LineWork): Denial | null {
  if (plan.capitation === null || !claim.byPrimaryCare || outside || claim.type !== 'professional' || !capitated.has(line.benefit)) return null;
  return denial('capitation', 'CO', '24', { term: 'capitation' });
}

function authorization(work: ClaimWork, { line, terms, block }: LineWork): Denial | null {
  if (!terms.priorAuthorization || work.claim.protection === 'emergency') return null;
  const { authorization: found } = line;
  const term = `${block}prior_auth`;
  if (found === null) return denial('authorization', 'CO', '197', { term });
  if (found.status === 'denied') return denial('authorization', 'CO', '39', { term });
  if (found.status === 'unknown') return denial('authorization', 'CO', '15', { term });
  if (line.serviceDay < found.from || line.serviceDay > found.to) return denial('authorization', 'CO', '197', { term });
  // Of units that are partly left, only those beyond are denied.
  const left = found.units === null ? line.units : found.units - work.ledger.used(work.key('authorized_units', { of: found.id }));
  return left <= 0 && line.units > 0 ? denial('authorization', 'CO', '198', { term }) : null;
}

const denialRules: readonly DenialRule[] = [eligibility, duplicate, filing, coordination, benefit, network, capitation, authorization, editOf];
