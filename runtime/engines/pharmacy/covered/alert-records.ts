/** Findings of drug-utilization review that came with a claim → records, with what the pharmacist did about them. */
import type { PharmacyAlert } from '../../../../model/benefits/pharmacy-alert.ts';
import type { PharmacyClaim } from '../../../../model/benefits/pharmacy-claim.ts';
import type { Coding } from '../../../../model/scalars.ts';
import { derivedId } from '../../../subject/put-record.ts';
import { policyFor } from '../decision/dur-policy.ts';
import type { Drug } from '../decision/fill-request.ts';
import type { DurTerms } from '../decision/formulary-terms.ts';
import type { DurAlert } from '../review/dur-alert.ts';

/** What identifiers of alerts are derived with. */
const ALERT = 0x44555200;

/** The share of claims with these findings that the pharmacist overrides: of several, that of the finding that is overridden least. */
export function overrideShare(alerts: readonly DurAlert[], dur: readonly DurTerms[]): number {
  const rejecting = alerts.flatMap((alert) => {
    const policy = policyFor(alert, dur);
    return policy === null || policy.reject === 'none' ? [] : [policy];
  });
  return rejecting.reduce((least, { reject, override }) => Math.min(least, reject === 'soft' ? override : 0), 1);
}

/**
 * Those that the formulary says something of.
 * @param overridden whether the claim is made again with the answer of the pharmacist
 */
export function alertRecords(
  { id, code, at, recorded }: PharmacyClaim,
  alerts: readonly DurAlert[],
  dur: readonly DurTerms[],
  overridden: boolean,
): PharmacyAlert[] {
  return alerts.flatMap((alert, i): PharmacyAlert[] => {
    const policy = policyFor(alert, dur);
    if (policy === null) return [];
    const { reject } = policy;
    const answer =
      reject === 'none'
        ? { service: null, result: null }
        : overridden
          ? { service: 'prescriber_consulted' as const, result: 'filled_with_approval' as const }
          : { service: null, result: 'not_filled' as const };
    return [
      {
        ...{ id: derivedId(id, ALERT + i), pharmacy_claim_id: id, code, type: alert.type, reason: alert.code, severity: alert.severity },
        ...{ other_code: alert.otherDrug === null ? null : codingOf(alert.otherDrug), diagnosis: alert.diagnosis, text: alert.text, reject },
        ...{ ...answer, at, recorded },
      },
    ];
  });
}

/** A drug in hand is that of a coding: see `drugKey`. */
function codingOf({ key, display }: Drug): Coding {
  const [system, code] = key.split(':');
  return { system: system as Coding['system'], code, display };
}
