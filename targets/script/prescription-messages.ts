/** The messages about one prescription, in order: how it reaches the pharmacy, what the pharmacy asks, its fills, its end. */
import type { MedicationRequest } from '../../model/clinical/medication.ts';
import { authorizationChange, evaluations } from './change-messages.ts';
import { fills } from './fill-messages.ts';
import { asWritten, benefits, medication, message, ndcOf, outcome, type Prescription, people, withdrawnBy } from './prescription-elements.ts';
import type { Renewed } from './prescription-route.ts';
import { dispensedElement, prescribedElement } from './script-medication.ts';
import { hexOf, type ScriptMessage } from './script-message.ts';
import { group, leaf } from './xml-elements.ts';

/** How the prescription reaches the pharmacy: as a new one, or as the answer to a request for a renewal, which comes first. */
export function openingOf(prescription: Prescription, renewed: Renewed | null): readonly ScriptMessage[] {
  const { request, route, history } = prescription;
  const known = route.known;
  const now = history.at(request, known);
  const id = hexOf(request.id);
  const at = request.recorded;
  if (renewed === null) {
    const body = [...benefits(prescription, known), ...people(prescription, known), medication(prescription, now, known)];
    return [message(prescription, { type: 'NewRx', id, relatesTo: null, at, known, from: 'prescriber', numbered: false, body })];
  }
  const prior = history.at(renewed.request, known);
  const asked = { ...prescription, request: renewed.request };
  const requested = prior.refills + 1;
  const dispensed = {
    request: prior,
    dispense: history.at(renewed.lastFill, known),
    ndc: ndcOf(asked, renewed.lastFill, known),
    asWritten: asWritten(asked, known),
    requested,
  };
  // The records have the minute of the prescriber alone.
  const clock = prescription.talkers.prescriber.state;
  const question = message(asked, {
    ...{ type: 'RxRenewalRequest', id: `${id}Q`, relatesTo: null, at, known, clock, from: 'pharmacy', numbered: true },
    body: [
      ...benefits(asked, known),
      ...people(asked, known),
      dispensedElement(dispensed, prescription.texts),
      prescribedElement('MedicationPrescribed', prior, { asWritten: dispensed.asWritten }, prescription.texts),
    ],
  });
  const answer = message(prescription, {
    ...{ type: 'RxRenewalResponse', id, relatesTo: question.id, at, known, from: 'prescriber', numbered: true },
    body: [
      group('Response', [outcome(renewalOutcome(prior, now))]),
      ...people(prescription, known),
      medication(prescription, now, known, 'MedicationResponse'),
    ],
  });
  return [question, answer];
}

/** The same again; another number of refills; or another prescription in its place. */
function renewalOutcome(prior: MedicationRequest, next: MedicationRequest): 'Approved' | 'ApprovedWithChanges' | 'Replace' {
  const same = prior.sig === next.sig && prior.quantity === next.quantity && prior.days_supply === next.days_supply && prior.code.display === next.code.display;
  if (!same) return 'Replace';
  return prior.refills === next.refills ? 'Approved' : 'ApprovedWithChanges';
}

/** What comes after it has reached the pharmacy. @param opening the message with which it did */
export function followingOf(prescription: Prescription, opening: ScriptMessage): readonly ScriptMessage[] {
  return [
    ...authorizationChange(prescription, opening),
    ...evaluations(prescription, opening),
    ...fills(prescription, opening),
    ...cancellation(prescription, opening),
  ];
}

/** The prescriber ends it; the pharmacy has nothing to cancel where every fill was handed over. */
function cancellation(prescription: Prescription, opening: ScriptMessage): readonly ScriptMessage[] {
  const { request, subject, history, talkers } = prescription;
  const withdrawn = withdrawnBy(history.of(request.id), Number.NEGATIVE_INFINITY);
  const ended = withdrawn?.recorded ?? (request.status === 'stopped' ? request.stopped : null);
  if (ended === null) return [];
  const at = Math.max(ended, request.recorded);
  const known = Math.max(at, opening.known);
  const to = history.at(request, known);
  const question = message(prescription, {
    ...{ type: 'CancelRx', id: `${hexOf(request.id)}C`, relatesTo: opening.id, at, known, from: 'prescriber', numbered: false },
    body: [...people(prescription, known), medication(prescription, to, known)],
  });
  if (talkers.pharmacy === null) return [question];
  const filled = subject.medication_dispenses.filter(
    (one) => one.request_id === request.id && one.recorded <= known && history.at(one, known).status === 'completed',
  );
  const decided = filled.length > to.refills ? outcome('Denied', [leaf('DenialReason', 'All fills were dispensed')]) : outcome('Approved');
  const answer = message(prescription, {
    ...{ type: 'CancelRxResponse', id: `${hexOf(request.id)}D`, relatesTo: question.id, at, known, clock: question.clock, from: 'pharmacy', numbered: true },
    body: [group('Response', [decided])],
  });
  return [question, answer];
}
