/** What most messages begin with: the person, and the visit if there is one. */
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { structures, type TriggerEvent } from '../hl7v2-message.ts';
import { insurance } from '../segments/insurance.ts';
import { nk1 } from '../segments/nk1.ts';
import { pd1 } from '../segments/pd1.ts';
import { pid, unknownPid } from '../segments/pid.ts';
import { pv1 } from '../segments/pv1.ts';

/** Whether nobody has recognised the patient of a visit yet. */
const isUnknown = (encounter: Encounter | null): boolean => encounter?.mrn.startsWith('TMP') === true;

/** Under the record number that the visit is filed under. Of a patient whom nobody has recognised yet, no more than that is known. */
export function patient(c: Hl7v2Context, sent: number, encounter: Encounter | null = null): string {
  const person = c.history.person(c.subject.patient, sent);
  if (encounter !== null && isUnknown(encounter)) return unknownPid(c, person, encounter.mrn);
  if (encounter !== null && encounter.mrn !== person.mrn) return pid(c, person, encounter.mrn, sent);
  // As long as nothing of the person changes, their segment is the same.
  if (person !== c.subject.patient || c.history.of(person.id).length > 0) return pid(c, person, person.mrn, sent);
  const dead = person.death !== null && person.death <= sent;
  return c.once(dead ? 'dead' : 'alive', () => pid(c, person, person.mrn, sent));
}

/** PD1, with the message by which the person becomes known. */
export function primaryCare(c: Hl7v2Context, sent: number, encounter: Encounter | null): string {
  return isUnknown(encounter) ? '' : pd1(c, c.history.person(c.subject.patient, sent));
}

/** NK1, where it is known who the patient is. */
export function kin(c: Hl7v2Context, sent: number, encounter: Encounter | null): string {
  return isUnknown(encounter) ? '' : nk1(c, sent);
}

export function visitOf(c: Hl7v2Context, encounterId: string | null, sent: number): Encounter | null {
  const encounter = c.encounter(encounterId);
  return encounter === undefined ? null : c.history.visit(encounter, sent);
}

/** PID, and PV1 where the record belongs to a visit. */
export function patientAndVisit(c: Hl7v2Context, encounterId: string | null, sent: number): string {
  const encounter = visitOf(c, encounterId, sent);
  return patient(c, sent, encounter) + (encounter === null ? '' : pv1(c, { encounter }));
}

/** PID and PV1, where the message must have one. */
export function patientAndAnyVisit(c: Hl7v2Context, encounterId: string | null, sent: number): string {
  const encounter = visitOf(c, encounterId, sent);
  return patient(c, sent, encounter) + pv1(c, encounter === null ? null : { encounter });
}

/** Structures that end with GT1 and groups of IN1. */
const INSURED: ReadonlySet<string> = new Set(['ADT_A01', 'ADT_A03', 'ADT_A05', 'ADT_A06', 'DFT_P03']);

/** Guarantor and insurance, where the structure of the message has them, and it is known who the patient is. @param day on which the coverages cover the patient */
export function coverage(c: Hl7v2Context, trigger: TriggerEvent, sent: number, encounter: Encounter | null, day?: number): string {
  const structure = structures[trigger];
  if (!INSURED.has(structure) || (structure === 'ADT_A03' && !c.version.since25)) return '';
  return isUnknown(encounter) ? '' : insurance(c, c.history.person(c.subject.patient, sent), sent, day);
}
