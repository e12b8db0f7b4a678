/** The verb of eligibility: what providers ask payers about coverage. */
import { coverageKinds } from '../model/benefits/coverage.ts';
import { eligibilityAnswers } from '../model/benefits/eligibility-inquiry.ts';
import { verbGroup, word } from './verb-spec.ts';

export const eligibilityVerbs = verbGroup({
  inquire_eligibility: {
    summary: 'asks the payer whether a coverage is active',
    argument: word('a kind of coverage', coverageKinds),
    makes: 'eligibility_inquiries',
    allowedIn: 'both',
    after: { word: 'as', takes: 'name' },
    answers: eligibilityAnswers,
    actsOnRecords: true,
    defaults: {
      service_type: '`health_benefit_plan_coverage`; of pharmacy coverage, `pharmacy`',
      service_date: 'the day of the event',
      reject_reason: 'that which follows from what the payer knows; a stated one rejects the inquiry',
    },
  },
});

/** Each of them has an implementation in the engine of eligibility. */
export type EligibilityVerb = keyof typeof eligibilityVerbs;
