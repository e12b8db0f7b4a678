/**
 * Claims of providers to one payer: 837 professional (005010X222A1) and institutional (005010X223A2). Whoever has a member identifier of their own is sent as
 * the subscriber, as both guides require (2000B, 2010BA); every member here has one.
 */
import type { ClaimType } from '../../model/benefits/claim.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { address, demographics, groupOf, memberName, organizationName } from './claim-parties.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import { RESPONSIBILITY } from './earlier-payers.ts';
import { grouped } from './grouped.ts';
import { institutionalClaim } from './institutional-claim.ts';
import { filingIndicator } from './plan-codes.ts';
import { professionalClaim } from './professional-claim.ts';
import type { SegmentList } from './segment-list.ts';
import { taxIdentifier, telephone, x12Minute, zipOfNine } from './x12-values.ts';

export interface ClaimBatch {
  readonly type: ClaimType;
  readonly payer: Organization;
  readonly submitter: string;
  /** BHT03. */
  readonly reference: string;
  readonly at: number;
  readonly claims: readonly ClaimToSend[];
}

/** The guides allow so many claims in one transaction set. */
export const MOST_CLAIMS = 5000;

/** The segments between ST and SE. */
export function claimsTransaction(segments: SegmentList, batch: ClaimBatch): void {
  const { payer, submitter, reference, at } = batch;
  const minute = x12Minute(at);
  segments.add('BHT', '0019', '00', reference, minute.slice(0, 8), minute.slice(8), 'CH');
  segments.add('NM1', '41', '2', segments.text(submitter, 60), '', '', '', '', '46', submitter);
  segments.add('PER', 'IC', 'EDI SUPPORT', 'TE', telephone(payer.phone));
  organizationName(segments, '40', payer, '46', payer.npi);
  let level = 0;
  for (const [billing, ofBilling] of grouped(batch.claims, ({ claim, of }) => of.organization(claim.billing_id))) {
    const provider = ++level;
    segments.add('HL', String(provider), '', '20', '1');
    organizationName(segments, '85', billing, 'XX', billing.npi);
    address(segments, billing, zipOfNine);
    segments.add('REF', 'EI', taxIdentifier(billing.npi));
    for (const [coverage, ofMember] of grouped(ofBilling, ({ coverage, claim }) => ({
      ...coverage,
      id: `${coverage.id} ${claim.payer_sequence} ${claim.member_id}`,
    }))) {
      const { patient } = ofMember[0].of.subject;
      segments.add('HL', String(++level), String(provider), '22', '0');
      segments.add(
        'SBR',
        RESPONSIBILITY[ofMember[0].claim.payer_sequence - 1],
        '18',
        ...groupOf(segments, coverage),
        '',
        '',
        '',
        '',
        filingIndicator(coverage, batch.type),
      );
      memberName(segments, 'IL', patient, ofMember[0].claim.member_id);
      address(segments, patient);
      demographics(segments, patient);
      organizationName(segments, 'PR', payer, 'PI', payer.npi);
      for (const one of ofMember) (batch.type === 'professional' ? professionalClaim : institutionalClaim)(segments, one);
    }
  }
}
