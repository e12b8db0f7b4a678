/**
 * The diagnoses of a year that count for risk adjustment: those of accepted and decided claims for care by a practitioner face to face. Centers for Medicare & Medicaid
 * Services, Medicare Managed Care Manual, chapter 7, and the filtering of encounter data: inpatient claims of hospitals, and professional and hospital outpatient
 * claims with a service of the list of acceptable codes.
 */
import type { Claim } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import { civilOf } from '../../../model/time/civil.ts';
import type { RecordNotice } from '../engine.ts';
import { ELIGIBLE_SERVICES } from './eligible-services.ts';

export interface EligibleDiagnosis {
  readonly code: string;
  readonly coding: Claim['diagnoses'][number]['code'];
  readonly claim: string;
}

/** Types of bill of hospitals: inpatient, and inpatient with Part B alone; outpatient. */
const INPATIENT = /^0?11/;
const OUTPATIENT = /^0?1[23]/;
/** The service is paid for by the month: its claim is encounter data, and counts as one that is paid. */
const CAPITATED = '24';

let eligible: RegExp | null = null;
const known = new Map<string, boolean>();

/** Whether diagnoses of a CPT or HCPCS code count. */
export function isEligibleService(code: string): boolean {
  const before = known.get(code);
  if (before !== undefined) return before;
  eligible ??= new RegExp(`^(?:${ELIGIBLE_SERVICES})$`);
  const is = eligible.test(code);
  known.set(code, is);
  return is;
}

export class EligibleDiagnoses {
  readonly #claims = new Map<string, Claim>();
  /** The last decision about each claim. */
  readonly #decisions = new Map<string, ClaimPayment>();

  note({ kind, record }: RecordNotice): void {
    if (kind === 'claims') this.#claims.set(record.id, record);
    if (kind === 'claim_payments') this.#decisions.set(record.claim_id, record);
  }

  /** Of care that ended in a year, in the order of the claims; what was thought at admission is no diagnosis yet. @param counts whether the claims of a coverage are considered */
  of(year: number, counts: (coverage: string) => boolean): EligibleDiagnosis[] {
    const claims = [...this.#claims.values()].filter(({ acknowledgement }) => acknowledgement === 'accepted');
    const replaced = new Set(claims.flatMap(({ frequency, original_id: original }) => (frequency === '1' || original === null ? [] : [original])));
    return claims
      .filter(
        (one) => civilOf(one.service_end).year === year && counts(one.coverage_id) && one.frequency !== '8' && !replaced.has(one.id) && this.#isEligible(one),
      )
      .flatMap(({ id, diagnoses }) => diagnoses.flatMap(({ code, role }) => (role === 'admitting' ? [] : [{ code: code.code, coding: code, claim: id }])));
  }

  #isEligible(claim: Claim): boolean {
    const decision = this.#decisions.get(claim.id);
    if (decision === undefined || decision.status === 'reversal') return false;
    const taken = new Set(decision.lines.filter(isTaken).map(({ line }) => line));
    const bill = claim.type_of_bill ?? '';
    if (claim.type === 'institutional' && INPATIENT.test(bill)) return taken.size > 0;
    if (claim.type === 'institutional' && !OUTPATIENT.test(bill)) return false;
    return claim.lines.some(({ line, code }) => taken.has(line) && code !== null && isEligibleService(code.code));
  }
}

function isTaken({ denied, adjustments }: ClaimPayment['lines'][number]): boolean {
  return !denied || adjustments.some(({ group, reason }) => group === 'CO' && reason === CAPITATED);
}
