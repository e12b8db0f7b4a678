/** Findings of drug-utilization review: what they are about, and what the pharmacist did. */
import { durCodes } from '../../model/pharmacy/drug-utilization-review.ts';
import { brief } from '../finding-words.ts';
import type { Rule } from '../rule.ts';
import { coded, diabetes } from '../sample.ts';

/** Rejected by drug-utilization review. */
const REVIEW = '88';
/** Field 510-FA: of more codes, some are left out. */
const MOST_REJECTS = 5;
/** Findings about another drug, by what they say of it. */
const ABOUT_DRUGS: ReadonlySet<string> = new Set(['DD', 'TD', 'ID', 'DA', 'ER', 'LR', 'DC']);
/** A claim that the review rejected. */
const REJECTED = [
  ['/pharmacy_claims/0/response', 'rejected'],
  ['/pharmacy_claims/0/rejects', ['88']],
  ['/pharmacy_claims/0/dispense_id', null],
  ['/medication_dispenses', []],
  ...['ingredient_cost', 'dispensing_fee', 'allowed', 'copay', 'paid', 'patient_pay'].map((field) => [`/pharmacy_claims/0/${field}`, '0.00'] as const),
  ['/pharmacy_claims/0/basis', null],
] as const;

export const durRules: readonly Rule[] = [
  {
    id: 'DUR-001',
    severity: 'error',
    title: 'Reason for service of another finding',
    why: 'Each kind of finding has its reason for service code: DD for an interaction, MC or DC for a disease.',
    source: 'NCPDP Telecommunication D.0, 439-E4',
    valid: { edits: [] },
    invalid: { edits: [['/dur_alerts/0/reason', 'TD']] },
    examine(one, report) {
      one.each('dur_alerts', ({ type, reason }, path) => {
        if (type === undefined || reason === undefined) return;
        const codes: readonly string[] = durCodes[type];
        if (!codes.includes(reason)) report([...path, 'reason'], `is ${reason}, but that of \`${type}\` is ${codes.join(' or ')}`);
      });
    },
  },
  {
    id: 'DUR-002',
    severity: 'error',
    title: 'Finding without what it is about',
    why: 'A finding about another drug or an allergy names it, and one about a reported disease its diagnosis.',
    source: 'NCPDP Telecommunication D.0, 439-E4 and 475-J9',
    valid: {
      edits: [
        ['/dur_alerts/0/type', 'disease'],
        ['/dur_alerts/0/reason', 'MC'],
        ['/dur_alerts/0/other_code', null],
        ['/dur_alerts/0/diagnosis', diabetes.code],
      ],
    },
    invalid: { edits: [['/dur_alerts/0/other_code', null]] },
    examine(one, report) {
      one.each('dur_alerts', ({ reason, other_code: other, diagnosis }, path) => {
        if (reason === undefined) return;
        if (other !== undefined && ABOUT_DRUGS.has(reason) !== (other !== null))
          report([...path, 'other_code'], other === null ? `the finding (${reason}) names no other drug` : `the finding (${reason}) is about no other drug`);
        if (diagnosis !== undefined && (reason === 'MC') !== (diagnosis !== null))
          report([...path, 'diagnosis'], diagnosis === null ? 'the finding (MC) names no diagnosis' : `the finding (${reason}) is about no reported disease`);
      });
    },
  },
  {
    id: 'DUR-003',
    severity: 'error',
    title: 'Finding that is not about its claim',
    why: 'A finding comes with one billing of a fill: about the same drug, at the same time.',
    source: 'NCPDP Telecommunication D.0, response DUR/PPS segment',
    valid: { edits: [] },
    invalid: { edits: [['/dur_alerts/0/code', coded('RXNORM', '314076', 'lisinopril 10 MG Oral Tablet')]] },
    examine(one, report) {
      one.each('dur_alerts', ({ pharmacy_claim_id: id, code, at }, path) => {
        const claim = one.find('pharmacy_claims', id);
        if (claim === undefined) return;
        if (claim.transaction === 'B2') report([...path, 'pharmacy_claim_id'], 'the claim is a reversal');
        if (code?.code !== undefined && claim.code?.code !== undefined && code.code !== claim.code.code)
          report([...path, 'code'], `is ${brief(code.code)}, but that of the claim is ${brief(claim.code.code)}`);
        if (at !== undefined && claim.at !== undefined && at !== claim.at) report([...path, 'at'], 'is not the time of the claim');
      });
    },
  },
  {
    id: 'DUR-004',
    severity: 'error',
    title: 'Answer to a finding that contradicts the claim',
    why: 'A finding that rejects is answered by the pharmacist, and its claim is rejected with 88: what is filled with approval is a claim of its own. A message needs no answer, and what is rejected for good is never filled.',
    source: 'NCPDP Telecommunication D.0, 440-E5, 441-E6 and 511-FB',
    valid: { edits: [...REJECTED, ['/dur_alerts/0/reject', 'soft'], ['/dur_alerts/0/result', 'not_filled']] },
    invalid: { edits: [['/dur_alerts/0/result', 'not_filled']] },
    examine(one, report) {
      one.each('dur_alerts', ({ reject, service, result, pharmacy_claim_id: id }, path) => {
        if (reject === undefined) return;
        if (result !== undefined && (reject === 'none') !== (result === null))
          report([...path, 'result'], result === null ? 'is missing: the finding rejects the claim' : 'the finding rejects nothing');
        if (service != null && result !== 'filled_with_approval') report([...path, 'service'], 'nothing was approved');
        if (reject === 'hard' && result === 'filled_with_approval') report([...path, 'result'], 'the finding cannot be overridden');
        const { response, rejects } = one.find('pharmacy_claims', id) ?? {};
        if (reject === 'none' || response === undefined || rejects === undefined) return;
        if (response !== 'rejected') report([...path, 'reject'], `is ${reject}, but the claim is ${response}`);
        else if (rejects.length < MOST_REJECTS && !rejects.includes(REVIEW))
          report([...path, 'reject'], `is ${reject}, but the claim is not rejected with ${REVIEW}`);
      });
    },
  },
];
