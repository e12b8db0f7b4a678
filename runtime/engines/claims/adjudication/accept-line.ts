/** A line that no rule denies: it counts as a visit, uses up units of its authorization, and later lines are compared with it. */

import { proportion } from '../../exact-amount.ts';
import { oneVisit } from './benefit-ledger.ts';
import type { ClaimWork, LineWork } from './claim-work.ts';
import { codeOf, denial } from './denial-rules.ts';

export function acceptLine(work: ClaimWork, line: LineWork): void {
  takeUnits(work, line);
  countVisit(work, line);
  const { claim } = work;
  const { line: service } = line;
  const paid = {
    claim: claim.id,
    line: service.line,
    account: claim.coverage.account,
    type: claim.type,
    member: claim.member,
    rendering: claim.rendering,
    code: codeOf(service),
    modifiers: [...service.modifiers].sort().join(' '),
    day: service.serviceDay,
    units: line.units,
    benefit: service.benefit,
    visit: claim.visit,
    visitLimit: service.benefit === null ? null : line.terms.visits,
    year: line.year,
  };
  work.ledger.addLine(paid);
  work.paidLines.push(paid);
}

/** Only the units beyond those that were approved are denied. */
function takeUnits(work: ClaimWork, line: LineWork): void {
  const { authorization } = line.line;
  if (!line.terms.priorAuthorization || authorization === null || authorization.units === null || work.claim.protection === 'emergency') return;
  const key = work.key('authorized_units', { of: authorization.id });
  const approved = Math.max(0, Math.min(line.units, authorization.units - work.ledger.used(key)));
  work.move(key, line.line.line, approved, authorization.units);
  if (approved === line.units) return;
  const amount = line.charge - proportion(line.charge, approved, line.units);
  const exceeded = denial('authorization', 'CO', '198', { term: `${line.block}prior_auth` });
  // A line that charges nothing has nothing to deny: an adjustment has an amount.
  if (amount > 0) line.denied.push({ denial: exceeded, amount });
  line.charge -= amount;
  line.units = approved;
  work.step({ rule: 'authorization', line: line.line.line, term: exceeded.term, amount, adjustment: exceeded.adjustment });
}

function countVisit(work: ClaimWork, { line, terms, year, block }: LineWork): void {
  if (terms.visits === null || line.benefit === null) return;
  const { claim, ledger } = work;
  const visit = { account: claim.coverage.account, benefit: line.benefit, visit: claim.visit, year };
  if (ledger.paidLines(claim.member).some((one) => oneVisit(one, visit))) return;
  const movement = work.move(work.key('visits', { of: line.benefit, year }), line.line, 1, terms.visits);
  work.step({ rule: 'benefit', line: line.line, term: `${block}visits`, movement });
}
