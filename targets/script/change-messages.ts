/** What a pharmacy asks the prescriber before it fills: an authorization that the plan wants, a word about a finding of drug-utilization review. */
import type { Authorization } from '../../model/benefits/authorization.ts';
import { asWritten, benefits, medication, message, outcome, type Prescription, people } from './prescription-elements.ts';
import { CHANGES } from './script-codes.ts';
import { prescribedElement } from './script-medication.ts';
import { hexOf, type ScriptMessage } from './script-message.ts';
import { group, leaf, type XmlElement } from './xml-elements.ts';

/** The plan wants an authorization: the pharmacy says so once, and the prescriber answers when the plan has decided. */
export function authorizationChange(prescription: Prescription, opening: ScriptMessage): readonly ScriptMessage[] {
  const { subject, request, history } = prescription;
  const claim = subject.pharmacy_claims.find(
    (one) => one.request_id === request.id && one.response === 'rejected' && one.rejects.includes(NEEDS_AUTHORIZATION),
  );
  const pharmacy = subject.parties.organizations.find(({ id }) => id === claim?.pharmacy_id);
  if (claim === undefined || pharmacy === undefined) return [];
  const known = Math.max(opening.known, claim.recorded);
  const at = claim.recorded;
  const about = { ...prescription, talkers: { ...prescription.talkers, pharmacy } };
  const question = message(about, {
    ...{ type: 'RxChangeRequest', id: `${hexOf(claim.id)}P`, relatesTo: opening.id, at, known, from: 'pharmacy', numbered: true },
    body: [
      leaf('MessageRequestCode', CHANGES.authorization),
      ...benefits(about, known),
      ...people(about, known),
      medication(about, history.at(request, known), known),
    ],
  });
  const review = subject.authorizations.find(
    ({ service, coverage_id, requested, level, decided }) =>
      level === 0 && decided !== null && service?.code === claim.code.code && coverage_id === claim.coverage_id && requested >= claim.at,
  );
  const answered = review === undefined ? null : reviewOutcome(review);
  if (review?.decided == null || answered === null) return [question];
  const answeredAt = Math.max(review.decided, review.recorded, known);
  const answer = message(about, {
    ...{ type: 'RxChangeResponse', id: `${hexOf(claim.id)}A`, relatesTo: question.id, at: answeredAt, known: answeredAt, from: 'prescriber', numbered: true },
    body: [group('Response', [answered]), ...people(about, answeredAt), medication(about, history.at(request, answeredAt), answeredAt)],
  });
  return [question, answer];
}

/** Reject code of a drug that needs prior authorization. */
const NEEDS_AUTHORIZATION = '75';
/** Why plans deny, in words. */
const DENIED: Readonly<Record<NonNullable<Authorization['reason']>, string>> = {
  not_medically_necessary: 'Prior authorization denied: not medically necessary',
  not_covered: 'Prior authorization denied: not covered',
  out_of_network: 'Prior authorization denied: out of network',
  missing_information: 'Prior authorization denied: missing information',
  other: 'Prior authorization denied',
};

function reviewOutcome({ status, reason }: Authorization): XmlElement | null {
  if (status === 'approved' || status === 'partial' || status === 'not_required') return outcome('Approved');
  return status === 'denied' ? outcome('Denied', [leaf('DenialReason', DENIED[reason ?? 'other'])]) : null;
}

/** Findings of drug-utilization review that the pharmacist took to the prescriber. */
export function evaluations(prescription: Prescription, opening: ScriptMessage): readonly ScriptMessage[] {
  const { subject, request, history, texts } = prescription;
  return subject.dur_alerts.flatMap((alert) => {
    const claim = subject.pharmacy_claims.find(({ id }) => id === alert.pharmacy_claim_id);
    const pharmacy = subject.parties.organizations.find(({ id }) => id === claim?.pharmacy_id);
    if (alert.service !== 'prescriber_consulted' || claim?.request_id !== request.id || pharmacy === undefined) return [];
    const about = { ...prescription, talkers: { ...prescription.talkers, pharmacy } };
    const known = Math.max(opening.known, alert.recorded);
    const shared = { at: alert.recorded, known, clock: pharmacy.state, numbered: true } as const;
    const now = history.at(request, known);
    const note = `${alert.reason}: ${alert.text}`;
    const question = message(about, {
      ...{ ...shared, type: 'RxChangeRequest', id: `${hexOf(alert.id)}Q`, relatesTo: opening.id, from: 'pharmacy' },
      body: [
        leaf('MessageRequestCode', CHANGES.evaluation),
        ...benefits(about, known),
        ...people(about, known),
        prescribedElement('MedicationPrescribed', now, { asWritten: asWritten(about, known), note }, texts),
      ],
    });
    if (alert.result === null) return [question];
    const decided = alert.result === 'filled_with_approval' ? outcome('Approved') : outcome('Denied', [leaf('DenialReason', 'Not to be filled')]);
    const answer = message(about, {
      ...{ ...shared, type: 'RxChangeResponse', id: `${hexOf(alert.id)}R`, relatesTo: question.id, from: 'prescriber' },
      body: [group('Response', [decided]), ...people(about, known), medication(about, now, known)],
    });
    return [question, answer];
  });
}
