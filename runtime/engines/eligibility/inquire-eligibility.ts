/** `inquire_eligibility`: an inquiry, with the answer of the payer at the same minute. */
import type { CoverageKind } from '../../../model/benefits/coverage.ts';
import type { EligibilityRejectReason, EligibilityServiceType } from '../../../model/benefits/eligibility-inquiry.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { countAct, keyOfAct } from '../../sink/idle-statements.ts';
import { put, recordedAt, uses } from '../../subject/put-record.ts';
import { responsible, visitId } from '../clinical/care-context.ts';
import { Fields, idAt, wordArgument } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { eligibilityAnswer } from './eligibility-answer.ts';
import { eligibilityKey } from './eligibility-state.ts';

export const inquireEligibility: CompileVerb = (action, context) => {
  const kind = wordArgument(action) as CoverageKind;
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const key = keyOfAct(action.at);
  const { flow } = action;
  const serviceType = fields.or<EligibilityServiceType>('service_type', kind === 'pharmacy' ? 'pharmacy' : 'health_benefit_plan_coverage');
  const serviceDate = fields.day('service_date');
  const rejected = fields.or<EligibilityRejectReason | null>('reject_reason', null);
  return (s) => {
    const state = eligibilityKey.of(s);
    if (state === null) return;
    const service_date = serviceDate?.(s) ?? dayOfMinute(s.now);
    const answer = eligibilityAnswer(state, { kind, day: service_date, asked: s.now, rejected: rejected(s) });
    countAct(s.recording, key, answer !== null);
    if (answer === null) return;
    uses(s, answer.payer_id);
    put(s, 'eligibility_inquiries', {
      id: id(s),
      kind,
      service_type: serviceType(s),
      service_date,
      ...answer,
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      asked: s.now,
      recorded: recordedAt(s),
    });
    if (flow === undefined) return;
    s.memory.ask(flow, s.occurrence);
    state.answers.wait({ at: s.now, flow, number: s.occurrence, outcome: answer.status });
  };
};
