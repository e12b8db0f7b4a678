/** A claim of a pharmacy with the records that it refers to. */
import type { Authorization } from '../../model/benefits/authorization.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { PharmacyAlert } from '../../model/benefits/pharmacy-alert.ts';
import type { PharmacyClaim } from '../../model/benefits/pharmacy-claim.ts';
import type { MedicationRequest } from '../../model/clinical/medication.ts';
import type { Organization, Practitioner } from '../../model/parties/providers.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { prescriptionNumberOf } from '../shared/prescription-number.ts';

export interface ClaimToTransmit {
  readonly claim: PharmacyClaim;
  /** The claim that a reversal takes back, or that a rebill replaces; the claim itself otherwise. */
  readonly billed: PharmacyClaim;
  readonly coverage: Coverage;
  readonly pharmacy: Organization;
  readonly payer: Organization;
  readonly request: MedicationRequest | undefined;
  readonly prescriber: Practitioner | undefined;
  readonly subject: Subject;
}

/** Whether a reversal is a part of a rebill, and is sent with it. */
export function isOfRebill({ transaction, original_id }: PharmacyClaim, { pharmacy_claims: all }: Subject): boolean {
  return transaction === 'B2' && all.some((one) => one.transaction === 'B3' && one.response === 'paid' && one.original_id === original_id);
}

/** What the pharmacist answered to the findings that rejected this fill just before (DUR/PPS of a request). */
export function answersOf({ claim, subject }: ClaimToTransmit): readonly PharmacyAlert[] {
  const before = subject.pharmacy_claims.filter(
    (one) =>
      one.id !== claim.id && one.request_id === claim.request_id && one.fill_number === claim.fill_number && one.response === 'rejected' && one.at <= claim.at,
  );
  const rejected = claim.response === 'paid' ? before.at(-1) : undefined;
  return rejected === undefined ? [] : findingsOf(rejected, subject).filter(({ service }) => service !== null);
}

/** Findings that came with the answer to a claim. At most nine: a counter has one digit. */
export function findingsOf({ id }: PharmacyClaim, subject: Subject): readonly PharmacyAlert[] {
  return subject.dur_alerts.filter(({ pharmacy_claim_id }) => pharmacy_claim_id === id).slice(0, 9);
}

/** The authorization of the drug that the payer of the claim gave, and that is valid on the day of the fill; null without one. */
export function authorizationOf({ claim, subject }: ClaimToTransmit): Authorization | null {
  const day = dayOfMinute(claim.at);
  const valid = subject.authorizations.filter(({ coverage_id, service, status, valid_from: from, valid_to: to, decided }) => {
    const given = (status === 'approved' || status === 'partial') && decided !== null && decided <= claim.at;
    return given && coverage_id === claim.coverage_id && service?.code === claim.code.code && from !== null && to !== null && from <= day && day <= to;
  });
  return valid.at(-1) ?? null;
}

/** The claim for the first part of a fill, of which a claim bills the rest; null where it does not. */
export function firstPartOf({ claim, subject }: ClaimToTransmit): PharmacyClaim | null {
  if (claim.dispensing_status !== 'completion') return null;
  const isFirst = (one: PharmacyClaim): boolean =>
    one.dispensing_status === 'partial' && one.response === 'paid' && one.request_id === claim.request_id && one.fill_number === claim.fill_number;
  return subject.pharmacy_claims.find(isFirst) ?? null;
}

/** The number of a prescription (402-D2). */
export const prescriptionNumber = ({ request_id }: PharmacyClaim): string => prescriptionNumberOf(request_id);
/** What tells a transmission apart and ties its response to it (880-K5). */
export const transactionReference = ({ id }: { readonly id: string }): string => id.replaceAll('-', '').slice(0, 10).toUpperCase();
/** The number of the payer for a claim (503-F3). */
export const authorizationNumber = ({ id }: PharmacyClaim): string => id.replaceAll('-', '').slice(0, 20).toUpperCase();
