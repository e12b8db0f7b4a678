/** The verbs of claims: what a scenario decides about a claim of a visit, in place of prices, billing and plan, before it is sent and after it was decided. */
import { claimTypes } from '../model/benefits/claim.ts';
import type { AuthoredField } from './authored-fields.ts';
import { coding, minute, money, type Type, text } from './types.ts';
import { ofEvent, verbGroup } from './verb-spec.ts';

const field = (type: Type, description: string): AuthoredField => ({ type, description });
const choice = (name: string, labels: readonly string[]): Type => ({ kind: 'choice', name: `\`${name}\``, labels });
/** 999 units are the most that a line has on paper claims, and none leave it out. */
const UNITS: Type = { kind: 'number', whole: true, bounds: { least: 0, most: 999 } };

/** What is on the claim. */
const contents = {
  line: field(coding, 'The service whose lines `units`, `modifiers` and `billed` are about'),
  units: field(UNITS, 'Units of the line; 0 leaves the line out'),
  modifiers: field({ kind: 'list', item: text }, 'Modifiers of the line, at most four'),
  billed: field(money, 'What is charged: for the `line`, or for the claim, spread over the lines in proportion to their prices'),
  place_of_service: field({ kind: 'text', bounds: { least: 2, most: 2 } }, 'Place of service code, on a professional claim'),
};
const usualContents = {
  line: 'all lines',
  units: 'how often the service was given',
  modifiers: 'that of the row',
  billed: 'the sum of the prices',
  place_of_service: 'that of the class of the visit',
};
const outcome = {
  status: field(choice('status', ['denied']), 'What the first payer decides, whatever the plan says'),
  reason: field({ kind: 'text', bounds: { least: 1, most: 3 } }, 'Why it is denied: a Claim Adjustment Reason Code (CARC)'),
  remark: field({ kind: 'text', bounds: { least: 2, most: 5 } }, 'What the reason does not say: a Remittance Advice Remark Code (RARC)'),
};
const usualOutcome = { status: 'decided by the plan', reason: '`"50"`: not a medical necessity to the payer', remark: 'none' };
const afterDecision = 'the evening of the day, or of the decision about the claim where that is later';

export const claimVerbs = verbGroup({
  claim: {
    summary: 'decides about a claim of the visit, in place of prices, billing and plan',
    more: {
      type: field(choice('type', claimTypes), 'Which of its claims'),
      ...contents,
      submitted: field(minute, 'When it is sent'),
      plan: field({ kind: 'declared', of: 'plan' }, 'Plan of the coverage to which it is sent first'),
      ...outcome,
    },
    actsOnRecords: true,
    defaults: {
      type: '`professional`',
      ...usualContents,
      submitted: 'by `lag` of `billing`',
      plan: 'that of the coverage that pays first',
      ...usualOutcome,
    },
  },
  adjust: {
    summary: 'replaces a claim of an event after the decision about it (frequency 7)',
    argument: ofEvent,
    more: {
      type: field(choice('type', claimTypes), 'Which of its claims'),
      ...contents,
      submitted: field(minute, 'When the replacement is sent'),
      ...outcome,
    },
    allowedIn: 'event',
    defaults: {
      type: '`professional`',
      ...usualContents,
      units: 'those on the claim',
      modifiers: 'those on the claim',
      billed: 'what the claim charges',
      submitted: afterDecision,
      ...usualOutcome,
    },
  },
  void: {
    summary: 'takes the claims of an event back after the decision about them (frequency 8)',
    argument: ofEvent,
    more: {
      type: field(choice('type', claimTypes), 'Which of its claims'),
      submitted: field(minute, 'When the void is sent'),
    },
    allowedIn: 'event',
    defaults: { type: 'all of them', submitted: afterDecision },
  },
});

/** Each of them has an implementation in the engine of claims. */
export type ClaimVerb = keyof typeof claimVerbs;
