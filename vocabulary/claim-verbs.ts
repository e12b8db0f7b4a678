/** The verb of claims: what a scenario decides about a claim of a visit, in place of prices, billing and plan. */
import { claimTypes } from '../model/benefits/claim.ts';
import type { AuthoredField } from './authored-fields.ts';
import { minute, money, type Type } from './types.ts';
import { verbGroup } from './verb-spec.ts';

const field = (type: Type, description: string): AuthoredField => ({ type, description });
const choice = (name: string, labels: readonly string[]): Type => ({ kind: 'choice', name: `\`${name}\``, labels });

export const claimVerbs = verbGroup({
  claim: {
    summary: 'decides about a claim of the visit, in place of prices, billing and plan',
    more: {
      type: field(choice('type', claimTypes), 'Which of its claims'),
      billed: field(money, 'What is charged, spread over the lines in proportion to their prices'),
      place_of_service: field({ kind: 'text', bounds: { least: 2, most: 2 } }, 'Place of service code, on a professional claim'),
      submitted: field(minute, 'When it is sent'),
      plan: field({ kind: 'declared', of: 'plan' }, 'Plan of the coverage to which it is sent first'),
      status: field(choice('status', ['denied']), 'What the first payer decides, whatever the plan says'),
      reason: field({ kind: 'text', bounds: { least: 1, most: 3 } }, 'Why it is denied: a Claim Adjustment Reason Code (CARC)'),
    },
    actsOnRecords: true,
    defaults: {
      type: '`professional`',
      billed: 'the sum of the prices',
      place_of_service: 'that of the class of the visit',
      submitted: 'by `lag` of `billing`',
      plan: 'that of the coverage that pays first',
      status: 'decided by the plan',
      reason: '`"50"`: not a medical necessity to the payer',
    },
  },
});

/** Each of them has an implementation in the engine of claims. */
export type ClaimVerb = keyof typeof claimVerbs;
