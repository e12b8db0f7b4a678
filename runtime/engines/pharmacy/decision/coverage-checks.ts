/** Checks that end a claim at once: whether there is a coverage, whose it is, and whether the pharmacy is under contract. */

import type { RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import { formatDay } from '../../../../model/time/civil.ts';
import type { DecisionSteps } from './fill-decision.ts';
import type { DrugCoverage, FillRequest } from './fill-request.ts';

export function coverageReject(request: FillRequest, coverage: DrugCoverage | null, steps: DecisionSteps): RejectCode | null {
  const found = (rule: string, term: string, before: string, code: RejectCode): RejectCode => {
    steps?.push({ rule, term, before, after: code });
    return code;
  };
  const day = formatDay(request.day);
  if (coverage === null) return found('eligibility', 'a coverage for drugs', 'none', '65');
  const { effective, ends, ended, group, cardholder } = coverage;
  if (group !== null && request.group !== null && group !== request.group) return found('eligibility', `group ${group}`, request.group, '51');
  if (cardholder !== null && request.cardholder !== null && cardholder !== request.cardholder)
    return found('eligibility', `cardholder ${cardholder}`, request.cardholder, '52');
  if (request.day < effective) return found('eligibility', `effective ${formatDay(effective)}`, day, '67');
  if (ends !== null && request.day > ends) return found('eligibility', `${ended} ${formatDay(ends)}`, day, ended === 'expired' ? '68' : '69');
  if (request.primaryUnbilled) return found('coordination', 'the first payer is billed first', 'not billed', '41');
  if (!request.pharmacy.contracted) return found('pharmacy', 'a pharmacy of the network', request.pharmacy.kind, '40');
  return null;
}
