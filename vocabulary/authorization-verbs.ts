/** The verbs of prior authorization: what is asked of payers before care, and what is appealed. */
import { appealAnswers, authorizationAnswers } from '../model/benefits/authorization.ts';
import type { CodeSystem } from '../model/codes/code-systems.ts';
import type { AuthoredField } from './authored-fields.ts';
import { boolean, duration, type Type } from './types.ts';
import { concept, verbGroup, word } from './verb-spec.ts';

/** Services, and drugs that a pharmacy fills. */
const systems: readonly CodeSystem[] = ['CPT', 'HCPCS', 'SNOMED', 'ICD10PCS', 'LOINC', 'RXNORM', 'NDC'];
const field = (type: Type, description: string): AuthoredField => ({ type, description });
/** Days; a plan year is the longest that an authorization is given for, and a decision may wait for. */
const upToYear: Type = { ...duration, bounds: { least: 0, most: 366 } } as Type;
/** 999 is the greatest quantity of services of X12 278 that payers take without paper. */
const UNITS: Type = { kind: 'number', whole: true, bounds: { least: 1, most: 999 } };

/** What the author of a scenario can decide in place of the payer. */
const decided = {
  status: field({ kind: 'choice', name: '`status`', labels: ['approved', 'denied'] }, 'What the payer answers'),
  pended: field(boolean, 'Whether the payer asks for information first, and takes a second turnaround'),
  turnaround: field(upToYear, 'Time from the request to the answer'),
  valid_for: field({ ...upToYear, bounds: { least: 1, most: 366 } } as Type, 'How long an approval lasts, from the answer on'),
};
const answered = {
  status: 'drawn by the `approve` of the plan',
  pended: 'drawn by the `pend` of the plan',
  ...{ turnaround: 'that of the plan', valid_for: 'that of the plan' },
};

export const authorizationVerbs = verbGroup({
  authorize: {
    summary: 'asks the payer to authorize a service before it is given, or a drug before it is filled',
    argument: concept(systems, word('an admission', ['admission'])),
    makes: 'authorizations',
    // What a row says is of care; an answer of the payer has a `reason` and a `status` of its own.
    fromRow: null,
    more: { units: field(UNITS, 'How many units are asked for'), ...decided },
    allowedIn: 'both',
    after: { word: 'as', takes: 'name' },
    answers: authorizationAnswers,
    defaults: {
      ...answered,
      units: 'no number, so that any will do',
      review: '`prospective`',
      expedited: '`no`',
      reason: '`not_medically_necessary` of a denial',
      units_approved: 'all that are asked for',
    },
  },
  appeal: {
    summary: 'asks the payer to review the last denial of a service or drug',
    argument: concept(systems, word('an admission', ['admission'])),
    makes: 'authorizations',
    // What a row says is of care; an answer of the payer has a `reason` and a `status` of its own.
    fromRow: null,
    without: ['review', 'units_approved'],
    more: decided,
    allowedIn: 'both',
    after: { word: 'as', takes: 'name' },
    answers: appealAnswers,
    actsOnRecords: true,
    defaults: { ...answered, status: 'drawn by the `appeal` of the plan', expedited: 'that of the request', reason: '`not_medically_necessary` of a denial' },
  },
});

/** Each of them has an implementation in the engine of authorizations. */
export type AuthorizationVerb = keyof typeof authorizationVerbs;
