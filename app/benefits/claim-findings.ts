/** What is wrong with claims as they were handed in, whatever the plan decides. */
import { formatCents } from '../../model/scalars.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import type { ClaimsInput } from './claim-input.ts';

type Claim = ClaimsInput['claims'][number];
type Line = Claim['lines'][number];

export interface ClaimFinding {
  readonly claim: string;
  /** Null where it is about the claim. */
  readonly line: number | null;
  readonly rule: 'amounts' | 'diagnosis' | 'price' | 'lines' | 'benefit' | 'network' | 'dates' | 'identifier';
  readonly message: string;
}

export function claimFindings({ claims }: ClaimsInput, plan: PlanTerms): ClaimFinding[] {
  const seen = new Set<string>();
  return claims.flatMap((claim) => {
    const found: Omit<ClaimFinding, 'claim'>[] = [...ofClaim(claim, plan), ...claim.lines.flatMap((line, i) => ofLine(line, i + 1, claim, plan))];
    if (seen.has(claim.id)) found.push({ line: null, rule: 'identifier', message: 'another claim has the same id' });
    seen.add(claim.id);
    return found.map((one) => ({ claim: claim.id, ...one }));
  });
}

function ofClaim(claim: Claim, plan: PlanTerms): Omit<ClaimFinding, 'claim'>[] {
  const found: Omit<ClaimFinding, 'claim'>[] = [];
  const say = (rule: ClaimFinding['rule'], message: string): void => void found.push({ line: null, rule, message });
  const total = claim.lines.reduce((sum, { charge }) => sum + charge, 0);
  if (claim.charge !== null && claim.charge !== total)
    say('amounts', `the charge is ${formatCents(claim.charge)}, but the charges of its lines add up to ${formatCents(total)}`);
  if (claim.lines.length === 0 && claim.frequency !== '8') say('lines', 'the claim has no lines');
  if (claim.diagnoses.length === 0 && claim.frequency !== '8') say('diagnosis', 'the claim has no diagnosis');
  if (claim.service_end !== null && claim.service_end < claim.service_start) say('dates', '`service_end` is before `service_start`');
  if (claim.received !== null && claim.received < (claim.service_end ?? claim.service_start)) say('dates', '`received` is before the end of service');
  if (claim.birth_date > claim.service_start) say('dates', '`birth_date` is after `service_start`');
  if (claim.decided !== null && claim.decided < (claim.received ?? claim.service_end ?? claim.service_start)) say('dates', '`decided` is before the claim');
  if (claim.frequency === '1' && claim.original !== null) say('identifier', 'an original claim cannot name another claim in `original`');
  if (claim.network !== null && !plan.outOfNetwork.some(({ name }) => name === claim.network))
    say('network', `the plan has no network \`${claim.network}\`; in-network terms apply`);
  return found;
}

function ofLine(line: Line, number: number, claim: Claim, plan: PlanTerms): Omit<ClaimFinding, 'claim'>[] {
  const found: Omit<ClaimFinding, 'claim'>[] = [];
  const say = (rule: ClaimFinding['rule'], message: string): void => void found.push({ line: number, rule, message });
  const network = plan.outOfNetwork.find(({ name }) => name === claim.network && claim.protection === null) ?? plan.inNetwork;
  const whole = claim.inpatient && plan.stayRate !== null && network === plan.inNetwork;
  for (const name of ['charge', 'allowed', 'out_of_network_rate'] as const) {
    const amount = line[name];
    if (amount !== null && amount < 0) say('amounts', `\`${name}\` is negative: ${formatCents(amount)}`);
  }
  const [day, last] = [line.service_date, claim.service_end ?? claim.service_start];
  if (day !== null && last >= claim.service_start && (day < claim.service_start || day > last))
    say('dates', '`service_date` is outside `service_start` to `service_end`');
  if (line.allowed === null && network.ofCharge === null && !whole) say('price', 'the service has no allowed amount, so the whole charge is allowed');
  if (line.code === null && line.revenue === null) say('lines', 'the line has neither a code nor a revenue code');
  for (const { paid, adjustments } of line.prior) {
    const sum = paid + adjustments.reduce((total, { amount }) => total + amount, 0);
    if (sum !== line.charge)
      say(
        'amounts',
        `an earlier payment of ${formatCents(paid)} and its adjustments add up to ${formatCents(sum)}, not to the charge of ${formatCents(line.charge)}`,
      );
  }
  if (line.prior.length > 0 !== claim.payer_sequence > 1 && claim.other_payer === 'none')
    say(
      'amounts',
      claim.payer_sequence > 1
        ? 'a secondary or tertiary payer needs the decision of the earlier one (`prior`)'
        : 'the primary payer has no earlier payments (`prior`)',
    );
  if (line.benefit !== null && !network.benefits.has(line.benefit))
    say('benefit', `the plan has no benefit \`${line.benefit}\`; its terms for other services apply`);
  return found;
}
