/** What a pharmacy reports of fills: handed over as a whole or in part, not handed over, or taken back. */
import type { MedicationDispense } from '../../model/clinical/medication-dispense.ts';
import { asWritten, message, ndcOf, outcome, type Prescription, people, withdrawnBy } from './prescription-elements.ts';
import { dispensedElement, prescribedElement } from './script-medication.ts';
import { hexOf, type ScriptMessage } from './script-message.ts';
import { group } from './xml-elements.ts';

export function fills(prescription: Prescription, opening: ScriptMessage): readonly ScriptMessage[] {
  const { subject, request, history, texts } = prescription;
  return subject.medication_dispenses.flatMap((dispense) => {
    const pharmacy = subject.parties.organizations.find(({ id }) => id === dispense.organization_id);
    if (dispense.request_id !== request.id || pharmacy === undefined) return [];
    const about = { ...prescription, talkers: { ...prescription.talkers, pharmacy } };
    const fill = (id: string, at: number, status: string, then: MedicationDispense): ScriptMessage => {
      const known = Math.max(opening.known, at);
      const now = history.at(request, known);
      const dispensed = { request: now, dispense: then, ndc: ndcOf(about, dispense, known), asWritten: asWritten(about, known) };
      return message(about, {
        ...{ type: 'RxFill', id, relatesTo: opening.id, at, known, from: 'pharmacy', numbered: true },
        body: [
          group('FillStatus', [outcome(status)]),
          ...people(about, known),
          prescribedElement('MedicationPrescribed', now, { asWritten: dispensed.asWritten }, texts),
          status === NOT_DISPENSED ? null : dispensedElement(dispensed, texts),
        ],
      });
    };
    const first = history.at(dispense, Math.max(opening.known, dispense.recorded));
    const told = fill(hexOf(dispense.id), dispense.recorded, statusOf(about, first), first);
    const returned = withdrawnBy(history.of(dispense.id), told.known);
    return returned === undefined ? [told] : [told, fill(`${hexOf(dispense.id)}N`, returned.recorded, NOT_DISPENSED, history.after(dispense, returned))];
  });
}

const NOT_DISPENSED = 'NotDispensed';

/** A part of a fill is one that was billed as such. */
function statusOf({ subject }: Prescription, { id, status, recorded }: MedicationDispense): string {
  if (status !== 'completed') return NOT_DISPENSED;
  const part = subject.pharmacy_claims.some((one) => one.dispense_id === id && one.dispensing_status === 'partial' && one.recorded <= recorded);
  return part ? 'PartiallyDispensed' : 'Dispensed';
}
