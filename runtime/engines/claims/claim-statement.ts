/** `claim`: what is different about a claim of the visit. */
import type { ClaimType } from '../../../model/benefits/claim.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { countAct, keyOfAct } from '../../sink/idle-statements.ts';
import { visit } from '../clinical/care-context.ts';
import { Fields } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { claimsKey } from './claims-state.ts';
import { hasClaim } from './visit-claims.ts';

/** Not deemed a medical necessity by the payer. */
const USUAL_REASON = '50';

export const claim: CompileVerb = (action, context) => {
  const fields = new Fields(action, context);
  const read = {
    type: fields.or<ClaimType>('type', 'professional'),
    billed: fields.or<number | null>('billed', null),
    place: fields.or<string | null>('place_of_service', null),
    submitted: fields.or<number | null>('submitted', null),
    plan: fields.or<string | null>('plan', null),
    status: fields.or<string | null>('status', null),
    reason: fields.or<string>('reason', USUAL_REASON),
  };
  const key = keyOfAct(action.at);
  return (s) => {
    const [state, care, type] = [claimsKey.of(s), visit(s), read.type(s)];
    const found = state !== null && care !== null && hasClaim(care, type) && state.coveragesOn(dayOfMinute(care.start)).length > 0;
    countAct(s.recording, key, found);
    if (!found) return;
    state.amendments.amend(care.id, type, {
      billed: read.billed(s),
      place: read.place(s),
      submitted: read.submitted(s),
      plan: read.plan(s),
      denied: read.status(s) === 'denied' ? read.reason(s) : null,
    });
  };
};
