/** A prescription with what messages about it say alike: who talks, the patient, the drug, who pays. */
import type { Change } from '../../model/clinical/change.ts';
import type { MedicationRequest } from '../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../model/clinical/medication-dispense.ts';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import type { History } from '../shared/history.ts';
import { priorAuthorizationNumber } from '../shared/prescription-number.ts';
import type { Route } from './prescription-route.ts';
import { type PrescribedName, prescribedElement } from './script-medication.ts';
import type { PartyRole, ScriptMessage, Talkers } from './script-message.ts';
import type { ScriptOptions } from './script-options.ts';
import { benefitsElement, patientElement, pharmacyElement, prescriberElement } from './script-parties.ts';
import type { ScriptText } from './script-text.ts';
import { group, type XmlElement, type XmlPart } from './xml-elements.ts';

export interface Prescription {
  readonly request: MedicationRequest;
  readonly route: Route;
  readonly talkers: Talkers;
  readonly subject: Subject;
  readonly history: History;
  readonly options: ScriptOptions;
  readonly texts: ScriptText;
}

/** An outcome: an element that is there even where it says nothing more. */
export const outcome = (name: string, parts: readonly XmlPart[] = []): XmlElement => group(name, parts) ?? { name, content: '' };

type OwnParts = Omit<ScriptMessage, 'to' | 'talkers' | 'requestId' | 'clock'> & { readonly clock?: string };

/** @param rest with the clock of another than who sends it, where it answers at once */
export function message({ talkers, request }: Prescription, rest: OwnParts): ScriptMessage {
  const { prescriber, pharmacy } = talkers;
  const other: PartyRole = pharmacy === null ? 'clearinghouse' : 'pharmacy';
  const clock = rest.from === 'pharmacy' && pharmacy !== null ? pharmacy.state : prescriber.state;
  return { clock, ...rest, to: rest.from === 'prescriber' ? other : 'prescriber', talkers, requestId: request.id };
}

export function people({ subject, history, talkers: { prescriber, practice, pharmacy }, texts }: Prescription, known: number): readonly XmlPart[] {
  const patient = patientElement(history.person(subject.patient, known), texts);
  return [patient, pharmacy === null ? null : pharmacyElement(pharmacy, texts), prescriberElement(prescriber, practice, texts)];
}

/** The drug benefit on the day of the prescription that pays first. */
export function benefits({ subject, request, options, texts }: Prescription, known: number): readonly XmlPart[] {
  const day = dayOfMinute(request.recorded);
  const inForce = subject.coverages.filter(
    ({ kind, effective, termination, recorded }) =>
      kind === 'pharmacy' && recorded <= known && effective <= day && (termination === null || day <= termination),
  );
  const coverage = [...inForce].sort((a, b) => a.priority - b.priority)[0];
  if (coverage === undefined) return [];
  const payer = subject.parties.organizations.find(({ id }) => id === coverage.payer_id);
  return [benefitsElement(coverage, payer, options, texts)];
}

export function medication(prescription: Prescription, request: MedicationRequest, known: number, name: PrescribedName = 'MedicationPrescribed'): XmlPart {
  return prescribedElement(
    name,
    request,
    { asWritten: asWritten(prescription, known), authorization: authorizationOf(prescription, known) },
    prescription.texts,
  );
}

/** The number of the authorization of the drug that is in force. */
function authorizationOf({ subject, request }: Prescription, known: number): string | null {
  const day = dayOfMinute(known);
  const valid = subject.authorizations.filter(
    ({ service, status, valid_from: from, valid_to: to, decided }) =>
      (status === 'approved' || status === 'partial') &&
      service?.code === request.code.code &&
      decided !== null &&
      decided <= known &&
      from !== null &&
      to !== null &&
      from <= day &&
      day <= to,
  );
  return valid.length === 0 ? null : priorAuthorizationNumber(valid[valid.length - 1]);
}

/** Whether the pharmacy bills it as to be dispensed as written by the will of the prescriber (408-D8: 1). */
export function asWritten({ subject, request }: Prescription, known: number): boolean {
  return subject.pharmacy_claims.some((one) => one.request_id === request.id && one.recorded <= known && one.daw === 1);
}

/** The National Drug Code under which a fill was billed, else the prescription. */
export function ndcOf({ subject }: Prescription, { id, request_id }: MedicationDispense, known: number): string | null {
  const claims = subject.pharmacy_claims.filter(({ recorded }) => recorded <= known);
  return claims.find((one) => one.dispense_id === id)?.ndc ?? claims.find((one) => one.request_id === request_id)?.ndc ?? null;
}

/** The change that took a record back after a minute. */
export const withdrawnBy = (changes: readonly Change[], after: number): Change | undefined =>
  changes.find(({ kind, recorded }) => (kind === 'cancelled' || kind === 'entered_in_error') && recorded > after);
