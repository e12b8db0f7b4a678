/** The authorizations of one person, as payers and providers find them for a line of a claim. */
import type { Authorization } from '../../../model/benefits/authorization.ts';
import type { Claim } from '../../../model/benefits/claim.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { LineAuthorization, MedicalClaim } from './adjudication/medical-claim.ts';
import type { DraftClaim } from './claim-draft.ts';
import type { ServiceTable } from './service-table.ts';

interface Filed {
  readonly record: Authorization;
  /** `SYSTEM|code` of what the service is billed with; null where it is for a visit or stay as a whole. */
  readonly code: string | null;
}

/** What a line is found by. */
interface OfLine {
  readonly coverage: string;
  readonly code: string | null;
  readonly benefit: string | null;
  readonly day: number;
}

export class FiledAuthorizations {
  readonly #filed: Filed[] = [];

  note(record: Authorization, services: ServiceTable): void {
    const { service } = record;
    const billed = service === null ? null : (services.billing(service)?.coding ?? service);
    const one = { record, code: billed === null ? null : `${billed.system}|${billed.code}` };
    const known = this.#filed.findIndex(({ record: { id } }) => id === record.id);
    this.#filed.splice(known < 0 ? this.#filed.length : known, 1, one);
  }

  /** The claim with what the payer has on file about each of its lines, by a minute. */
  foundBy(claim: MedicalClaim, coverage: string, now: number): MedicalClaim {
    if (this.#filed.length === 0) return claim;
    const day = (serviceDay: number): number => (claim.inpatient ? claim.serviceStart : serviceDay);
    return {
      ...claim,
      lines: claim.lines.map((line) => {
        const of = { coverage, code: line.code, benefit: line.benefit, day: day(line.serviceDay) };
        return { ...line, authorization: this.#of(of, now) };
      }),
    };
  }

  /** The approval that the provider knows when the claim is sent: of its first line that has one. */
  numberOn(
    { lines, type_of_bill: bill }: Pick<Claim, 'lines' | 'type_of_bill'>,
    { begins, terms }: Pick<DraftClaim, 'begins' | 'terms'>,
    coverage: string,
    now: number,
  ): string | null {
    if (this.#filed.length === 0) return null;
    for (const { line, code, service_date: date } of lines) {
      const benefit = terms.find((one) => one.line === line)?.benefit ?? null;
      const day = bill?.startsWith('011') === true ? begins : date;
      const found = this.#of({ coverage, code: code === null ? null : `${code.system}|${code.code}`, benefit, day }, now);
      if (found?.status === 'approved' && found.from <= day && day <= found.to) return found.id;
    }
    return null;
  }

  /** An approval of the day; else a denial of what was asked for up to the day; else an approval of other days. */
  #of({ coverage, code, benefit, day }: OfLine, now: number): LineAuthorization | null {
    const own = this.#filed.filter(
      (one) =>
        one.record.coverage_id === coverage &&
        (one.record.decided ?? Number.POSITIVE_INFINITY) <= now &&
        (one.code === null ? one.record.benefit === benefit : one.code === code),
    );
    const approvals = own.filter(({ record: { status } }) => status === 'approved' || status === 'partial').map(({ record }) => approvalOf(record));
    const valid = approvals.findLast(({ from, to }) => from <= day && day <= to);
    // An approval of an admission is one of the whole stay.
    if (valid !== undefined) return { ...valid, to: Math.max(valid.to, code === null ? Number.POSITIVE_INFINITY : valid.to) };
    const denial = own.findLast(({ record: { status, requested } }) => status === 'denied' && dayOfMinute(requested) <= day);
    return denial === undefined ? (approvals.at(-1) ?? null) : { id: denial.record.id, status: 'denied', from: day, to: day, units: null };
  }
}

function approvalOf({ id, valid_from: from, valid_to: to, units_approved: units }: Authorization): LineAuthorization {
  return { id, status: 'approved', from: from ?? 0, to: to ?? 0, units };
}
