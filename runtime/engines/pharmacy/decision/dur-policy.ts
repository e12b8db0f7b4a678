/** What a formulary does about findings of drug-utilization review: they reject a fill, softly or for good, or come with it as a message. */
import { durSeverities } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { RejectCode } from '../../../../model/pharmacy/reject-codes.ts';
import type { DurAlert } from '../review/dur-alert.ts';
import type { DecisionSteps } from './fill-decision.ts';
import type { FillRequest } from './fill-request.ts';
import type { DurTerms } from './formulary-terms.ts';

/** Results of service with which the pharmacist fills: as it is, or after the prescriber agreed. */
const FILLED = /^1[A-G]$/;

/** The first block that a finding falls under; null where the formulary says nothing of it. */
export function policyFor({ type, severity, drugs }: DurAlert, dur: readonly DurTerms[]): DurTerms | null {
  const among = (set: ReadonlySet<string> | null): boolean => set === null || drugs.some((drug) => set.has(drug));
  const grave = (of: DurTerms): boolean => of.drugs !== null || durSeverities.indexOf(severity) >= durSeverities.indexOf(of.severity);
  return dur.find((one) => one.type === type && among(one.drugs) && among(one.with) && grave(one)) ?? null;
}

export function durRejects(
  alerts: readonly DurAlert[],
  dur: readonly DurTerms[],
  { result }: FillRequest,
  reject: (code: RejectCode, rule: string, term: string, before: string) => void,
  steps: DecisionSteps,
): void {
  for (const alert of alerts) {
    const policy = policyFor(alert, dur)?.reject ?? 'none';
    const term = `${alert.code} ${alert.severity}: reject ${policy}`;
    const answered = policy === 'soft' && result !== null && FILLED.test(result);
    if (policy === 'none' || answered) steps?.push({ rule: 'utilization review', term, before: alert.text, after: answered ? `filled, ${result}` : 'message' });
    else reject('88', 'utilization review', term, alert.text);
  }
}
